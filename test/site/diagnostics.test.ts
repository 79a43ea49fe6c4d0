import { describe, expect, it } from 'vitest'
import type { BuildOptions, BuildReport } from '../../src/model/build.ts'
import { type TestSite, testSite } from '../support/site.ts'

/** Each thing that can be said only of a whole site, provoked once. */

const POST = (title: string, more = '', text = '這裡有一段文字。') =>
  `---\ntitle: ${title}\ndate: 2026-01-05\n${more}---\n${text}\n`

async function built(
  files: Readonly<Record<string, string>>,
  options: Partial<BuildOptions> = {},
): Promise<{ site: TestSite; report: BuildReport; said: string[] }> {
  const site = await testSite(files)
  const report = await site.build(options)
  const said = report.diagnostics.map(
    ({ at, code, severity, related }) =>
      `${at?.path ?? '-'}:${at?.start?.line ?? 0} ${severity} ${code}${related === undefined ? '' : ` <- ${related.at.path}`}`,
  )
  return { site, report, said }
}

describe('languages', () => {
  it('refuses a language that is not configured', async () => {
    const { said, report } = await built({ 'content/posts/a.md': POST('甲', 'lang: fr\n') })
    expect(said).toEqual(['content/posts/a.md:4 error language/unknown'])
    expect(report.diagnostics[0]?.message).toBe('The language “fr” is not configured.')
    expect(report.diagnostics[0]?.hint).toContain('zh-TW, en')
    expect(report.status).toBe('failed')
  })

  it('warns of a suffix that looks like a language', async () => {
    const { said, site } = await built({ 'content/posts/a.fr.md': POST('甲') })
    expect(said).toEqual(['content/posts/a.fr.md:0 warning language/unknown-suffix'])
    expect(site.has('posts/a.fr/index.html')).toBe(true)
  })

  it('warns of a text that is plainly in another language', async () => {
    const english = 'This text is plainly English, whatever its folder says. '.repeat(12)
    const { said } = await built({ 'content/zh-tw/posts/a.md': POST('A', '', english) })
    expect(said).toEqual(['content/zh-tw/posts/a.md:0 warning language/text-differs'])
  })

  it.each(['zh', 'zh_tw', 'zh-Hant', 'ZH-tw'])('finds zh-TW for %s', async code => {
    const { said, site } = await built({ 'content/posts/a.md': POST('甲', `lang: ${code}\n`) })
    expect(said).toEqual([])
    expect(site.has('posts/a/index.html')).toBe(true)
  })
})

describe('addresses', () => {
  it('names both files that want one address', async () => {
    const { said, report } = await built({
      'content/posts/a.md': POST('甲', 'slug: same\n'),
      'content/posts/b.md': POST('乙', 'slug: Same\n'),
    })
    expect(said).toEqual(['content/posts/b.md:0 error address/taken <- content/posts/a.md'])
    expect(report.diagnostics[0]?.message).toBe(
      'Two files want the address /posts/same/; the other is content/posts/a.md.',
    )
  })

  it('keeps Unicode forms of one name apart from nothing', async () => {
    const { said } = await built({
      'content/posts/caf\u00e9.md': POST('甲'),
      'content/posts/cafe\u0301.md': POST('乙'),
    })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('error address/taken')
  })

  it('refuses the address of a page that digest makes, unless the file has no text', async () => {
    const { said } = await built({
      'content/posts/a.md': POST('甲'),
      'content/archive.md': '---\ntitle: 我的\n---\n文字。\n',
    })
    expect(said).toEqual(['content/archive.md:0 error address/reserved'])
    const empty = await built({
      'content/posts/a.md': POST('甲'),
      'content/archive.md': '---\ntitle: 我的\n---\n',
    })
    expect(empty.said).toEqual([])
  })

  it.each(['https://elsewhere.example/x/', '/a/../b/', '/a?b'])(
    'refuses the permalink %s',
    async permalink => {
      const { said } = await built({ 'content/posts/a.md': POST('甲', `permalink: "${permalink}"\n`) })
      expect(said).toEqual(['content/posts/a.md:4 error address/not-an-address'])
    },
  )

  it('refuses an alias that is a page', async () => {
    const { said } = await built({
      'content/posts/a.md': POST('甲', 'aliases: [/posts/b/]\n'),
      'content/posts/b.md': POST('乙'),
    })
    expect(said).toEqual(['content/posts/a.md:0 error address/alias-taken'])
  })

  it('redirects from aliases, each to its page', async () => {
    const { said, site } = await built({
      'content/posts/a.md': POST('甲', 'aliases: [/old/, 2019/x.html]\n'),
    })
    expect(said).toEqual([])
    expect(site.read('old/index.html')).toContain('url=/posts/a/')
    expect(site.read('2019/x.html')).toContain('href="/posts/a/"')
  })

  it('wants a date for a post', async () => {
    const { said } = await built({ 'content/posts/a.md': '---\ntitle: 甲\n---\n文字。\n' })
    expect(said).toEqual(['content/posts/a.md:0 error entry/no-date'])
  })

  it('reads permalinks by their tokens, with the date of the file', async () => {
    const { site, said } = await built({
      'digest.config.yaml': 'permalinks: { posts: "/:year/:month/:day/:slug/" }\n',
      'content/posts/2026-01-05-some-news.md': '---\ntitle: 甲\n---\n文字。\n',
    })
    expect(said).toEqual([])
    expect(site.has('2026/01/05/some-news/index.html')).toBe(true)
  })
})

