import type { Json, JsonObject } from '../lib/json.js'
import type { SourcePath } from './names.js'
import type { PartKind } from './parts.js'

/**
 * What templates and emitters see. Views are plain and total: a value that is not there is `null` or an empty
 * list, never absent. Every `href` is final: base path added, percent-encoded once. A rendered page is
 * determined by its layout (with partials and strings) and its view.
 */

/** A page that a Handlebars layout renders. `V` is what is special to its kind. */
export interface PageView<V = PageContent> {
  readonly frame: Frame
  readonly head: Head
  /** Every language, this one included: this very page in it, or its home with `exists: false`. */
  readonly switcher: readonly LanguageLink[]
  readonly page: V
}

/** Equal for all pages of one language. */
export interface Frame {
  readonly language: { readonly tag: string; readonly label: string }
  readonly site: {
    readonly title: string
    readonly description: string
    readonly home: string
    readonly copyright: string | null
    readonly author: { readonly name: string; readonly url: string | null } | null
    readonly params: JsonObject
  }
  readonly menu: readonly { readonly label: string; readonly href: string; readonly external: boolean }[]
  /** Taxonomies that have terms in this language. */
  readonly taxonomies: readonly { readonly name: string; readonly label: string; readonly href: string }[]
  readonly feeds: readonly FeedLink[]
  readonly assets: {
    readonly stylesheet: string
    readonly script: string
    /** Made from `favicon.svg` of the site's `static/`, else of the theme. */
    readonly icons: readonly {
      readonly rel: 'icon' | 'apple-touch-icon'
      readonly href: string
      readonly type: string
      readonly sizes: string | null
    }[]
    readonly manifest: string
  }
  readonly links: {
    /** `null`: nothing has been published in this language. */
    readonly archive: string | null
    /** `null`: the site has no search page. */
    readonly search: string | null
    /** `null`: no post names a source. */
    readonly sources: string | null
  }
  /** The page `content/about.md`; `null`: there is none in this language. */
  readonly about: { readonly title: string; readonly href: string; readonly text: string } | null
  readonly theme: {
    /** Colours of the accent that can be read on the theme's papers; `null`: the theme's own. */
    readonly accent: { readonly light: string; readonly dark: string } | null
    /** Names of faces, as CSS lists them; `null`: the theme's own. */
    readonly fonts: { readonly text: string | null; readonly titles: string | null }
    /** Beside the site's name. */
    readonly logo: string | null
    /** A sentence of the author's own. */
    readonly footer: string | null
    /** What stands beside a post, in this order. */
    readonly beside: readonly ('terms' | 'translations' | 'share' | 'about')[]
  }
  /** `digest 0.1.0` */
  readonly generator: string
}

export interface FeedLink {
  readonly format: 'atom' | 'rss' | 'json'
  /** `application/atom+xml` */
  readonly type: string
  readonly title: string
  readonly href: string
}

export interface LanguageLink {
  readonly tag: string
  readonly label: string
  readonly href: string
  /** False: there is no such page in that language, and `href` is its home. */
  readonly exists: boolean
  readonly current: boolean
}

export interface Head {
  /** For `<title>`: with the site's name, except on the home page. */
  readonly title: string
  readonly description: string
  /** Absolute; `null` on a page that must not be indexed (404). */
  readonly canonical: string | null
  /** `noindex`, or `null`. */
  readonly robots: string | null
  /** Absolute, itself and `x-default` included; empty when there is no other language. */
  readonly alternates: readonly { readonly hreflang: string; readonly href: string }[]
  /** Of this page first (a term's), then of the site. */
  readonly feeds: readonly FeedLink[]
  readonly openGraph: {
    readonly type: 'website' | 'article'
    readonly title: string
    readonly url: string
    /** Absolute. */
    readonly image: string | null
    readonly imageAlt: string | null
    /** `zh_TW` */
    readonly locale: string
    readonly alternateLocales: readonly string[]
    readonly published: string | null
    readonly modified: string | null
    readonly tags: readonly string[]
  }
  readonly previous: string | null
  readonly next: string | null
  /** On a page with diagrams: the script that draws them, and the library that it loads when one comes near. */
  readonly diagrams: { readonly script: string; readonly library: string } | null
  readonly jsonLd: readonly JsonObject[]
  /** What a page says to machines of the part that a language model had in its text; `null`: nothing. */
  readonly ai: {
    /** For `ai-disclosure`. */
    readonly disclosure: 'ai-generated'
    /** IPTC's name for how a text was made: an address. */
    readonly digitalSourceType: string
    readonly model: string | null
  } | null
}

export interface DateView {
  /** For `datetime`: `2026-01-05` where the author wrote no time, else `2026-01-05T10:00:00+08:00`. */
  readonly iso: string
  /** `2026年1月5日`, `January 5, 2026` */
  readonly label: string
  /** `1月5日`, `Jan 5` */
  readonly short: string
}

