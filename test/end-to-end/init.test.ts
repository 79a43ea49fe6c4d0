import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compileProgram, openWorkshop, type Workshop } from '../support/program.ts'
import { readWorkflow, stepsOf } from '../support/workflow.ts'

/** `digest init`, as an author runs it, and the build that follows. */

beforeAll(compileProgram)

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.remove())

const own = (path: string) =>
  readFileSync(join(fileURLToPath(new URL('../../', import.meta.url)), '.github', 'workflows', path), 'utf8')

describe('an empty folder', () => {
  it('becomes a site that builds', () => {
    const { code, out, err } = shop.run([
      'init',
      'my site',
      '--yes',
      '--base-url',
      'https://me.github.io/news',
    ])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('  cd my site\n  digest build\n')
    const files = shop
      .files('my site')
      .map(file => file.replace(/\d{8}/u, 'DAY').replace(/\d+\.\d+\.\d+/u, 'VERSION'))
    expect(files).toEqual([
      '.github/workflows/pages.yml',
      '.gitignore',
      'README.md',
      'content/about.en.md',
      'content/about.md',
      'content/posts/DAY-hello.en.md',
      'content/posts/DAY-hello.md',
      'digest.config.yaml',
      'package.json',
      'vendor/digest-VERSION.tgz',
    ])
    expect(shop.run(['lint'], { in: 'my site' })).toMatchObject({ code: 0, err: '' })
    const built = shop.run(['build', '--strict'], { in: 'my site' })
    expect(built).toMatchObject({ code: 0, err: '' })
    expect(shop.read('my site/public/index.html')).toContain('https://me.github.io/news/')
    expect(shop.has('my site/public/.nojekyll')).toBe(true)
    expect(shop.has('my site/public/404.html')).toBe(true)
    expect(shop.read('my site/public/about/index.html')).toContain('href="/news/en/about/"')
  })

  it('publishes itself with the program that made it', () => {
    shop.git('init', '-q', '-b', 'trunk')
    shop.run(['init', '--yes'])
    const workflow = readWorkflow(shop.read('.github/workflows/pages.yml'))
    expect(workflow.on).toEqual({
      push: { branches: ['trunk'] },
      schedule: [{ cron: '5 22 * * *' }],
      workflow_dispatch: null,
    })
    expect(workflow.permissions).toEqual({ contents: 'read', pages: 'write', 'id-token': 'write' })
    expect(workflow.concurrency).toEqual({ group: 'pages', 'cancel-in-progress': false })
    expect(stepsOf(workflow, 'build')).toEqual([
      'actions/checkout',
      'actions/setup-node',
      'npm install --ignore-scripts --no-audit --no-fund',
      'actions/cache',
      'actions/configure-pages',
      'npx --no-install digest build',
      'rm public/.digest-outputs',
      'actions/upload-pages-artifact',
    ])
    expect(workflow.jobs.build?.steps.at(-1)?.with).toEqual({ path: 'public', 'include-hidden-files': true })
    expect(stepsOf(workflow, 'deploy')).toEqual(['actions/deploy-pages'])
    const { devDependencies } = JSON.parse(shop.read('package.json'))
    expect(shop.has(devDependencies.digest.replace('file:', ''))).toBe(true)
    shop.git('add', '--all')
    shop.run(['build'])
    expect(
      shop
        .git('status', '--short', '--untracked-files=all')
        .split('\n')
        .filter(line => !line.startsWith('A ')),
    ).toEqual([])
  })

  it('speaks the languages that are asked for', () => {
    expect(
      shop.run(['init', '--yes', '--lang', 'en', '--title', 'A: B', '--time-zone', 'Europe/Berlin']).code,
    ).toBe(0)
    expect(shop.read('digest.config.yaml')).toBe(
      'title: "A: B"\ntimeZone: Europe/Berlin\ndefaultLanguage: en\nlanguages: [en]\n# baseUrl: https://user.github.io/repo/\n',
    )
    expect(shop.read('README.md')).toMatch(/^# A: B\n\nA site made with digest/u)
    expect(shop.run(['build', '--strict'])).toMatchObject({ code: 0, err: '' })
  })

  it('takes its address from GitHub in a workflow there', () => {
    shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect(shop.files().some(file => file.startsWith('vendor'))).toBe(false)
    const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'me/news' }
    expect(shop.run(['build'], { env }).code).toBe(0)
    expect(shop.read('public/index.html')).toContain(
      '<link rel="canonical" href="https://me.github.io/news/">',
    )
  })

  it('says what is wrong with an option, and writes nothing', () => {
    for (const argv of [
      ['--lang', 'english'],
      ['--base-url', 'me.github.io'],
      ['--time-zone', 'Taipei'],
    ])
      expect(shop.run(['init', '--yes', ...argv])).toMatchObject({ code: 2, out: '' })
    expect(shop.files()).toEqual([])
  })
})

