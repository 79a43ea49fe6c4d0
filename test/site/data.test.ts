import { describe, expect, it } from 'vitest'
import { tellsApart } from '../../src/stages/assemble/related.ts'
import { mainText, readPage } from '../support/html.ts'
import { testSite } from '../support/site.ts'

/** What a digest knows beside its text: stories, sources, terms, entities. */

const post = (name: string, fields: string, body = 'Text.') =>
  `-- content/posts/${name}.md --\n---\ntitle: "${name}"\n${fields}\n---\n${body}\n`

const built = async (files: string) => {
  const site = await testSite(files)
  const report = await site.build()
  return { site, report, codes: report.diagnostics.map(({ code }) => code) }
}

const DIGEST = `## 📰 本週新聞焦點
### 1. 🧠 模型甲上線
見[說明](/posts/other/)與[公告](https://maker.example/a)。

### 2. 機房動工
工程開始。

## 📌 重點摘要
- 甲上線。
- 動工。

## 🔗 資料來源
- [Maker tells all ...](https://www.maker.example/a?utm_source=x)
- [Status](https://status.maker.example/)

*本文由 AI 自動生成，彙整自 2 篇新聞來源。*`

describe('stories', () => {
  const files =
    '-- digest.config.yaml --\nbaseUrl: https://x.example/n/\nfeeds: { stories: true, formats: [atom, json] }\ndigest: { keyPoints: top }\n' +
    post('day', 'date: 2026-01-05\nai: { model: claude, reviewedBy: 王小明 }\nmodel: Claude', DIGEST) +
    post('other', 'date: 2026-01-04')

  it('are data for programs, with addresses that lead to them', async () => {
    const { site } = await built(files)
    const { stories } = JSON.parse(site.read('stories.json'))
    expect(stories).toHaveLength(2)
    expect(stories[0]).toEqual({
      url: `https://x.example/n/posts/day/#${encodeURIComponent('story-模型甲上線')}`,
      headline: '模型甲上線',
      text: '見說明與公告。',
      links: [
        { text: '說明', url: 'https://x.example/n/posts/other/' },
        { text: '公告', url: 'https://maker.example/a' },
      ],
      date: '2026-01-05T00:00:00+08:00',
      language: 'zh-TW',
      post: { url: 'https://x.example/n/posts/day/', title: 'day' },
      generated: true,
    })
    expect(readPage(site.read('posts/day/index.html')).ids).toContain('story-模型甲上線')
  })

  it('have feeds when the configuration asks for them, and none else', async () => {
    const { site } = await built(files)
    expect(site.read('index.html')).toContain('href="/n/stories/atom.xml"')
    expect(site.read('stories/atom.xml')).toContain('<title>模型甲上線</title>')
    expect(JSON.parse(site.read('stories/feed.json')).items[1]).toMatchObject({
      title: '機房動工',
      content_html: expect.stringContaining('<p>工程開始。</p>'),
    })
    const { site: without } = await built(files.replace('stories: true, ', ''))
    expect(without.outputs().filter(path => path.startsWith('stories/'))).toEqual([])
  })

  it('have a permalink, and the contents know the parts', async () => {
    const { site } = await built(files)
    const html = site.read('posts/day/index.html')
    expect(html).toMatch(/<a class="story-link" href="#story-[^"]+" aria-label="「模型甲上線」的固定連結"/u)
    expect(html).toContain('<li class="contents-2 part-stories">')
    expect(html).toContain('<li class="contents-3 part-story">')
    site.edit('content/posts/day.md', text => `${text}\n{{< details >}}\n${DIGEST}\n{{< /details >}}\n`)
    await site.build()
    expect(site.read('posts/day/index.html').match(/class="story-link"/gu)).toHaveLength(4)
    expect(site.read('atom.xml')).not.toContain('story-link')
  })

  it('key points stand in a box above the text, where that is asked for', async () => {
    const { site } = await built(files)
    const html = site.read('posts/day/index.html')
    expect(html).toMatch(/key-points[\s\S]*<li>甲上線。<\/li>\s*<li>動工。<\/li>[\s\S]*class="prose"/u)
    const { site: without } = await built(files.replace('digest: { keyPoints: top }\n', ''))
    expect(without.read('posts/day/index.html')).not.toContain('key-points')
  })

  it('the notice names the model as its readers know it, in the page, the head and the feeds', async () => {
    const { site } = await built(files)
    const html = site.read('posts/day/index.html')
    expect(mainText(html)).toContain('本文由 Claude 生成，經 王小明 審閱。')
    expect(html).toContain('<meta name="ai-disclosure" content="ai-generated">')
    expect(html).toContain('<meta name="ai-model" content="Claude">')
    expect(html).toContain('/compositeWithTrainedAlgorithmicMedia">')
    expect(site.read('atom.xml')).toContain('term="compositeWithTrainedAlgorithmicMedia"')
    expect(site.read('atom.xml')).toContain('label="本文由 Claude 生成，經 王小明 審閱"')
    expect(JSON.parse(site.read('feed.json')).items[0]._ai).toMatchObject({ model: 'Claude' })
    expect(site.read('posts/other/index.html')).not.toContain('ai-disclosure')
  })
})