export interface Picture {
  readonly src: string
  /** Empty for a picture that only decorates. */
  readonly alt: string
  /** Plain text. */
  readonly caption: string | null
  /** The same as sanitised HTML within a line: print it with three braces. */
  readonly captionHtml: string | null
  /** Pixels, when they could be read. */
  readonly width: number | null
  readonly height: number | null
}

/** A post in a list. */
export interface Card {
  readonly title: string
  readonly href: string
  /** Differs from the page's only for an untranslated post shown as fallback. */
  readonly language: { readonly tag: string; readonly label: string; readonly foreign: boolean }
  readonly date: DateView | null
  /** Plain text. */
  readonly subtitle: string | null
  /** The same as sanitised HTML within a line: print it with three braces. */
  readonly subtitleHtml: string | null
  /** Plain text. */
  readonly summary: string
  readonly summaryHtml: string
  readonly readingMinutes: number
  readonly image: Picture | null
  readonly model: TermLink | null
  /** The first eight. */
  readonly tags: readonly TermLink[]
  readonly mark: 'draft' | 'future' | 'expired' | null
}

export interface TermLink {
  readonly label: string
  /** `null`: the term has no page (`minimum` in the configuration), and is shown as text. */
  readonly href: string | null
}

/** The body of a document with its slots filled; the helper `content` prints it. */
export interface Content {
  /** The document's hash: stands for its text, so that keys stay cheap. `null`: the fills are all there is. */
  readonly document: string | null
  /** HTML for each slot of the document, in order. */
  readonly fills: readonly string[]
}

export interface Pagination {
  readonly page: number
  readonly pages: number
  readonly newer: string | null
  readonly older: string | null
  readonly links: readonly { readonly page: number; readonly href: string; readonly current: boolean }[]
}

export type PageContent =
  | EntryContent
  | ListContent
  | TaxonomyContent
  | ArchiveContent
  | YearContent
  | RollupContent
  | ParallelContent
  | SourcesContent
  | PublisherContent
  | SearchContent
  | NotFoundContent
  | RedirectContent

/** A post (`layouts/post`) or a page (`layouts/page`). */
export interface EntryContent {
  readonly kind: 'post' | 'page'
  /** Differs from the page's only for an untranslated post shown as fallback. */
  readonly language: { readonly tag: string; readonly label: string; readonly foreign: boolean }
  readonly title: string
  readonly href: string
  /** Plain text. */
  readonly subtitle: string | null
  /** The same as sanitised HTML within a line: print it with three braces. */
  readonly subtitleHtml: string | null
  readonly published: DateView | null
  /** `null` when it is the day of publication. */
  readonly updated: DateView | null
  readonly reading: { readonly minutes: number; readonly characters: number; readonly words: number }
  /** What the author wrote as summary; `null` when it is only the start of the text. */
  readonly summary: string | null
  readonly summaryHtml: string | null
  readonly authors: readonly string[]
  readonly image: Picture | null
  /** One group for each taxonomy of which it has terms. */
  readonly terms: readonly {
    readonly taxonomy: string
    readonly label: string
    readonly terms: readonly TermLink[]
  }[]
  readonly contents: readonly {
    readonly level: number
    readonly id: string
    readonly text: string
    /** Of a digest; `story` for a story with a heading of its own; `null` for any other heading. */
    readonly part: PartKind | 'story' | null
  }[]
  /** For a box above the text, where the configuration asks for one; else empty. */
  readonly keyPoints: readonly string[]
  readonly content: Content
  /** Everything that it cites, each page once. */
  readonly sources: readonly SourceView[]
  /** Of these, what its own list of sources does not show (`source_url`). */
  readonly furtherSources: readonly SourceView[]
  readonly notice: {
    /** As readers know it: the label of the term in `models`, else as written. */
    readonly model: string | null
    readonly modelHref: string | null
    readonly reviewedBy: string | null
    readonly sourceCount: number | null
  } | null
  /** The original, when this translation is older than it and readers shall know. */
  readonly staleOf: { readonly title: string; readonly href: string; readonly tag: string } | null
  /** Where this and another language stand side by side. */
  readonly parallel: string | null
  /** The other languages in which it exists. */
  readonly translations: readonly LanguageLink[]
  readonly newer: Card | null
  readonly older: Card | null
  /** Posts that cite a page that it cites too; the strongest first. */
  readonly coverage: readonly { readonly post: Card; readonly sources: readonly SourceView[] }[]
  /** Other posts about the same things; none that is in `coverage`. */
  readonly related: readonly Card[]
  readonly mark: 'draft' | 'future' | 'expired' | null
  readonly params: JsonObject
}

