import type { Moment } from '../lib/dates.js'
import type { Config } from './config.js'
import type { Document } from './document.js'
import type { LanguageTag, SourcePath, TermKey, TranslationKey, Url } from './names.js'
import type { SourceData } from './source-data.js'

/** Everything that the site says, before anything has an address on disk. Ids, not pointers. */
export interface Site {
  readonly config: Config
  /** Every post and page that is built, by id. */
  readonly entries: ReadonlyMap<EntryId, Entry>
  /** The default language first. */
  readonly editions: readonly Edition[]
  /** Entries with one translation key, by key; in the order of the languages. */
  readonly translations: ReadonlyMap<TranslationKey, readonly EntryId[]>
  readonly taxonomies: readonly Taxonomy[]
  /** What the author says of publishers and addresses. */
  readonly sourceData: SourceData
  /** What was read and not built. */
  readonly leftOut: readonly LeftOut[]
}

/** The path of its file: one file is one entry. */
export type EntryId = SourcePath

/** A post (dated) or a page (`content/about.md`), in its language. */
export interface Entry {
  readonly id: EntryId
  readonly kind: 'post' | 'page'
  readonly document: Document
  readonly language: LanguageTag
  /** The folder below `content` without its language part: `posts`; empty for a page at the top. */
  readonly section: string
  readonly translationKey: TranslationKey
  readonly url: Url
  /** `null` for a page without a date; a post always has one. */
  readonly published: Moment | null
  readonly updated: Moment | null
  readonly summary: string
  /** Keys by taxonomy, each once, in the order of the file. */
  readonly terms: Readonly<Record<string, readonly TermKey[]>>
  /** `draft` or `future` when it is built only because that was asked for. */
  readonly mark: 'draft' | 'future' | 'expired' | null
  readonly layout: string
  /** The term whose page it is: it has no page of its own, and its text stands above the term's posts. */
  readonly about: { readonly taxonomy: string; readonly key: TermKey } | null
  /** The term of `models` that its AI notice names. */
  readonly madeBy: TermKey | null
}

/** Everything that exists once a language. */
export interface Edition {
  readonly language: LanguageTag
  /**
   * Newest first: the order of every list. With `fallback: default`, untranslated posts of the default language
   * are among them; feeds, lists, archives, sources and search all start from here.
   */
  readonly posts: readonly EntryId[]
  readonly pages: readonly EntryId[]
  /** Of `content/_index.md`, when there is one. */
  readonly index: Document | null
  readonly sections: readonly Section[]
  /** By year, newest first; months newest first. */
  readonly years: readonly Year[]
  /** ISO weeks that have posts, newest first. */
  readonly weeks: readonly Week[]
  /** Whom the posts cite, by domain in code point order. */
  readonly publishers: readonly Publisher[]
  /** For each post, those that a reader of it would open next. */
  readonly related: RelatedPosts
}

/** Worked out when they are first asked for. */
export interface RelatedPosts {
  of(id: EntryId): Relations
}

export interface Relations {
  /** Posts that cite one of the post's sources; the strongest first. */
  readonly coverage: readonly Coverage[]
  /** Others, none of them in its coverage; the nearest first. */
  readonly related: readonly EntryId[]
}

/** A post that cites pages which another post cites too. */
export interface Coverage {
  readonly entry: EntryId
  /** Canonical addresses of the pages that both cite; what few posts cite first. */
  readonly sources: readonly string[]
}

export interface Section {
  /** `posts` */
  readonly name: string
  readonly url: Url
  /** Of its `_index.md`, when there is one. */
  readonly index: Document | null
  readonly posts: readonly EntryId[]
}

export interface Year {
  readonly year: number
  readonly posts: readonly EntryId[]
  readonly months: readonly { readonly month: number; readonly posts: readonly EntryId[] }[]
}

/** From Monday; `year` is that of ISO 8601, which has the week's Thursday. */
export interface Week {
  readonly year: number
  /** 1 to 53. */
  readonly week: number
  readonly posts: readonly EntryId[]
}

export interface Taxonomy {
  readonly name: string
  /** In code point order of their keys. */
  readonly terms: readonly Term[]
}

export interface Term {
  readonly key: TermKey
  readonly taxonomy: string
  /** By language: what to show. Every configured language has one. */
  readonly labels: Readonly<Record<LanguageTag, string>>
  readonly descriptions: Readonly<Record<LanguageTag, string | null>>
  /** The last part of its address, by language. */
  readonly slugs: Readonly<Record<LanguageTag, string>>
  /** Newest first, by language. */
  readonly posts: Readonly<Record<LanguageTag, readonly EntryId[]>>
  /** The author's own text about it, by language: `content/companies/anthropic.md`. */
  readonly pages: Readonly<Record<LanguageTag, EntryId | null>>
  /** Whether it has a page and a place in the index, by language. */
  readonly listed: Readonly<Record<LanguageTag, boolean>>
  /** Not shown anywhere, though posts carry it. */
  readonly hidden: boolean
  /** Where its label comes from, by language: `elsewhere`: from another language. */
  readonly labelFrom: Readonly<Record<LanguageTag, 'data' | 'posts' | 'elsewhere'>>
  /** Last parts of addresses that lead to its page too, by language: those of its other names. */
  readonly otherSlugs: Readonly<Record<LanguageTag, readonly string[]>>
}

export interface Publisher {
  /** `mashable.com` */
  readonly domain: string
  /** By canonical URL in code point order; gathered when they are first asked for. */
  readonly articles: () => readonly Article[]
}

export interface Article {
  readonly canonicalUrl: string
  readonly url: string
  /** The longest title that is not cut, of all its citations. */
  readonly title: string
  readonly titleIsCut: boolean
  /** The entries that cite it, newest first. */
  readonly citedBy: readonly EntryId[]
}

export type LeftOut =
  | { readonly reason: 'draft' | 'broken'; readonly path: SourcePath }
  | { readonly reason: 'future'; readonly path: SourcePath; readonly appears: Moment }
  | { readonly reason: 'expired'; readonly path: SourcePath; readonly expired: Moment }
