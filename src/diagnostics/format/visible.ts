import { eastAsianWidth } from 'get-east-asian-width'

/** Columns that a tab is shown as; it has no width of its own. */
const TAB = '    '

/**
 * Characters that a terminal obeys instead of showing, and those that reorder or hide text around them
 * (Trojan Source, CVE-2021-42574). The joiners U+200C and U+200D stay: emoji and Indic scripts need them.
 */
const UNSAFE = /\p{Cc}|\p{Cs}|[\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** Control Pictures of Unicode: `␀` stands for U+0000 and so on. */
const PICTURES = 0x2400
const DELETE = 0x7f
const PICTURE_OF_DELETE = '␡'

/**
 * Text of an untrusted file, safe to print: what would steer the terminal is shown instead.
 * @example visible('\u001B[31m') // => '␛[31m'
 * @example visible('\u202E') // => '<U+202E>'
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, character => {
    const code = character.codePointAt(0) ?? 0
    if (character === '\t') return TAB
    if (code < 0x20) return String.fromCodePoint(PICTURES + code)
    if (code === DELETE) return PICTURE_OF_DELETE
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u
const NO_WIDTH = /^(?:\p{Mn}|\p{Me}|\p{Cf}|\p{Variation_Selector})$/u

/**
 * The columns that a terminal gives to visible text: two for CJK characters and emoji, none for marks.
 * @example columns('AI 新聞') // => 7
 */
export function columns(text: string): number {
  let total = 0
  for (const { segment } of graphemes.segment(text)) total += widthOf(segment)
  return total
}

/** The longest start of the text that fits, and the columns that it takes. */
export function fitStart(text: string, limit: number): { text: string; columns: number } {
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    const width = widthOf(segment)
    if (used + width > limit) break
    kept += segment
    used += width
  }
  return { text: kept, columns: used }
}

/** The longest end of the text that fits, and the columns that it takes. */
export function fitEnd(text: string, limit: number): { text: string; columns: number } {
  let kept = ''
  let used = 0
  for (const { segment } of [...graphemes.segment(text)].reverse()) {
    const width = widthOf(segment)
    if (used + width > limit) break
    kept = segment + kept
    used += width
  }
  return { text: kept, columns: used }
}

/** Pads with blanks to a width in columns. */
export function padColumns(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)))
}

function widthOf(grapheme: string): number {
  if (EMOJI.test(grapheme)) return 2
  let width = 0
  for (const character of grapheme) {
    if (NO_WIDTH.test(character)) continue
    width += eastAsianWidth(character.codePointAt(0) ?? 0)
  }
  return width
}
