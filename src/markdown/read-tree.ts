import { doubtfulEmphasis } from './doubtful-emphasis.js'
import { doubtfulRest } from './doubtful-rest.js'
import { maskAddresses } from './mask-addresses.js'
import { mendPositions } from './mend-positions.js'
import { mendTree } from './mend-tree.js'
import type { Nodes, Parents, Root } from './tree.js'
import { endOf, startOf, walk } from './walk.js'

/** The two ways from text to tree. */
export interface Parsers {
  /** Sätteri: CommonMark and GFM. `null` where there is no binary for it. */
  readonly fast: ((text: string) => Root) | null
  /** remark-parse with what makes it friendly to CJK. @throws RangeError where nesting overflows its stack */
  readonly slow: (text: string) => Root
}

export interface TreeReading {
  readonly root: Root
  /** Where the first block begins whose emphasis in doubt could not be looked at; `null`: all of it was. */
  readonly uncheckedAt: number | null
}

/**
 * The tree that remark-parse makes of a text, made by Sätteri wherever the two agree: only the blocks that hold
 * emphasis in doubt are read once more, each by itself, with the definitions that it refers to.
 */
export function readTree(text: string, parsers: Parsers): TreeReading {
  const masked = maskAddresses(text)
  const { root, uncheckedAt } = readMasked(masked.text, parsers)
  return { root: masked.restore(root), uncheckedAt }
}

function readMasked(text: string, { fast, slow }: Parsers): TreeReading {
  const whole = (): TreeReading => ({ root: mended(slow(text), text), uncheckedAt: null })
  if (fast === null) return whole()
  const root = mendTree(fast(text))
  const rest = doubtfulRest(text, root)
  if (rest.ofBlocks) return isReadable(text) ? whole() : { root, uncheckedAt: 0 }
  const doubts = [...doubtfulEmphasis(text), ...rest.inBlocks].sort((a, b) => a - b)
  if (doubts.length === 0) return { root, uncheckedAt: null }
  const reading: SecondReading = { text, slow, budget: { ...BUDGET } }
  let uncheckedAt: number | null = null
  for (const { leaf, outermost } of blocksInDoubt(root, doubts, text)) {
    const second = (leaf === null ? null : readAgain(leaf, reading)) ?? readAgain(outermost, reading)
    if (second !== null) replace(second.choice, second.node)
    else if (isReadable(text)) return whole()
    else uncheckedAt ??= startOf(outermost.node)
  }
  return { root, uncheckedAt }
}

const mended = (root: Root, text: string): Root => mendTree(mendPositions(root, text))

/**
 * micromark's time grows with the square of a block's length (57 KB of prose take 1.3 s) and of its delimiter runs
 * (10,000 take 9 s), and its stack with the depth of quotes. No real paragraph or table comes near.
 */
const LIMITS = { characters: 50_000, runs: 1_000, containers: 500 }

/** What one text may ask of micromark altogether: some seconds at worst. */
const BUDGET = { characters: 200_000, runs: 8_000 }

interface Choice {
  readonly parent: Parents
  readonly node: Nodes
  /** Where its own text begins: at its line's start when its indentation matters. */
  readonly start: number
}

interface BlockInDoubt {
  /** The paragraph, heading or table; `null` where its lines cannot be read without the quote around them. */
  readonly leaf: Choice | null
  /** The block of the text itself that holds it. */
  readonly outermost: Choice
}

function blocksInDoubt(root: Root, doubts: readonly number[], text: string): readonly BlockInDoubt[] {
  const blocks: BlockInDoubt[] = []
  let next = 0
  /** The first doubt from an offset on; blocks are visited in their order. */
  const doubtFrom = (offset: number): number => {
    while ((doubts[next] ?? Number.POSITIVE_INFINITY) < offset) next += 1
    return doubts[next] ?? Number.POSITIVE_INFINITY
  }
  const visit = (parent: Parents, outermost: Choice | null, isQuoted: boolean): void => {
    for (const node of parent.children as readonly Nodes[]) {
      if (doubtFrom(startOf(node)) >= endOf(node)) continue
      const top = outermost ?? { parent, node, start: lineStart(text, startOf(node)) }
      if (LEAVES.has(node.type)) {
        if (!isInDoubt(node as Parents, doubts, next)) continue
        const standsAlone = !isQuoted || !text.slice(startOf(node), endOf(node)).includes('\n')
        blocks.push({ leaf: standsAlone ? { parent, node, start: startOf(node) } : null, outermost: top })
      } else if ('children' in node) {
        visit(node, top, isQuoted || node.type === 'blockquote')
      }
    }
  }
  visit(root, null, false)
  return onePerOutermost(blocks)
}