describe('links and pictures', () => {
  it('reports what nothing answers, at its place, and shows it as text', async () => {
    const text =
      '見[這裡](/posts/nothing/)、[那裡](missing.md)、[錨點](b.md#沒有)與[好的](b.md#標題)。\n\n![圖](none.png)'
    const { said, site } = await built({
      'content/posts/a.md': POST('甲', '', text),
      'content/posts/b.md': POST('乙', '', '## 標題\n\n文字。'),
    })
    expect(said).toEqual([
      'content/posts/a.md:5 warning link/broken',
      'content/posts/a.md:5 warning link/broken',
      'content/posts/a.md:5 warning link/no-such-anchor',
      'content/posts/a.md:7 warning image/missing',
    ])
    const page = site.read('posts/a/index.html')
    expect(page).not.toContain('/posts/nothing/')
    expect(page).not.toContain('none.png')
    expect(page).toContain('href="/posts/b/#%E6%A8%99%E9%A1%8C"')
  })

  it('finds pages and files however they are meant, with the base path added once', async () => {
    const text = [
      '[a](/posts/b/) [b](/posts/b) [c](b.md) [d](../posts/b.md) [e](/repo/posts/b/) [f](../b/) [g](/posts/b/index.html)',
      '[h]({{< ref "b.md" >}}) [i](/files/x.pdf)',
    ].join(' ')
    const { said, site } = await built({
      'digest.config.yaml': 'baseUrl: https://u.github.io/repo/\n',
      'content/posts/a.md': POST('甲', '', text),
      'content/posts/b.md': POST('乙'),
      'static/files/x.pdf': '%PDF',
    })
    expect(said).toEqual([])
    const page = site.read('posts/a/index.html')
    const body = /<a href="[^"]*">a<\/a>[\s\S]*<\/a>/u.exec(page)?.[0] ?? ''
    expect(
      [...body.matchAll(/<a href="([^"]*)">([a-i])<\/a>/gu)].map(match => `${match[2]} ${match[1]}`),
    ).toEqual([...[...'abcdefgh'].map(letter => `${letter} /repo/posts/b/`), 'i /repo/files/x.pdf'])
  })

  it('shows a picture once that is both in the front matter and in the text', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
    const { said, site } = await built({
      'content/posts/a/index.md': POST('甲', 'image: chart.svg\n', '![圖](chart.svg)'),
      'content/posts/a/chart.svg': svg,
      'content/posts/b/index.md': POST('乙', 'image: chart.svg\n'),
      'content/posts/b/chart.svg': svg,
    })
    expect(said).toEqual([])
    for (const name of ['a', 'b']) {
      const page = site.read(`posts/${name}/index.html`)
      expect(page.match(/<img\b/gu), name).toHaveLength(1)
      expect(page, name).toContain(
        `<meta property="og:image" content="http://localhost:4000/posts/${name}/chart.svg">`,
      )
    }
  })

  it('leaves a menu item out that leads nowhere', async () => {
    const { said, site } = await built({
      'digest.config.yaml': 'menu: [{label: 關於, url: /about/}, {label: 歸檔, url: /archive/}]\n',
      'content/posts/a.md': POST('甲'),
    })
    expect(said).toEqual(['-:0 warning config/broken-menu-link'])
    expect(site.read('index.html')).not.toContain('/about/')
  })

  it('falls back from an unknown layout', async () => {
    const { said } = await built({ 'content/posts/a.md': POST('甲', 'layout: fancy\n') })
    expect(said).toEqual(['content/posts/a.md:4 warning layout/unknown'])
  })
})

