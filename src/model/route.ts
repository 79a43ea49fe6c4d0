import type { FeedFormat } from './config.js'
import type { LanguageTag, OutputPath, SourcePath, TermKey, Url } from './names.js'
import type { EntryId } from './site.js'

/** One file of the site: where it is, what it shows, and where the same thing is in the other languages. */
export type Route = RouteTarget & {
  readonly url: Url
  readonly output: OutputPath
  /** The same thing in every language in which it exists, itself included, in the order of the languages. */
  readonly alternates: readonly Alternate[]
  /** The author's file that asked for this address, for messages. */
  readonly origin: SourcePath | null
}

export interface Alternate {
  readonly language: LanguageTag
  readonly url: Url
}

/** A list that is cut into pages: `page` counts from 1. */
interface Paged {
  readonly page: number
  readonly pages: number
}

export type RouteTarget =
  | ({ readonly kind: 'home'; readonly language: LanguageTag } & Paged)
  | ({ readonly kind: 'section'; readonly language: LanguageTag; readonly section: string } & Paged)
  | { readonly kind: 'entry'; readonly language: LanguageTag; readonly entry: EntryId }
  | { readonly kind: 'taxonomy'; readonly language: LanguageTag; readonly taxonomy: string }
  | ({
      readonly kind: 'term'
      readonly language: LanguageTag
      readonly taxonomy: string
      readonly term: TermKey
    } & Paged)
  | { readonly kind: 'archive'; readonly language: LanguageTag }
  | { readonly kind: 'year'; readonly language: LanguageTag; readonly year: number }
  | { readonly kind: 'month'; readonly language: LanguageTag; readonly year: number; readonly month: number }
  | { readonly kind: 'week'; readonly language: LanguageTag; readonly year: number; readonly week: number }
  | { readonly kind: 'week-feed'; readonly language: LanguageTag; readonly format: FeedFormat }
  /** A post beside its other language. */
  | { readonly kind: 'parallel'; readonly language: LanguageTag; readonly entry: EntryId }
  | { readonly kind: 'sources'; readonly language: LanguageTag }
  | { readonly kind: 'publisher'; readonly language: LanguageTag; readonly domain: string }
  | { readonly kind: 'search'; readonly language: LanguageTag }
  | { readonly kind: 'not-found'; readonly language: LanguageTag }
  | {
      readonly kind: 'feed'
      readonly language: LanguageTag
      readonly format: FeedFormat
      /** `null`: the whole edition. */
      readonly term: { readonly taxonomy: string; readonly key: TermKey } | null
    }
  /** The stories of the newest posts, one by one. */
  | { readonly kind: 'story-feed'; readonly language: LanguageTag; readonly format: FeedFormat }
  /** `stories.json` and `sources.json`: everything, for programs. */
  | { readonly kind: 'stories-data' | 'sources-data'; readonly language: LanguageTag }
  | { readonly kind: 'redirect'; readonly language: LanguageTag; readonly from: Url; readonly to: Url }
  /** All pages, or, where they are too many for one file, the list of the files that name them. */
  | { readonly kind: 'sitemap' }
  /** Counted from 1. */
  | { readonly kind: 'sitemap-part'; readonly part: number }
  | { readonly kind: 'robots' }
  | { readonly kind: 'manifest' }
  /** A file that is written as it is: from `static/`, a page bundle, or the theme's assets. */
  | { readonly kind: 'file'; readonly source: SourcePath }
  /** A short text: `.nojekyll`, `CNAME`. */
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'asset'; readonly name: string }
