import type { JsonObject } from '../lib/json.js'
import type { LintRule } from './lint-rules.js'
import type { LanguageTag, SourcePath } from './names.js'
import type { PartNames } from './parts.js'

/** The configuration with every default filled in. */
export interface Config {
  readonly title: string
  readonly description: string
  readonly baseUrl: BaseUrl
  /** IANA name: `Asia/Taipei`. */
  readonly timeZone: string
  readonly defaultLanguage: LanguageTag
  /** The default language first, then in the order of the configuration. */
  readonly languages: readonly Language[]
  readonly taxonomies: readonly TaxonomyConfig[]
  /** Address patterns by section: `{ posts: '/:section/:filename/' }`. */
  readonly permalinks: Readonly<Record<string, string>>
  readonly pagination: { readonly size: number }
  readonly feeds: FeedsConfig
  readonly author: Person | null
  readonly cname: string | null
  readonly copyright: string | null
  /** Whether the lists of a language show posts that exist only in the default language. */
  readonly fallback: 'none' | 'default'
  readonly theme: ThemeConfig
  /** Whether there is a search page, with the index that it reads. */
  readonly search: boolean
  readonly params: JsonObject
  readonly markdown: MarkdownConfig
  /** The folder of posts, below the source folder; `''`: all of it. */
  readonly content: string
  /** Folders whose files are published at the root as they are; the first that has a file wins. */
  readonly static: readonly string[]
  /** Paths from the source folder that are no content; `*` stands for any part of a name. */
  readonly exclude: readonly string[]
  readonly digest: DigestConfig
  readonly translations: TranslationsConfig
  /** `interleaved`: a file that holds two languages is split into two posts, unless its front matter says no. */
  readonly bilingual: 'none' | 'interleaved'
  readonly rollups: RollupsConfig
  readonly lint: LintConfig
}

export interface TranslationsConfig {
  /** Whether a translation that is older than its original says so to its readers. */
  readonly staleNotice: boolean
  /** Whether each translated post has a page that shows two languages side by side. */
  readonly parallel: boolean
}

export interface RollupsConfig {
  /** Whether there are pages for ISO weeks. */
  readonly weeks: boolean
  /** Whether each language has a feed of finished weeks. */
  readonly feed: boolean
}

export interface LintConfig {
  /** Rules that are not asked. */
  readonly off: readonly LintRule[]
}

/** What of the default theme a site changes without a template of its own. */
export interface ThemeConfig {
  /** `#0b6e4f`: both papers; `null`: the theme's own. */
  readonly accent: { readonly light: string; readonly dark: string } | null
  /** Names of faces, as CSS lists them: `Source Serif 4, Noto Serif TC`. */
  readonly fonts: { readonly text: string | null; readonly titles: string | null }
  /** An address of this site: `/logo.svg`. */
  readonly logo: string | null
  /** By language. */
  readonly footer: Readonly<Record<string, string>>
  readonly sidebars: {
    /** Taxonomies by name, and `HOME_BLOCKS`, in the order of the page; `null`: what the theme thinks best. */
    readonly home: readonly string[] | null
    readonly post: readonly PostBlock[]
  }
}

/** What can stand beside the front page, besides the terms of a taxonomy. */
export const HOME_BLOCKS = ['sources', 'about', 'languages', 'feeds'] as const

/** What can stand beside a post. */
export const POST_BLOCKS = ['terms', 'translations', 'share', 'about'] as const
export type PostBlock = (typeof POST_BLOCKS)[number]

export interface BaseUrl {
  /** `https://user.github.io`, without a slash at the end. */
  readonly origin: string
  /** `/repo/`, or `/`. */
  readonly path: string
}

export interface Language {
  readonly tag: LanguageTag
  /** What the language calls itself: `中文`. */
  readonly label: string
  readonly title: string
  readonly description: string
  /** `null`: the theme's own menu. */
  readonly menu: readonly MenuItem[] | null
}

export interface MenuItem {
  readonly label: string
  /** An address of this site (`/archive/`, `/en/archive/`) or of another. */
  readonly url: string
}

export interface Person {
  readonly name: string
  readonly url: string | null
  readonly email: string | null
}

export interface TaxonomyConfig {
  /** The name in addresses: `tags`. */
  readonly name: string
  /** The front matter keys that hold its terms, in order of precedence: `tags`, `tag`. */
  readonly fields: readonly string[]
  /** By language; a language without one uses the theme's strings, else the name. */
  readonly labels: Readonly<Record<string, string>>
  /** A term that fewer posts of a language carry has no page in it; where it is named, it is text. 1: all have one. */
  readonly minimum: number
}

/** The taxonomies that every site has unless it says otherwise. */
export const USUAL_TAXONOMIES = ['tags', 'categories', 'models', 'series'] as const

export type FeedFormat = 'atom' | 'rss' | 'json'

export interface FeedsConfig {
  readonly formats: readonly FeedFormat[]
  /** The most posts that one feed holds. */
  readonly limit: number
  /** Whether the stories have feeds of their own beside those of the posts. */
  readonly stories: boolean
}

export interface MarkdownConfig {
  /** The levels of headings that the table of contents shows. */
  readonly contents: { readonly from: number; readonly to: number }
  /** Whether `$…$` is a formula; else it is money, and only `$$…$$` is one. */
  readonly singleDollar: boolean
  /** Whether `:rocket:` is shown as 🚀. */
  readonly emoji: boolean
}

export interface DigestConfig {
  /** What the headings of each part say: the usual names and the author's own. */
  readonly parts: PartNames
  /** Whether a post shows its key points again in a box above its text. */
  readonly keyPoints: 'in-text' | 'top'
}

/** The configuration as its author wrote it, read but not yet understood. */
export type ConfigSource =
  /** YAML or JSON. */
  | { readonly kind: 'text'; readonly path: SourcePath; readonly text: string }
  /** What a `.ts` or `.mjs` file exports as its default. */
  | { readonly kind: 'module'; readonly path: SourcePath; readonly value: unknown }
