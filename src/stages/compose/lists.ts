import { formatMonthName, formatYear } from '../../lib/dates.js'
import { share } from '../../lib/hash.js'
import { byIndexHead, byLabel, type IndexHead, indexHead } from '../../lib/index-head.js'
import { byCodePoint } from '../../lib/order.js'
import type { Document } from '../../model/document.js'
import type { LanguageTag } from '../../model/names.js'
import type {
  ArchiveContent,
  Card,
  CountedTerm,
  DateView,
  ListContent,
  NotFoundContent,
  Pagination,
  PublisherContent,
  SourcesContent,
  TaxonomyContent,
  YearContent,
} from '../../model/page.js'
import type { Route, RouteTarget } from '../../model/route.js'
import { targetKey } from '../../model/routes.js'
import type { Entry, EntryId, Section } from '../../model/site.js'
import { yearCalendar } from './calendar.js'
import { homeUrl } from './frame.js'
import { editionOf, entryOf, hrefOf, languageOf, type Means, urlOf } from './means.js'
import { card, dateView, publisherLink, taxonomyLabel, taxonomyOf, termLink } from './views.js'

/** The lists of one language. A post's card is made once and shared by every list that shows it. */
export interface Lists {
  readonly card: (id: EntryId) => Card
  /** The posts next to one in time. */
  readonly neighbours: (id: EntryId) => { readonly newer: Card | null; readonly older: Card | null }
  readonly means: Means
  readonly language: LanguageTag
}

export function createLists(means: Means, language: LanguageTag): Lists {
  const cards = new Map<EntryId, Card>()
  const { posts } = editionOf(means, language)
  const positions = new Map(posts.map((id, position) => [id, position]))
  const cardOf = (id: EntryId): Card => {
    const made = cards.get(id) ?? share(card(means, language, id))
    cards.set(id, made)
    return made
  }
  const cardAt = (position: number): Card | null => {
    const id = posts[position]
    return id === undefined ? null : cardOf(id)
  }
  return {
    means,
    language,
    card: cardOf,
    neighbours: id => {
      const position = positions.get(id)
      if (position === undefined) return { newer: null, older: null }
      return { newer: cardAt(position - 1), older: cardAt(position + 1) }
    },
  }
}

type Paged = Extract<Route, { readonly page: number }>

const NO_EXTRAS = {
  description: null,
  content: null,
  parent: null,
  sidebar: [],
  days: [],
  outline: [],
} as const

export function homeList(lists: Lists, route: Paged, title: string): ListContent {
  const { means, language } = lists
  const { posts } = editionOf(means, language)
  const page = pageOf(lists, route, posts)
  const { days, outline } = route.page === 1 ? frontOf(lists, page.entries, posts) : laterOf(page.entries)
  return { kind: 'home', title, ...NO_EXTRAS, days, outline, ...page }
}

/** The posts that the front of the home page shows in full dress. */
const FRONT = 3
/** So many stories fill the column beside the seconds; so many parts of a long read tempt. */
const OUTLINED_STORIES = 6
const OUTLINED_PARTS = 4

type Front = Pick<ListContent, 'days' | 'outline'>

function frontOf({ means }: Lists, entries: readonly Card[], [first]: readonly EntryId[]): Front {
  const [lead] = entries
  if (first === undefined || lead === undefined) return { days: [], outline: [] }
  const { stories, headings } = entryOf(means, first).document
  const parts =
    stories.length > 0
      ? stories.slice(0, OUTLINED_STORIES).map(({ id, headline }) => ({ id, text: headline }))
      : headings.filter(({ level }) => level === 2).slice(0, OUTLINED_PARTS)
  const outline = parts.map(({ id, text }) => ({ text, href: `${lead.href}#${encodeURIComponent(id)}` }))
  return { days: byDay(entries.slice(FRONT)), outline }
}

const laterOf = (entries: readonly Card[]): Front => ({ days: byDay(entries), outline: [] })

function byDay(entries: readonly Card[]): ListContent['days'] {
  const days: { date: DateView; entries: Card[] }[] = []
  for (const entry of entries) {
    const last = days.at(-1)
    if (entry.date === null) continue
    if (last?.date.label === entry.date.label) last.entries.push(entry)
    else days.push({ date: entry.date, entries: [entry] })
  }
  return days
}

export function sectionList(lists: Lists, route: Paged & { readonly kind: 'section' }): ListContent {
  const section = sectionOf(lists, route.section)
  const { index } = section
  return {
    kind: 'section',
    ...NO_EXTRAS,
    title: titleOfSection(section),
    description: (index?.inline.description ?? index?.inline.summary)?.text ?? null,
    ...pageOf(lists, route, section.posts),
  }
}

/** Of its `_index.md`, else the folder's name. */
export const titleOfSection = ({ index, name }: Section): string =>
  index?.title ?? name.split('/').at(-1) ?? name