describe('terms', () => {
  it('tells terms apart that would share an address, and says so', async () => {
    const { said, site } = await built({ 'content/posts/a.md': POST('甲', 'tags: [a/b, a?b]\n') })
    expect(said).toEqual(['content/posts/a.md:0 warning term/address-shared'])
    expect(site.outputs().filter(path => /^tags\/a-b[^/]*\/index/u.test(path))).toHaveLength(2)
  })

  it('keeps C, C++, C#, llama.cpp and llama-cpp apart without a word', async () => {
    const { said, site } = await built({
      'content/posts/a.md': POST('甲', 'tags: [C, C++, "C#", llama.cpp, llama-cpp]\n'),
    })
    expect(said).toEqual([])
    for (const slug of ['c', 'c++', 'c-sharp', 'llama.cpp', 'llama-cpp']) {
      expect(site.has(`tags/${slug}/index.html`), slug).toBe(true)
    }
  })

  it('reads labels, aliases, slugs and descriptions from data, and links the two pages', async () => {
    const { said, site } = await built({
      'data/taxonomies/tags.yaml':
        'agents:\n  labels: { zh-TW: 代理型 AI, en: AI agents }\n  aliases: [agentic]\n  slug: { en: agents }\n  description: { zh-TW: 會做事。 }\n',
      'content/posts/a.md': POST('甲', 'tags: [代理型AI]\n'),
      'content/posts/b.en.md': POST('B', 'tags: [Agentic]\n', 'Some text.'),
    })
    expect(said).toEqual([])
    const chinese = site.read('tags/代理型-ai/index.html')
    expect(chinese).toContain('hreflang="en" href="http://localhost:4000/en/tags/agents/"')
    expect(chinese).toContain('會做事。')
    expect(site.read('en/tags/agents/index.html')).toContain('AI agents')
  })

  it('places mistakes in term data', async () => {
    const { said } = await built({
      'data/taxonomies/tags.yaml': 'agents:\n  label: 代理\nother: [a]\nthird:\n  labels: { fr: Agents }\n',
      'content/posts/a.md': POST('甲'),
    })
    expect(said).toEqual([
      'data/taxonomies/tags.yaml:2 error data/bad-term',
      'data/taxonomies/tags.yaml:3 error data/bad-term',
      'data/taxonomies/tags.yaml:5 error data/bad-term',
    ])
  })
})

describe('translations', () => {
  it('joins files with one key, and reports a second file in one language', async () => {
    const { said, site } = await built({
      'content/posts/a.md': POST('甲', 'ref: one\n'),
      'content/posts/b.en.md': POST('B', 'page_id: one\n', 'Some text.'),
      'content/posts/c.md': POST('丙', 'translationKey: one\n'),
    })
    expect(said).toEqual(['content/posts/c.md:4 warning translation/twice <- content/posts/a.md'])
    expect(site.read('posts/a/index.html')).toContain(
      'hreflang="en" href="http://localhost:4000/en/posts/b/"',
    )
    expect(site.read('posts/c/index.html')).not.toContain('rel="alternate" hreflang')
  })

  it('shows untranslated posts in the other language on request: marked, not indexed, and pointing home', async () => {
    const files = {
      'content/posts/a.md': POST('只有中文'),
      'content/posts/b.md': POST('乙'),
      'content/posts/b.en.md': POST('B', '', 'Some text.'),
    }
    const none = await built(files)
    expect(none.site.has('en/posts/a/index.html')).toBe(false)
    expect(none.site.read('en/index.html')).not.toContain('只有中文')
    const { site, said } = await built({ ...files, 'digest.config.yaml': 'fallback: default\n' })
    expect(said).toEqual([])
    expect(site.read('en/index.html')).toMatch(/lang="zh-TW"[^>]*>[^<]*只有中文/u)
    const page = site.read('en/posts/a/index.html')
    expect(page).toContain('<meta name="robots" content="noindex">')
    expect(page).toContain('<link rel="canonical" href="http://localhost:4000/posts/a/">')
    expect(site.read('sitemap.xml')).not.toContain('/en/posts/a/')
    expect(site.read('en/atom.xml')).toContain('只有中文')
    expect(site.read('en/search/index.html')).toContain('/search/index/en/2026/')
  })
})

