import type { EmojiNames } from '../../src/markdown/emoji.ts'
import { parseMarkdown } from '../../src/markdown/parse-markdown.ts'
import { loadParser, type MarkdownParser, PORTABLE_PARSER } from '../../src/markdown/parser.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import type { Body } from '../../src/model/document.ts'
import { sourcePath } from '../../src/model/names.ts'
import type { PartNames } from '../../src/model/parts.ts'

export const FAST: MarkdownParser = await loadParser()
export const SLOW: MarkdownParser = PORTABLE_PARSER

interface Options {
  readonly title?: string | null
  readonly shortcodes?: readonly string[]
  readonly parser?: MarkdownParser
  readonly singleDollar?: boolean
  readonly emojiNames?: EmojiNames
  readonly partNames?: PartNames
}

export function parsed(text: string, options: Options = {}) {
  return parseMarkdown(text, {
    path: sourcePath('content/posts/a.md'),
    firstLine: 1,
    title: options.title === undefined ? 'Title' : options.title,
    singleDollar: options.singleDollar ?? false,
    emojiNames: options.emojiNames ?? null,
    shortcodes: options.shortcodes ?? ['youtube', 'figure', 'details', 'badge'],
    parser: options.parser ?? FAST,
    ...(options.partNames === undefined ? {} : { partNames: options.partNames }),
  })
}

/** HTML with each slot shown as `⟦what⟧`, and code as it is without its colours. */
export function html(text: string, options: Options = {}): string {
  return shown(parsed(text, options).value.body)
}

export function shown(body: Body): string {
  return body.pieces
    .map(piece => {
      if (typeof piece === 'string') return piece
      const slot = body.slots[piece]
      if (slot === undefined) return '⟦lost⟧'
      if (slot.kind === 'anchor') return ''
      if (slot.kind === 'words') return `⟦${[slot.key, ...Object.values(slot.values)].join(' ')}⟧`
      if (slot.kind === 'shortcode')
        return slot.inner === null ? `⟦${slot.name}⟧` : `⟦${slot.name}: ${shown(slot.inner)}⟧`
      if (slot.kind === 'story-link') return `⟦#${slot.id}⟧`
      if (slot.kind === 'source-mark') return `⟦${slot.domain}${slot.titleIsCut ? ', cut' : ''}⟧`
      if (slot.kind === 'image') return `⟦img ${slot.target}⟧`
      if (slot.kind === 'link') return `⟦${slot.attribute} ${slot.target}⟧`
      if (slot.kind === 'source-set') return `⟦srcset ${slot.candidates.map(each => each.target).join(' ')}⟧`
      if (slot.kind === 'code') {
        const text = slot.text.replaceAll('&', '&#x26;').replaceAll('<', '&#x3C;')
        return `<pre><code${slot.language === null ? '' : ` class="language-${slot.language}"`}>${text}\n</code></pre>`
      }
      return `⟦${slot.kind} ${slot.text}⟧`
    })
    .join('')
}

export function codes(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(each => `${each.code} ${each.at?.start?.line}:${each.at?.start?.column}`)
}

/** The text of HTML, with its blanks folded; numbers of notes and slots are not the author's. */
export function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&#x3C;/g, '<')
    .replace(/&#x26;/g, '&')
    .replace(/\s+/g, '')
}
