import type { Diagnostic } from './diagnostic.js'
import type { LanguageTag, OutputPath } from './names.js'
import type { LeftOut } from './site.js'

/** What a build may be asked for beyond its configuration. */
export interface BuildOptions {
  /** The folder of posts, below the source folder; `null`: the configuration's, else `content`. */
  readonly content: string | null
  /** The configuration file, below the source folder; `null`: the first of the usual names that exists. */
  readonly config: string | null
  /** Instead of the configuration's `baseUrl`. */
  readonly baseUrl: string | null
  /** The address that GitHub Pages gives the site, for a configuration that names none; `null`: unknown. */
  readonly pagesUrl: string | null
  readonly drafts: boolean
  readonly future: boolean
  readonly expired: boolean
  /** The instant that decides what is future and expired; milliseconds since 1970-01-01T00:00Z. */
  readonly now: number
  /** Warnings fail the build. */
  readonly strict: boolean
  /** Files with errors are left out and the rest is built. */
  readonly keepGoing: boolean
}

/** The stages, in their order. */
export const STAGES = ['configure', 'discover', 'parse', 'assemble', 'route', 'render', 'write'] as const
export type Stage = (typeof STAGES)[number]

/** What a build did, for the summary, `--json` and the public API. Plain data. */
export interface BuildReport {
  /** `failed`: nothing was written and the destination is as it was. */
  readonly status: 'built' | 'failed'
  readonly counts: {
    /** By language, in the order of the configuration. */
    readonly posts: Readonly<Record<LanguageTag, number>>
    /** HTML pages, redirects not counted. */
    readonly pages: number
    /** Files of `content` that were parsed, not recalled. */
    readonly parsed: number
    /** Outputs that were rendered, not recalled. */
    readonly rendered: number
    readonly written: number
    readonly unchanged: number
    readonly removed: number
    readonly errors: number
    readonly warnings: number
  }
  /** `null`: nothing was to be indexed for the search page. */
  readonly search: SearchReport | null
  /** Milliseconds by stage. */
  readonly timings: Readonly<Record<Stage, number>>
  /** Errors first, then by path, line and column. */
  readonly diagnostics: readonly Diagnostic[]
  readonly leftOut: readonly LeftOut[]
  readonly outputs: {
    readonly written: readonly OutputPath[]
    readonly removed: readonly OutputPath[]
  }
}

/** What the index of the search page cost. It is made beside the other work: its time is not a part of theirs. */
export interface SearchReport {
  /** One for each language and year. */
  readonly bundles: number
  /** Those that were made anew. */
  readonly indexed: number
  /** Milliseconds from the first question to the last answer. */
  readonly time: number
}

/** Called as the work goes on, for a progress line; must be cheap. */
export type Progress = (stage: Stage, done: number, total: number) => void
