import type { Position } from '../model/diagnostic.js'
import type { MathSlot } from '../model/document.js'
import type { Replacement } from './source-map.js'
import type { Tokens } from './tokens.js'

interface Range {
  readonly start: number
  readonly end: number
}

export interface MathOptions {
  /** Where nothing is markup. */
  readonly code: readonly Range[]
  /** Whether `$…$` is a formula too; else it is money. */
  readonly singleDollar: boolean
  readonly tokens: Tokens
  readonly placeOf: (offset: number) => Position
}

/** The quick test before a text is parsed only to know where its code is. */
export function mayHoldMath(text: string, singleDollar: boolean): boolean {
  const first = text.indexOf(singleDollar ? '$' : '$$')
  return first !== -1 && text.includes(singleDollar ? '$' : '$$', first + 1)
}

/**
 * Puts a token in the place of each formula, before Markdown can take its `_`, `*` and `\\` for markup: `$$…$$` as
 * kramdown has it (alone in its paragraph it is a block), and `$…$` where the site asks for it.
 */
export function replaceMath(text: string, options: MathOptions) {
  const replacements: Replacement[] = []
  let result = ''
  let end = 0
  for (const formula of findMath(text, options)) {
    const raw = text.slice(formula.start, formula.end)
    const { display, tex } = formula
    const at = options.placeOf(formula.start)
    const slot: MathSlot = { kind: 'math', display, text: tex, raw, at }
    const token = options.tokens.put({ kind: 'slot', slot, plain: tex })
    result += text.slice(end, formula.start)
    const now = { start: result.length, end: result.length + token.length }
    replacements.push({ now, before: { start: formula.start, end: formula.end } })
    result += token
    end = formula.end
  }
  return { text: result + text.slice(end), replacements }
}

interface Formula extends Range {
  readonly display: MathSlot['display']
  readonly tex: string
}

/** A formula on lines of its own: `$$`, the formula, `$$`; in a quotation each line has its mark. */
const FENCED = /^([ \t]*(?:>[ \t]?)*)\$\$[ \t]*\n([\s\S]*?)\n[ \t>]*\$\$[ \t]*$/my
/** Two dollar signs, not three; no paragraph ends in between. */
const DOUBLE = /\$\$(?!\$)((?:[^$\\\n]|\\[\s\S]|\n(?![ \t>]*\n))+?)\$\$(?!\$)/y
/** As pandoc has it: no blank inside at either end, no digit behind, one line. */
const SINGLE = /\$(?![\s$])((?:[^$\\\n]|\\[^\n])*?[^\s$\\]|(?:[^$\\\n]|\\[^\n])*?\\[^\s\n])\$(?![\d$])/y

/** Longer than any formula; so that a stray `$$` costs no search of the whole text. */
const MAX_LENGTH = 10_000

/** Reads from left to right; each dollar sign is looked at once, and each try is as long as a formula may be. */
function findMath(text: string, { code, singleDollar }: MathOptions): readonly Formula[] {
  const found: Formula[] = []
  let range = 0
  for (let at = text.indexOf('$'); at !== -1; at = text.indexOf('$', at)) {
    while ((code[range]?.end ?? Number.POSITIVE_INFINITY) <= at) range += 1
    const literal = code[range]
    if (literal !== undefined && literal.start <= at) {
      at = literal.end
      continue
    }
    const formula = isEscaped(text, at) ? null : formulaAt(text, at, singleDollar)
    const isCut = formula !== null && literal !== undefined && literal.start < formula.end
    if (formula === null || isCut) {
      at += /\$+/y.exec(text.slice(at, at + 8))?.[0].length ?? 1
      continue
    }
    found.push(formula)
    at = formula.end
  }
  return found
}

function formulaAt(text: string, at: number, singleDollar: boolean): Formula | null {
  const window = text.slice(at, at + MAX_LENGTH)
  if (!window.startsWith('$$')) {
    const tex = singleDollar ? match(SINGLE, window, 0)?.[1] : undefined
    return tex === undefined ? null : { start: at, end: at + tex.length + 2, display: 'inline', tex }
  }
  const line = text.lastIndexOf('\n', at - 1) + 1
  const fenced = match(FENCED, text.slice(line, at + MAX_LENGTH), 0)
  const [whole = '', mark = '', lines = ''] = fenced ?? []
  if (fenced !== null && line + mark.length === at) {
    const tex = mark.includes('>') ? lines.replace(/^[ \t]*(?:>[ \t]?)*/gm, '') : lines
    return tex.trim() === '' ? null : { start: at, end: line + whole.trimEnd().length, display: 'block', tex }
  }
  const tex = match(DOUBLE, window, 0)?.[1]
  if (tex === undefined || tex.trim() === '') return null
  return { start: at, end: at + tex.length + 4, display: 'inline', tex }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern)
  sticky.lastIndex = at
  return sticky.exec(text)
}

function isEscaped(text: string, at: number): boolean {
  let count = 0
  while (text.charAt(at - 1 - count) === '\\') count += 1
  return count % 2 === 1
}
