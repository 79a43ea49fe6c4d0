import type { Diagnostic, Position } from '../model/diagnostic.js'
import type { AiNotice, Heading, Source, Story } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import type { PartNames } from '../model/parts.js'
import type { EmojiNames } from './emoji.js'
import type { Ids } from './ids.js'
import type { MarkdownParser } from './parser.js'
import type { Tokens } from './tokens.js'

/** One parse of one text while it goes on: what its passes may read, and the lists to which they add. */
export interface Reading {
  readonly path: SourcePath
  /** The title in front matter, if any. */
  readonly title: string | null
  readonly parser: MarkdownParser
  readonly partNames: PartNames
  /** The shortcodes that have a template. */
  readonly shortcodes: ReadonlySet<string>
  /** `null`: `:rocket:` is text. */
  readonly emojiNames: EmojiNames | null
  /** The text that was parsed: shortcodes are tokens in it. */
  readonly text: string
  /** The author's place for an offset in `text`. */
  readonly placeOf: (offset: number) => Position
  readonly tokens: Tokens
  readonly ids: Ids
  /** Before every id of a text that stands inside another; else empty. */
  readonly idPrefix: string
  readonly diagnostics: Diagnostic[]
  readonly headings: Heading[]
  readonly stories: Story[]
  readonly keyPoints: string[]
  readonly sources: Source[]
  readonly found: Found
}

/** What is found at most once. */
export interface Found {
  /** The text of the first heading. */
  heading: string | null
  notice: AiNotice | null
  /** The blocks of the page, in order, once it has been made. */
  blocks: readonly TextBlock[]
}

/** A block of the page as plain text. */
export interface TextBlock {
  readonly kind: 'text' | 'heading' | 'quote' | 'table' | 'code' | 'notice'
  readonly text: string
}

/** A pass over the tree of a text; it changes the tree and adds to the reading. */
export type Pass<Tree> = (root: Tree, reading: Reading) => void
