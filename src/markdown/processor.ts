import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import remarkHtml, { type Options } from 'remark-html'
import type { Processor } from 'unified'
import { tooDeep, uncheckedEmphasis } from '../diagnostics/catalog/markdown.js'
import { alerts } from './alerts.js'
import { attributeLists } from './attribute-lists.js'
import { bareUrls } from './bare-urls.js'
import { withCjk } from './cjk-extension.js'
import { codeBlocks } from './code-blocks.js'
import { definitionLists } from './definition-lists.js'
import { emoji } from './emoji.js'
import { headingIds, headings } from './headings.js'
import { HANDLERS } from './html/handlers.js'
import { INLINE_SCHEMA, SCHEMA } from './html/schema.js'
import { limits, MAX_DEPTH } from './limits.js'
import { lookalikeLinks } from './lookalike-links.js'
import { digestParts } from './parts/digest-parts.js'
import { notice } from './parts/notice.js'
import { picturesAsWords } from './pictures-as-words.js'
import { readTree } from './read-tree.js'
import type { Pass, Reading } from './reading.js'
import { references } from './references.js'
import { highlights } from './shortcodes/highlight.js'
import { softBreaks } from './soft-breaks.js'
import { strayEmphasis } from './stray-emphasis.js'
import type { FootnoteDefinition, Root } from './tree.js'
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
  emoji,
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
  .use(runPasses, PASSES)
  .use(remarkHtml, {
    handlers: HANDLERS as unknown as NonNullable<Options['handlers']>,
    sanitize: SCHEMA as unknown as Exclude<Options['sanitize'], boolean>,
  })
  .freeze()

/** For a line of text: no block can be in it. */
const INLINE_PASSES: readonly Pass<Root>[] = [references, picturesAsWords, bareUrls, emoji]

const inlineProcessor = remark()
  .use(chooseParser)
  .use(remarkGfm)
  .use(cjkFriendly)
  .use(runPasses, INLINE_PASSES)
  .use(remarkHtml, {
    handlers: HANDLERS as unknown as NonNullable<Options['handlers']>,
    sanitize: INLINE_SCHEMA as unknown as Exclude<Options['sanitize'], boolean>,
  })
  .freeze()

/** The same for a line of text: sanitised HTML without any block. */
export function toInlineHtml(reading: Reading): string {
  return String(inlineProcessor.processSync({ value: reading.text, data: { reading } })).trimEnd()
}

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

/** Puts Sätteri in the place of remark-parse, wherever both make the same tree of a text. */
function chooseParser(this: Processor): void {
  const slow = this.parser
  if (slow === undefined) return
  this.parser = (text, file) => {
    const reading = readingOf(file)
    try {
      const { root, uncheckedAt } = readTree(text, {
        fast: reading?.parser.fast ?? null,
        slow: part => slow(part, file) as Root,
      })
      if (reading !== null && uncheckedAt !== null)
        reading.diagnostics.push(uncheckedEmphasis({ path: reading.path, at: reading.placeOf(uncheckedAt) }))
      return root
    } catch (error) {
      // micromark recurses: a few thousand `>` overflow its stack.
      if (!(error instanceof RangeError)) throw error
      const root = reading?.parser.fast?.(text) ?? null
      if (reading === null || root === null) return asPlainParagraph(text, reading)
      reading.diagnostics.push(uncheckedEmphasis({ path: reading.path, at: reading.placeOf(0) }))
      return root
    }
  }
}

function asPlainParagraph(text: string, reading: Reading | null): Root {
  reading?.diagnostics.push(tooDeep({ path: reading.path, at: reading.placeOf(0), limit: MAX_DEPTH }))
  return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] }
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

function runPasses(passes: readonly Pass<Root>[]) {
  return (root: Root, file: { readonly data: Data }): Root => {
    const reading = readingOf(file)
    if (reading === null) return root
    for (const pass of passes) pass(root, reading)
    // The compiler's handlers see nodes only: the reading travels with the root. And the compiler looks through all of
    // the tree that it is given for notes, slowly: it is given nothing else, and the handler of the root takes the rest.
    return { type: 'root', children: notesIn(root, reading), data: { reading, content: root } }
  }
}

function notesIn(root: Root, reading: Reading): FootnoteDefinition[] {
  const notes: FootnoteDefinition[] = []
  if (!reading.text.includes('[^')) return notes
  walk(root, node => {
    if (node.type === 'footnoteDefinition') notes.push(node)
  })
  return notes
}

function cjkFriendly(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = withCjk(data.micromarkExtensions ?? [])
}
