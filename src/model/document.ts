import type { Moment } from '../lib/dates.js'
import type { JsonObject } from '../lib/json.js'
import type { Outcome, Position } from './diagnostic.js'
import type { SourcePath } from './names.js'
import type { PartKind } from './parts.js'

/**
 * One file of `content/`, understood alone: nothing here depends on any other file. Plain data, so that it
 * can be kept on disk and parsed in a worker.
 */
export interface Document extends BodyFacts {
  readonly path: SourcePath
  /** The file that holds it: the same, except for the second language of a file that holds two. */
  readonly origin: SourcePath
  /** Identifies title and body as the author wrote them: see model/revision. */
  readonly revision: string
  /** Identifies everything below: the hash of the file's bytes, of what of it is read, the parser's version and its options. */
  readonly hash: string
  readonly frontMatter: FrontMatter
  /** From front matter; else the first heading; else the file name. */
  readonly title: string
  /** The fields of front matter that may hold Markdown within a line. */
  readonly inline: InlineFields
}

/** What is known from a body alone. */
export interface BodyFacts {
  /** As HTML, sanitised, with slots where the answer depends on the rest of the site. */
  readonly body: Body
  /** As plain text, a line a block: for the excerpt and for search. */
  readonly text: string
  /** The start of the text, cut at a sentence or grapheme, without markup. */
  readonly excerpt: string
  /** Without code blocks. */
  readonly counts: TextCounts
  readonly headings: readonly Heading[]
  readonly stories: readonly Story[]
  /** The points of the part that names them, a line each, as plain text. */
  readonly keyPoints: readonly string[]
  readonly sources: readonly Source[]
  readonly notice: AiNotice | null
}

/** What parsing one file gave: no document when it is broken. Kept whole, so that its diagnostics replay from the cache. */
export type Parsed = Outcome<Document | null>

/** HTML in pieces: strings as they are, numbers that point into `slots`. */
export interface Body {
  readonly pieces: readonly (string | number)[]
  readonly slots: readonly Slot[]
}

export interface InlineFields {
  readonly subtitle: Inline | null
  readonly summary: Inline | null
  readonly description: Inline | null
  /** Of the picture. */
  readonly caption: Inline | null
}

/** A line of text with emphasis, code and links. */
export interface Inline {
  /** Sanitised, without any block. */
  readonly body: Body
  /** For everything that shows no HTML: metadata, feeds, search. */
  readonly text: string
}

/** A place in a body that is filled when the whole site is known. */
export type Slot =
  | LinkSlot
  | SourceSetSlot
  | ImageSlot
  | ShortcodeSlot
  | AnchorSlot
  | WordsSlot
  | CodeSlot
  | MathSlot
  | DiagramSlot
  | StoryLinkSlot
  | SourceMarkSlot

/**
 * A whole attribute, its leading blank included, whose address may be this site's: ` href="…"` is what fills it, or
 * nothing when no page answers, so that a broken link is plain text.
 */
export interface LinkSlot {
  readonly kind: 'link'
  readonly attribute: 'href' | 'src' | 'poster'
  /** As the author wrote it, decoded by Markdown: `../x.md#part`, `/posts/x/`, `//assets/x.png`. */
  readonly target: string
  /** As written: the author asks for the page in this language. `null`: in that of the post, where there is one. */
  readonly language: string | null
  readonly at: Position
}

/**
 * A whole attribute, its leading blank included: ` srcset="…"` with those of its pictures that are there; nothing
 * when there is none.
 */
export interface SourceSetSlot {
  readonly kind: 'source-set'
  readonly candidates: readonly SourceCandidate[]
  readonly at: Position
}

export interface SourceCandidate {
  /** An address of another site, or what may be a file of this one. */
  readonly target: string
  /** `2x`, `640w`, or empty. */
  readonly descriptor: string
}

/** A whole `<img>`, left out of the page when its file is not there. */
export interface ImageSlot {
  readonly kind: 'image'
  readonly target: string
  readonly alt: string
  readonly title: string | null
  /** Set by raw HTML or an attribute list; pixels. */
  readonly width: number | null
  readonly height: number | null
  readonly className: string | null
  readonly at: Position
}

/** A call of `templates/shortcodes/<name>.hbs`; `ref` and `relref` are calls too. */
export interface ShortcodeSlot {
  readonly kind: 'shortcode'
  readonly name: string
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
  /**
   * Between the opening and the closing tag of a paired call, or the caption of a picture; its slots are filled like
   * those around it.
   */
  readonly inner: Body | null
  /** As the author wrote it, for messages and for feeds. */
  readonly raw: string
  readonly at: Position
}