const LEAVES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table'])

/** A block that must be read as a whole is read once, however many of its parts are in doubt. */
function onePerOutermost(blocks: readonly BlockInDoubt[]): readonly BlockInDoubt[] {
  const whole = new Set(blocks.filter(({ leaf }) => leaf === null).map(({ outermost }) => outermost.node))
  const seen = new Set<Nodes>()
  return blocks.flatMap(({ leaf, outermost }) => {
    if (!whole.has(outermost.node)) return [{ leaf, outermost }]
    if (seen.has(outermost.node)) return []
    seen.add(outermost.node)
    return [{ leaf: null, outermost }]
  })
}

/** Whether one of the doubts, from the `first` on, stands in the text of a leaf and not in its code. */
function isInDoubt(leaf: Parents, doubts: readonly number[], first: number): boolean {
  const literal: { start: number; end: number }[] = []
  walk(leaf, node => {
    if (node.type === 'inlineCode' || node.type === 'html')
      literal.push({ start: startOf(node), end: endOf(node) })
  })
  for (let i = first; (doubts[i] ?? Number.POSITIVE_INFINITY) < endOf(leaf); i++) {
    const doubt = doubts[i] ?? 0
    if (!literal.some(({ start, end }) => start <= doubt && doubt < end)) return true
  }
  return false
}

interface SecondReading {
  readonly text: string
  readonly slow: (text: string) => Root
  readonly budget: { characters: number; runs: number }
}

function isReadable(source: string): boolean {
  return (
    source.length <= LIMITS.characters &&
    runsIn(source) <= LIMITS.runs &&
    count(source, />/g) <= LIMITS.containers
  )
}

/** `null` when the limits forbid it, or when the block turns out to be another without what stands around it. */
function readAgain(choice: Choice, { text, slow, budget }: SecondReading) {
  const { node, start } = choice
  const source = text.slice(start, endOf(node))
  const runs = runsIn(source)
  if (!isReadable(source) || source.length > budget.characters || runs > budget.runs) return null
  budget.characters -= source.length
  budget.runs -= runs
  const readText = `${source}\n\n${definitionsFor(node)}`
  const { children } = mended(slow(readText), readText)
  const [read, ...others] = children
  if (read === undefined || others.some(other => startOf(other) < source.length)) return null
  move(read, start, node)
  const isSame = read.type === node.type && startOf(read) === startOf(node) && endOf(read) === endOf(node)
  return isSame ? { choice, node: read } : null
}

/** Definitions for all that a block refers to: what they say does not matter to its tree. */
function definitionsFor(block: Nodes): string {
  const labels = new Set<string>()
  const visit = (node: Nodes): void => {
    if (node.type === 'linkReference' || node.type === 'imageReference')
      labels.add(`[${node.identifier}]: <>`)
    if (node.type === 'footnoteReference') labels.add(`[^${node.identifier}]: -`)
  }
  visit(block)
  if ('children' in block) walk(block, visit)
  return [...labels].join('\n\n')
}

/** Places in a block's own text become places in the whole text. */
function move(block: Nodes, start: number, original: Nodes): void {
  const from = original.position?.start
  if (from?.offset === undefined) return
  const firstColumn = from.column - (from.offset - start)
  const visit = ({ position }: Nodes): void => {
    for (const point of [position?.start, position?.end]) {
      if (point?.offset === undefined) continue
      if (point.line === 1) point.column += firstColumn - 1
      point.line += from.line - 1
      point.offset += start
    }
  }
  visit(block)
  if ('children' in block) walk(block, visit)
}

function replace({ parent, node }: Choice, by: Nodes): void {
  const children = parent.children as Nodes[]
  children[children.indexOf(node)] = by
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

const runsIn = (text: string): number => count(text, /\*+|_+|~+/g)

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
