import * as catalog from '../diagnostics/catalog/site.js'
import { outcome } from '../diagnostics/outcome.js'
import { placeOf } from '../diagnostics/place.js'
import { hashData } from '../lib/hash.js'
import type { Memo } from '../lib/memo.js'
import { termAddress } from '../model/addresses.js'
import type { BuildOptions } from '../model/build.js'
import type { Config } from '../model/config.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'
import { languageFinder } from '../model/languages.js'
import type { SourcePath, TranslationKey } from '../model/names.js'
import type { Entry, EntryId, LeftOut, Site, Taxonomy } from '../model/site.js'
import type { SourceData } from '../model/source-data.js'
import type { TermData } from '../model/term-data.js'
import { gatherEditions } from './assemble/editions.js'
import { type Entities, gatherEntities } from './assemble/entities.js'
import { type Located, makeEntry, settleLanguage } from './assemble/entries.js'
import { locate } from './assemble/locate.js'
import { gatherTaxonomies, indexTerms } from './assemble/terms.js'

/**
 * Documents become a site: each finds its language, address, terms, translations and neighbours. What follows from
 * one document and from what is said once a site (the configuration, the data files) is remembered by the document,
 * so that a preview of ten thousand posts asks only the changed one.
 */
export function assemble(input: {
  readonly config: Config
  readonly documents: readonly Document[]
  readonly data: SiteData
  readonly options: BuildOptions
  readonly memo: Memo
}): Outcome<Site> {
  const { config, documents, data, options, memo } = input
  const configKey = hashData(config)
  const diagnostics: Diagnostic[] = []
  const leftOut: LeftOut[] = []
  const take = <T>(result: Outcome<T>): T => {
    diagnostics.push(...result.diagnostics)
    return result.value
  }

  const shown: { readonly file: Located; readonly held: LeftOut | null }[] = []
  for (const settled of settleAll(documents, config, { configKey, memo })) {
    diagnostics.push(...settled.diagnostics)
    const { file, path } = settled.value
    if (file === null) {
      leftOut.push({ reason: 'broken', path })
      continue
    }
    const held = whyLeftOut(file, options)
    if (held === null || isAskedFor(held, options) || file.location.isSectionIndex) shown.push({ file, held })
    else leftOut.push(held)
  }
  const entities = take(
    gatherEntities(
      shown.map(({ file }) => file),
      config,
      data.terms,
    ),
  )
  const terms = indexTerms(config, entities)
  const termsKey = `${configKey} ${keyOfNames(entities)}`
  const entries = new Map<EntryId, Entry>()
  const indexes: Located[] = []
  for (const { file, held } of shown) {
    const about = entities.about.get(file.document.path) ?? null
    if (file.location.isSectionIndex && about === null) {
      indexes.push(file)
      continue
    }
    const key = about === null ? termsKey : JSON.stringify([termsKey, about.taxonomy, about.key])
    const entry = take(memo.recallFor('entry', [file, key], () => makeEntry(file, config, { terms, about })))
    if (entry === null) leftOut.push({ reason: 'broken', path: file.document.path })
    else
      entries.set(
        entry.id,
        held === null || held.reason === 'broken' ? entry : { ...entry, mark: held.reason },
      )
  }

  const sourceData = data.sources
  const gather = (): Outcome<Gathered> => {
    const translations = gatherTranslations(config, entries)
    const editions = gatherEditions(config, { entries, indexes, sourceData, memo })
    const names = { index: terms, key: termsKey, memo }
    const taxonomies = gatherTaxonomies({ config, data: entities.data, names, entries, editions })
    return outcome({ translations: translations.value, editions, taxonomies: taxonomies.value }, [
      ...translations.diagnostics,
      ...taxonomies.diagnostics,
    ])
  }
  const texts = [termsKey, hashData(sourceData), ...indexes.map(({ document }) => document.hash)]
  for (const entry of entries.values())
    texts.push(memo.recallFor('standing', [entry, ''], () => standingOf(entry)))
  const { translations, editions, taxonomies } = take(memo.recallSame('gathered', texts, gather))
  const placed = placeEntities(config, entries, taxonomies)
  return outcome(
    { config, entries: placed, editions, translations, taxonomies, sourceData, leftOut },
    diagnostics,
  )
}

/** What the entries are together. */
type Gathered = Pick<Site, 'translations' | 'editions' | 'taxonomies'>

