import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countText, stripForbidden, truncate } from '../../src/lib/text.ts'

describe('countText', () => {
  it.each([
    ['', 0, 0],
    ['你好，世界。', 4, 0],
    ['Anthropic 推出 Claude 4.5 模型', 4, 3],
    ["don't stop", 0, 2],
    ['𠮷野家', 3, 0],
    ['カタカナとひらがな', 9, 0],
    ['한국어 문장', 5, 0],
  ])('of %j is %i characters and %i words', (text, cjk, words) => {
    expect(countText(text)).toEqual({ cjk, words })
  })

  it('counts any text as the tables of Unicode have it', () => {
    const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/gu
    const word = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu
    const unit = fc.oneof(
      fc.constantFrom(..."模型上線，。「」（）、：—…·×→★ABCabc012.-’' \n🤖🚀🌐⚠️"),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), units => {
        const text = units.join('')
        expect(countText(text)).toEqual({
          cjk: text.match(cjk)?.length ?? 0,
          words: text.replace(cjk, ' ').match(word)?.length ?? 0,
        })
      }),
      { seed: 4, numRuns: 1_000 },
    )
    for (let point = 0; point <= 0x10ffff; point++) {
      const text = String.fromCodePoint(point)
      const isCjk = text.match(cjk) !== null
      const words = !isCjk && /[\p{L}\p{N}]/u.test(text) ? 1 : 0
      if (countText(text).cjk !== (isCjk ? 1 : 0) || countText(text).words !== words)
        expect.fail(`U+${point.toString(16)}`)
    }
  })
})

describe('truncate', () => {
  it('never cuts a grapheme, and keeps what fits', () => {
    expect(truncate('標題👨‍👩‍👧家', 3)).toBe('標題👨‍👩‍👧…')
    expect(truncate('一二三', 3)).toBe('一二三')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, limit) => {
        const cut = truncate(text, limit)
        const kept = cut.endsWith('…') && cut !== text ? cut.slice(0, -1) : cut
        expect(text.startsWith(kept)).toBe(true)
        expect([...new Intl.Segmenter('und').segment(kept)].length).toBeLessThanOrEqual(limit)
      }),
      { seed: 3 },
    )
  })

  it('counts graphemes as Unicode does, whatever is beside a simple character', () => {
    const pieces = [
      'a',
      '題',
      '，',
      '「',
      'か',
      'ガ',
      '\u3099',
      '\u0301',
      '👨‍👩‍👧',
      '\u200d',
      '\u302a',
      '𠮷',
      '\ufe0f',
      '한',
      'ｱﾞ',
      '\r\n',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), fc.nat(12), (parts, limit) => {
        const text = parts.join('')
        const graphemes = [...new Intl.Segmenter('und').segment(text)].map(({ segment }) => segment)
        const kept = graphemes.slice(0, limit).join('')
        expect(truncate(text, limit)).toBe(graphemes.length > limit ? `${kept.trimEnd()}…` : text)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('stripForbidden', () => {
  it('leaves no character that XML forbids', () => {
    expect(stripForbidden('a\u0000b\u001Fc\tд\uFFFE\uD800𠮷')).toBe('abc\tд𠮷')
  })
})
