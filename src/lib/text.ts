/** Characters that XML 1.0 forbids, and lone surrogates: stripped from every field when it is read. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** The same and every surrogate, with no table to look at: most texts hold none of them. */
const PERHAPS_NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/

export const stripForbidden = (text: string): string =>
  PERHAPS_NOT_IN_XML.test(text) ? text.replace(NOT_IN_XML, '') : text

/** Scripts that are written without blanks between words, and hangul: counted by character. */
export const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u

const CJK_RUN = new RegExp(`${CJK.source}+`, 'gu')
const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu

/**
 * A character that may be a letter or digit of neither ASCII nor CJK. All others are plain: ASCII; han, kana, hangul and
 * their punctuation; arrows, signs and emoji.
 */
const NOT_PLAIN =
  /[^\u0000-\u007F\u00A0\u00B7\u00D7\u2000-\u206F\u2190-\u22FF\u25A0-\u26FF\u3000-\u3004\u3008-\u3020\u3041-\u3096\u30A1-\u30FA\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uFDFC-\uFE19\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uD83C-\uD83E\uDC00-\uDFFF]|\uD83C[\uDD00-\uDD0F\uDE00]|\uD83E[\uDFC0-\uDFFF]/
/** Of plain characters, all between these are CJK. */
const PLAIN_CJK = /[\u3041-\uD7A3]+/g
const PLAIN_WORD = /[A-Za-z0-9]+(?:['’.-][A-Za-z0-9]+)*/g

/** Characters of CJK, and words of other scripts. */
export function countText(text: string): { cjk: number; words: number } {
  // Tables of Unicode are ten times slower than ranges, and few texts need them.
  if (NOT_PLAIN.test(text)) return countAnyText(text)
  const cjk = text.length - text.replace(PLAIN_CJK, '').length
  return { cjk, words: text.match(PLAIN_WORD)?.length ?? 0 }
}

function countAnyText(text: string): { cjk: number; words: number } {
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
