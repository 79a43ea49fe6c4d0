import type { LanguageTag } from './names.js'

/** What `data/taxonomies/<taxonomy>.yaml` says, by taxonomy. */
export type TermData = Readonly<Record<string, readonly TermRecord[]>>

export interface TermRecord {
  /** As written in the file: also a name of the term. */
  readonly key: string
  readonly labels: Readonly<Partial<Record<LanguageTag, string>>>
  readonly aliases: readonly string[]
  readonly slugs: Readonly<Partial<Record<LanguageTag, string>>>
  readonly descriptions: Readonly<Partial<Record<LanguageTag, string>>>
  /** No page, no place in the index, and not shown where posts name it. */
  readonly hidden: boolean
}
