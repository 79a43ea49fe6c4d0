import { ok, outcome } from '../diagnostics/outcome.js'
import { stripForbidden } from '../lib/text.js'
import { escapeXml } from '../lib/xml.js'
import type { Outcome, Position } from '../model/diagnostic.js'
import type { Inline } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import { USUAL_PART_NAMES } from '../model/parts.js'
import type { EmojiNames } from './emoji.js'
import { splitAtSlots } from './html/slots.js'
import { emptyIds } from './ids.js'
import type { MarkdownParser } from './parser.js'
import { toInlineHtml } from './processor.js'
import type { Reading } from './reading.js'
import { tokensFor } from './tokens.js'

export interface InlineOptions {
  /** For messages. */
  readonly path: SourcePath
  /** Where the field stands. */
  readonly at: Position
  readonly parser: MarkdownParser
  /** `null`: `:rocket:` is text. */
  readonly emojiNames: EmojiNames | null
}

/** Without one of these a text is what it says. */
const SIGN = /[*_`~[\]<&\\@]|:\/\/|www\./

/**
 * Reads a field of front matter that may hold emphasis, code and links, and nothing that begins a block: a tagline
 * `1. 開始` is no list, and a picture is its description.
 */
export function parseInline(field: string, { path, at, parser, emojiNames }: InlineOptions): Outcome<Inline> {
  const line = onOneLine(stripForbidden(field))
  const mayHoldEmoji = emojiNames !== null && line.includes(':')
  if (!mayHoldEmoji && !SIGN.test(line))
    return ok({ body: { pieces: [escapeXml(line)], slots: [] }, text: line })
  const text = WORD + line
  const reading: Reading = {
    path,
    title: null,
    parser,
    partNames: USUAL_PART_NAMES,
    shortcodes: new Set(),
    emojiNames,
    text,
    placeOf: () => at,
    tokens: tokensFor(text),
    ids: emptyIds(''),
    idPrefix: '',
    diagnostics: [],
    headings: [],
    stories: [],
    keyPoints: [],
    sources: [],
    found: { heading: null, notice: null, blocks: [] },
  }
  const html = toInlineHtml(reading).slice(WORD.length)
  const plain = reading.found.blocks.map(block => block.text).join(' ')
  return outcome(
    { body: splitAtSlots(html, reading.tokens), text: plain.slice(WORD.length).trim() },
    reading.diagnostics,
  )
}

/** Before a text, so that nothing in it begins a block. */
const WORD = 'x '

/** Characters between which a line's end means nothing. */
const SOLID = /[\u3001-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF01-\uFF60]/

/** Marks may stand between the line's end and the character that counts. */
const NEAR = 4

function onOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, (end, at: number, all: string) => {
    const before = all.slice(Math.max(0, at - NEAR), at).replace(/[*_~]+$/, '')
    const after = all.slice(at + end.length, at + end.length + NEAR).replace(/^[*_~]+/, '')
    return SOLID.test(before.slice(-1)) && SOLID.test(after.charAt(0)) ? '' : ' '
  })
}
