import { CJK } from '../../lib/text.js'
import type { LanguageTag } from '../../model/names.js'

/** One language of a body. Lines of the other one are blank, so that every line keeps its number and columns. */
export interface Half {
  readonly language: LanguageTag
  readonly body: string
  /** Its heading of level 1, when it begins with one. */
  readonly title: string | null
}

/** The two languages of such a file: one that is written in Chinese, Japanese or Korean, and one that is not. */
export interface Pair {
  readonly cjk: LanguageTag
  readonly other: LanguageTag
}

/**
 * Splits a body that holds two languages, by its shape: in halves, each under a heading that names its language
 * (`## 中文`, `## English`), or with every heading in both languages and each followed by its text. `null` for any
 * other shape.
 */
export function splitHalves(body: string, pair: Pair): readonly Half[] | null {
  const lines = body.replace(/\r\n?/g, '\n').split('\n')
  const headings = headingsOf(lines)
  const owners = ownersOfHalves(lines, headings, pair) ?? ownersOfPairs(lines, headings)
  if (owners === null) return null
  const isHeading = new Set(headings.map(({ index }) => index))
  return (['cjk', 'other'] as const).map(side => {
    const own = lines.map((line, index) => {
      const owner = owners[index]
      if (owner?.side !== side && owner?.side !== 'both') return ''
      return isHeading.has(index) ? promoted(line, owner.promote) : line
    })
    return { language: pair[side], body: own.join('\n'), title: titleOf(own) }
  })
}

type Side = 'cjk' | 'other'

/** Whose a line is; `promote`: how many levels its headings go up. */
interface Owner {
  readonly side: Side | 'both' | 'none'
  readonly promote: number
}

interface HeadingLine {
  readonly index: number
  readonly level: number
  readonly text: string
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/u
const FENCE = /^ {0,3}(`{3,}|~{3,})/u

/** ATX headings outside of code. */
function headingsOf(lines: readonly string[]): readonly HeadingLine[] {
  const found: HeadingLine[] = []
  let fence: string | null = null
  for (const [index, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1]
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null
      continue
    }
    if (mark !== undefined) fence = mark
    const heading = HEADING.exec(line)
    if (heading !== null) found.push({ index, level: heading[1]?.length ?? 1, text: heading[2] ?? '' })
  }
  return found
}

/** What a heading says that opens the half of a language, without emoji and punctuation. */
const NAMES: Readonly<Record<Side, ReadonlySet<string>>> = {
  cjk: new Set([
    '中文',
    '中文版',
    '繁體中文',
    '繁體中文版',
    '正體中文',
    '华文',
    '简体中文',
    'chinese',
    'traditionalchinese',
    'chineseversion',
    '中文chinese',
    'zh',
    'zhtw',
    '日本語',
    '한국어',
  ]),
  other: new Set([
    'english',
    'englishversion',
    'inenglish',
    '英文',
    '英文版',
    '英文english',
    'englishenglish',
    'en',
  ]),
}

const nameOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

function ownersOfHalves(
  lines: readonly string[],
  headings: readonly HeadingLine[],
  pair: Pair,
): readonly Owner[] | null {
  const sideOf = ({ text }: HeadingLine): Side | null => {
    const name = nameOf(text)
    if (NAMES.cjk.has(name) || name === nameOf(pair.cjk)) return 'cjk'
    return NAMES.other.has(name) || name === nameOf(pair.other) ? 'other' : null
  }
  const marks = headings.flatMap(heading => {
    const side = sideOf(heading)
    return side === null ? [] : [{ ...heading, side }]
  })
  const [first, second] = marks
  if (first === undefined || second === undefined || marks.length !== 2) return null
  if (first.side === second.side || first.level !== second.level) return null
  const halves = [
    { ...first, end: second.index },
    { ...second, end: lines.length },
  ].map(half => {
    const inside = headings.filter(({ index }) => index > half.index && index < half.end)
    const isBelow = inside.every(({ level }) => level > half.level)
    return { ...half, promote: isBelow ? half.level - 1 : 0 }
  })
  const preface = byScript(lines, 0, first.index)
  return lines.map((_, index) => {
    const half = halves.find(each => index >= each.index && index < each.end)
    if (half === undefined) return { side: preface.get(index) ?? 'both', promote: 0 }
    return index === half.index ? { side: 'none', promote: 0 } : { side: half.side, promote: half.promote }
  })
}

/** Each language has the same headings; one more at the end (`資料來源 Sources`) belongs to both. */
function ownersOfPairs(lines: readonly string[], headings: readonly HeadingLine[]): readonly Owner[] | null {
  const shared = headings.length % 2 === 1 ? headings.at(-1) : undefined
  const paired = shared === undefined ? headings : headings.slice(0, -1)
  const sides = paired.map(({ text }): Side => (CJK.test(text) ? 'cjk' : 'other'))
  const levels = (side: Side): string =>
    paired
      .filter((_, index) => sides[index] === side)
      .map(({ level }) => level)
      .join()
  const [first] = paired
  if (first === undefined || levels('cjk') !== levels('other')) return null
  const preface = byScript(lines, 0, first.index)
  const end = shared?.index ?? lastRule(lines, paired.at(-1)?.index ?? 0)
  const tail = byScript(lines, end, shared === undefined ? lines.length : end)
  return lines.map((_, index) => {
    if (index >= end) return { side: tail.get(index) ?? 'both', promote: 0 }
    const at = paired.findLastIndex(heading => heading.index <= index)
    return { side: at === -1 ? (preface.get(index) ?? 'both') : (sides[at] ?? 'both'), promote: 0 }
  })
}

/** What stands behind the last thematic break (a notice, a colophon) belongs to no section. */
function lastRule(lines: readonly string[], after: number): number {
  const at = lines.findLastIndex(line => /^ {0,3}(?:-[ \t]*){3,}$/u.test(line))
  return at > after ? at : lines.length
}

/** Each block by the script it is written in; one without prose (a picture, a video) belongs to both. */
function byScript(lines: readonly string[], from: number, to: number): ReadonlyMap<number, Side | 'both'> {
  const owners = new Map<number, Side | 'both'>()
  let start = from
  for (let index = from; index <= to; index++) {
    if (index < to && lines[index]?.trim() !== '') continue
    const prose = lines.slice(start, index).join('\n').replace(NO_PROSE, '')
    const side = CJK.test(prose) ? 'cjk' : /\p{L}/u.test(prose) ? 'other' : 'both'
    for (let line = start; line <= index && line < to; line++) owners.set(line, side)
    start = index + 1
  }
  return owners
}

/** Shortcodes, Liquid, pictures, HTML and addresses. */
const NO_PROSE =
  /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{:[^}\n]*\}|!\[[^\]]*\]\([^)]*\)|<[^>]*>|https?:\/\/\S+|\]\([^)]*\)/gu

/** A blank in the place of each `#` keeps the columns; up to three may stand before a heading. */
function promoted(line: string, levels: number): string {
  if (line.startsWith(' ') || levels > 3) return line
  return ' '.repeat(levels) + line.slice(levels)
}

function titleOf(lines: readonly string[]): string | null {
  const first = lines.find(line => line.trim() !== '')
  const heading = first === undefined ? null : HEADING.exec(first)
  return heading?.[1] === '#' ? (heading[2] ?? null) : null
}