describe('sources', () => {
  const files = post('day', 'date: 2026-01-05\nsource_url: https://tv.example/1\nsource_name: TV', DIGEST)

  it('are numbered in the text; the register after it has only what the text does not list', async () => {
    const { site } = await built(files)
    const html = site.read('posts/day/index.html')
    expect(html).toContain('<ol class="source-list">')
    expect(html).toMatch(/Maker tells all \.\.\.<\/a> <span class="source-cut"[^>]*>標題不完整<\/span>/u)
    expect(html).toContain('<a class="publisher" href="/sources/maker.example/"')
    const register = /<section class="sources"[\s\S]*?<\/section>/u.exec(html)?.[0] ?? ''
    expect(readPage(register).links).toEqual(['https://tv.example/1', '/sources/tv.example/'])
  })

  it('have the names and the uses that data/sources.yaml gives them', async () => {
    const data =
      '-- data/sources.yaml --\nmaker.example: { name: { zh-TW: 製造者, en: The Maker } }\nstatus.maker.example: { index: false }\n'
    const { site } = await built(files + data)
    expect(site.read('posts/day/index.html')).toMatch(/href="\/sources\/maker\.example\/"[^>]*>製造者</u)
    expect(mainText(site.read('sources/index.html'))).toContain('製造者 maker.example')
    expect(site.has('sources/status.maker.example/index.html')).toBe(false)
    expect(site.read('posts/day/index.html')).toContain('<span class="publisher">status.maker.example</span>')
    const { publishers } = JSON.parse(site.read('sources.json'))
    expect(publishers.map(({ domain, name }: { domain: string; name: string }) => [domain, name])).toEqual([
      ['maker.example', '製造者'],
      ['tv.example', 'TV'].fill('tv.example'),
    ])
    expect(publishers[0].articles[0]).toEqual({
      title: 'Maker tells all ...',
      titleIsCut: true,
      url: 'https://www.maker.example/a?utm_source=x',
      canonicalUrl: 'https://maker.example/a',
      citedBy: ['http://localhost:4000/posts/day/'],
      lastCited: '2026-01-05T00:00:00+08:00',
    })
  })

  it('whose data cannot be read are reported at their line', async () => {
    const { report } = await built(`${files}-- data/sources.yaml --\na.example: { index: maybe }\nb c: {}\n`)
    const found = report.diagnostics.filter(({ code }) => code === 'data/bad-source')
    expect(found.map(({ at, message }) => [at?.start?.line, message])).toEqual([
      [1, '“a.example.index” is neither true nor false.'],
      [2, '“b c” is neither a domain nor an address that begins with https://.'],
    ])
  })
})