/** All of an entry that counts among the others: everything that `Gathered` is made from, as one text. */
function standingOf({ document, ...entry }: Entry): string {
  const { id, kind, language, section, translationKey, url, published, terms, about } = entry
  const { frontMatter, sources } = document
  return JSON.stringify([
    ...[id, kind, language, section, translationKey, url, published, terms, about, sources],
    ...[frontMatter.terms, frontMatter.sources, frontMatter.places],
  ])
}

/** Of everything that decides which term a post means. */
const keyOfNames = ({ data, byName }: Entities): string =>
  hashData([data, [...byName].map(([taxonomy, names]) => [taxonomy, [...names]])])

interface SiteData {
  readonly terms: TermData
  readonly sources: SourceData
}

/** The page of a term is where the term is: known only when all terms have their addresses. */
function placeEntities(
  config: Config,
  entries: ReadonlyMap<EntryId, Entry>,
  taxonomies: readonly Taxonomy[],
): ReadonlyMap<EntryId, Entry> {
  const pages = taxonomies.flatMap(({ terms }) =>
    terms.flatMap(term =>
      Object.values(term.pages).flatMap(id => (id === null ? [] : [[id, term] as const])),
    ),
  )
  if (pages.length === 0) return entries
  const placed = new Map(entries)
  for (const [id, term] of pages) {
    const entry = entries.get(id)
    if (entry !== undefined) placed.set(id, { ...entry, url: termAddress(config, term, entry.language) })
  }
  return placed
}

interface Settled {
  readonly path: SourcePath
  /** `null`: in no language of the site. */
  readonly file: Located | null
}

/**
 * Each document with its place and language. `index.md` is a bundle's, but the section's own text where the folder
 * has other Markdown files.
 */
function settleAll(
  documents: readonly Document[],
  config: Config,
  { configKey, memo }: { readonly configKey: string; readonly memo: Memo },
): readonly Outcome<Settled>[] {
  const findLanguage = languageFinder(config.languages.map(language => language.tag))
  const located = documents.map(document => {
    const find = () => locate(document.path, config.content, findLanguage)
    return { document, location: memo.recallFor('locate', [document, configKey], find) }
  })
  const sections = new Set(located.map(({ location }) => location.section))
  return located.map(({ document, location: found }) => {
    const isIndex = found.isBundle && sections.has(found.key)
    const location = isIndex ? { ...found, section: found.key, isSectionIndex: true } : found
    return memo.recallFor('settle', [document, isIndex ? `${configKey} index` : configKey], () => {
      const { value, diagnostics } = settleLanguage({ document, location }, config, findLanguage)
      return outcome({ path: document.path, file: value }, diagnostics)
    })
  })
}

/** Why a file is not a part of the site today; `null` when it is. */
function whyLeftOut({ document, location }: Located, options: BuildOptions): LeftOut | null {
  const { draft, published, expires } = document.frontMatter
  const path = document.path
  if (draft || location.isDraft) return { reason: 'draft', path }
  if (published !== null && published.epochMs > options.now)
    return { reason: 'future', path, appears: published }
  if (expires !== null && expires.epochMs <= options.now) return { reason: 'expired', path, expired: expires }
  return null
}

function isAskedFor(held: LeftOut, options: BuildOptions): boolean {
  if (held.reason === 'draft') return options.drafts
  if (held.reason === 'future') return options.future
  return held.reason === 'expired' && options.expired
}

/** Files with one key are one post in several languages; a second file in one language is reported. */
function gatherTranslations(
  config: Config,
  entries: ReadonlyMap<EntryId, Entry>,
): Outcome<ReadonlyMap<TranslationKey, readonly EntryId[]>> {
  const rank = new Map(config.languages.map((language, index) => [language.tag, index]))
  const groups = new Map<TranslationKey, Entry[]>()
  const diagnostics: Diagnostic[] = []
  for (const entry of entries.values()) {
    const group = groups.get(entry.translationKey) ?? []
    groups.set(entry.translationKey, group)
    const first = group.find(other => other.language === entry.language)
    if (first === undefined) {
      group.push(entry)
      continue
    }
    diagnostics.push(
      catalog.translationTwice({
        at: placeOf(entry.document, 'translationKey'),
        key: entry.translationKey.replace(/^(?:path|key):/u, ''),
        language: entry.language,
        first: placeOf(first.document, 'translationKey'),
      }),
    )
  }
  const sorted = [...groups].map(([key, group]): [TranslationKey, EntryId[]] => [
    key,
    group.sort((a, b) => (rank.get(a.language) ?? 0) - (rank.get(b.language) ?? 0)).map(entry => entry.id),
  ])
  return outcome(new Map(sorted), diagnostics)
}