/** A block of code. Its colours are found after the text is parsed, since they take far longer. */
export interface CodeSlot {
  readonly kind: 'code'
  /** As written, in lower case: `ts`; `null` when none is named. */
  readonly language: string | null
  /** Without the last line's end. */
  readonly text: string
  /** The name of a file, shown above it. */
  readonly title: string | null
  /** The lines to point out: first and last of each run, counted from 1. */
  readonly marked: readonly (readonly [number, number])[]
  readonly at: Position
}

/** A formula in TeX, without its dollar signs. */
export interface MathSlot {
  readonly kind: 'math'
  readonly display: 'block' | 'inline'
  readonly text: string
  /** With its dollar signs. */
  readonly raw: string
  readonly at: Position
}

/** A drawing described in Mermaid's language; a browser draws it, and without JavaScript shows the description. */
export interface DiagramSlot {
  readonly kind: 'diagram'
  readonly text: string
  /** False: it names something that a browser would load from elsewhere, and stays a description. */
  readonly isDrawn: boolean
  readonly at: Position
}

/** At the end of a heading: the link by which a reader takes its address along. Not for feeds. */
export interface AnchorSlot {
  readonly kind: 'anchor'
  readonly id: string
  /** Of the heading. */
  readonly text: string
  readonly at: Position
}

/** A text of the theme in the post's language, which the post alone does not know; in an attribute or between tags. */
export interface WordsSlot {
  readonly kind: 'words'
  /** A key of the theme's strings: `alert.note`. */
  readonly key: string
  readonly values: Readonly<Record<string, string>>
  readonly at: Position
}

/** Behind a story's headline: the link to its own address. */
export interface StoryLinkSlot {
  readonly kind: 'story-link'
  /** The story's anchor. */
  readonly id: string
  readonly headline: string
}

/** Behind a link of the source section: its publisher, and a mark where the title was cut. */
export interface SourceMarkSlot {
  readonly kind: 'source-mark'
  readonly domain: string
  readonly titleIsCut: boolean
}

export interface TextCounts {
  /** Han, kana, hangul and bopomofo characters. */
  readonly cjk: number
  /** Words of other scripts. */
  readonly words: number
}

export interface Heading {
  /** 1 to 6. */
  readonly level: number
  readonly id: string
  readonly text: string
  /** The part of a digest that it opens. */
  readonly part: PartKind | null
  /** False: its author left it out of the table of contents (`{:.no_toc}`). */
  readonly isListed: boolean
}

/** An item of the news section of a digest. */
export interface Story {
  /** Its anchor on the page. */
  readonly id: string
  readonly headline: string
  /** What follows the headline, as plain text. */
  readonly text: string
  /** The links of the headline and the text, each address once. */
  readonly links: readonly StoryLink[]
}

export interface StoryLink {
  readonly text: string
  /** As the author wrote it: another site's address, or one of this site to be resolved. */
  readonly target: string
  readonly at: Position
}

/** A page that a post cites. */
export interface Source {
  readonly title: string
  /** True when the title was cut (`…`, `...`) before it reached us. */
  readonly titleIsCut: boolean
  /** As written. */
  readonly url: string
  /** Equal for two citations of one page: see markdown/canonical-url. */
  readonly canonicalUrl: string
  /** The host without `www.`: `mashable.com`. */
  readonly domain: string
  /** `source_name`, when the author gave one. */
  readonly publisher: string | null
  /** Where it is named: `text` when the post's own list of sources shows it. */
  readonly named: 'front-matter' | 'text'
  readonly at: Position
}

/** What a post says of the part that a language model had in it. */
export interface AiNotice {
  readonly generated: boolean
  readonly model: string | null
  readonly reviewedBy: string | null
  /** The number of sources that the notice claims. */
  readonly sourceCount: number | null
}

export interface ImageReference {
  readonly target: string
  readonly alt: string | null
  readonly caption: string | null
  readonly at: Position
}

/** The fields of content.md's table, from either dialect; `null` or empty where the file says nothing. */
export interface FrontMatter {
  readonly title: string | null
  readonly subtitle: string | null
  readonly published: Moment | null
  readonly updated: Moment | null
  readonly expires: Moment | null
  readonly summary: string | null
  readonly description: string | null
  /** As written; the configuration decides which language it names. */
  readonly language: string | null
  readonly translationKey: string | null
  /** The hash of the original that this translation was made from. */
  readonly translatedFrom: string | null
  /** Term names as written, by taxonomy. */
  readonly terms: Readonly<Record<string, readonly string[]>>
  readonly authors: readonly string[]
  readonly image: ImageReference | null
  readonly sources: readonly Source[]
  readonly draft: boolean
  /** A whole address: `/news/x/`. */
  readonly permalink: string | null
  readonly slug: string | null
  readonly aliases: readonly string[]
  readonly layout: string | null
  readonly notice: AiNotice | null
  readonly params: JsonObject
  /** Where each field of ours was written (the value, else the key); fields that are absent have no place. */
  readonly places: Readonly<Record<string, Position>>
}
