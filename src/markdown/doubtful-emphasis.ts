/**
 * The runs of `*` and `_` that the fast parser may take for something else than the author means or the
 * specification says:
 * - beside CJK, where CommonMark and the CJK-friendly rule decide differently whether a run may open or close
 *   emphasis: `**「重點」**的`. Both rules are computed as their specifications say (CommonMark 0.31.2, 6.2;
 *   github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md);
 * - between a letter and a run of the other marker (`a**_b_**`), where Sätteri 0.10.5 errs.
 * @returns the offsets of those runs
 */
export function doubtfulEmphasis(text: string): readonly number[] {
  const offsets: number[] = []
  for (const match of text.matchAll(RUN)) {
    const start = match.index + (isEscaped(text, match.index) ? 1 : 0)
    const end = match.index + match[0].length
    if (start === end) continue
    const marker = match[0].charAt(0)
    const left = codePointBefore(text, start)
    const right = codePointAfter(text, end)
    if (isMixed(marker, left, right) || isMixed(marker, right, left)) offsets.push(start)
    else if (CJK.test(left) || CJK.test(right) || SELECTOR.test(left) || IDEOGRAPHIC_SELECTOR.test(left)) {
      if (differs(marker, classBefore(text, start), classOf(right))) offsets.push(start)
    }
  }
  return offsets
}

function isMixed(marker: string, beside: string, opposite: string): boolean {
  const isOtherMarker = (beside === '*' || beside === '_') && beside !== marker
  return isOtherMarker && opposite !== '' && !SPACE.test(opposite) && !PUNCTUATION.test(opposite)
}

const RUN = /\*+|_+/g

/**
 * Wide and half-width characters of East Asia that are not emoji, and hangul; kept a little wider than the
 * specification (the worst that can happen is that the slower parser is taken for nothing).
 */
const CJK =
  /[\u1100-\u11FF\u2329\u232A\u20A9\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7FB\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6B\uFF01-\uFFEE\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]/u
const PUNCTUATION = /^[\p{P}\p{S}]/u
const SPACE = /^\s/
const IDEOGRAPHIC_SELECTOR = /^[\u{E0100}-\u{E01EF}]/u
/** Selectors that leave the character before them what it is; U+FE0F makes an emoji. */
const SELECTOR = /^[\uFE00-\uFE0E]/

interface CharacterClass {
  readonly space: boolean
  readonly punctuation: boolean
  readonly cjk: boolean
}

const EDGE: CharacterClass = { space: true, punctuation: false, cjk: false }

function classOf(character: string): CharacterClass {
  if (character === '' || SPACE.test(character)) return EDGE
  return {
    space: false,
    punctuation: PUNCTUATION.test(character),
    cjk: CJK.test(character) || IDEOGRAPHIC_SELECTOR.test(character),
  }
}

function classBefore(text: string, offset: number): CharacterClass {
  const character = codePointBefore(text, offset)
  if (!SELECTOR.test(character)) return classOf(character)
  const selected = codePointBefore(text, offset - character.length)
  const isQuote = character === '\uFE01' && /^[‘’“”]/.test(selected)
  return isQuote ? { space: false, punctuation: true, cjk: true } : classOf(selected)
}

function differs(marker: string, before: CharacterClass, after: CharacterClass): boolean {
  const plain = decide(marker, flanksByCommonMark(before, after), { before, after })
  const cjk = decide(marker, flanksByCjkRule(before, after), { before, after })
  return plain.opens !== cjk.opens || plain.closes !== cjk.closes
}

interface Flanks {
  readonly left: boolean
  readonly right: boolean
}

function flanksByCommonMark(before: CharacterClass, after: CharacterClass): Flanks {
  return {
    left: !after.space && (!after.punctuation || before.space || before.punctuation),
    right: !before.space && (!before.punctuation || after.space || after.punctuation),
  }
}

function flanksByCjkRule(before: CharacterClass, after: CharacterClass): Flanks {
  const foreignBefore = before.punctuation && !before.cjk
  const foreignAfter = after.punctuation && !after.cjk
  return {
    left: !after.space && (!foreignAfter || before.space || foreignBefore || before.cjk),
    right: !before.space && (!foreignBefore || after.space || foreignAfter || after.cjk),
  }
}

interface Neighbours {
  readonly before: CharacterClass
  readonly after: CharacterClass
}

function decide(marker: string, flank: Flanks, { before, after }: Neighbours) {
  if (marker === '*') return { opens: flank.left, closes: flank.right }
  return {
    opens: flank.left && (!flank.right || before.space || before.punctuation),
    closes: flank.right && (!flank.left || after.space || after.punctuation),
  }
}

function codePointBefore(text: string, offset: number): string {
  if (offset <= 0) return ''
  const unit = text.charAt(offset - 1)
  return /[\uDC00-\uDFFF]/.test(unit) && offset > 1 ? text.slice(offset - 2, offset) : unit
}

function codePointAfter(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  return point === undefined ? '' : String.fromCodePoint(point)
}

function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0
  for (let i = offset - 1; i >= 0 && text.charAt(i) === '\\'; i--) backslashes++
  return backslashes % 2 === 1
}