export interface SourceView {
  readonly title: string
  readonly titleIsCut: boolean
  readonly url: string
  readonly domain: string
  /** The publisher's name, else its domain. */
  readonly publisher: string
  /** Its page on this site; `null` where it has none. */
  readonly publisherHref: string | null
}

/** `layouts/home`, `section` and `term`: posts, newest first. */
export interface ListContent {
  readonly kind: 'home' | 'section' | 'term'
  readonly title: string
  readonly description: string | null
  /** Of `_index.md`, or of the page that a term has (`content/companies/anthropic.md`). */
  readonly content: Content | null
  /** Of the whole list, not of this page. */
  readonly count: number
  readonly entries: readonly Card[]
  /** The entries by day, for the home page: on its first page without those of the front. */
  readonly days: readonly { readonly date: DateView; readonly entries: readonly Card[] }[]
  /** What the newest post holds, for the front of the home page: its stories, else its first parts. */
  readonly outline: readonly { readonly text: string; readonly href: string }[]
  readonly pagination: Pagination | null
  /** A list above this one: the taxonomy of a term. */
  readonly parent: { readonly label: string; readonly href: string } | null
  /** What stands beside the front page, in its order; else empty. */
  readonly sidebar: readonly SidebarBlock[]
}

export interface SidebarBlock {
  /** `languages` and `feeds` are in the switcher and in the frame. */
  readonly kind: 'terms' | 'sources' | 'about' | 'languages' | 'feeds'
  readonly label: string
  readonly href: string | null
  /** The most used terms of a taxonomy, or the most cited publishers. */
  readonly terms: readonly CountedTerm[]
  /** Of `about`. */
  readonly text: string | null
}

export interface CountedTerm {
  readonly label: string
  readonly href: string
  readonly count: number
}

/** `layouts/taxonomy` */
export interface TaxonomyContent {
  readonly kind: 'taxonomy'
  readonly name: string
  /** Of `content/tags/_index.md`, else the taxonomy's label. */
  readonly title: string
  readonly description: string | null
  /** Of that `_index.md`. */
  readonly content: Content | null
  /** The most used first. */
  readonly terms: readonly CountedTerm[]
  /** The same under letters and numbers of strokes; empty where there are too few to look up. */
  readonly heads: readonly { readonly label: string; readonly terms: readonly CountedTerm[] }[]
}

/** `layouts/archive` */
export interface ArchiveContent {
  readonly kind: 'archive'
  readonly title: string
  readonly count: number
  readonly years: readonly {
    readonly label: string
    readonly href: string
    readonly count: number
    readonly months: readonly { readonly label: string; readonly href: string; readonly count: number }[]
    readonly calendar: YearCalendar
  }[]
}

export interface YearCalendar {
  /** Monday to Sunday. */
  readonly weekdays: readonly { readonly short: string; readonly name: string }[]
  /** January to December, without those before the first post of all and after the last. */
  readonly months: readonly {
    readonly label: string
    /** `null`: no posts in it. */
    readonly href: string | null
    readonly weeks: readonly {
      /** Of ISO 8601. */
      readonly week: number
      readonly href: string | null
      readonly label: string
      readonly days: readonly {
        /** `null`: a day of another month. */
        readonly day: number | null
        readonly post: { readonly href: string; readonly label: string; readonly count: number } | null
      }[]
    }[]
  }[]
}

/** `layouts/week` and `month`: what a span of time brought. */
export interface RollupContent {
  readonly kind: 'week' | 'month'
  readonly title: string
  /** Of a week: Monday and Sunday. */
  readonly range: { readonly from: DateView; readonly to: DateView } | null
  readonly count: number
  readonly parent: { readonly label: string; readonly href: string } | null
  readonly newer: { readonly label: string; readonly href: string } | null
  readonly older: { readonly label: string; readonly href: string } | null
  /** Of a week: its months; of a month: its weeks. */
  readonly others: readonly { readonly label: string; readonly href: string }[]
  /** Of the posts that have any, newest first. */
  readonly keyPoints: readonly { readonly post: Card; readonly points: readonly string[] }[]
  /** Newest first; `id` is the day's anchor: `day-05`. */
  readonly days: readonly {
    readonly id: string
    readonly date: DateView
    readonly entries: readonly Card[]
  }[]
  /** The most cited first. */
  readonly sources: readonly {
    readonly title: string
    readonly titleIsCut: boolean
    readonly url: string
    readonly publisher: string
    /** `null`: it has no page of its own. */
    readonly publisherHref: string | null
    /** Posts that cite it. */
    readonly count: number
  }[]
}

/** `layouts/parallel`: a post and its other language, block beside block. */
export interface ParallelContent {
  readonly kind: 'parallel'
  readonly title: string
  readonly left: ParallelSide
  readonly right: ParallelSide
  readonly rows: readonly { readonly left: Content | null; readonly right: Content | null }[]
}

