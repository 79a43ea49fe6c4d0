import { tooDeep } from '../diagnostics/catalog/markdown.js'
import { outcome } from '../diagnostics/outcome.js'
import { countText, stripForbidden } from '../lib/text.js'
import type { Diagnostic, Outcome, Position } from '../model/diagnostic.js'
import type { AiNotice, Body, Heading, Source, Story, TextCounts } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import { type PartNames, USUAL_PART_NAMES } from '../model/parts.js'
import { excerptOf } from './excerpt.js'
import { splitAtSlots } from './html/slots.js'
import { emptyIds } from './ids.js'
import { mayHoldMath, replaceMath } from './math.js'
import type { MarkdownParser } from './parser.js'
import { literalRanges, toHtml, toTree } from './processor.js'
import type { Reading } from './reading.js'
import { replaceShortcodes } from './shortcodes/replace.js'
import { offsetBefore, placesOf, type Replacement } from './source-map.js'
import { type Tokens, tokensFor } from './tokens.js'
import type { Root } from './tree.js'
import { endOf, startOf, walk } from './walk.js'

/**
 * A part of every key under which a parsed text is kept: to be raised by hand whenever the same text would give
 * another result.
 */
export const PROCESSOR_VERSION = 7

export interface MarkdownOptions {
  /** For messages. */
  readonly path: SourcePath
  /** The line of the file on which the body begins; counts from 1. */
  readonly firstLine: number
  /** The title in front matter: a first heading that repeats it is not shown twice. */
  readonly title: string | null
  /** The shortcodes that have a template. */
  readonly shortcodes: readonly string[]
  /** Whether `$…$` is a formula; `$$…$$` always is. */
  readonly singleDollar: boolean
  readonly parser: MarkdownParser
  /** Left out: the usual ones. */
  readonly partNames?: PartNames
}

/** What a body says, by itself. */
export interface Markdown {
  readonly body: Body
  /** The text of the first heading; `null` when there is none. */
  readonly title: string | null
  /** A line a block. */
  readonly text: string
  readonly excerpt: string
  /** Without code blocks. */
  readonly counts: TextCounts
  readonly headings: readonly Heading[]
  readonly stories: readonly Story[]
  readonly keyPoints: readonly string[]
  /** As often as the text cites them. */
  readonly sources: readonly Source[]
  readonly notice: AiNotice | null
}

/** Reads the body of a post: sanitised HTML with slots, and everything that can be known from the body alone. */
export function parseMarkdown(body: string, options: MarkdownOptions): Outcome<Markdown> {
  const text = stripForbidden(body.replace(/\r\n?/g, '\n'))
  const placeOf = placesOf(text, options.firstLine)
  const { html, reading } = read(text, { ...options, placeOf, idPrefix: '', depth: 0 })
  const { blocks, heading, notice } = reading.found
  const value: Markdown = {
    body: splitAtSlots(html, reading.tokens),
    title: heading,
    text: blocks.map(block => block.text).join('\n'),
    excerpt: excerptOf(blocks),
    counts: countText(
      blocks
        .filter(block => block.kind !== 'code')
        .map(block => block.text)
        .join('\n'),
    ),
    headings: reading.headings,
    stories: reading.stories,
    keyPoints: reading.keyPoints,
    sources: reading.sources,
    notice,
  }
  return outcome(value, inOrder(reading.diagnostics))
}

/** By place, as an author reads the text. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const line = ({ at }: Diagnostic): number => at?.start?.line ?? 0
  const column = ({ at }: Diagnostic): number => at?.start?.column ?? 0
  return diagnostics.toSorted((a, b) => line(a) - line(b) || column(a) - column(b))
}

interface ReadOptions extends MarkdownOptions {
  readonly placeOf: (offset: number) => Position
  /** Before every id, so that an inner text has none of those around it. */
  readonly idPrefix: string
  /** How many shortcodes stand around the text. */
  readonly depth: number
}

