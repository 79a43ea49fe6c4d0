import { describe, expect, it } from 'vitest'
import { FAST, html, SLOW } from './support.ts'

const both = [
  ['the native parser', FAST],
  ['the portable parser', SLOW],
] as const

const MARKS = [
  ['*', 'em'],
  ['_', 'em'],
  ['**', 'strong'],
  ['__', 'strong'],
  ['~~', 'del'],
  ['~', 'del'],
] as const

/** What stands before, inside and behind a pair of marks. */
const PHRASES = [
  ['這是', '「重點」', '的句子'],
  ['', '記憶體（PIM）', '技術'],
  ['', '注意！', '命令'],
  ['他說', '『好』', '。'],
  ['見', '《自然》', '論文'],
  ['（', '甲', '）乙'],
  ['甲、', '乙', '、丙'],
] as const

const CONTEXTS = [
  ['a paragraph', (text: string) => text],
  ['a list', (text: string) => `- 甲\n- 乙\n\n  ${text}`],
  ['a numbered list', (text: string) => `1) ${text}\n   續行`],
  ['a heading', (text: string) => `## ${text}`],
  ['a quote', (text: string) => `> ${text}\n> 續行`],
  ['a table', (text: string) => `| 甲 | 乙 |\n|---|---|\n| ${text} | 丙 |`],
  ['a link', (text: string) => `[${text}](https://a.example/)`],
  ['a footnote', (text: string) => `甲[^1]\n\n[^1]: ${text}`],
] as const