export interface ParallelSide {
  readonly tag: string
  readonly label: string
  readonly title: string
  /** Sanitised HTML within a line: print it with three braces. */
  readonly subtitleHtml: string | null
  readonly href: string
}

/** `layouts/year` */
export interface YearContent {
  readonly kind: 'year'
  readonly title: string
  readonly count: number
  readonly parent: { readonly label: string; readonly href: string }
  readonly months: readonly {
    readonly label: string
    readonly href: string
    readonly entries: readonly Card[]
  }[]
}

/** `layouts/sources` */
export interface SourcesContent {
  readonly kind: 'sources'
  readonly title: string
  /** `sources.json` */
  readonly data: string
  readonly count: number
  /** The most cited first. */
  readonly publishers: readonly {
    readonly name: string
    readonly domain: string
    readonly href: string
    /** Different pages. */
    readonly articles: number
    /** How often posts cite them: the order of the list. */
    readonly citations: number
    readonly last: DateView | null
  }[]
}

/** `layouts/publisher` */
export interface PublisherContent {
  readonly kind: 'publisher'
  readonly title: string
  readonly domain: string
  readonly parent: { readonly label: string; readonly href: string }
  readonly articles: readonly {
    readonly title: string
    readonly titleIsCut: boolean
    readonly url: string
    readonly citedBy: readonly Card[]
  }[]
}

/** `layouts/search` */
export interface SearchContent {
  readonly kind: 'search'
  readonly title: string
  /** The theme's `search.ts`, compiled; fetched when a reader turns to the field. */
  readonly script: string
  /** By language, this page's first; by year, newest first. What is searched in, loaded when the reader asks. */
  readonly languages: readonly {
    readonly tag: string
    readonly label: string
    readonly bundles: readonly { readonly year: string; readonly href: string }[]
  }[]
  /** The terms to narrow a search by, in the order of an index. */
  readonly filters: readonly {
    readonly name: string
    readonly label: string
    readonly choices: readonly { readonly value: string; readonly label: string }[]
  }[]
  /** The years of all languages, newest first. */
  readonly years: readonly string[]
}

/** `layouts/404` */
export interface NotFoundContent {
  readonly kind: 'not-found'
  readonly title: string
  readonly recent: readonly Card[]
  /** The same in the other languages: one file answers every address that is not there. */
  readonly others: readonly {
    readonly tag: string
    readonly label: string
    readonly title: string
    readonly lead: string
    readonly href: string
  }[]
}

/** `layouts/redirect` */
export interface RedirectContent {
  readonly kind: 'redirect'
  readonly title: string
  readonly href: string
}

/** What a feed says, for each of its formats. Addresses are absolute. */
export interface FeedView {
  readonly title: string
  readonly description: string
  readonly language: string
  /** The page that the feed follows. */
  readonly home: string
  readonly self: string
  /** The newest `updated` of its items; ISO 8601 with offset; `null` for a feed without items. */
  readonly updated: string | null
  readonly author: { readonly name: string; readonly url: string | null } | null
  readonly copyright: string | null
  readonly icon: string
  /** What a browser shows an XML feed by. */
  readonly stylesheet: string | null
  readonly generator: string
  readonly items: readonly FeedItem[]
}

export interface FeedItem {
  /** Permanent: the absolute address. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string
  readonly published: string
  /** The day of it, as the feed's language writes it; empty where `published` is. */
  readonly day: string
  readonly updated: string
  readonly language: string
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly image: string | null
  readonly ai: AiLabel | null
  /** Full text; addresses absolute. */
  readonly content: Content
}

/** What a feed says of the part that a language model had in an item. */
export interface AiLabel {
  /** `trainedAlgorithmicMedia`: the last part of `digitalSourceType`. */
  readonly term: string
  /** IPTC's name for how a text was made: an address. */
  readonly digitalSourceType: string
  /** In the item's language: `本文由 Claude 生成，經王小明審閱`. */
  readonly label: string
  readonly model: string | null
  readonly reviewedBy: string | null
}

export interface SitemapView {
  readonly pages: readonly {
    readonly loc: string
    readonly lastmod: string | null
    readonly alternates: readonly { readonly hreflang: string; readonly href: string }[]
  }[]
}

/** One output, decided but not yet made. Two equal pages make equal bytes. */
export type Page =
  | { readonly kind: 'layout'; readonly layout: string; readonly view: PageView }
  | { readonly kind: 'feed'; readonly format: 'atom' | 'rss' | 'json'; readonly view: FeedView }
  | { readonly kind: 'sitemap'; readonly view: SitemapView }
  /** The addresses of the files that name the pages. */
  | { readonly kind: 'sitemap-index'; readonly files: readonly string[] }
  | { readonly kind: 'json'; readonly view: Json }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly source: SourcePath }
  | { readonly kind: 'asset'; readonly name: string }
