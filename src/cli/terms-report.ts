import { type Likeness, nearDuplicates } from '../lib/near-duplicates.js'
import { byCodePoint } from '../lib/order.js'
import { CJK } from '../lib/text.js'
import type { LanguageTag } from '../model/names.js'
import type { Site, Taxonomy, Term } from '../model/site.js'

/** What `digest terms` found; plain data, for `--json`. */
export interface TermsReport {
  /** Those in which anything is written, the default one first. */
  readonly languages: readonly LanguageTag[]
  readonly taxonomies: readonly TaxonomyReport[]
}

export interface TaxonomyReport {
  readonly name: string
  /** The most used first. */
  readonly terms: readonly TermReport[]
  readonly merges: readonly Merge[]
}

export interface TermReport {
  readonly key: string
  readonly labels: Readonly<Record<LanguageTag, string>>
  /** Posts by language. */
  readonly posts: Readonly<Record<LanguageTag, number>>
  /** Languages in which it has a page. */
  readonly listed: readonly LanguageTag[]
  readonly hidden: boolean
  /** Languages whose readers see a label of another language. */
  readonly untranslated: readonly LanguageTag[]
}

/** Terms that look like one: the most used is kept. */
export interface Merge {
  readonly keep: string
  readonly others: readonly { readonly key: string; readonly why: Likeness }[]
}

export function reportTerms(site: Site): TermsReport {
  const languages = site.editions.filter(({ posts }) => posts.length > 0).map(({ language }) => language)
  const taxonomies = site.taxonomies
    .map(taxonomy => reportTaxonomy(taxonomy, languages))
    .filter(({ terms }) => terms.length > 0)
  return { languages, taxonomies }
}

function reportTaxonomy({ name, terms }: Taxonomy, languages: readonly LanguageTag[]): TaxonomyReport {
  const used = terms
    .filter(term => countOf(term) > 0)
    .sort((a, b) => countOf(b) - countOf(a) || byCodePoint(a.key, b.key))
  return { name, terms: used.map(term => reportTerm(term, languages)), merges: mergesOf(used) }
}

const countOf = ({ posts }: Term): number => Object.values(posts).reduce((sum, ids) => sum + ids.length, 0)

function reportTerm(term: Term, languages: readonly LanguageTag[]): TermReport {
  const pick = <T>(value: (language: LanguageTag) => T): Record<LanguageTag, T> =>
    Object.fromEntries(languages.map(language => [language, value(language)])) as Record<LanguageTag, T>
  return {
    key: term.key,
    labels: pick(language => term.labels[language] ?? term.key),
    posts: pick(language => term.posts[language]?.length ?? 0),
    listed: languages.filter(language => term.listed[language]),
    hidden: term.hidden,
    untranslated: languages.filter(language => isUntranslated(term, language)),
  }
}

/**
 * A label that comes from another language and plainly reads so: Chinese characters for readers of English, English
 * words in small letters for readers of Chinese. `OpenAI` is a name in every language.
 */
function isUntranslated(term: Term, language: LanguageTag): boolean {
  if (term.labelFrom[language] !== 'elsewhere') return false
  const label = term.labels[language] ?? ''
  if (!/^(?:zh|ja|ko)\b/u.test(language)) return CJK.test(label)
  return !CJK.test(label) && /(?:^|\s)[a-z]{2,}/u.test(label)
}

/** Joins the pairs that have a term in common; `terms` are the most used first. */
function mergesOf(terms: readonly Term[]): readonly Merge[] {
  const keeper = new Map<string, string>()
  const find = (key: string): string => {
    const above = keeper.get(key)
    return above === undefined ? key : find(above)
  }
  const rank = new Map(terms.map(({ key }, index) => [key as string, index]))
  const why = new Map<string, Likeness>()
  for (const pair of nearDuplicates(terms.map(({ key }) => key))) {
    const [a, b] = pair.names.map(find)
    if (a === undefined || b === undefined || a === b) continue
    const [keep, other] = (rank.get(a) ?? 0) < (rank.get(b) ?? 0) ? [a, b] : [b, a]
    keeper.set(other, keep)
    why.set(other, pair.why)
  }
  const merges = new Map<string, { key: string; why: Likeness }[]>()
  for (const { key } of terms) {
    const reason = why.get(key)
    if (reason === undefined) continue
    const keep = find(key)
    merges.set(keep, [...(merges.get(keep) ?? []), { key, why: reason }])
  }
  return [...merges].map(([keep, others]) => ({ keep, others }))
}