function read(text: string, options: ReadOptions): { readonly html: string; readonly reading: Reading } {
  const tokens = tokensFor(text)
  const replaced = withTokens(text, tokens, options)
  const placeBefore = (offset: number) => options.placeOf(offsetBefore(replaced.replacements, offset))
  const formulas = withFormulas(replaced.text, { tokens, placeOf: placeBefore, options })
  const reading: Reading = {
    path: options.path,
    title: options.title,
    parser: options.parser,
    shortcodes: new Set(options.shortcodes),
    partNames: options.partNames ?? USUAL_PART_NAMES,
    text: formulas.text,
    placeOf: offset => placeBefore(offsetBefore(formulas.replacements, offset)),
    tokens,
    ids: emptyIds(options.idPrefix),
    idPrefix: options.idPrefix,
    diagnostics: [...replaced.diagnostics],
    headings: [],
    stories: [],
    keyPoints: [],
    sources: [],
    found: { heading: null, notice: null, blocks: [] },
  }
  return { html: toHtml(reading), reading }
}

/** The quick test before a text is parsed only to know where its code is. */
const MAY_HOLD_SHORTCODES = /\{\{[<%]|\{%|\{\{-?\s*(?:site\.|["'])/

/** Shortcodes in shortcodes: each level is parsed again, and no real text comes near. */
const MAX_NESTED = 8

function withTokens(text: string, tokens: Tokens, options: ReadOptions) {
  const unchanged = {
    text,
    replacements: [] as readonly Replacement[],
    diagnostics: [] as Reading['diagnostics'],
  }
  if (!MAY_HOLD_SHORTCODES.test(text)) return unchanged
  if (options.depth > MAX_NESTED) {
    const at = options.placeOf(0)
    return { ...unchanged, diagnostics: [tooDeep({ path: options.path, at, limit: MAX_NESTED })] }
  }
  const diagnostics: Reading['diagnostics'] = []
  const tree = toTree(text, options.parser)
  const definitions = definitionsIn(tree, text)
  let inners = 0
  const replaced = replaceShortcodes(text, {
    path: options.path,
    codeIn: each => literalRanges(each === text ? tree : toTree(each, options.parser)),
    known: new Set(options.shortcodes),
    tokens,
    placeOf: options.placeOf,
    renderInner: inner => {
      inners += 1
      const { length } = inner.text
      const { html, reading } = read(inner.text.includes('[') ? inner.text + definitions.text : inner.text, {
        ...options,
        title: '',
        placeOf: offset =>
          offset < length
            ? inner.placeOf(offset)
            : options.placeOf(definitions.offsetBefore(offset - length)),
        idPrefix: `${options.idPrefix}inner-${inners}-`,
        depth: options.depth + 1,
      })
      diagnostics.push(...reading.diagnostics)
      return {
        body: splitAtSlots(inner.isWords ? withoutParagraph(html) : html, reading.tokens),
        plain: reading.found.blocks.map(block => block.text).join('\n'),
      }
    },
  })
  return { ...replaced, diagnostics: [...replaced.diagnostics, ...diagnostics] }
}

interface FormulaOptions {
  readonly tokens: Tokens
  readonly placeOf: (offset: number) => Position
  readonly options: ReadOptions
}

function withFormulas(text: string, { tokens, placeOf, options }: FormulaOptions) {
  const { singleDollar, parser } = options
  if (!mayHoldMath(text, singleDollar)) return { text, replacements: [] as readonly Replacement[] }
  return replaceMath(text, { code: literalRanges(toTree(text, parser)), singleDollar, tokens, placeOf })
}

/** More than any real text has; each inner text is read with them. */
const MAX_DEFINITIONS = 8_000

interface Definitions {
  readonly text: string
  /** The offset in the text they were taken from, for one in `text`. */
  readonly offsetBefore: (offset: number) => number
}

/**
 * The addresses and notes that a text defines (`[a]: https://…`, `[^1]: …`), to be read again with what stands in its
 * shortcodes: only what is used there is shown there.
 */
function definitionsIn(tree: Root, text: string): Definitions {
  const replacements: Replacement[] = []
  let all = ''
  walk(tree, node => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const before = { start: startOf(node), end: endOf(node) }
    const start = all.length
    all += `\n\n${text.slice(before.start, before.end)}`
    // As if an empty place before each had been replaced by nothing: what follows is counted on from there.
    replacements.push({ now: { start, end: start + 2 }, before: { start: before.start, end: before.start } })
  })
  if (all.length > MAX_DEFINITIONS) return { text: '', offsetBefore: offset => offset }
  return { text: all, offsetBefore: offset => offsetBefore(replacements, offset) }
}

/** `{{< mark >}}word{{< /mark >}}` holds a word, not a paragraph. */
function withoutParagraph(html: string): string {
  const only = /^<p>((?:(?!<\/?p[ >])[\s\S])*)<\/p>$/.exec(html)?.[1]
  return only ?? html
}
