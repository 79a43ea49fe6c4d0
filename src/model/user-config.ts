import type { PostBlock } from './config.js'
import type { LintRule } from './lint-rules.js'
import type { PartKind } from './parts.js'

/**
 * The configuration as an author writes it: every key may be left out, and many have a short form. `Config` is
 * what becomes of it.
 */
export interface UserConfig {
  /** The name of the site, in every language that has none of its own. */
  readonly title?: string | null
  readonly description?: string | null
  /**
   * Where the site will be: `https://user.github.io/repo/`. Left out: `https://<cname>/`, else, where GitHub Actions
   * build, the repository's address on GitHub Pages, else the preview's address.
   */
  readonly baseUrl?: string | null
  /** IANA name. Left out: `Asia/Taipei`. */
  readonly timeZone?: string | null
  /** Left out: `zh-TW` when it is configured, else the first language. */
  readonly defaultLanguage?: string | null
  /** Tags (`[zh-TW, en]`), or what to say in each language. Left out: `zh-TW` and `en`. */
  readonly languages?: string | readonly string[] | Readonly<Record<string, UserLanguage>> | null
  /**
   * A list names all taxonomies; a map adds to the usual ones (`tags`, `categories`, `models`, `series`),
   * changes one, or switches it off with `false`.
   */
  readonly taxonomies?: readonly string[] | Readonly<Record<string, UserTaxonomy>> | null
  /** Address patterns by section (`{ posts: '/:year/:month/:filename/' }`); a pattern alone is that of `posts`. */
  readonly permalinks?: string | Readonly<Record<string, string | null>> | null
  /** Posts on one page of a list. Left out: 20. */
  readonly pagination?: number | { readonly size?: number | null } | null
  /** `false`: none. Left out: `atom`, `rss` and `json`, 20 posts each. */
  readonly feeds?: boolean | readonly UserFeedFormat[] | UserFeeds | null
  readonly author?: string | UserPerson | null
  /** The site's own host name, for GitHub Pages: `news.example.com`. */
  readonly cname?: string | null
  readonly copyright?: string | null
  /** The menu of every language that has none of its own, or a menu for each language. Left out: the theme's. */
  readonly menu?: readonly UserMenuItem[] | Readonly<Record<string, readonly UserMenuItem[] | null>> | null
  /** Whatever your own templates need: plain data. */
  readonly params?: Readonly<Record<string, unknown>> | null
  readonly markdown?: UserMarkdown | null
  readonly digest?: UserDigest | null
  /** `default`: lists of other languages also show posts that exist only in the default language. */
  readonly fallback?: 'none' | 'default' | false | null
  /** The folder of posts; `.` is the whole source folder, as in Jekyll. Left out: `content`. */
  readonly content?: string | null
  /** Folders whose files are published at the root as they are. Left out: `static`. */
  readonly static?: string | readonly string[] | null
  /** Files and folders that are no content: `[README.md, tools, "*.gemspec"]`. */
  readonly exclude?: string | readonly string[] | null
  readonly theme?: UserTheme | null
  /** `false`: no search page and no index. Left out: `true`. */
  readonly search?: boolean | null
  readonly translations?: UserTranslations | null
  /**
   * `interleaved`: a file that holds two languages, in halves (`## 中文`, `## English`) or with every heading in
   * both, becomes two posts. A file can say so for itself in its front matter. Left out: `none`.
   */
  readonly bilingual?: 'interleaved' | 'none' | boolean | null
  /** Pages for ISO weeks (`/2026/w02/`) and a feed of them. Left out: both; `false`: neither. */
  readonly rollups?: boolean | { readonly weeks?: boolean | null; readonly feed?: boolean | null } | null
  /** Rules of `digest lint` by name: `{ 'cut-title': 'off' }`. Left out: on. */
  readonly lint?: Readonly<Partial<Record<LintRule, 'on' | 'off' | boolean | null>>> | null
}

