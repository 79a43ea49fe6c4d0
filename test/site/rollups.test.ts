import { describe, expect, it } from 'vitest'
import { mainText, readPage } from '../support/html.ts'
import { SAMPLE } from '../support/sample.ts'
import { testSite } from '../support/site.ts'

const MORE = `
  -- content/posts/20260112-monday.md --
  ---
  title: 星期一的事
  date: 2026-01-12
  ---
  ## 📌 重點摘要
  - 第一點 **很重要**。
    - 裡面的一點。
  - 第二點 <b>。

  ## 參考資料
  - [Cloud capacity grows in full](https://example.com/cloud)
  -- content/posts/20260112-second.md --
  ---
  title: 同一天的另一篇
  date: 2026-01-12
  ---
  文字。

  ## 參考資料
  - [Cloud capacity grows](https://example.com/cloud)
  - [Other](https://example.net/other)
`

const site = await testSite(SAMPLE + MORE)
const report = await site.build()

describe('the page of a week', () => {
  const page = site.read('2026/w03/index.html')
  const text = mainText(page)

  it('is built without a word', () => {
    expect(report.diagnostics).toEqual([])
  })

  it('names its week, its days and its posts', () => {
    expect(text).toContain('2026 年第 3 週')
    expect(text).toContain('2026年1月12日')
    expect(text).toContain('2026年1月18日')
    expect(text).toContain('同一天的另一篇')
    expect(text).not.toContain('有圖的一篇')
  })

  it('has the key points as data, without what is nested in them, escaped', () => {
    expect(page).toContain('<li>第一點 很重要。</li>')
    expect(page).toContain('<li>第二點 。</li>')
    expect(page).not.toMatch(/<li>[^<]*裡面的一點/u)
  })

  it('has the most cited source first, with its count', () => {
    expect(text.indexOf('Cloud capacity')).toBeLessThan(text.indexOf('Other'))
    expect(text).toContain('2 篇引用')
  })

  it('calls publishers by their names, and leaves out what the author keeps off the lists', async () => {
    const own = await testSite(
      SAMPLE.replace(/-- data\/sources\.yaml --\n[\s\S]*?(?=\n *-- )/u, '') +
        MORE +
        '  -- data/sources.yaml --\n  example.com: { index: false }\n  example.net: { name: 網報 }\n',
    )
    await own.build()
    const cited = own.read('2026/w03/index.html')
    expect(cited).not.toContain('https://example.com/cloud')
    expect(cited).toMatch(/<a class="publisher" href="[^"]*example\.net\/"[^>]*>網報<\/a>/u)
  })

  it('leads to the weeks beside it, to its month, and to the same week in the other language', () => {
    const { links } = readPage(page)
    expect(links).toEqual(
      expect.arrayContaining(['/news/2026/w02/', '/news/2026/01/', '/news/weekly/atom.xml']),
    )
    const second = readPage(site.read('2026/w02/index.html'))
    expect([...second.hreflang.keys()]).toEqual(['zh-TW', 'en', 'x-default'])
  })

  it('is in the sitemap', () => {
    expect(site.read('sitemap.xml')).toContain('https://reader.example/news/2026/w03/')
  })
})

describe('the page of a month', () => {
  it('lists its posts by day, with an anchor for each, and its weeks', () => {
    const page = site.read('2026/01/index.html')
    expect(page).toContain('id="day-12"')
    expect(readPage(page).links).toEqual(expect.arrayContaining(['/news/2026/w02/', '/news/2026/w03/']))
  })
})

describe('the feed of weeks', () => {
  it('has the weeks that are over, and not the one that may still grow', () => {
    const feed = site.read('weekly/atom.xml')
    expect(feed).toContain('<id>https://reader.example/news/2026/w02/</id>')
    expect(feed).not.toContain('/2026/w03/')
    expect(feed).toContain('效率從哪裡來。')
    expect(site.read('en/weekly/feed.json')).toContain('The Daily Digest')
  })

  it('has a week once there is a post of a later one', async () => {
    const later = await testSite(
      `${SAMPLE}${MORE}
  -- content/posts/20260120-later.md --
  ---
  title: 下一週
  date: 2026-01-20
  ---
  文字。
`,
    )
    await later.build()
    const feed = later.read('weekly/atom.xml')
    expect(feed).toContain('<id>https://reader.example/news/2026/w03/</id>')
    expect(feed).toContain('&lt;li&gt;第一點 很重要。&lt;/li&gt;')
  })
})

describe('the configuration', () => {
  const built = async (rollups: string) => {
    const other = await testSite(SAMPLE.replace('pagination: 3', `pagination: 3\n  rollups: ${rollups}`))
    await other.build()
    return other
  }

  it('switches weeks off', async () => {
    const without = await built('false')
    expect(without.outputs().filter(path => /\/w\d|weekly/u.test(path))).toEqual([])
    expect(without.has('2026/01/index.html')).toBe(true)
  })

  it('switches only their feed off', async () => {
    const without = await built('{ feed: false }')
    expect(without.has('2026/w02/index.html')).toBe(true)
    expect(without.has('weekly/atom.xml')).toBe(false)
  })
})

describe('the calendar of the archive', () => {
  const page = site.read('archive/index.html')

  it('leads from a day to its post, and from a day with several to their place on the page of the month', () => {
    expect(page).toContain('<a href="/news/posts/20260110-only-zh/" aria-label="2026年1月10日，1 篇文章"')
    expect(page).toContain('<a href="/news/2026/01/#day-12" aria-label="2026年1月12日，2 篇文章"')
    expect(site.read('en/archive/index.html')).toContain('aria-label="January 5, 2026: 1 post"')
  })

  it('is a table with a caption, heads of columns and of rows for each month that has posts', () => {
    const tables = page.match(/<table class="calendar-month">[\s\S]*?<\/table>/gu) ?? []
    expect(tables).toHaveLength(1)
    expect(tables[0]).toMatch(/<caption><a href="\/news\/2026\/01\/">2026年1月<\/a><\/caption>/u)
    expect(tables[0]?.match(/<th scope="col"/gu)).toHaveLength(8)
    expect(tables[0]?.match(/<th scope="row"/gu)).toHaveLength(5)
  })

  it('begins with the first post of all and ends with the last', async () => {
    const post = (day: string) => `-- content/posts/${day}.md --\n---\ntitle: ${day}\n---\n內文。\n`
    const own = await testSite(post('2025-11-05-a') + post('2026-03-01-b'))
    await own.build()
    const months = [
      ...own
        .read('archive/index.html')
        .matchAll(/<caption><a [^>]*>([^<]+)|class="calendar-empty">([^<]+)/gu),
    ].map(([, full, empty]) => full ?? `(${empty})`)
    expect(months).toEqual(['(2026年1月)', '(2026年2月)', '2026年3月', '2025年11月', '(2025年12月)'])
  })

  it('leads to the weeks that have posts', () => {
    expect(page).toContain('<a href="/news/2026/w03/" aria-label="第 3 週">3</a>')
  })
})
