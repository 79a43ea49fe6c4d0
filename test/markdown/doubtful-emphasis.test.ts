import { describe, expect, it } from 'vitest'
import { doubtfulEmphasis } from '../../src/markdown/doubtful-emphasis.ts'
import { html, parsed, SLOW } from './support.ts'

describe('emphasis beside CJK', () => {
  it.each([
    ['這是**「重點」**的句子', '這是<strong>「重點」</strong>的句子'],
    ['**記憶體（PIM）**技術', '<strong>記憶體（PIM）</strong>技術'],
    ['高達**45%**的', '高達<strong>45%</strong>的'],
    ['**注意！**命令', '<strong>注意！</strong>命令'],
    ['*「引文」*之後', '<em>「引文」</em>之後'],
    ['**25%**로 늘었다', '<strong>25%</strong>로 늘었다'],
    ['**𠮷（x）**家', '<strong>𠮷（x）</strong>家'],
  ])('works: %s', (text, expected) => {
    expect(doubtfulEmphasis(text).length).toBeGreaterThan(0)
    expect(html(text)).toBe(`<p>${expected}</p>`)
    expect(html(text, { parser: SLOW })).toBe(`<p>${expected}</p>`)
  })

  it.each([
    '**第一，「甲」和「乙」是兩回事。** 後文',
    '中文**粗體**中文',
    '**bold** (x) *y*',
    'snake_case_name',
    '* 「項目」',
    '\\**「x」',
    '---',
  ])('needs no other parser: %s', text => {
    expect(doubtfulEmphasis(text)).toEqual([])
    expect(html(text, { parser: SLOW })).toBe(html(text))
  })

  it('is that of the specification where markers meet', () => {
    for (const text of ['a**_b_**c', '(*_*a', 'x*_y_*', '**_b_**', '***a** b*'])
      expect(html(text), text).toBe(html(text, { parser: SLOW }))
  })

  it('is not looked for in code', () => {
    const text = '`這是**「重點」**的`'
    expect(doubtfulEmphasis(text).length).toBeGreaterThan(0)
    expect(html(text)).toBe('<p><code>這是**「重點」**的</code></p>')
  })

  it('agrees with the slow parser wherever the scan finds nothing', () => {
    const parts = [
      '**',
      '*',
      '_',
      '「',
      '」',
      '甲',
      'a',
      ' ',
      '%',
      '。',
      '（',
      '😀',
      '가',
      '**_',
      '~~',
      '`',
      '\n',
    ]
    let checked = 0
    let state = 7
    const next = (n: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * n)
    }
    for (let i = 0; i < 3_000; i++) {
      const text = Array.from({ length: 8 }, () => parts[next(parts.length)]).join('')
      if (doubtfulEmphasis(text).length > 0) continue
      // micromark takes half an emoji for a letter; only the CJK extension knows better, and not for `~~`.
      if (text.includes('~~') && text.includes('😀')) continue
      checked += 1
      expect(parsed(text).value.body, JSON.stringify(text)).toEqual(parsed(text, { parser: SLOW }).value.body)
    }
    expect(checked).toBeGreaterThan(300)
  })
})
