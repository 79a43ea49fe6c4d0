import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { hashBytes } from '../../lib/hash.js'
import type { Memo } from '../../lib/memo.js'
import { byCodePoint, sortedBy } from '../../lib/order.js'
import { slug } from '../../lib/slug.js'
import type { Config } from '../../model/config.js'
import type { Diagnostic, Outcome, Place } from '../../model/diagnostic.js'
import type { Document } from '../../model/document.js'
import type { LanguageTag, TermKey } from '../../model/names.js'
import type { Edition, Entry, EntryId, Taxonomy, Term } from '../../model/site.js'
import type { TermData, TermRecord } from '../../model/term-data.js'
import { foldTerm, termSlug } from '../../model/terms.js'

interface TermNames {
  readonly data: TermData
  /** Terms that have a page of their own, by taxonomy and folded name: a post names them in any taxonomy. */
  readonly byName: ReadonlyMap<string, ReadonlyMap<TermKey, TermKey>>
}

/** Finds the identity of every term that posts name, by `data/taxonomies` and by folding. */
export interface TermIndex {
  /** The terms of a file by taxonomy, each once, in the order of the file. */
  keysOf(
    document: Document,
    folderCategories: readonly string[],
  ): Readonly<Record<string, readonly TermKey[]>>
  keyOf(taxonomy: string, name: string): TermKey
}

export function indexTerms(config: Config, { data, byName: entities }: TermNames): TermIndex {
  const byName = new Map<string, Map<TermKey, TermKey>>()
  for (const [taxonomy, records] of Object.entries(data)) {
    const names = new Map<TermKey, TermKey>()
    for (const record of records) {
      const own = foldTerm(record.key)
      for (const name of [record.key, ...Object.values(record.labels), ...record.aliases]) {
        if (name === undefined) continue
        const folded = foldTerm(name)
        if (!names.has(folded)) names.set(folded, own)
      }
    }
    byName.set(taxonomy, names)
  }
  // Thousands of posts name few terms: each spelling is folded once.
  const foldings = new Map<string, TermKey>()
  const keyOf = (taxonomy: string, name: string): TermKey => {
    const folded = foldings.get(name) ?? foldTerm(name)
    foldings.set(name, folded)
    return byName.get(taxonomy)?.get(folded) ?? folded
  }
  const keysOf: TermIndex['keysOf'] = (document, folderCategories) =>
    Object.fromEntries(
      config.taxonomies.map(({ name }) => {
        const written = document.frontMatter.terms[name] ?? []
        const all = name === 'categories' ? [...folderCategories, ...written] : written
        const own = all.filter(term => term.trim() !== '').map(term => keyOf(name, term))
        return [name, [...new Set([...own, ...namedElsewhere(document, entities.get(name))])]]
      }),
    )
  return { keysOf, keyOf }
}

/** A post with the tag `Anthropic` is on the page of the company, when there is one. */
function namedElsewhere(
  { frontMatter }: Document,
  entities: ReadonlyMap<TermKey, TermKey> | undefined,
): readonly TermKey[] {
  if (entities === undefined) return []
  return Object.values(frontMatter.terms)
    .flat()
    .map(name => entities.get(foldTerm(name)))
    .filter(key => key !== undefined)
}

interface Names {
  readonly index: TermIndex
  /** Of everything that the index was made of. */
  readonly key: string
  readonly memo: Memo
}