export function sectionOf({ means, language }: Lists, name: string): Section {
  const section = editionOf(means, language).sections.find(candidate => candidate.name === name)
  if (section === undefined) throw new Error(`no such section: ${name}`)
  return section
}

export function termList(lists: Lists, route: Paged & { readonly kind: 'term' }): ListContent {
  const { means, language } = lists
  const term = taxonomyOf(means, route.taxonomy)?.byKey.get(route.term)
  if (term === undefined) throw new Error(`no such term: ${route.term}`)
  return {
    kind: 'term',
    ...NO_EXTRAS,
    title: term.labels[language] ?? term.key,
    description: term.descriptions[language] ?? null,
    parent: parentOf(lists, { kind: 'taxonomy', language, taxonomy: route.taxonomy }, route.taxonomy),
    ...pageOf(lists, route, term.posts[language] ?? []),
  }
}

/** The author's own text about a term, which stands on its first page. */
export function termPageOf(means: Means, route: Paged & { readonly kind: 'term' }): Entry | null {
  const term = taxonomyOf(means, route.taxonomy)?.byKey.get(route.term)
  const id = term?.pages[route.language] ?? null
  if (id === null || route.page > 1) return null
  const entry = entryOf(means, id)
  return entry.document.text.trim() === '' ? null : entry
}

export function taxonomyIndex(lists: Lists, name: string): TaxonomyContent {
  const index = taxonomyText(lists, name)
  const terms = countedTerms(lists, name)
  return {
    kind: 'taxonomy',
    name,
    title: index?.title ?? taxonomyLabel(lists.means, lists.language, name),
    description: (index?.inline.description ?? index?.inline.summary)?.text ?? null,
    content: null,
    terms,
    heads: headsOf(lists, terms),
  }
}

/** `content/tags/_index.md`: what the author says of a taxonomy. */
export function taxonomyText({ means, language }: Lists, name: string): Document | null {
  return editionOf(means, language).sections.find(section => section.name === name)?.index ?? null
}

/** Fewer terms than this are seen at a glance. */
const LEAST_TO_LOOK_UP = 12

function headsOf({ means, language }: Lists, terms: readonly CountedTerm[]): TaxonomyContent['heads'] {
  if (terms.length < LEAST_TO_LOOK_UP) return []
  const placed = terms
    .map(term => ({ term, head: indexHead(term.label) }))
    .sort((a, b) => byIndexHead(a.head, b.head) || byLabel(a.term.label, b.term.label))
  const heads: { label: string; terms: CountedTerm[] }[] = []
  for (const { term, head } of placed) {
    const label = headLabel(means, language, head)
    const last = heads.at(-1)
    if (last?.label === label) last.terms.push(term)
    else heads.push({ label, terms: [term] })
  }
  return heads
}

function headLabel(means: Means, language: LanguageTag, head: IndexHead): string {
  if (head.kind === 'letter') return head.letter
  return head.kind === 'strokes' ? means.translate(language, 'terms.strokes', { count: head.strokes }) : '#'
}

/** The most used first; of equal use in code point order of their keys. */
export function countedTerms({ means, language }: Lists, name: string): CountedTerm[] {
  const terms = taxonomyOf(means, name)?.taxonomy.terms ?? []
  return terms
    .flatMap(term => {
      const count = term.posts[language]?.length ?? 0
      const link = termLink(means, language, { taxonomy: name, key: term.key })
      const href = link?.href ?? null
      return link === null || href === null ? [] : [{ key: term.key, label: link.label, href, count }]
    })
    .sort((a, b) => b.count - a.count || byCodePoint(a.key, b.key))
    .map(({ label, href, count }) => ({ label, href, count }))
}

export function archiveIndex(lists: Lists, title: string): ArchiveContent {
  const { means, language } = lists
  const { years, posts } = editionOf(means, language)
  const link = (target: RouteTarget) => hrefOf(means, urlOf(means, target) ?? '/')
  return {
    kind: 'archive',
    title,
    count: posts.length,
    years: years.map(({ year, posts: ofYear, months }) => ({
      calendar: yearCalendar(lists, { year, posts: ofYear, months }),
      label: formatYear(year, language),
      href: link({ kind: 'year', language, year }),
      count: ofYear.length,
      months: months.map(({ month, posts: ofMonth }) => ({
        label: formatMonthName(month, language),
        href: link({ kind: 'month', language, year, month }),
        count: ofMonth.length,
      })),
    })),
  }
}

export function archiveLink({ means, language }: Lists): YearContent['parent'] {
  const url = urlOf(means, { kind: 'archive', language }) ?? '/'
  return { label: means.translate(language, 'archive.title'), href: hrefOf(means, url) }
}

