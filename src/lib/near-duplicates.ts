import { distance } from './nearest.js'
import { byCodePoint } from './order.js'
import { CJK } from './text.js'

/** Why two names look like one. */
export type Likeness = 'hyphen' | 'plural' | 'suffix' | 'spelling'

export interface Pair {
  /** In code point order. */
  readonly names: readonly [string, string]
  readonly why: Likeness
}

/** Shorter names are too easily alike: `GPT` and `GPU`. Characters. */
const SPELLING_FROM = 5
/** From this length on two slips are forgiven. */
const TWO_SLIPS_FROM = 9
/** `AI產業` and `AI產業動態`; a shorter name is often a word of its own (`台灣`, `台灣人`). */
const SUFFIX_FROM = 4
const LONGEST_SUFFIX = 2

/**
 * The pairs of folded names that a writer may have meant as one, in code point order. Names are looked up by what they
 * become when something is taken away, so that the cost grows with their number and not with that of their pairs.
 * @example nearDuplicates(['ai agent', 'ai agents']) // => [{ names: ['ai agent', 'ai agents'], why: 'plural' }]
 */
export function nearDuplicates(names: readonly string[]): readonly Pair[] {
  const all = new Set(names)
  const found = new Map<string, Pair>()
  const add = (a: string, b: string, why: Likeness): void => {
    if (a === b || digits(a) !== digits(b)) return
    const [first, second] = byCodePoint(a, b) <= 0 ? [a, b] : [b, a]
    const key = JSON.stringify([first, second])
    if (!found.has(key)) found.set(key, { names: [first, second], why })
  }
  for (const [group, why] of [
    [groupsBy(names, withoutHyphens), 'hyphen'],
    [groupsBy(names, name => withoutHyphens(inSingular(name))), 'plural'],
  ] as const)
    for (const [first, ...others] of group) for (const other of others) add(first ?? other, other, why)
  for (const name of all)
    for (const start of withoutSuffix(name)) if (all.has(start)) add(start, name, 'suffix')
  for (const group of groupsByDeletion(names)) {
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) if (isSlip(a, b)) add(a, b, 'spelling')
  }
  return [...found.values()].sort(
    (a, b) => byCodePoint(a.names[0], b.names[0]) || byCodePoint(a.names[1], b.names[1]),
  )
}

/** `GPT-4` and `GPT-5` are two models, not a slip. */
const digits = (name: string): string => (name.match(/\p{N}+/gu) ?? []).join(' ')

const withoutHyphens = (name: string): string => name.replace(/[\s_-]+/gu, '')

/** @example inSingular('ai companies') // => 'ai company' */
function inSingular(name: string): string {
  return name.replace(/[a-z]{3,}/gu, word => {
    if (/[^aeiou]ies$/u.test(word)) return `${word.slice(0, -3)}y`
    if (/(?:[sxz]|ch|sh)es$/u.test(word)) return word.slice(0, -2)
    return /[^siu]s$/u.test(word) ? word.slice(0, -1) : word
  })
}

/** The name without one or two Chinese characters at its end. */
function withoutSuffix(name: string): readonly string[] {
  const characters = [...name]
  const starts: string[] = []
  for (let length = 1; length <= LONGEST_SUFFIX; length++) {
    if (!CJK.test(characters.at(-length) ?? '')) break
    const start = characters.slice(0, -length)
    if (start.length >= SUFFIX_FROM) starts.push(start.join('').trim())
  }
  return starts
}

function groupsBy(names: readonly string[], shape: (name: string) => string): readonly string[][] {
  const groups = new Map<string, string[]>()
  for (const name of new Set(names)) {
    const group = groups.get(shape(name))
    if (group === undefined) groups.set(shape(name), [name])
    else group.push(name)
  }
  return [...groups.values()]
}

/** Names that become the same when at most one character of each is left out. */
function groupsByDeletion(names: readonly string[]): readonly string[][] {
  const groups = new Map<string, Set<string>>()
  const put = (shape: string, name: string): void => {
    const group = groups.get(shape)
    if (group === undefined) groups.set(shape, new Set([name]))
    else group.add(name)
  }
  for (const name of new Set(names)) {
    const characters = [...name]
    if (characters.length < SPELLING_FROM) continue
    put(name, name)
    for (let i = 0; i < characters.length; i++) put(characters.toSpliced(i, 1).join(''), name)
  }
  return [...groups.values()].map(group => [...group]).filter(group => group.length > 1)
}

/** `llama.cpp` and `llama-cpp` are told apart on purpose: a mark alone is no slip of the pen. */
const lettersOf = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '')

function isSlip(a: string, b: string): boolean {
  if (digits(a) !== digits(b) || lettersOf(a) === lettersOf(b)) return false
  const length = Math.min([...a].length, [...b].length)
  return distance(a, b) <= (length >= TWO_SLIPS_FROM ? 2 : 1)
}
