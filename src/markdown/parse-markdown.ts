import { tooDeep } from '../diagnostics/catalog/markdown.js'
import { outcome } from '../diagnostics/outcome.js'
import { countText, stripForbidden } from '../lib/text.js'
import type { Diagnostic, Outcome, Position } from '../model/diagnostic.js'
import type { BodyFacts, Source } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import { type PartNames, USUAL_PART_NAMES } from '../model/parts.js'
import type { EmojiNames } from './emoji.js'
import { excerptOf } from './excerpt.js'
import { splitAtSlots } from './html/slots.js'
import { emptyIds } from './ids.js'
import { mayHoldMath, replaceMath } from './math.js'
import { mendText } from './mistakes/mend-text.js'
import type { MarkdownParser } from './parser.js'
import { literalRanges, toHtml, toTree } from './processor.js'
import type { Reading } from './reading.js'
import { replaceShortcodes } from './shortcodes/replace.js'
import { offsetBefore, placesOf, type Replacement } from './source-map.js'
import { type Tokens, tokensFor } from './tokens.js'
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
  /** `null`: `:rocket:` is text. */
  readonly emojiNames: EmojiNames | null
  readonly parser: MarkdownParser
  /** Left out: the usual ones. */
  readonly partNames?: PartNames
}

/** What a body says, by itself. */
export interface Markdown extends BodyFacts {
  /** The text of the first heading; `null` when there is none. */
  readonly title: string | null
  /** As often as the text cites them. */
  readonly sources: readonly Source[]
}

/** Reads the body of a post: sanitised HTML with slots, and everything that can be known from the body alone. */
export function parseMarkdown(body: string, options: MarkdownOptions): Outcome<Markdown> {
  const written = stripForbidden(body.replace(/\r\n?/g, '\n'))
  const placeInFile = placesOf(written, options.firstLine)
  const { path, parser } = options
  const mended = mendText(written, { path, placeOf: placeInFile, codeIn: text => codeIn(text, parser) })
  const placeOf = (offset: number): Position => placeInFile(mended.before(offset))
  const { html, reading } = read(mended.text, { ...options, placeOf, idPrefix: '', depth: 0 })
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
  return outcome(value, inOrder([...mended.diagnostics, ...reading.diagnostics]))
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
    emojiNames: options.emojiNames,
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
  let definitions: Definitions | null = null
  let inners = 0
  const replaced = replaceShortcodes(text, {
    path: options.path,
    codeIn: each => codeIn(each, options.parser),
    known: new Set(options.shortcodes),
    tokens,
    placeOf: options.placeOf,
    renderInner: inner => {
      inners += 1
      const { length } = inner.text
      definitions ??= definitionsIn(text, options.parser)
      const { text: defined, offsetBefore: whereDefined } = definitions
      const { html, reading } = read(inner.text.includes('[') ? inner.text + defined : inner.text, {
        ...options,
        title: '',
        placeOf: offset =>
          offset < length ? inner.placeOf(offset) : options.placeOf(whereDefined(offset - length)),
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
  return replaceMath(text, { code: codeIn(text, parser), singleDollar, tokens, placeOf })
}

/** No code is written without one of these: a fence, a span, or four columns of indentation. */
const MAY_HOLD_CODE = /[`~\t]| {4}/

function codeIn(text: string, parser: MarkdownParser) {
  return MAY_HOLD_CODE.test(text) ? literalRanges(toTree(text, parser)) : []
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
function definitionsIn(text: string, parser: MarkdownParser): Definitions {
  if (!text.includes(']:')) return { text: '', offsetBefore: offset => offset }
  const replacements: Replacement[] = []
  let all = ''
  walk(toTree(text, parser), node => {
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
