import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkHtml, { type Options } from 'remark-html'
import type { Processor } from 'unified'
import { tooDeep } from '../diagnostics/catalog/markdown.js'
import { alerts } from './alerts.js'
import { attributeLists } from './attribute-lists.js'
import { bareUrls } from './bare-urls.js'
import { codeBlocks } from './code-blocks.js'
import { definitionLists } from './definition-lists.js'
import { doubtfulEmphasis } from './doubtful-emphasis.js'
import { headingIds, headings } from './headings.js'
import { HANDLERS } from './html/handlers.js'
import { SCHEMA } from './html/schema.js'
import { limits, MAX_DEPTH } from './limits.js'
import { lookalikeLinks } from './lookalike-links.js'
import { digestParts } from './parts/digest-parts.js'
import { notice } from './parts/notice.js'
import type { Pass, Reading } from './reading.js'
import { references } from './references.js'
import { highlights } from './shortcodes/highlight.js'
import { softBreaks } from './soft-breaks.js'
import { strayEmphasis } from './stray-emphasis.js'
import type { Root } from './tree.js'
import { endOf, startOf, walk } from './walk.js'

/** The one list of what happens to a text between parser and compiler, in its order. */
const PASSES: readonly Pass<Root>[] = [
  limits,
  highlights,
  references,
  strayEmphasis,
  attributeLists,
  definitionLists,
  alerts,
  lookalikeLinks,
  bareUrls,
  codeBlocks,
  headings,
  digestParts,
  headingIds,
  notice,
  softBreaks,
]

const processor = remark()
  .use(chooseParser)
  .use(remarkGfm)
  .use(cjkFriendly)
  .use(runPasses)
  .use(remarkHtml, {
    handlers: HANDLERS as unknown as NonNullable<Options['handlers']>,
    sanitize: SCHEMA as unknown as Exclude<Options['sanitize'], boolean>,
  })
  .freeze()

/** Runs the whole pipeline; gives sanitised HTML with tokens. */
export function toHtml(reading: Reading): string {
  return String(processor.processSync({ value: reading.text, data: { reading } })).trimEnd()
}

/** Only the parser, for the places of code in a text that still holds its shortcodes. */
export function toTree(text: string, parser: Reading['parser']): Root {
  if (parser.fast !== null) return parser.fast(text)
  return processor.parse(text)
}

type Data = Record<string, unknown>

function readingOf(file: { readonly data: Data }): Reading | null {
  return (file.data.reading as Reading | undefined) ?? null
}

/** Sätteri parses, except what only remark-parse with its extensions parses rightly, while it is small enough. */
function chooseParser(this: Processor): void {
  const slow = this.parser
  if (slow === undefined) return
  this.parser = (text, file) => {
    const reading = readingOf(file)
    const fast = reading?.parser.fast ?? null
    const tree = fast === null ? null : fast(text)
    if (tree !== null && !needsSlowParser(text, tree)) return tree
    try {
      return slow(text, file)
    } catch (error) {
      // micromark recurses: a few thousand `>` overflow its stack.
      if (!(error instanceof RangeError)) throw error
      return tree ?? asPlainParagraph(text, reading)
    }
  }
}

function asPlainParagraph(text: string, reading: Reading | null): Root {
  reading?.diagnostics.push(tooDeep({ path: reading.path, at: reading.placeOf(0), limit: MAX_DEPTH }))
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] }
}

/**
 * micromark's time grows with the square of a text's length (57 KB of prose take 1.3 s) and of its delimiter runs
 * (10,000 take 9 s): beyond these limits emphasis in doubt stays as the fast parser has it.
 */
const SLOW_LIMITS = { characters: 50_000, runs: 1_000, containers: 500 }

function needsSlowParser(text: string, tree: Root): boolean {
  if (text.length > SLOW_LIMITS.characters) return false
  const offsets = doubtfulEmphasis(text)
  if (offsets.length === 0) return false
  if (count(text, /\*+|_+/g) > SLOW_LIMITS.runs || count(text, />/g) > SLOW_LIMITS.containers) return false
  const code = literalRanges(tree)
  return offsets.some(offset => !code.some(range => range.start <= offset && offset < range.end))
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** The ranges of a text in which nothing is markup. */
export function literalRanges(root: Root): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = []
  walk(root, node => {
    if (node.type === 'code' || node.type === 'inlineCode')
      ranges.push({ start: startOf(node), end: endOf(node) })
  })
  return ranges
}

function runPasses() {
  return (root: Root, file: { readonly data: Data }): void => {
    const reading = readingOf(file)
    if (reading === null) return
    for (const pass of PASSES) pass(root, reading)
    // The compiler's handlers see nodes only: the reading travels with the root.
    root.data = { ...root.data, reading }
  }
}

function cjkFriendly(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), cjkFriendlyExtension()]
}
