import type { Moment } from '../../lib/dates.js'
import { formatDay, formatShortDay, isoForDatetime } from '../../lib/dates.js'
import { escapeXml } from '../../lib/xml.js'
import type { Inline, TextCounts } from '../../model/document.js'
import type { LanguageTag, TermKey } from '../../model/names.js'
import type { Card, DateView, TermLink } from '../../model/page.js'
import type { RouteTarget } from '../../model/route.js'
import { targetKey } from '../../model/routes.js'
import type { Entry, EntryId, Site, Taxonomy } from '../../model/site.js'
import { sourceRecord } from '../../model/source-data.js'
import { coverOf } from './cover.js'
import { inlineHtml } from './inline.js'
import { entryOf, entryUrl, hrefOf, languageOf, type Means, urlOf } from './means.js'

export function dateView(moment: Moment, language: LanguageTag): DateView {
  return {
    iso: isoForDatetime(moment),
    label: formatDay(moment, language),
    short: formatShortDay(moment, language),
  }
}

/** The day of a moment for people; empty where there is none. */
export const dayLabel = (moment: Moment | null, language: LanguageTag): string =>
  moment === null ? '' : formatDay(moment, language)

/** Characters a minute: a common figure for silent reading of Chinese prose is 400 to 500. */
const CHARACTERS_A_MINUTE = 450
/** Words a minute: Brysbaert (2019) finds 238 for English non-fiction. */
const WORDS_A_MINUTE = 238

/** At least one minute. */
export function readingMinutes({ cjk, words }: TextCounts): number {
  return Math.max(1, Math.round(cjk / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE))
}

/** Of a site as one build decides it, the links of terms: a term is named on the page of each of its posts, and in lists. */
const links = new WeakMap<Site, Map<string, TermLink | null>>()

/** The label and page of a term; `null` for one that is hidden. */
export function termLink(
  means: Means,
  language: LanguageTag,
  term: { taxonomy: string; key: TermKey },
): TermLink | null {
  const target = {
    kind: 'term',
    language,
    taxonomy: term.taxonomy,
    term: term.key,
    page: 1,
    pages: 1,
  } as const
  const made = links.get(means.site) ?? new Map<string, TermLink | null>()
  links.set(means.site, made)
  const key = targetKey(target)
  const known = made.get(key)
  if (known !== undefined) return known
  const link = makeTermLink(means, target)
  made.set(key, link)
  return link
}

function makeTermLink(
  means: Means,
  target: Extract<RouteTarget, { readonly kind: 'term' }>,
): TermLink | null {
  const url = urlOf(means, target)
  const found = taxonomyOf(means, target.taxonomy)?.byKey.get(target.term)
  if (found === undefined || found.hidden) return null
  return {
    label: found.labels[target.language] ?? target.term,
    href: url === null ? null : hrefOf(means, url),
  }
}

/** The terms of an entry in one taxonomy, in the order of its file. */
export function termLinks(
  means: Means,
  language: LanguageTag,
  of: { id: EntryId; taxonomy: string },
): TermLink[] {
  const keys = entryOf(means, of.id).terms[of.taxonomy] ?? []
  return keys
    .map(key => termLink(means, language, { taxonomy: of.taxonomy, key }))
    .filter(link => link !== null)
}

/** The language of a text on a page of another, or of the same. */
export function writtenIn(means: Means, page: LanguageTag, { language }: Entry): Card['language'] {
  return { tag: language, label: languageOf(means, language).label, foreign: language !== page }
}

/** What a card has room for; the post itself names all. */
const CARD_TAGS = 8

/** A post as lists show it to readers of a language. */
export function card(means: Means, language: LanguageTag, id: EntryId): Card {
  const entry = entryOf(means, id)
  const { document } = entry
  const { inline } = document
  const { subtitle } = inline
  // What is wrong in these lines is reported with the page of the post itself.
  const html = (line: Inline | null) => (line === null ? null : inlineHtml(means, entry, line).value)
  return {
    title: document.title,
    href: hrefOf(means, entryUrl(means, language, id)),
    language: writtenIn(means, language, entry),
    date: entry.published === null ? null : dateView(entry.published, language),
    subtitle: subtitle?.text ?? null,
    subtitleHtml: html(subtitle),
    summary: entry.summary,
    summaryHtml: html(inline.summary ?? inline.description) ?? escapeXml(entry.summary),
    readingMinutes: readingMinutes(document.counts),
    image: coverOf(means, entry),
    model: termLinks(means, language, { id, taxonomy: 'models' })[0] ?? null,
    tags: termLinks(means, language, { id, taxonomy: 'tags' }).slice(0, CARD_TAGS),
    mark: entry.mark,
  }
}

/** What to call a publisher, and its page here; `null` where the site has none. */
export function publisherLink(
  means: Means,
  language: LanguageTag,
  domain: string,
): { readonly name: string; readonly href: string | null } {
  const page = urlOf(means, { kind: 'publisher', language, domain })
  const name = sourceRecord(means.site.sourceData, domain)?.names[language] ?? domain
  return { name, href: page === null ? null : hrefOf(means, page) }
}

/** What to call a taxonomy: the configuration's word, else the theme's, else its name. */
export function taxonomyLabel(means: Means, language: LanguageTag, name: string): string {
  const own = means.site.config.taxonomies.find(taxonomy => taxonomy.name === name)?.labels[language]
  if (own !== undefined) return own
  const known = ['tags', 'categories', 'models', 'series']
  return known.includes(name) ? means.translate(language, `taxonomies.${name}`) : name
}

const indexes = new WeakMap<
  Taxonomy,
  { taxonomy: Taxonomy; byKey: Map<TermKey, Taxonomy['terms'][number]> }
>()

/** A taxonomy with its terms by key. */
export function taxonomyOf({ site }: Means, name: string) {
  const taxonomy = site.taxonomies.find(candidate => candidate.name === name)
  if (taxonomy === undefined) return null
  const known = indexes.get(taxonomy)
  if (known !== undefined) return known
  const made = { taxonomy, byKey: new Map(taxonomy.terms.map(term => [term.key, term])) }
  indexes.set(taxonomy, made)
  return made
}
