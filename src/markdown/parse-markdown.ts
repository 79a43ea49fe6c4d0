import { outcome } from '../diagnostics/outcome.js'
import { countText, stripForbidden } from '../lib/text.js'
import type { Diagnostic, Outcome, Position } from '../model/diagnostic.js'
import type { AiNotice, Body, Heading, Source, Story, TextCounts } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import { excerptOf } from './excerpt.js'
import { splitAtSlots, withoutSlots } from './html/slots.js'
import { emptyIds } from './ids.js'
import type { MarkdownParser } from './parser.js'
import { DEFAULT_PART_NAMES, type PartNames } from './parts/sections.js'
import { literalRanges, toHtml, toTree } from './processor.js'
import type { Reading } from './reading.js'
import { replaceShortcodes } from './shortcodes/replace.js'
import { offsetBefore, placesOf, type Replacement } from './source-map.js'
import { type Tokens, tokensFor } from './tokens.js'

/**
 * A part of every key under which a parsed text is kept: to be raised by hand whenever the same text would give
 * another result.
 */
export const PROCESSOR_VERSION = 2

export interface MarkdownOptions {
  /** For messages. */
  readonly path: SourcePath
  /** The line of the file on which the body begins; counts from 1. */
  readonly firstLine: number
  /** The title in front matter: a first heading that repeats it is not shown twice. */
  readonly title: string | null
  /** The shortcodes that have a template. */
  readonly shortcodes: readonly string[]
  readonly parser: MarkdownParser
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
  /** As often as the text cites them. */
  readonly sources: readonly Source[]
  readonly notice: AiNotice | null
}

/** Reads the body of a post: sanitised HTML with slots, and everything that can be known from the body alone. */
export function parseMarkdown(body: string, options: MarkdownOptions): Outcome<Markdown> {
  const text = stripForbidden(body.replace(/\r\n?/g, '\n'))
  const placeOf = placesOf(text, options.firstLine)
  const { html, reading } = read(text, { ...options, placeOf, idPrefix: '', isInner: false })
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
  readonly isInner: boolean
}

function read(text: string, options: ReadOptions): { readonly html: string; readonly reading: Reading } {
  const tokens = tokensFor(text)
  const replaced = withTokens(text, tokens, options)
  const reading: Reading = {
    path: options.path,
    title: options.title,
    parser: options.parser,
    isInner: options.isInner,
    partNames: options.partNames ?? DEFAULT_PART_NAMES,
    text: replaced.text,
    placeOf: offset => options.placeOf(offsetBefore(replaced.replacements, offset)),
    tokens,
    ids: emptyIds(options.idPrefix),
    diagnostics: [...replaced.diagnostics],
    headings: [],
    stories: [],
    sources: [],
    found: { heading: null, notice: null, blocks: [] },
  }
  return { html: toHtml(reading), reading }
}

/** The quick test before a text is parsed only to know where its code is. */
const MAY_HOLD_SHORTCODES = /\{\{[<%]|\{%/

function withTokens(text: string, tokens: Tokens, options: ReadOptions) {
  const unchanged = {
    text,
    replacements: [] as readonly Replacement[],
    diagnostics: [] as Reading['diagnostics'],
  }
  if (!MAY_HOLD_SHORTCODES.test(text)) return unchanged
  const diagnostics: Reading['diagnostics'] = []
  const replaced = replaceShortcodes(text, {
    path: options.path,
    code: literalRanges(toTree(text, options.parser)),
    known: new Set(options.shortcodes),
    tokens,
    placeOf: options.placeOf,
    renderInner: range => {
      // A call inside another is shown as it was written; its own inner text need not be read.
      if (options.isInner) return { html: '', plain: '' }
      const inner = readInner(text.slice(range.start, range.end), range.start, options)
      diagnostics.push(...inner.diagnostics)
      return inner
    },
  })
  return { ...replaced, diagnostics: [...replaced.diagnostics, ...diagnostics] }
}

/** The text between two tags is Markdown of its own; shortcodes in it are shown as text. */
function readInner(text: string, start: number, options: ReadOptions) {
  const placeOf = (offset: number) => options.placeOf(start + offset)
  const inner = read(text, { ...options, title: '', placeOf, idPrefix: `inner-${start}-`, isInner: true })
  return {
    html: withoutSlots(inner.html, inner.reading.tokens),
    plain: inner.reading.found.blocks.map(block => block.text).join('\n'),
    diagnostics: inner.reading.diagnostics,
  }
}
