import type { Memo } from '../../lib/memo.js'
import { languagePrefix, termAddress } from '../../model/addresses.js'
import { type LanguageTag, type SourcePath, siteUrl, type Url } from '../../model/names.js'
import type { RouteTarget } from '../../model/route.js'
import type { Edition, Entry, Site, Taxonomy, Term } from '../../model/site.js'

import { parallelClaims } from './parallel.js'
import { weekClaims } from './rollups.js'

/** Something that wants an address, before anyone has looked whether another wants it too. */
export interface Claim {
  readonly target: RouteTarget
  readonly url: Url
  /** Equal for the same thing in several languages; `null` when it exists once. */
  readonly identity: string | null
  /** The file that asks for it; `null` when digest makes it. */
  readonly origin: SourcePath | null
}

/** Everything that a site shows in each of its languages. */
export function editionClaims(site: Site, memo: Memo): Claim[] {
  return site.editions.flatMap(edition => {
    const place: Place = {
      site,
      memo,
      edition,
      language: edition.language,
      prefix: languagePrefix(site.config, edition.language),
    }
    return [
      ...homeClaims(place),
      ...entryClaims(place),
      ...sectionClaims(place),
      ...site.taxonomies.flatMap(taxonomy => taxonomyClaims(place, taxonomy)),
      ...archiveClaims(place),
      ...weekClaims(site, edition),
      ...parallelClaims(site, edition),
      ...sourceClaims(place),
      ...dataClaims(place),
      ...serviceClaims(place),
    ]
  })
}

interface Place {
  readonly site: Site
  readonly memo: Memo
  readonly edition: Edition
  readonly language: LanguageTag
  /** `''` or `/en`. */
  readonly prefix: string
}

/** A list in pages: `/posts/`, `/posts/page/2/` … An empty list still has its first page. */
function pagedClaims(
  { site }: Place,
  list: { readonly base: string; readonly count: number; readonly identity: string },
  target: (paged: { page: number; pages: number }) => RouteTarget,
): Claim[] {
  const pages = Math.max(1, Math.ceil(list.count / site.config.pagination.size))
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1
    return {
      target: target({ page, pages }),
      url: siteUrl(page === 1 ? list.base : `${list.base}page/${page}/`),
      identity: `${list.identity} ${page}`,
      origin: null,
    }
  })
}

function homeClaims(place: Place): Claim[] {
  const { language, prefix, edition } = place
  const list = { base: `${prefix}/`, count: edition.posts.length, identity: 'home' }
  return [
    ...pagedClaims(place, list, paged => ({ kind: 'home', language, ...paged })),
    ...feedClaims(place, `${prefix}/`, null),
  ]
}

const FEED_FILES = { atom: 'atom.xml', rss: 'rss.xml', json: 'feed.json' } as const

function feedClaims({ site, language }: Place, base: string, term: Term | null): Claim[] {
  return site.config.feeds.formats.map(format => ({
    target: {
      kind: 'feed',
      language,
      format,
      term: term === null ? null : { taxonomy: term.taxonomy, key: term.key },
    },
    url: siteUrl(base + FEED_FILES[format]),
    identity: null,
    origin: null,
  }))
}

function entryClaims({ site, memo, edition, language, prefix }: Place): Claim[] {
  return [...edition.posts, ...edition.pages].flatMap(id => {
    const entry = site.entries.get(id)
    if (entry === undefined) return []
    const target = { kind: 'entry', language, entry: id } as const
    if (entry.language !== language)
      return [{ target, url: siteUrl(prefix + entry.url), identity: null, origin: id }]
    const link = isLinkedTranslation(site, entry) ? 'linked' : 'alone'
    const claim = memo.recallFor('claim', [entry, link], (): Claim => {
      const identity = link === 'linked' ? `entry ${entry.translationKey}` : null
      return { target, url: entry.url, identity, origin: id }
    })
    return [claim]
  })
}

