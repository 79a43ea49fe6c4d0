import * as catalog from '../diagnostics/catalog/site.js'
import { outcome } from '../diagnostics/outcome.js'
import { placeOf } from '../diagnostics/place.js'
import type { BuildOptions } from '../model/build.js'
import type { Config } from '../model/config.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'
import { type LanguageFinder, languageFinder } from '../model/languages.js'
import type { TranslationKey } from '../model/names.js'
import type { Entry, EntryId, LeftOut, Site } from '../model/site.js'
import type { TermData } from '../model/term-data.js'
import { gatherEditions } from './assemble/editions.js'
import { type Located, makeEntry, settleLanguage } from './assemble/entries.js'
import { type Location, locate } from './assemble/locate.js'
import { gatherTaxonomies, indexTerms } from './assemble/terms.js'

/** Documents become a site: each finds its language, address, terms, translations and neighbours. */
export function assemble(input: {
  readonly config: Config
  readonly documents: readonly Document[]
  readonly termData: TermData
  readonly options: BuildOptions
}): Outcome<Site> {
  const { config, documents, termData, options } = input
  const diagnostics: Diagnostic[] = []
  const leftOut: LeftOut[] = []
  const take = <T>(result: Outcome<T>): T => {
    diagnostics.push(...result.diagnostics)
    return result.value
  }

  const findLanguage = languageFinder(config.languages.map(language => language.tag))
  const located = locateAll(documents, config.content, findLanguage).map(file => {
    const found = take(settleLanguage(file, config, findLanguage))
    if (found === null) leftOut.push({ reason: 'broken', path: file.document.path })
    return found
  })
  const terms = indexTerms(config, termData)
  const entries = new Map<EntryId, Entry>()
  const indexes: Located[] = []
  for (const file of located) {
    if (file === null) continue
    if (file.location.isSectionIndex) {
      indexes.push(file)
      continue
    }
    const held = whyLeftOut(file, options)
    if (held !== null && !isAskedFor(held, options)) {
      leftOut.push(held)
      continue
    }
    const entry = take(makeEntry(file, config, terms))
    if (entry === null) leftOut.push({ reason: 'broken', path: file.document.path })
    else
      entries.set(
        entry.id,
        held === null || held.reason === 'broken' ? entry : { ...entry, mark: held.reason },
      )
  }

  const translations = take(gatherTranslations(config, entries))
  const editions = gatherEditions(config, entries, indexes)
  const taxonomies = take(gatherTaxonomies({ config, data: termData, index: terms, entries, editions }))
  return outcome({ config, entries, editions, translations, taxonomies, leftOut }, diagnostics)
}

/** `index.md` is a bundle's, but the section's own text where the folder has other Markdown files. */
function locateAll(
  documents: readonly Document[],
  content: string,
  findLanguage: LanguageFinder,
): readonly { readonly document: Document; readonly location: Location }[] {
  const all = documents.map(document => ({
    document,
    location: locate(document.path, content, findLanguage),
  }))
  const sections = new Set(all.map(({ location }) => location.section))
  return all.map(({ document, location }) =>
    location.isBundle && sections.has(location.key)
      ? { document, location: { ...location, section: location.key, isSectionIndex: true } }
      : { document, location },
  )
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