describe.each(both)('emphasis beside CJK, by %s', (_name, parser) => {
  it.each(CONTEXTS)('works in %s', (_context, put) => {
    for (const [mark, tag] of MARKS)
      for (const [before, inside, after] of PHRASES) {
        const text = put(before + mark + inside + mark + after)
        expect(html(text, { parser }), text).toContain(`${before}<${tag}>${inside}</${tag}>${after}`)
      }
  })

  it.each([
    ['高達**45%**的', '高達<strong>45%</strong>的'],
    ['高達*45%*的', '高達<em>45%</em>的'],
    ['高達~~45%~~的', '高達<del>45%</del>的'],
    ['매출이 **25%**로 늘었다', '매출이 <strong>25%</strong>로 늘었다'],
    ['매출이 **25%**가, *(주)삼성*은', '매출이 <strong>25%</strong>가, <em>(주)삼성</em>은'],
    ['매출이 ~~25%~~로', '매출이 <del>25%</del>로'],
    ['***「全部」***的', '<em><strong>「全部」</strong></em>的'],
    ['~~😀~~的與~~甲😀~~的', '<del>😀</del>的與<del>甲😀</del>的'],
    ['**速い（DDR5）**を', '<strong>速い（DDR5）</strong>を'],
  ])('reads %s', (text, expected) => {
    expect(html(text, { parser })).toBe(`<p>${expected}</p>`)
  })

  it.each([
    'snake_case_name',
    '呼叫__init__方法',
    '變數my_var_的值',
    '2*3*4=24 的 a_b',

    '**甲 與 乙 **',
  ])('leaves alone: %s', text => {
    expect(html(text, { parser }).replace(/<\/?em>/g, '*')).toBe(`<p>${text}</p>`)
  })

  it.each([
    '＃ 標題',
    '｜ 甲 ｜ 乙 ｜\n｜---｜---｜\n｜ 丙 ｜ 丁 ｜',
    '＊甲＊與＿乙＿',
    '－ 甲',
    '１．甲',
    '＞ 甲',
    '［甲］（https://a.example/）',
    '｀甲｀',
  ])('takes no full-width sign for syntax: %j', text => {
    expect(html(text, { parser })).not.toMatch(/<(?:h\d|table|em|strong|li|blockquote|code)/)
  })

  it.each([
    ['見https://x.tw/a，後', 'https://x.tw/a', '，後'],
    ['（https://x.tw/a）後', 'https://x.tw/a', '）後'],
    ['「https://x.tw/a」後', 'https://x.tw/a', '」後'],
    ['『https://x.tw/a』後', 'https://x.tw/a', '』後'],
    ['【https://x.tw/a】後', 'https://x.tw/a', '】後'],
    ['《https://x.tw/a》後', 'https://x.tw/a', '》後'],
    ['https://x.tw/a。後', 'https://x.tw/a', '。後'],
    ['https://x.tw/a、https', 'https://x.tw/a', '、https'],
    ['https://x.tw/a；後', 'https://x.tw/a', '；後'],
    ['https://x.tw/a：後', 'https://x.tw/a', '：後'],
    ['https://x.tw/a？後', 'https://x.tw/a', '？後'],
    ['https://x.tw/a！後', 'https://x.tw/a', '！後'],
    ['https://x.tw/a～後', 'https://x.tw/a', '～後'],
    ['https://x.tw/a｜後', 'https://x.tw/a', '｜後'],
    ['https://x.tw/a　後', 'https://x.tw/a', '　後'],
    ['https://x.tw/a——後', 'https://x.tw/a', '——後'],
    ['https://x.tw/a…後', 'https://x.tw/a', '…後'],
    ['（www.x.tw/a）後', 'www.x.tw/a', '）後'],
    ['「www.x.tw」', 'www.x.tw', '」'],
    ['寫信到a.b@x.tw，後', 'a.b@x.tw', '，後'],
    ['（a@x.tw）後', 'a@x.tw', '）後'],
    ['「a@x.tw」', 'a@x.tw', '」'],
    ['https://x.tw/a。https://y.tw/b', 'https://x.tw/a', '。'],
  ])('ends a bare address before a full-width mark: %s', (text, address, rest) => {
    const markup = html(text, { parser })
    expect(markup).toContain(`>${address}</a>${rest}`)
    const href = /href="([^"]*)"/.exec(markup)?.[1] ?? ''
    expect(href.replace(/^(?:mailto:|http:\/\/(?=www))/, '')).toBe(address)
  })

  it.each([
    ['見https://x.tw/a。**粗**後', '</a>。<strong>粗</strong>後'],
    ['見 www.x.tw/a，`碼`後', '</a>，<code>碼</code>後'],
    ['**見https://x.tw/a。**後', '</a>。</strong>後'],
    ['（https://x.tw/a）[乙](/b/)', '</a>）<a⟦href /b/⟧>乙</a>'],
    ['甲[^1]\n\n[^1]: https://x.tw/a。*斜*', '</a>。<em>斜</em>'],
    ['## 見https://x.tw/a：*斜*', '</a>：<em>斜</em>'],
  ])('leaves the markup behind the mark: %s', (text, expected) => {
    expect(html(text, { parser })).toContain(expected)
  })

  it('links both of two addresses with a full-width mark between them', () => {
    expect(html('https://x.tw/a、https://y.tw/b', { parser }).match(/<a /g)).toHaveLength(2)
    expect(html('https://x.tw/a，（www.y.tw）', { parser }).match(/<a /g)).toHaveLength(2)
  })

  it('keeps marks that are written into a link on purpose', () => {
    expect(html('<https://x.tw/甲，乙> [a](https://x.tw/（b）)', { parser }).match(/%EF%BC/g)).toHaveLength(3)
  })

  it.each([
    ['甲\n乙', '甲乙'],
    ['甲，\n乙', '甲，乙'],
    ['甲\n「乙」', '甲「乙」'],
    ['甲\n**乙**', '甲<strong>乙</strong>'],
    ['ひらがな\nカタカナ', 'ひらがなカタカナ'],
    ['ㄅㄆ\nㄇ', 'ㄅㄆㄇ'],
    ['𠮷\n𠮷', '𠮷𠮷'],
    ['甲\nLatin', '甲\nLatin'],
    ['Latin\n甲', 'Latin\n甲'],
    ['Latin\nLatin', 'Latin\nLatin'],
    ['한국어\n한국어', '한국어\n한국어'],
    ['甲  \n乙', '甲<br>\n乙'],
    ['甲\\\n乙', '甲<br>\n乙'],
  ])('joins lines only between two CJK characters: %j', (text, expected) => {
    expect(html(text, { parser })).toBe(`<p>${expected}</p>`)
    expect(html(`> ${text.replace('\n', '\n> ')}`, { parser })).toContain(expected)
    expect(html(`- 丙\n\n  ${text.replace('\n', '\n  ')}`, { parser })).toContain(expected)
  })
})
