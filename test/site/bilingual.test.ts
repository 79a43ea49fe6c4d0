import { describe, expect, it } from 'vitest'
import { type LanguageTag, languageTag } from '../../src/model/names.ts'
import { splitHalves } from '../../src/stages/parse/halves.ts'
import { mainText, readPage } from '../support/html.ts'
import { testSite } from '../support/site.ts'

const PAIR = { cjk: languageTag('zh-TW'), other: languageTag('en') }
const EN: LanguageTag = PAIR.other

const split = (body: string) => {
  const halves = splitHalves(body, PAIR)
  return halves === null ? null : Object.fromEntries(halves.map(half => [half.language, half.body]))
}
const kept = (body: string, language: string): string[] =>
  (split(body)?.[language] ?? '').split('\n').filter(line => line !== '')

describe('the shape of two languages', () => {
  it('may be halves under a heading that names the language; what is below goes up', () => {
    const body =
      '前言。\n\nPreface.\n\n![](x.png)\n\n## 🇹🇼 中文\n### 一\n甲\n## English\n### One\nA\n```\n## 中文\n```\n'
    expect(kept(body, 'zh-TW')).toEqual(['前言。', '![](x.png)', ' ## 一', '甲'])
    expect(kept(body, EN)).toEqual(['Preface.', '![](x.png)', ' ## One', 'A', '```', '## 中文', '```'])
  })

  it('may be every heading in both languages, each with its text', () => {
    const body =
      '## 新聞\n甲\n## News\nA\n### 細節\n乙\n### Details\nB\n## 資料來源 Sources\n- [x](https://x.tw/)\n'
    expect(kept(body, 'zh-TW')).toEqual([
      '## 新聞',
      '甲',
      '### 細節',
      '乙',
      '## 資料來源 Sources',
      '- [x](https://x.tw/)',
    ])
    expect(kept(body, EN)).toEqual([
      '## News',
      'A',
      '### Details',
      'B',
      '## 資料來源 Sources',
      '- [x](https://x.tw/)',
    ])
  })

  it('keeps a notice behind the last rule in its own language', () => {
    const body = '## 新聞\n甲\n## News\nA\n\n---\n\n*本文由 AI 生成。*\n\n*This was written by AI.*\n'
    expect(kept(body, 'zh-TW')).toEqual(['## 新聞', '甲', '---', '*本文由 AI 生成。*'])
    expect(kept(body, EN)).toEqual(['## News', 'A', '---', '*This was written by AI.*'])
  })

  it.each([
    '',
    'Text.',
    '## 新聞\n甲\n',
    '## 新聞\n## News\n### Details\n## 資料\n',
    '## 中文\n## 中文\n',
    '## 中文\n### English\n',
  ])('is not that of %j', body => {
    expect(split(body)).toBeNull()
  })

  it('keeps the number of every line, whatever the line ends', () => {
    const body = '## 新聞\r\n甲\r\n## News\r\nA\r\n'
    for (const half of splitHalves(body, PAIR) ?? []) expect(half.body.split('\n')).toHaveLength(5)
  })
})

const SITE = `
  -- digest.config.yaml --
  baseUrl: https://reader.example/
  -- content/posts/2026-01-05-both.md --
  ---
  title: 兩種語言
  title_en: Two languages
  ai_summary: 摘要。
  ai_summary_en: In short.
  date: 2026-01-05
  bilingual: interleaved
  tags: [AI]
  aliases: [/old/]
  ---
  ## 📰 本週新聞焦點
  - 一則新聞
  這是很長的說明，長到足以看出這是一則新聞的內文。

  ## 📰 News in focus
  - A piece of news
  This is a long description, long enough to see that it is the text of a piece of news.

  ## 📌 重點摘要
  - 見[那裡](/nowhere/)。

  ## 📌 Key points
  - See [there](/nowhere/).
  -- content/posts/2026-01-06-halves.md --
  ---
  title: 一半一半
  date: 2026-01-06
  bilingual: interleaved
  ---
  # 中文
  內文。
  # English
  # Half and half
  Text.
  -- content/posts/2026-01-07-plain.md --
  ---
  title: 只有中文
  date: 2026-01-07
  ---
  ## 新聞
  甲
  ## News
  A
`