/** Every taxonomy with the terms that posts carry or the author describes, labelled in every language. */
export function gatherTaxonomies(input: {
  readonly config: Config
  readonly data: TermData
  readonly names: Names
  readonly entries: ReadonlyMap<EntryId, Entry>
  readonly editions: readonly Edition[]
}): Outcome<readonly Taxonomy[]> {
  const { config, data, names, entries, editions } = input
  const spellings = countSpellings(entries, names)
  const carried = postsByTerm(entries, editions)
  const diagnostics: Diagnostic[] = []

  const pages = termPages(entries)
  const taxonomies = config.taxonomies.map(({ name, minimum }): Taxonomy => {
    const posts = carried.get(name) ?? new Map<TermKey, ReadonlyMap<LanguageTag, readonly EntryId[]>>()
    const records = new Map((data[name] ?? []).map(record => [foldTerm(record.key), record]))
    const keys = [...new Set([...posts.keys(), ...records.keys()])].sort(byCodePoint)
    const languages = config.languages.map(language => language.tag)
    const byLanguage = <T>(value: (language: LanguageTag) => T) =>
      Object.fromEntries(languages.map(language => [language, value(language)])) as Record<LanguageTag, T>

    const terms = keys.map((key): Term => {
      const record = records.get(key)
      const hidden = record?.hidden ?? false
      const label = (language: LanguageTag) =>
        record?.labels[language] ?? mostUsed(spellings, name, key, language) ?? anyLabel(record) ?? key
      const pageIn = (language: LanguageTag) => pages.get(JSON.stringify([name, key, language])) ?? null
      const postsIn = (language: LanguageTag) => posts.get(key)?.get(language) ?? []
      const isListed = (language: LanguageTag) =>
        !hidden && (pageIn(language) !== null || postsIn(language).length >= minimum)
      const labelFrom = (language: LanguageTag) => {
        if (record?.labels[language] !== undefined) return 'data'
        return spellings.get(`${name}:${key}`)?.has(language) ? 'posts' : 'elsewhere'
      }
      return {
        key,
        taxonomy: name,
        labels: byLanguage(label),
        descriptions: byLanguage(language => record?.descriptions[language] ?? null),
        slugs: byLanguage(language => wantedSlug(record, key, language)),
        posts: byLanguage(postsIn),
        pages: byLanguage(pageIn),
        listed: byLanguage(isListed),
        hidden,
        labelFrom: byLanguage(labelFrom),
        otherSlugs: byLanguage(language => otherSlugs(record, language)),
      }
    })
    return { name, terms: separate(terms, languages, diagnostics) }
  })
  return outcome(taxonomies, diagnostics)
}

/** By taxonomy, key and language: the first file of each in code point order. */
function termPages(entries: ReadonlyMap<EntryId, Entry>): ReadonlyMap<string, EntryId> {
  const pages = new Map<string, EntryId>()
  for (const { id, about, language } of sortedBy(entries.values(), entry => entry.id)) {
    if (about === null) continue
    const slot = JSON.stringify([about.taxonomy, about.key, language])
    if (!pages.has(slot)) pages.set(slot, id)
  }
  return pages
}

/** For readers of a language in which nobody has named it: a name in another, else the key. */
function anyLabel(record: TermRecord | undefined): string | undefined {
  return Object.values(record?.labels ?? {}).find(label => label !== undefined) ?? record?.key
}

/** Addresses that the term has had, or that a reader may guess: those of its key, label and aliases. */
function otherSlugs(record: TermRecord | undefined, language: LanguageTag): readonly string[] {
  if (record === undefined) return []
  const names = [record.key, record.labels[language], ...record.aliases].filter(name => name !== undefined)
  return [...new Set(names.map(name => termSlug(foldTerm(name))))]
}

/** By taxonomy and key, then by language; newest first. */
function postsByTerm(
  entries: ReadonlyMap<EntryId, Entry>,
  editions: readonly Edition[],
): ReadonlyMap<string, ReadonlyMap<TermKey, ReadonlyMap<LanguageTag, readonly EntryId[]>>> {
  const found = new Map<string, Map<TermKey, Map<LanguageTag, EntryId[]>>>()
  for (const { posts, language } of editions) {
    for (const id of posts) {
      for (const [taxonomy, keys] of Object.entries(entries.get(id)?.terms ?? {})) {
        if (keys.length === 0) continue
        const terms = found.get(taxonomy) ?? new Map<TermKey, Map<LanguageTag, EntryId[]>>()
        found.set(taxonomy, terms)
        for (const key of keys) {
          const languages = terms.get(key) ?? new Map<LanguageTag, EntryId[]>()
          terms.set(key, languages)
          const list = languages.get(language)
          if (list === undefined) languages.set(language, [id])
          else list.push(id)
        }
      }
    }
  }
  return found
}

/** How often each spelling of a term was written: by taxonomy and key, then by language and spelling. */
type Spellings = ReadonlyMap<string, ReadonlyMap<LanguageTag, ReadonlyMap<string, number>>>

