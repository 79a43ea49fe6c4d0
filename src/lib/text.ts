/** Characters that XML 1.0 forbids, and lone surrogates: stripped from every field when it is read. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

export const stripForbidden = (text: string): string => text.replace(NOT_IN_XML, '')

/** Scripts that are written without blanks between words, and hangul: counted by character. */
export const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u

const CJK_RUN = new RegExp(`${CJK.source}+`, 'gu')
const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

export function countText(text: string): { cjk: number; words: number } {
  let cjk = 0
  const others = text.replace(CJK_RUN, run => {
    cjk += run.length - (run.match(SURROGATE_PAIR)?.length ?? 0)
    return ' '
  })
  return { cjk, words: others.match(WORD)?.length ?? 0 }
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** ASCII, Chinese characters, kana and their punctuation: each a grapheme, whatever stands beside it. */
const SIMPLE =
  /^[\u0020-\u007e\u2018-\u201f\u3001-\u301f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]*$/

/** The first `limit` graphemes, with `…` when something was cut; never half a character. */
export function truncate(text: string, limit: number): string {
  // No grapheme is shorter than a code unit.
  if (text.length <= limit) return text
  const first = text.slice(0, limit + 1)
  if (SIMPLE.test(first)) return `${first.slice(0, limit).trimEnd()}…`
  let kept = ''
  let count = 0
  for (const { segment } of graphemes.segment(text)) {
    if (count === limit) return `${kept.trimEnd()}…`
    kept += segment
    count += 1
  }
  return kept
}
