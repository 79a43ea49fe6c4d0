import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterWord, searchRecord, spaced } from '../../src/emit/search-record.ts'

const RECORD = {
  document: 'x',
  href: '/posts/a/',
  title: '甲 & "乙"',
  date: '2026年1月5日',
  summary: '摘要',
  terms: ['AI, 新聞', '<b>'],
  filters: { year: ['2026'], tags: ['AI, 新聞', '<b>'] },
}

describe('spaced', () => {
  it.each([
    ['長上下文與 GPT-5。', '長 上 下 文 與 GPT-5。'],
    ['企業市場，都看重。Claude 好用', '企 業 市 場， 都 看 重。 Claude 好 用'],
    ['ＡＩ新聞', 'AI 新 聞'],
    ['Only English, here.', 'Only English, here.'],
    ['', ''],
  ])('%j becomes %j', (text, expected) => {
    expect(spaced(text)).toBe(expected)
  })

  it('loses no character but blanks, and is the same when done twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('長', '文', 'a', 'B', '1', '，', '.', ' ', '「', '」', '-') }),
        text => {
          expect(spaced(text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          expect(spaced(spaced(text))).toBe(spaced(text))
        },
      ),
    )
  })
})

describe('searchRecord', () => {
  it('has an anchor for each story and each part, in their order', () => {
    const html = searchRecord(RECORD, {
      text: '新聞\n頭條\n頭條的內文\n新聞\n尾聲',
      headings: [
        { id: 'news', text: '新聞' },
        { id: 'end', text: '尾聲' },
      ],
      stories: [{ id: 'story-1', headline: '頭條' }],
    })
    expect(html).toContain(
      '<h2 id="news">新 聞</h2>\n<h2 id="story-1">頭 條</h2>\n<p>頭 條 的 內 文</p>\n<p>新 聞</p>\n<h2 id="end">尾 聲</h2>',
    )
  })

  it('escapes whatever an author wrote', () => {
    const html = searchRecord(RECORD, { text: '<script>alert(1)</script>', headings: [], stories: [] })
    expect(html).not.toMatch(/<script|<b>|"乙"/u)
    expect(html).toContain(filterWord('tags', 'AI, 新聞'))
  })
})
