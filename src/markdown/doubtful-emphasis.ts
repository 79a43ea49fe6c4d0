import {
  characterAfter,
  characterBefore,
  isLetter,
  isOfCjk,
  mightByCjkRule,
  mightByCommonMark,
  type Sides,
  sidesOf,
} from './cjk-flanking.js'

/**
 * The runs of `*`, `_` and `~` that the fast parser may take for something else than the author means or the
 * specification says:
 * - beside CJK, where CommonMark and the CJK-friendly rule decide differently whether a run may open or close
 *   emphasis: `**「重點」**的`. Both rules are computed as their specifications say;
 * - between a letter and a run of the other marker (`a**_b_**`), and behind an escaped marker of the same kind
 *   (`\\***b**`), where Sätteri 0.10.5 errs.
 * @returns the offsets of those runs, in order
 */
export function doubtfulEmphasis(text: string): readonly number[] {
  const offsets: number[] = []
  for (const match of text.matchAll(RUN)) {
    const start = match.index + (isEscaped(text, match.index) ? 1 : 0)
    const end = match.index + match[0].length
    const marker = match[0].charAt(0)
    if (start === end || (marker === '~' && end - start > LONGEST_STRIKETHROUGH)) continue
    const left = characterBefore(text, start)
    const right = characterAfter(text, end)
    // An escaped marker before a run of the same: `\\***x**`.
    const isEscapedHalf = start > match.index && isLetter(right)
    const isMixed = isEscapedHalf || isBetween(marker, left, right) || isBetween(marker, right, left)
    if (isMixed || ((isOfCjk(left) || isOfCjk(right)) && differs(marker, sidesOf(text, start, end))))
      offsets.push(start)
  }
  return offsets
}

const RUN = /\*+|_+|~+/g

/** GFM, 6.5: three tildes or more strike nothing through. */
const LONGEST_STRIKETHROUGH = 2

function isBetween(marker: string, beside: string, opposite: string): boolean {
  const isOtherMarker = (beside === '*' || beside === '_') && marker !== '~' && beside !== marker
  return isOtherMarker && isLetter(opposite)
}

function differs(marker: string, sides: Sides): boolean {
  const plain = mightByCommonMark(marker, sides)
  const cjk = mightByCjkRule(marker, sides)
  return plain.opens !== cjk.opens || plain.closes !== cjk.closes
}

function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0
  for (let i = offset - 1; i >= 0 && text.charAt(i) === '\\'; i--) backslashes++
  return backslashes % 2 === 1
}
