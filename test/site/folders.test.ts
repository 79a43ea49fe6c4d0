import { describe, expect, it } from 'vitest'
import { pagesUrl } from '../../src/model/pages-url.ts'
import { testSite } from '../support/site.ts'

/** Sites whose files do not stand where a new site has them. */

const POST =
  '---\nlayout: post\ntitle: 甲\ndate: 2026-01-05\n---\n![圖](/assets/x.svg) [關於](/about/) [檔](about.md)\n'
const PAGE = '---\ntitle: 關於\nlayout: page\n---\n文字。\n'
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"/>'

describe('a site whose content is the whole folder', () => {
  const FILES = {
    'digest.config.yaml': 'content: .\nexclude: [README.md, tools, "*.gemspec"]\n',
    '_config.yml': 'title: X\n',
    '_layouts/post.html': '{{ content }}',
    '_posts/2026-01-05-claude-daily.md': POST,
    'en/_posts/2026-01-05-claude-daily.md': POST.replace('甲', 'A').replace(' [檔](about.md)', ''),
    'about.md': PAGE,
    'README.md': 'No front matter.\n',
    'tools/x.sh': '',
    'x.gemspec': '',
    'assets/x.svg': PICTURE,
  }

  it('builds posts, pages and files in their places, and nothing that is excluded', async () => {
    const site = await testSite(FILES)
    const report = await site.build()
    expect(report.diagnostics).toEqual([])
    expect(report.counts.posts).toEqual({ 'zh-TW': 1, en: 1 })
    expect(
      site.outputs().filter(path => /^(?:posts|en\/posts|about|assets\/x|_|tools|x|README)/u.test(path)),
    ).toEqual([
      'about/index.html',
      'assets/x.svg',
      'en/posts/2026-01-05-claude-daily/index.html',
      'en/posts/index.html',
      'posts/2026-01-05-claude-daily/index.html',
      'posts/index.html',
    ])
    expect(site.read('posts/2026-01-05-claude-daily/index.html')).toContain('src="/assets/x.svg"')
    expect(site.read('posts/2026-01-05-claude-daily/index.html')).toContain('hreflang="en"')
  })

  it('does the same for `--content .`', async () => {
    const { 'digest.config.yaml': _, 'README.md': __, ...rest } = FILES
    const site = await testSite(rest)
    const report = await site.build({ content: '' })
    expect(report.status).toBe('built')
    expect(site.has('about/index.html')).toBe(true)
    expect(site.has('tools/x.sh')).toBe(true)
  })
})

describe('files that are published as they are', () => {
  it('come from every folder that is named; the first has precedence', async () => {
    const site = await testSite({
      'digest.config.yaml': 'static: [public-files, more/]\nexclude: more/notes.txt\n',
      'content/posts/a.md': POST.replace('/assets/x.svg', 'x.svg').replace(
        ' [關於](/about/) [檔](about.md)',
        '',
      ),
      'public-files/x.svg': PICTURE,
      'more/x.svg': '<svg/>',
      'more/y.txt': 'y',
      'more/notes.txt': 'n',
      'static/z.txt': 'z',
    })
    expect((await site.build()).diagnostics).toEqual([])
    expect(site.read('x.svg')).toBe(PICTURE)
    expect([site.has('y.txt'), site.has('notes.txt'), site.has('z.txt')]).toEqual([true, false, false])
  })

  it.each(['content: ../x', 'static: /etc', 'exclude: [a/../../b]'])(
    'never come from elsewhere: %s',
    async text => {
      const site = await testSite({ 'digest.config.yaml': text, 'content/posts/a.md': POST })
      const report = await site.build()
      expect(report.diagnostics.map(({ code }) => code)).toEqual(['config/bad-value'])
    },
  )
})

describe('the address on GitHub Pages', () => {
  it.each([
    [{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'Me/news' }, 'https://me.github.io/news/'],
    [{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'me/Me.github.io' }, 'https://me.github.io/'],
    [{ GITHUB_REPOSITORY: 'me/news' }, null],
    [{ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'me/../news' }, null],
    [
      { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'me/news', GITHUB_SERVER_URL: 'https://git.example' },
      null,
    ],
  ])('%j', (variables, expected) => {
    expect(pagesUrl(variables)).toBe(expected)
  })

  it.each([
    ['', 'https://me.github.io/news/'],
    ['baseUrl: https://a.example/\n', 'https://a.example/'],
    ['cname: b.example.org\n', 'https://b.example.org/'],
  ])('counts only where the configuration names none: %j', async (text, expected) => {
    const site = await testSite({
      'digest.config.yaml': text,
      'content/posts/a.md': '---\ntitle: 甲\ndate: 2026-01-05\n---\n文字。\n',
    })
    await site.build({ pagesUrl: 'https://me.github.io/news/' })
    expect(site.read('index.html')).toContain(`<link rel="canonical" href="${expected}">`)
  })
})