describe('a folder with files', () => {
  it('keeps every one of them, and names them', () => {
    shop.write(`
    -- README.md --
    mine
    -- digest.config.yaml --
    title: mine
    -- .github/workflows/pages.yml --
    mine
    -- content/posts/2026-01-05-a.md --
    ---
    title: A
    ---
    x
    `)
    const before = shop.read('digest.config.yaml')
    const { code, out } = shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect(code).toBe(0)
    expect(out).toContain(
      'Left as they were, since they are there already:\n  digest.config.yaml\n  .github/workflows/pages.yml\n  README.md\n',
    )
    expect(shop.read('digest.config.yaml')).toBe(before)
    expect(shop.files('content')).toEqual(['posts/2026-01-05-a.md'])
  })
})

describe('a site of Jekyll', () => {
  const JEKYLL = `
    -- _config.yml --
    title: AI 每日動態
    tagline: 彙整
    lang: zh-TW
    timezone: Asia/Tokyo
    url: "https://me.github.io"
    baseurl: "/news"
    permalink: pretty
    paginate: 10
    author: { name: 阿明, email: a@example.com }
    theme: chirpy
    exclude: [docs, "*.gem"]
    collections: { tabs: { output: true } }
    social: { name: x }
    -- _posts/2026-01-05-claude-daily.md --
    ---
    layout: post
    title: "Claude 每日動態"
    date: 2026-01-05
    categories: [claude, daily]
    image: /assets/img/x.svg
    ---
    ## 📰 本週新聞焦點

    - 一則
    內文

    見[關於](/about/)。
    -- _posts/2026-01-06-claude-daily.md --
    ---
    title: "Claude 每日動態"
    ---
    見{% post_url 2026-01-05-claude-daily %}。
    -- _layouts/post.html --
    {{ content }}
    -- _tabs/links.md --
    no front matter
    -- index.html --
    ---
    layout: home
    ---
    {{ site.posts }}
    -- about.md --
    ---
    title: 關於
    ---
    文字
    -- assets/img/x.svg --
    <svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>
    -- README.md --
    # Mine
    -- Gemfile --
    source "https://rubygems.org"
    -- docs/notes.md --
    no front matter
    `

  it('builds where it stands, at the addresses that it had', () => {
    shop.write(JEKYLL)
    const before = shop.files()
    const { code, out, err } = shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(shop.read('digest.config.yaml')).toMatchInlineSnapshot(`
      "# Made by digest init of _config.yml.
      title: AI 每日動態
      description: 彙整
      baseUrl: https://me.github.io/news/
      timeZone: Asia/Tokyo
      languages: [zh-TW]
      permalinks:
        posts: /:categories/:year/:month/:day/:slug/
      pagination: 10
      author:
        name: 阿明
        email: a@example.com
      content: "."
      exclude: [docs, "*.gem", Gemfile, README.md, index.html, package.json, package-lock.json, vendor, node_modules]
      "
    `)
    expect(out.slice(out.indexOf('Not carried'), out.indexOf('Next'))).toMatchInlineSnapshot(`
      "Not carried over, or different now:
        index.html: pages that Jekyll makes of HTML or Liquid are left out; digest makes home, archive, tags, feeds and 404 itself
        collections.tabs: the files of \`_tabs\` (1) are not read; a page is a Markdown file outside such a folder
        social: digest has no such setting; values for templates of your own go under \`params\`
      "
    `)
    expect(shop.files().filter(file => before.includes(file))).toEqual(before)
    expect(shop.run(['build'])).toMatchObject({ code: 0, err: '' })
    const files = shop.files('public')
    expect(files).toContain('claude/daily/2026/01/05/claude-daily/index.html')
    expect(files).toContain('2026/01/06/claude-daily/index.html')
    expect(files).toContain('about/index.html')
    expect(files).toContain('assets/img/x.svg')
    expect(files.filter(file => /(?:^|\/)_|Gemfile|README|docs|package/u.test(file))).toEqual([])
    expect(shop.read('public/index.html')).toContain('AI 每日動態')
    const next = shop.run(['new', '--kind', 'daily', '--model', 'claude', '--date', '2026-01-07'])
    expect(next.out).toBe('_posts/2026-01-07-claude-daily.md\n')
  })

  it('leaves an address pattern that would give two posts one address', () => {
    shop.write(JEKYLL.replace('permalink: pretty', 'permalink: /posts/:title/'))
    const { out } = shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect(out).toContain(
      '  permalink: by `/posts/:title/` several posts would have the address of `claude-daily`',
    )
    expect(shop.run(['build'])).toMatchObject({ code: 0 })
    expect(shop.has('public/posts/2026-01-06-claude-daily/index.html')).toBe(true)
  })

  it('says where a configuration cannot be read', () => {
    shop.write('-- _config.yml --\ntitle: a: b\n')
    const { code, out, err } = shop.run(['init', '--yes'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^_config\.yml cannot be read: line 1: /u)
  })
})

describe('a site of Hugo', () => {
  const POST = `
    -- content/posts/20260105-x.md --
    ---
    title: 甲
    date: 2026-01-05T10:00:00+08:00
    companies: [Anthropic]
    ---
    見[乙]({{< ref "y.md" >}})。
    -- content/posts/20260106-y.en.md --
    ---
    title: B
    date: 2026-01-06T10:00:00+08:00
    ---
    Text.
    -- content/posts/y.md --
    ---
    title: 乙
    date: 2026-01-06T10:00:00+08:00
    ---
    文字。
    -- static/images/x.svg --
    <svg xmlns="http://www.w3.org/2000/svg"/>
    `

  it('builds from hugo.toml', () => {
    shop.write(`${POST}
    -- hugo.toml --
    baseURL = "https://me.github.io/hugo/"
    title = "AI 觀點"
    defaultContentLanguage = "zh-tw"
    timeZone = "Asia/Taipei"
    theme = "PaperMod"
    enableEmoji = true
    [pagination]
    pagerSize = 12
    [taxonomies]
    tag = "tags"
    company = "companies"
    [permalinks]
    posts = "/:year/:month/:filename/"
    [languages.zh-tw]
    languageName = "中文"
    [[languages.zh-tw.menu.main]]
    name = "歸檔"
    url = "/archive/"
    weight = 20
    [[languages.zh-tw.menu.main]]
    name = "文章"
    pageRef = "/posts"
    weight = 10
    [languages.en]
    languageName = "English"
    title = "AI Notes"
    [params]
    description = "觀點"
    env = "production"
    [services.disqus]
    shortname = "x"
    [outputs]
    home = ["HTML", "RSS"]
    `)
    const { code, out } = shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect(code).toBe(0)
    expect(shop.read('digest.config.yaml')).toMatchInlineSnapshot(`
      "# Made by digest init of hugo.toml.
      title: AI 觀點
      description: 觀點
      baseUrl: https://me.github.io/hugo/
      timeZone: Asia/Taipei
      defaultLanguage: zh-tw
      languages:
        zh-tw:
          label: 中文
          menu:
            - { label: 文章, url: /posts/ }
            - { label: 歸檔, url: /archive/ }
        en:
          label: English
          title: AI Notes
      taxonomies:
        companies: true
      permalinks:
        posts: /:year/:month/:filename/
      pagination: 12
      "
    `)
    expect(out.slice(out.indexOf('Not carried'), out.indexOf('Next'))).toMatchInlineSnapshot(`
      "Not carried over, or different now:
        params: values for Hugo's theme are not carried over: env
        outputs: digest has no such setting; values for templates of your own go under \`params\`
      "
    `)
    expect(shop.run(['build'])).toMatchObject({ code: 0, err: '' })
    const files = shop.files('public')
    expect(files).toContain('2026/01/20260105-x/index.html')
    expect(files).toContain('en/2026/01/20260106-y/index.html')
    expect(files).toContain('companies/anthropic/index.html')
    expect(files).toContain('images/x.svg')
  })

  it('names what stands in the way', () => {
    shop.write(`${POST}
    -- hugo.yaml --
    title: 站
    -- public/index.html --
    Hugo's own
    -- .github/workflows/hugo.yml --
    jobs: { deploy: { steps: [{ uses: actions/deploy-pages@v4 }] } }
    `)
    const { out } = shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect(out).toContain('The folder public holds files that digest did not write')
    expect(out).toContain('.github/workflows/hugo.yml publishes GitHub Pages too')
    expect(shop.run(['build', '--destination', 'site'])).toMatchObject({ code: 0 })
  })

  it.each([
    ['hugo.yaml', 'title: 站\nbaseURL: https://a.example/\n'],
    ['config.json', '{ "title": "站", "baseurl": "https://a.example" }'],
    ['config/_default/hugo.toml', 'title = "站"\nbaseURL = "https://a.example/"'],
  ])('reads %s', (path, text) => {
    shop.write(POST)
    shop.write(`-- ${path} --\n${text}`)
    shop.run(['init', '--yes', '--digest', '1.0.0'])
    expect(shop.read('digest.config.yaml')).toBe(
      `# Made by digest init of ${path}.\ntitle: 站\nbaseUrl: https://a.example/\nlanguages: [zh-TW]\n`,
    )
  })
})

describe("the project's own workflows", () => {
  it('test on every version of Node that is supported', () => {
    const workflow = readWorkflow(own('test.yml'))
    expect(workflow.jobs.test?.strategy?.matrix).toEqual({ node: ['20', '22', '24'] })
    expect(stepsOf(workflow, 'test')).toContain('npm test')
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  it('publish the demonstration in the same way as an author does', () => {
    const [ours, theirs] = [
      own('pages.yml'),
      readFileSync(new URL('../../templates/starter/pages.yml', import.meta.url), 'utf8'),
    ]
    const actions = (text: string) => [...text.matchAll(/uses: (\S+)/gu)].map(match => match[1])
    expect(actions(ours)).toEqual(actions(theirs))
    expect(readWorkflow(ours).permissions).toEqual(
      readWorkflow(theirs.replace('{{branch}}', 'main')).permissions,
    )
  })
})