function countSpellings(entries: ReadonlyMap<EntryId, Entry>, { index, key, memo }: Names): Spellings {
  const uses = new Map<string, { readonly spelling: Spelling; count: number }>()
  for (const entry of entries.values()) {
    for (const spelling of memo.recallFor('spellings', [entry, key], () => spellingsOf(entry, index))) {
      const known = uses.get(spelling.key)
      if (known === undefined) uses.set(spelling.key, { spelling, count: 1 })
      else known.count += 1
    }
  }
  const counts = new Map<string, Map<LanguageTag, Map<string, number>>>()
  for (const { spelling, count } of uses.values()) {
    const { term, language, name } = spelling
    const languages = counts.get(term) ?? new Map<LanguageTag, Map<string, number>>()
    counts.set(term, languages)
    const spellings = languages.get(language) ?? new Map<string, number>()
    languages.set(language, spellings)
    spellings.set(name, count)
  }
  return counts
}

/** How a post writes a term. */
interface Spelling {
  /** Taxonomy and key. */
  readonly term: string
  readonly language: LanguageTag
  readonly name: string
  /** Of the three. */
  readonly key: string
}

function spellingsOf({ document, language }: Entry, index: TermIndex): readonly Spelling[] {
  return Object.entries(document.frontMatter.terms).flatMap(([taxonomy, names]) =>
    names.map(name => {
      const term = `${taxonomy}:${index.keyOf(taxonomy, name)}`
      return { term, language, name, key: JSON.stringify([term, language, name]) }
    }),
  )
}

/**
 * The spelling most used in a language, else in any. One in small letters only (`model: claude`) gives way to the
 * spelling that the tags have for the same name (`Claude`).
 */
function mostUsed(
  spellings: Spellings,
  taxonomy: string,
  key: TermKey,
  language: LanguageTag,
): string | null {
  const own = best(spellings, `${taxonomy}:${key}`, language)
  if (own === null || own !== own.toLowerCase() || taxonomy === 'tags') return own
  const tag = best(spellings, `tags:${key}`, language)
  return tag ?? own
}

function best(spellings: Spellings, id: string, language: LanguageTag): string | null {
  const languages = spellings.get(id)
  if (languages === undefined) return null
  const here = languages.get(language)
  const counts = here ?? sum([...languages.values()])
  const [first] = [...counts].sort(([a, left], [b, right]) => right - left || byCodePoint(a, b))
  return first?.[0] ?? null
}

function sum(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const total = new Map<string, number>()
  for (const map of maps) for (const [key, count] of map) total.set(key, (total.get(key) ?? 0) + count)
  return total
}

function wantedSlug(record: TermRecord | undefined, key: TermKey, language: LanguageTag): string {
  const named = record?.slugs[language]
  if (named !== undefined) return slug(named)
  const label = record?.labels[language]
  return termSlug(label === undefined ? key : foldTerm(label))
}

/** Tells terms apart that would share an address: the first in code point order keeps it. */
function separate(
  terms: readonly Term[],
  languages: readonly LanguageTag[],
  diagnostics: Diagnostic[],
): Term[] {
  const slugs = new Map(terms.map(term => [term.key, { ...term.slugs }]))
  const reported = new Set<string>()
  for (const language of languages) {
    const bySlug = new Map<string, Term[]>()
    for (const term of sortedBy(terms, candidate => candidate.key)) {
      const wanted = term.slugs[language] ?? term.key
      bySlug.set(wanted, [...(bySlug.get(wanted) ?? []), term])
    }
    for (const [wanted, sharing] of bySlug) {
      if (sharing.length < 2) continue
      for (const term of sharing.slice(1)) {
        const own = slugs.get(term.key)
        if (own !== undefined) own[language] = `${wanted}-${hashBytes(term.key).slice(0, 4).toLowerCase()}`
      }
      const names = sharing.map(term => term.labels[language] ?? term.key)
      const at: Place | null = firstPlace(sharing.at(-1), language)
      if (reported.has(wanted)) continue
      reported.add(wanted)
      diagnostics.push(catalog.termAddressShared({ at, terms: names, slug: wanted }))
    }
  }
  return terms.map(term => ({ ...term, slugs: slugs.get(term.key) ?? term.slugs }))
}

function firstPlace(term: Term | undefined, language: LanguageTag): Place | null {
  const path = term?.posts[language]?.[0]
  return path === undefined ? null : { path }
}