export function yearList(lists: Lists, year: number): YearContent {
  const { means, language } = lists
  const found = editionOf(means, language).years.find(candidate => candidate.year === year)
  return {
    kind: 'year',
    title: formatYear(year, language),
    count: found?.posts.length ?? 0,
    parent: archiveLink(lists),
    months: (found?.months ?? []).map(({ month, posts }) => ({
      label: formatMonthName(month, language),
      href: hrefOf(means, urlOf(means, { kind: 'month', language, year, month }) ?? '/'),
      entries: posts.map(lists.card),
    })),
  }
}

export function sourcesIndex(lists: Lists, title: string): SourcesContent {
  const { means, language } = lists
  const publishers = editionOf(means, language).publishers.map(publisher => {
    const { domain } = publisher
    const articles = publisher.articles()
    const citations = articles.reduce((sum, article) => sum + article.citedBy.length, 0)
    const last = articles
      .flatMap(article => article.citedBy.slice(0, 1))
      .map(id => entryOf(means, id).published)
      .filter(moment => moment !== null)
      .reduce<ReturnType<typeof entryOf>['published']>(
        (latest, moment) => (latest === null || moment.epochMs > latest.epochMs ? moment : latest),
        null,
      )
    return {
      citations,
      name: publisherLink(means, language, domain).name,
      domain,
      href: hrefOf(means, urlOf(means, { kind: 'publisher', language, domain }) ?? '/'),
      articles: articles.length,
      last: last === null ? null : dateView(last, language),
    }
  })
  publishers.sort((a, b) => b.citations - a.citations || byCodePoint(a.domain, b.domain))
  return {
    kind: 'sources',
    title,
    data: hrefOf(means, urlOf(means, { kind: 'sources-data', language }) ?? '/'),
    count: publishers.length,
    publishers,
  }
}

export function publisherPage(lists: Lists, domain: string): PublisherContent {
  const { means, language } = lists
  const publisher = editionOf(means, language).publishers.find(candidate => candidate.domain === domain)
  const newest = (id: EntryId | undefined) =>
    (id === undefined ? null : entryOf(means, id).published?.epochMs) ?? Number.NEGATIVE_INFINITY
  const articles = [...(publisher?.articles() ?? [])].sort(
    (a, b) => newest(b.citedBy[0]) - newest(a.citedBy[0]) || byCodePoint(a.canonicalUrl, b.canonicalUrl),
  )
  const parent = urlOf(means, { kind: 'sources', language }) ?? '/'
  return {
    kind: 'publisher',
    title: publisherLink(means, language, domain).name,
    domain,
    parent: { label: means.translate(language, 'sources.title'), href: hrefOf(means, parent) },
    articles: articles.map(({ title, titleIsCut, url, citedBy }) => ({
      title,
      titleIsCut,
      url,
      citedBy: citedBy.map(lists.card),
    })),
  }
}

/** How many posts a page without content of its own offers. */
const RECENT = 6

export function notFoundPage(lists: Lists, title: string): NotFoundContent {
  const { posts } = editionOf(lists.means, lists.language)
  const others = lists.means.site.editions
    .filter(({ language }) => language !== lists.language)
    .map(({ language: tag }) => ({
      tag,
      label: languageOf(lists.means, tag).label,
      title: lists.means.translate(tag, 'notFound.title'),
      lead: lists.means.translate(tag, 'notFound.lead'),
      href: hrefOf(lists.means, homeUrl(lists.means, tag)),
    }))
  return { kind: 'not-found', title, recent: posts.slice(0, RECENT).map(lists.card), others }
}

function parentOf({ means, language }: Lists, target: RouteTarget, taxonomy: string): ListContent['parent'] {
  const url = urlOf(means, target)
  return url === null ? null : { label: taxonomyLabel(means, language, taxonomy), href: hrefOf(means, url) }
}

/** The part of a list that one page shows. */
function pageOf(
  lists: Lists,
  route: Paged,
  ids: readonly EntryId[],
): Pick<ListContent, 'count' | 'entries' | 'pagination'> {
  const { size } = lists.means.site.config.pagination
  const shown = ids.slice((route.page - 1) * size, route.page * size)
  return { count: ids.length, entries: shown.map(lists.card), pagination: paginate(lists.means, route) }
}

/** Pages next to this one, the first and the last are named; the rest is reached step by step. */
const NEAR = 2

function paginate(means: Means, route: Paged): Pagination | null {
  if (route.pages < 2) return null
  const hrefOfPage = (page: number): string => {
    const url = means.routes.byTarget.get(targetKey({ ...route, page }))
    return hrefOf(means, url ?? route.url)
  }
  const numbers = Array.from({ length: route.pages }, (_, index) => index + 1)
  const named = numbers.filter(
    page => page === 1 || page === route.pages || Math.abs(page - route.page) <= NEAR,
  )
  return {
    page: route.page,
    pages: route.pages,
    newer: route.page > 1 ? hrefOfPage(route.page - 1) : null,
    older: route.page < route.pages ? hrefOfPage(route.page + 1) : null,
    links: named.map(page => ({ page, href: hrefOfPage(page), current: page === route.page })),
  }
}
