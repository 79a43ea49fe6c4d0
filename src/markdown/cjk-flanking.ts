/**
 * Where a run of `*`, `_` or `~` may open or close, by CommonMark (0.31.2, 6.2) and by the rule that is friendly to
 * CJK (github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md), which lets a run beside a CJK character
 * flank although punctuation stands on its other side: `**「重點」**的`.
 */

/** What a rule asks of the character on one side of a run. */
export interface CharacterClass {
  /** A blank, or the end of the text. */
  readonly space: boolean
  readonly punctuation: boolean
  readonly cjk: boolean
}

export interface Sides {
  readonly before: CharacterClass
  readonly after: CharacterClass
}

interface Flanks {
  readonly left: boolean
  readonly right: boolean
}

function flanksByCommonMark({ before, after }: Sides): Flanks {
  return {
    left: !after.space && (!after.punctuation || before.space || before.punctuation),
    right: !before.space && (!before.punctuation || after.space || after.punctuation),
  }
}

function flanksByCjkRule({ before, after }: Sides): Flanks {
  const foreignBefore = before.punctuation && !before.cjk
  const foreignAfter = after.punctuation && !after.cjk
  return {
    left: !after.space && (!foreignAfter || before.space || foreignBefore || before.cjk),
    right: !before.space && (!foreignBefore || after.space || foreignAfter || after.cjk),
  }
}

/** What a run may do. */
export interface Might {
  readonly opens: boolean
  readonly closes: boolean
}

export function mightByCommonMark(marker: string, sides: Sides): Might {
  return might(marker, flanksByCommonMark(sides), sides)
}

/**
 * Beyond the rule for CJK, `_` between two CJK characters does what `*` does: no name of a program is written there
 * (`snake_case`, `呼叫__init__方法`), and `這是__「重點」__的` means what it says.
 */
export function mightByCjkRule(marker: string, sides: Sides): Might {
  const flanks = flanksByCjkRule(sides)
  const isBetweenCjk = sides.before.cjk && sides.after.cjk
  return might(isBetweenCjk ? '*' : marker, flanks, sides)
}

function might(marker: string, { left, right }: Flanks, { before, after }: Sides): Might {
  if (marker !== '_') return { opens: left, closes: right }
  return {
    opens: left && (!right || before.space || before.punctuation),
    closes: right && (!left || after.space || after.punctuation),
  }
}

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

const EDGE: CharacterClass = { space: true, punctuation: false, cjk: false }

/** Neither blank nor punctuation, at the end of a text neither. */
export function isLetter(character: string): boolean {
  return character !== '' && !SPACE.test(character) && !PUNCTUATION.test(character)
}

/** Whether a rule for CJK may have a say beside this character. */
export function isOfCjk(character: string): boolean {
  return CJK.test(character) || SELECTOR.test(character) || IDEOGRAPHIC_SELECTOR.test(character)
}

/** The two sides of a run from `start` to `end`. */
export function sidesOf(text: string, start: number, end: number): Sides {
  return { before: classBefore(text, start), after: classOf(characterAfter(text, end)) }
}

function classOf(character: string): CharacterClass {
  if (character === '' || SPACE.test(character)) return EDGE
  return {
    space: false,
    punctuation: PUNCTUATION.test(character),
    cjk: CJK.test(character) || IDEOGRAPHIC_SELECTOR.test(character),
  }
}

function classBefore(text: string, offset: number): CharacterClass {
  const character = characterBefore(text, offset)
  if (!SELECTOR.test(character)) return classOf(character)
  const selected = characterBefore(text, offset - character.length)
  const isQuote = character === '\uFE01' && /^[‘’“”]/.test(selected)
  return isQuote ? { space: false, punctuation: true, cjk: true } : classOf(selected)
}

/** Empty at the start of the text. */
export function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return ''
  const unit = text.charAt(offset - 1)
  return /[\uDC00-\uDFFF]/.test(unit) && offset > 1 ? text.slice(offset - 2, offset) : unit
}

/** Empty at the end of the text. */
export function characterAfter(text: string, offset: number): string {
  const point = text.codePointAt(offset)
  return point === undefined ? '' : String.fromCodePoint(point)
}