describe('related coverage', () => {
  it.each([
    ['https://simonwillison.net/', false],
    ['https://news.example/en', false],
    ['https://status.claude.com/', false],
    ['https://status.claude.com/incidents/1', false],
    ['https://news.example/en/2026/story', true],
    ['https://youtube.com/watch?v=GMXnmaky9FY', true],
    ['https://news.ycombinator.com/item?id=1', true],
  ])('%s: %s', (url, tells) => {
    expect(tellsApart(url)).toBe(tells)
  })

  const cite = (...urls: string[]) => `## 資料來源\n${urls.map(url => `- [t](${url})`).join('\n')}`
  const files =
    post(
      'a',
      'date: 2026-01-05\ntags: [x]',
      cite('https://v.example/1', 'https://v.example/2', 'https://w.example/'),
    ) +
    post(
      'b',
      'date: 2026-01-04\ntags: [x]',
      cite('http://www.v.example/1/?utm_source=y', 'https://v.example/2'),
    ) +
    post('c', 'date: 2026-01-03\ntags: [x]', cite('https://v.example/2')) +
    post('d', 'date: 2026-01-02\ntags: [x, y]', cite('https://w.example/')) +
    post('e', 'date: 2026-01-01\ntags: [z]')

  const rowsOf = (html: string, heading: string) => {
    const section = new RegExp(`id="theme-${heading}"[\\s\\S]*?</section>`, 'u').exec(html)?.[0] ?? ''
    return [...section.matchAll(/<li class="row">[\s\S]*?<\/li>/gu)].map(([row]) => row)
  }

  it('names what both posts cite, the strongest first, and no post twice', async () => {
    const { site } = await built(files)
    const html = site.read('posts/a/index.html')
    const coverage = rowsOf(html, 'coverage')
    expect(coverage.map(row => /row-title">\s*<a href="([^"]+)/u.exec(row)?.[1])).toEqual([
      '/posts/b/',
      '/posts/c/',
    ])
    expect(readPage(coverage[0] ?? '').links).toEqual([
      '/posts/b/',
      'https://v.example/1',
      'https://v.example/2',
    ])
    expect(rowsOf(html, 'related').map(row => readPage(row).links[0])).toEqual(['/posts/d/'])
  })

  it('does not count what the author says does not relate', async () => {
    const { site } = await built(`${files}-- data/sources.yaml --\nhttps://v.example/2: { related: false }\n`)
    expect(rowsOf(site.read('posts/c/index.html'), 'coverage')).toEqual([])
    expect(rowsOf(site.read('posts/a/index.html'), 'coverage')).toHaveLength(1)
  })

  it('says nothing by a page that very many cite', async () => {
    const many = Array.from({ length: 13 }, (_, i) =>
      post(`n${i}`, `date: 2026-02-${10 + i}`, cite('https://everyone.example/pricing')),
    ).join('')
    const { site } = await built(many)
    expect(rowsOf(site.read('posts/n0/index.html'), 'coverage')).toEqual([])
  })
})

describe('terms', () => {
  const files =
    '-- digest.config.yaml --\ntaxonomies: { tags: { minimum: 2 } }\n' +
    '-- data/taxonomies/tags.yaml --\nagents:\n  labels: { zh-TW: 代理, en: Agents }\n  aliases: [AI 代理, agentic]\n  slug: agents\nDigest: { hidden: true }\n' +
    post('a', 'date: 2026-01-05\ntags: [AI 代理, Digest, 一次]') +
    post('b', 'date: 2026-01-04\ntags: [agentic, Digest]') +
    post('c.en', 'date: 2026-01-03\ntags: [Agents]') +
    post('d.en', 'date: 2026-01-02\ntags: [agents]')

  it('used less than the minimum have no page, and are text where posts name them', async () => {
    const { site } = await built(files)
    expect(site.has('tags/一次/index.html')).toBe(false)
    expect(site.read('posts/a/index.html')).toContain('<dd><span>一次</span></dd>')
    expect(mainText(site.read('tags/index.html'))).not.toContain('一次')
    const broken = site
      .outputs()
      .filter(path => path.endsWith('.html'))
      .flatMap(path => readPage(site.read(path)).links.map(link => [path, link] as const))
      .filter(([, link]) => link.startsWith('/'))
      .filter(([, link]) => {
        const path = decodeURIComponent(link.replace(/[#?].*$/u, '')).slice(1)
        return !site.has(path === '' || path.endsWith('/') ? `${path}index.html` : path)
      })
    expect(broken).toEqual([])
  })

  it('that are hidden are shown nowhere', async () => {
    const { site } = await built(files)
    expect(site.has('tags/digest/index.html')).toBe(false)
    expect(site.read('posts/a/index.html')).not.toContain('<span>Digest')
  })

  it('have one page under all their names, and the other names lead there', async () => {
    const { site } = await built(files)
    expect(mainText(site.read('tags/agents/index.html'))).toContain('2 篇文章')
    for (const other of ['tags/代理/', 'tags/ai-代理/', 'tags/agentic/', 'en/tags/agentic/'])
      expect(site.read(`${other}index.html`), other).toContain('http-equiv="refresh"')
    expect(site.read('tags/代理/index.html')).toContain('url=/tags/agents/')
  })

  it('link their pages in both languages to each other', async () => {
    const { site } = await built(files)
    const here = readPage(site.read('tags/agents/index.html')).hreflang
    const there = readPage(site.read('en/tags/agents/index.html')).hreflang
    expect([...here.keys()]).toEqual(['zh-TW', 'en', 'x-default'])
    expect([...there]).toEqual([...here])
  })
})

describe('entities', () => {
  const files =
    '-- digest.config.yaml --\ntaxonomies: { companies: { labels: { zh-TW: 公司, en: Companies } }, people: {} }\n' +
    '-- content/companies/anthropic.md --\n---\ntitle: Anthropic\naliases: [Anthropic PBC, 安索匹克]\ndescription: 做 Claude 的公司。\n---\n成立於 2021 年，見[文章](/posts/a/)。\n' +
    '-- content/companies/anthropic.en.md --\n---\ntitle: Anthropic, Inc.\n---\nFounded in 2021.\n' +
    post('a', 'date: 2026-01-05\ntags: [Anthropic]', 'See [it](../companies/anthropic.md).') +
    post('b', 'date: 2026-01-04\nrelated_companies: [安索匹克, OpenAI]\nrelated_people: Daniela Amodei') +
    post('c', 'date: 2026-01-03\ncompanies: anthropic pbc') +
    post('d.en', 'date: 2026-01-03\nrelated_companies: [Anthropic]')

  it('have the text of their page above the list of posts that name them', async () => {
    const { site, codes } = await built(files)
    expect(codes).toEqual([])
    const text = mainText(site.read('companies/anthropic/index.html'))
    expect(text).toMatch(
      /^公司 Anthropic 做 Claude 的公司。 3 篇文章.*成立於 2021 年，見 文章 。.* a .* b .* c /u,
    )
    expect(mainText(site.read('en/companies/anthropic/index.html'))).toMatch(
      /Anthropic, Inc\. .*Founded in 2021\./u,
    )
    expect(readPage(site.read('companies/anthropic/index.html')).hreflang.get('en')).toBe(
      'http://localhost:4000/en/companies/anthropic/',
    )
    expect(site.has('people/daniela-amodei/index.html')).toBe(true)
  })

  it('are linked to by their file, and have no other page', async () => {
    const { site } = await built(files)
    expect(readPage(site.read('posts/a/index.html')).links).toContain('/companies/anthropic/')
    expect(mainText(site.read('companies/index.html'))).toBe('公司 共 2 個 Anthropic 3 OpenAI 1')
  })

  it('gives the index of a taxonomy the title and the text of its folder', async () => {
    const { site, codes } = await built(
      `${files}-- content/companies/_index.md --\n---\ntitle: 本站提到的公司\ndescription: 依提及次數排列。\n---\n完整的[說明](/posts/a/)。\n` +
        '-- content/companies/openai/_index.md --\n---\ntitle: OpenAI\n---\n做 GPT 的公司。\n' +
        '-- content/tags/_index.en.md --\n---\ntitle: Subjects\n---\n',
    )
    expect(codes).toEqual([])
    const page = site.read('companies/index.html')
    expect(mainText(page)).toBe('本站提到的公司 依提及次數排列。 共 2 個 完整的 說明 。 Anthropic 3 OpenAI 1')
    expect(readPage(page).links).toContain('/posts/a/')
    expect(page).toContain('<title>本站提到的公司 · ')
    expect(mainText(site.read('en/companies/index.html'))).toMatch(/^Companies /u)
    expect(mainText(site.read('companies/openai/index.html'))).toContain('做 GPT 的公司。')
  })

  it('may be described in data/taxonomies too, which has the last word', async () => {
    const data =
      '-- data/taxonomies/companies.yaml --\nanthropic-co:\n  labels: { zh-TW: 安索匹克 }\n  slug: anthropic-co\n'
    const { site } = await built(files + data)
    expect(mainText(site.read('companies/anthropic-co/index.html'))).toMatch(/^公司 安索匹克 .*成立於/u)
    expect(site.read('companies/anthropic/index.html')).toContain('url=/companies/anthropic-co/')
  })

  it('that nobody names have a page all the same, and dated files in their folder are posts', async () => {
    const more =
      '-- content/companies/acme.md --\n---\ntitle: Acme\n---\nMakes things.\n' +
      '-- content/companies/2026-01-09-news.md --\n---\ntitle: News\n---\nText.\n'
    const { site } = await built(files + more)
    expect(mainText(site.read('companies/acme/index.html'))).toContain('Makes things.')
    expect(site.has('companies/2026-01-09-news/index.html')).toBe(true)
  })

  it('with two files in one language are reported', async () => {
    const second = '-- content/companies/pbc.md --\n---\ntitle: Anthropic PBC\n---\nAgain.\n'
    const { codes } = await built(files + second)
    expect(codes).toEqual(['term/two-pages'])
  })
})