describe('what is left out', () => {
  const files = {
    'content/posts/a.md': POST('甲'),
    'content/posts/draft.md': POST('草稿', 'draft: true\n'),
    'content/_drafts/b.md': POST('另一篇'),
    'content/posts/hidden.md': POST('藏', 'published: false\n'),
    'content/posts/old.md': POST('舊', 'expiryDate: 2026-02-01\n'),
    'content/posts/new.md': '---\ntitle: 新\ndate: 2030-01-01\n---\n文字。\n',
    'content/posts/bundle/index.md': POST('草稿二', 'draft: true\n'),
    'content/posts/bundle/secret.png': 'not yet',
  }

  it('names drafts, future posts with their moment, and expired ones', async () => {
    const { report, site } = await built(files)
    expect(report.leftOut.map(({ path, reason }) => `${reason} ${path}`).sort()).toEqual([
      'draft content/_drafts/b.md',
      'draft content/posts/bundle/index.md',
      'draft content/posts/draft.md',
      'draft content/posts/hidden.md',
      'expired content/posts/old.md',
      'future content/posts/new.md',
    ])
    expect(site.outputs().some(path => path.includes('secret'))).toBe(false)
  })

  it('builds them when asked, with a mark and without search engines', async () => {
    const { report, site } = await built(files, { drafts: true, future: true, expired: true })
    expect(report.leftOut).toEqual([])
    for (const name of ['draft', 'b', 'hidden', 'old', 'new']) {
      expect(site.read(`posts/${name}/index.html`), name).toContain('noindex')
    }
  })
})

describe('errors', () => {
  const files = {
    'content/posts/a.md': POST('甲', '', '見[乙](b.md)。'),
    'content/posts/bad.md': '---\ntitle: 壞\ndate: 2026-02-30\n---\n文字。\n',
    'content/posts/b.md': POST('乙', 'slug: same\n'),
    'content/posts/c.md': POST('丙', 'slug: same\n'),
  }

  it('leave the site as it was, and all are told in one run', async () => {
    const site = await testSite({ 'content/posts/a.md': POST('甲') })
    await site.build()
    const before = [...site.texts()]
    for (const [path, text] of Object.entries(files)) site.write(path, text)
    const report = await site.build()
    expect(report.status).toBe('failed')
    expect(report.diagnostics.map(({ code }) => code)).toEqual(['front-matter/bad-date', 'address/taken'])
    expect([...site.texts()]).toEqual(before)
  })

  it('of single posts leave only those out with keepGoing, and no list shows them', async () => {
    const { report, site } = await built(files, { keepGoing: true })
    expect(report.status).toBe('built')
    expect(report.counts.errors).toBe(2)
    expect(report.leftOut.map(({ path }) => path)).toEqual(['content/posts/bad.md', 'content/posts/c.md'])
    expect(site.read('index.html')).toContain('乙')
    expect(site.read('index.html')).not.toContain('丙')
  })

  it('of the theme fail also with keepGoing', async () => {
    const { report } = await built(
      { 'content/posts/a.md': POST('甲'), 'templates/layouts/post.hbs': '{{#if}}' },
      { keepGoing: true },
    )
    expect(report.status).toBe('failed')
  })

  it('warnings fail a strict build', async () => {
    const warned = { 'content/posts/a.md': POST('甲', 'layout: fancy\n') }
    expect((await built(warned)).report.status).toBe('built')
    expect((await built(warned, { strict: true })).report.status).toBe('failed')
  })

  it('a folder without Markdown is one', async () => {
    const { said, report } = await built({ 'content/x.txt': 'x' })
    expect(said).toEqual(['-:0 error source/no-content'])
    expect(report.status).toBe('failed')
  })

  it('names what is wrong with posts beside what is wrong with the theme, in one run', async () => {
    const site = await testSite({
      'templates/layouts/page.hbs': '{{> nope}}',
      'content/posts/2026-01-05-x.md': '---\ntitle: X\ndate: 2026-02-30\n---\nText.\n',
      'content/posts/a.md': '---\ntitle: A\ndate: 2026-01-05\npermalink: /same/\n---\nText.\n',
      'content/posts/b.md': '---\ntitle: B\ndate: 2026-01-05\npermalink: /same/\n---\nText.\n',
    })
    const { status, diagnostics } = await site.build()
    expect(status).toBe('failed')
    expect(diagnostics.map(({ code }) => code).sort()).toEqual([
      'address/taken',
      'front-matter/bad-date',
      'template/missing-partial',
    ])
    expect(site.outputs()).toEqual([])
  })
})