/** False for a second file of one language with the same translation key. */
function isLinkedTranslation(site: Site, entry: Entry): boolean {
  return site.translations.get(entry.translationKey)?.includes(entry.id) ?? false
}

function sectionClaims(place: Place): Claim[] {
  const { language, edition } = place
  return edition.sections.flatMap(section =>
    pagedClaims(
      place,
      { base: section.url, count: section.posts.length, identity: `section ${section.name}` },
      paged => ({ kind: 'section', language, section: section.name, ...paged }),
    ),
  )
}

function taxonomyClaims(place: Place, taxonomy: Taxonomy): Claim[] {
  const { language, prefix } = place
  const used = taxonomy.terms.filter(term => term.listed[language])
  if (used.length === 0) return []
  const base = `${prefix}/${taxonomy.name}/`
  const index: Claim = {
    target: { kind: 'taxonomy', language, taxonomy: taxonomy.name },
    url: siteUrl(base),
    identity: `taxonomy ${taxonomy.name}`,
    origin: null,
  }
  const terms = used.flatMap(term => {
    const termBase = termAddress(place.site.config, term, language)
    const identity = `term ${taxonomy.name} ${term.key}`
    const list = { base: termBase, count: term.posts[language]?.length ?? 0, identity }
    return [
      ...pagedClaims(place, list, paged => ({
        kind: 'term',
        language,
        taxonomy: taxonomy.name,
        term: term.key,
        ...paged,
      })),
      ...feedClaims(place, termBase, term),
    ]
  })
  return [index, ...terms]
}

function archiveClaims({ language, prefix, edition }: Place): Claim[] {
  if (edition.years.length === 0) return []
  const make = (target: RouteTarget, path: string): Claim => ({
    target,
    url: siteUrl(`${prefix}${path}`),
    identity: `archive ${path}`,
    origin: null,
  })
  const digits = (value: number, length: number) => String(value).padStart(length, '0')
  return [
    make({ kind: 'archive', language }, '/archive/'),
    ...edition.years.flatMap(({ year, months }) => [
      make({ kind: 'year', language, year }, `/${digits(year, 4)}/`),
      ...months.map(({ month }) =>
        make({ kind: 'month', language, year, month }, `/${digits(year, 4)}/${digits(month, 2)}/`),
      ),
    ]),
  ]
}

function sourceClaims({ language, prefix, edition }: Place): Claim[] {
  if (edition.publishers.length === 0) return []
  const base = `${prefix}/sources/`
  return [
    { target: { kind: 'sources', language }, url: siteUrl(base), identity: 'sources', origin: null },
    ...edition.publishers.map(
      ({ domain }): Claim => ({
        target: { kind: 'publisher', language, domain },
        url: siteUrl(`${base}${domain}/`),
        identity: `publisher ${domain}`,
        origin: null,
      }),
    ),
  ]
}

/** What programs read: `stories.json`, `sources.json`, and the feeds of stories where they are asked for. */
function dataClaims({ site, language, prefix }: Place): Claim[] {
  const claim = (target: RouteTarget, path: string): Claim => ({
    target,
    url: siteUrl(prefix + path),
    identity: null,
    origin: null,
  })
  const formats = site.config.feeds.stories ? site.config.feeds.formats : []
  return [
    claim({ kind: 'stories-data', language }, '/stories.json'),
    claim({ kind: 'sources-data', language }, '/sources.json'),
    ...formats.map(format =>
      claim({ kind: 'story-feed', language, format }, `/stories/${FEED_FILES[format]}`),
    ),
  ]
}

function serviceClaims({ site, language, prefix }: Place): Claim[] {
  const search: Claim = {
    target: { kind: 'search', language },
    url: siteUrl(`${prefix}/search/`),
    identity: 'search',
    origin: null,
  }
  return [
    ...(site.config.search ? [search] : []),
    {
      target: { kind: 'not-found', language },
      url: siteUrl(`${prefix}/404.html`),
      identity: 'not-found',
      origin: null,
    },
  ]
}