describe('a file in two languages', () => {
  it('becomes two posts that are each other’s translations', async () => {
    const site = await testSite(SITE)
    await site.build()
    const chinese = site.read('posts/2026-01-05-both/index.html')
    const english = site.read('en/posts/2026-01-05-both/index.html')
    expect([...readPage(english).hreflang]).toEqual([
      ['zh-TW', 'https://reader.example/posts/2026-01-05-both/'],
      ['en', 'https://reader.example/en/posts/2026-01-05-both/'],
      ['x-default', 'https://reader.example/posts/2026-01-05-both/'],
    ])
    expect(english).toContain('<h1>Two languages</h1>')
    expect(mainText(english)).toContain('In short.')
    expect(mainText(english)).not.toMatch(/一則新聞/u)
    expect(mainText(chinese)).not.toMatch(/piece of news/u)
    expect(english).toContain('class="story"')
    expect(site.read('old/index.html')).toContain('/posts/2026-01-05-both/')
  })

  it('has its problems at the places of the file that there is, each once', async () => {
    const site = await testSite(SITE)
    const report = await site.build()
    expect(
      report.diagnostics.map(({ code, at }) => `${at?.path}:${at?.start?.line}:${at?.start?.column} ${code}`),
    ).toEqual([
      'content/posts/2026-01-05-both.md:20:4 link/broken',
      'content/posts/2026-01-05-both.md:23:7 link/broken',
    ])
  })

  it('takes the title of the second language from its first heading', async () => {
    const site = await testSite(SITE)
    await site.build()
    expect(site.read('en/posts/2026-01-06-halves/index.html')).toContain('<h1>Half and half</h1>')
    expect(site.read('posts/2026-01-06-halves/index.html')).toContain('<h1>一半一半</h1>')
  })

  it('is left as it is unless it asks, or the site does', async () => {
    const site = await testSite(SITE)
    await site.build()
    expect(site.has('en/posts/2026-01-07-plain/index.html')).toBe(false)
    site.edit('digest.config.yaml', text => `${text}bilingual: interleaved\n`)
    await site.build()
    expect(site.has('en/posts/2026-01-07-plain/index.html')).toBe(true)
    site.edit('content/posts/2026-01-07-plain.md', text => text.replace('date:', 'bilingual: none\ndate:'))
    await site.build()
    expect(site.has('en/posts/2026-01-07-plain/index.html')).toBe(false)
  })

  it('is the same warm as cold', async () => {
    const warm = await testSite(SITE)
    await warm.build()
    const edits = [
      (text: string) => text.replace('A piece of news', 'Another piece'),
      (text: string) => text.replace('## 📌 Key points', '## Key points'),
      (text: string) => text.replace('bilingual: interleaved', 'bilingual: none'),
      (text: string) => text.replace('bilingual: none', 'bilingual: interleaved'),
      (text: string) => text.replace('title_en: Two', 'title_en: 2'),
    ]
    for (const edit of edits) {
      warm.edit('content/posts/2026-01-05-both.md', edit)
      const warmReport = await warm.build()
      const cold = await testSite(warm.files())
      expect(warmReport.diagnostics).toEqual((await cold.build()).diagnostics)
      expect([...warm.texts()]).toEqual([...cold.texts()])
    }
  })

  it('is the same warm as cold where only the body tells the whole from a half', async () => {
    const warm = await testSite(`
      -- digest.config.yaml --
      bilingual: interleaved
      -- content/posts/2026-01-05-x.md --
      ---
      title: 一
      summary: 二
      date: 2026-01-05
      toc: false
      ---
      甲

      a

      ## 乙
      ## b
    `)
    await warm.build()
    warm.edit('digest.config.yaml', text => text.replace('interleaved', 'none'))
    await warm.build()
    const cold = await testSite(warm.files())
    await cold.build()
    expect([...warm.texts()]).toEqual([...cold.texts()])
  })

  it('says when it cannot be split, when a word means nothing, and when a language is there already', async () => {
    const site = await testSite(SITE)
    site.write(
      'content/posts/2026-01-08-x.md',
      '---\ntitle: X\ndate: 2026-01-08\nbilingual: interleaved\n---\n文字。\n',
    )
    site.write(
      'content/posts/2026-01-09-y.md',
      '---\ntitle: Y\ndate: 2026-01-09\nbilingual: sideways\n---\n文字。\n',
    )
    const codes = (await site.build()).diagnostics.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['bilingual/no-shape', 'bilingual/unknown-value']))
    site.write('content/posts/2026-01-05-both.en.md', '---\ntitle: Z\ndate: 2026-01-05\n---\nText.\n')
    const report = await site.build({ keepGoing: true })
    expect(report.diagnostics[0]).toMatchObject({
      code: 'bilingual/translation-exists',
      at: { path: 'content/posts/2026-01-05-both.md' },
    })
    expect(report.leftOut).toEqual([{ reason: 'broken', path: 'content/posts/2026-01-05-both.md' }])
    expect(site.read('en/posts/2026-01-05-both/index.html')).toContain('<h1>Z</h1>')
  })

  it('says when the languages of the site cannot be told apart', async () => {
    const site = await testSite(SITE)
    site.edit('digest.config.yaml', text => `${text}languages: [zh-TW]\n`)
    const codes = (await site.build()).diagnostics.map(({ code }) => code)
    expect(codes.filter(code => code === 'bilingual/no-pair')).toHaveLength(2)
  })

  it('is left out once, as a draft', async () => {
    const site = await testSite(SITE)
    site.edit('content/posts/2026-01-05-both.md', text => text.replace('date:', 'draft: true\ndate:'))
    const report = await site.build()
    expect(report.leftOut).toEqual([{ reason: 'draft', path: 'content/posts/2026-01-05-both.md' }])
  })
})
