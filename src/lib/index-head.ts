/**
 * Where a label stands in an index: under its first letter, under the strokes of its first Chinese character, or
 * under `#`. CLDR's stroke collation knows where each number of strokes begins: before its characters stand U+FDD0
 * and U+2800 plus the number.
 * @example indexHead('台灣') // => { kind: 'strokes', strokes: 5 }
 * @example indexHead('éclair') // => { kind: 'letter', letter: 'E' }
 */
export type IndexHead =
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'strokes'; readonly strokes: number }
  | { readonly kind: 'other' }

export function indexHead(label: string): IndexHead {
  const [first = ''] = label.normalize('NFKD').trim()
  if (/\p{Script=Latin}/u.test(first)) return { kind: 'letter', letter: first.toUpperCase() }
  if (!/\p{Script=Han}/u.test(first)) return { kind: 'other' }
  return { kind: 'strokes', strokes: strokesOf(first) }
}

/** `#`, then A to Z, then by strokes. */
export function byIndexHead(a: IndexHead, b: IndexHead): number {
  return rank(a) - rank(b)
}

/** The order of labels below one head. */
export const byLabel = (a: string, b: string): number => collator.compare(a, b)

const collator = new Intl.Collator('zh-TW-u-co-stroke')

/** No character of Unicode's common blocks has more. */
const MOST_STROKES = 64

function strokesOf(character: string): number {
  let strokes = 0
  while (strokes < MOST_STROKES && collator.compare(character, headOf(strokes + 1)) >= 0) strokes += 1
  return strokes
}

const headOf = (strokes: number): string => `\uFDD0${String.fromCharCode(0x2800 + strokes)}`

function rank(head: IndexHead): number {
  if (head.kind === 'other') return 0
  return head.kind === 'letter' ? (head.letter.codePointAt(0) ?? 0) : 0x20000 + head.strokes
}