/** What of the default theme you change without a template of your own. */
export interface UserTheme {
  /** `#0b6e4f`, or one for each paper. It is made darker or lighter until it can be read. */
  readonly accent?: string | { readonly light: string; readonly dark: string } | null
  /** Names of faces on the reader's device, as CSS lists them, without quotes: `Source Serif 4, Noto Serif TC`. */
  readonly fonts?: { readonly text?: string | null; readonly titles?: string | null } | null
  /** A file of `static/`: `/logo.svg`. It stands beside the site's name. */
  readonly logo?: string | null
  /** A sentence at the foot of every page, or one for each language. */
  readonly footer?: string | Readonly<Record<string, string>> | null
  readonly sidebars?: {
    /**
     * What stands beside the front page, in this order: names of taxonomies, `sources`, `about` (the page
     * `content/about.md`), `languages`, `feeds`. Left out: all taxonomies, `languages`, `feeds`; `[]`: nothing.
     */
    readonly home?: readonly string[] | null
    /** What stands beside a post. Left out: `terms`, `translations`, `share`; `[]`: nothing. */
    readonly post?: readonly PostBlock[] | null
  } | null
}

export interface UserTranslations {
  /** Whether a translation older than its original tells its readers. Left out: `true`. */
  readonly staleNotice?: boolean | null
  /** Whether translated posts have a page with both languages side by side. Left out: `false`. */
  readonly parallel?: boolean | null
}

/** A label alone, or more; `null`: all as usual. */
export type UserLanguage =
  | string
  | {
      /** What the language calls itself: `中文`. */
      readonly label?: string | null
      readonly title?: string | null
      readonly description?: string | null
      readonly menu?: readonly UserMenuItem[] | null
    }
  | null

export interface UserMenuItem {
  readonly label: string
  /** `/archive/`, or an address elsewhere. */
  readonly url: string
}

/** `false`: switched off; `true` or `null`: on, all as usual. */
export type UserTaxonomy =
  | boolean
  | {
      /** The front matter keys that hold its terms. Left out: its name, and its name in the singular. */
      readonly fields?: string | readonly string[] | null
      /** What readers see, or that in each language. */
      readonly labels?: string | Readonly<Record<string, string | null>> | null
      /** The fewest posts of a language with which a term has a page in it. Left out: 1. */
      readonly minimum?: number | null
    }
  | null

export type UserFeedFormat = 'atom' | 'rss' | 'json'

export interface UserFeeds {
  readonly formats?: readonly UserFeedFormat[] | null
  /** The most posts that one feed holds. */
  readonly limit?: number | null
  /** `true`: `/stories/atom.xml` and its like hold the stories of the posts one by one. Left out: `false`. */
  readonly stories?: boolean | null
}

export interface UserPerson {
  readonly name: string
  readonly url?: string | null
  readonly email?: string | null
}

export interface UserMarkdown {
  /** The levels of headings that the table of contents shows. Left out: 2 to 3. */
  readonly contents?: { readonly from?: number | null; readonly to?: number | null } | null
  /** Whether `$…$` is a formula, as `$$…$$` always is. Left out: it is text, such as two prices. */
  readonly singleDollar?: boolean | null
  /** Whether `:rocket:` is shown as 🚀, by GitHub's names. Left out: it is text. */
  readonly emoji?: boolean | null
}

/** How the parts of a digest are found and shown. */
export interface UserDigest {
  /**
   * More names for the headings of a part, beside the usual ones: `{ stories: { zh-TW: [頭條], en: [Big stories] } }`;
   * a list or one text counts for every language. `false`: the part is not looked for.
   */
  readonly parts?: Readonly<Partial<Record<PartKind, UserPartNames>>> | null
  /** `top`: a post shows its key points again in a box above its text. Left out: `in-text`. */
  readonly keyPoints?: 'in-text' | 'top' | null
}

export type UserPartNames =
  | false
  | string
  | readonly string[]
  | Readonly<Record<string, string | readonly string[] | null>>
  | null

/**
 * Gives `digest.config.ts` completion and checks in an editor; returns what it is given.
 * @example export default defineConfig({ title: '旁註', languages: ['zh-TW', 'en'] })
 */
export function defineConfig(config: UserConfig): UserConfig {
  return config
}
