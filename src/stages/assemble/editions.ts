import { type IsoWeek, isoWeekOf } from '../../lib/calendar.js'
import { type Day, dayOf } from '../../lib/dates.js'
import type { Memo } from '../../lib/memo.js'
import { sortedBy } from '../../lib/order.js'
import { languagePrefix, sectionPath } from '../../model/addresses.js'
import { type Config, USUAL_TAXONOMIES } from '../../model/config.js'
import { type LanguageTag, siteUrl } from '../../model/names.js'
import type { Edition, Entry, EntryId, Section, Week, Year } from '../../model/site.js'
import type { SourceData } from '../../model/source-data.js'
import type { Located } from './entries.js'
import { gatherPublishers } from './publishers.js'
import { relatePosts } from './related.js'

/**
 * What exists once a language, the default language first. A language in which nothing is written has no edition:
 * a home page without posts would be a trap for whoever switches to it.
 */
export function gatherEditions(config: Config, material: Material): readonly Edition[] {
  const written = new Set([...material.entries.values()].map(entry => entry.language))
  return config.languages
    .filter(({ tag }) => tag === config.defaultLanguage || written.has(tag))
    .map(({ tag }) => gatherEdition(config, tag, material))
}

interface Material {
  readonly entries: ReadonlyMap<EntryId, Entry>
  /** Texts of sections. */
  readonly indexes: readonly Located[]
  readonly sourceData: SourceData
  readonly memo: Memo
}

function gatherEdition(
  config: Config,
  language: LanguageTag,
  { entries, indexes, sourceData, memo }: Material,
): Edition {
  const own = [...entries.values()].filter(entry => entry.language === language)
  const borrowed = own.length === 0 ? [] : untranslated(config, language, entries)
  const posts = newestFirst([...own, ...borrowed].filter(entry => entry.kind === 'post'))
  const pages = sortedBy(
    own.filter(entry => entry.kind === 'page' && entry.about === null),
    entry => entry.url,
  )
  const ids = posts.map(entry => entry.id)
  const dated = posts.flatMap(entry => datesOf(entry, memo))
  const ownIndexes = indexes.filter(index => index.language === language)
  return {
    language,
    posts: ids,
    pages: pages.map(entry => entry.id),
    index: ownIndexes.find(({ location }) => location.section === '')?.document ?? null,
    sections: gatherSections(config, language, { listed: [...posts, ...pages], indexes: ownIndexes }),
    years: gatherYears(dated),
    weeks: gatherWeeks(dated),
    publishers: gatherPublishers([...posts, ...pages], sourceData, memo),
    related: relatePosts(posts, { sourceData, entityTaxonomies: entityTaxonomies(config), memo }),
  }
}

/** Taxonomies of the author's own (companies, people), and series, say what a post is about. */
function entityTaxonomies(config: Config): ReadonlySet<string> {
  const names = config.taxonomies.map(({ name }) => name)
  return new Set(names.filter(name => name === 'series' || !USUAL_TAXONOMIES.some(usual => usual === name)))
}

/** With `fallback: default`: the posts of the default language that have no translation here. */
function untranslated(config: Config, language: LanguageTag, entries: ReadonlyMap<EntryId, Entry>): Entry[] {
  if (config.fallback === 'none' || language === config.defaultLanguage) return []
  const all = [...entries.values()]
  const here = new Set(all.filter(entry => entry.language === language).map(entry => entry.translationKey))
  return all.filter(entry => entry.language === config.defaultLanguage && !here.has(entry.translationKey))
}

/**
 * Later first; of one instant, in code point order of the paths, so that the order of files does not matter. By
 * instants first: a thousand days are sorted in a tenth of the time that their posts take, one compared with another.
 */
function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  const byInstant = new Map<number, Entry[]>()
  for (const entry of entries) {
    const instant = entry.published?.epochMs ?? Number.NEGATIVE_INFINITY
    const together = byInstant.get(instant)
    if (together === undefined) byInstant.set(instant, [entry])
    else together.push(entry)
  }
  const instants = Float64Array.from(byInstant.keys()).sort().reverse()
  return [...instants].flatMap(instant => {
    const together = byInstant.get(instant) ?? []
    return together.length === 1 ? together : sortedBy(together, ({ id }) => id)
  })
}

/** Every folder that has entries or a text of its own; a folder lists those of the folders below it too. */
function gatherSections(
  config: Config,
  language: LanguageTag,
  { listed, indexes }: { readonly listed: readonly Entry[]; readonly indexes: readonly Located[] },
): readonly Section[] {
  const members = new Map<string, EntryId[]>()
  const add = (section: string, id: EntryId | null) => {
    const list = members.get(section) ?? []
    members.set(section, list)
    if (id !== null) list.push(id)
  }
  for (const entry of listed) for (const section of withParents(entry.section)) add(section, entry.id)
  for (const { location } of indexes) if (location.section !== '') add(location.section, null)
  return sortedBy(members, ([name]) => name).map(([name, posts]) => ({
    name,
    url: siteUrl(languagePrefix(config, language) + sectionPath(name)),
    index: indexes.find(({ location }) => location.section === name)?.document ?? null,
    posts,
  }))
}

/**
 * @example withParents('posts/2026') // => ['posts', 'posts/2026']
 */
function withParents(section: string): string[] {
  if (section === '') return []
  const parts = section.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/** A post in the calendar. */
interface Dated {
  readonly id: EntryId
  readonly day: Day
  readonly week: IsoWeek
}

function datesOf(entry: Entry, memo: Memo): readonly Dated[] {
  return memo.recallFor('dates', [entry, ''], () => {
    if (entry.published === null) return []
    const day = dayOf(entry.published)
    return [{ id: entry.id, day, week: isoWeekOf(day) }]
  })
}

function gatherYears(posts: readonly Dated[]): readonly Year[] {
  const years = new Map<number, Map<number, EntryId[]>>()
  for (const { id, day } of posts) {
    const { year, month } = day
    const months = years.get(year) ?? new Map<number, EntryId[]>()
    years.set(year, months)
    const list = months.get(month)
    if (list === undefined) months.set(month, [id])
    else list.push(id)
  }
  return [...years]
    .sort(([a], [b]) => b - a)
    .map(([year, months]) => {
      const sorted = [...months].sort(([a], [b]) => b - a).map(([month, ids]) => ({ month, posts: ids }))
      return { year, posts: sorted.flatMap(({ posts: ids }) => ids), months: sorted }
    })
}

/** `posts` are newest first, and so are the weeks. */
/** More than any year has. */
const WEEKS = 100

function gatherWeeks(posts: readonly Dated[]): readonly Week[] {
  const weeks = new Map<number, { year: number; week: number; posts: EntryId[] }>()
  for (const {
    id,
    week: { year, week },
  } of posts) {
    const key = year * WEEKS + week
    const known = weeks.get(key)
    if (known === undefined) weeks.set(key, { year, week, posts: [id] })
    else known.posts.push(id)
  }
  return [...weeks.values()].sort((a, b) => b.year - a.year || b.week - a.week)
}
