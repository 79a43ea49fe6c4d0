import { boundsOfWeek, isoWeekOf } from '../../lib/calendar.js'
import { type Day, dayOf, formatMonth, formatYear, momentOfDay } from '../../lib/dates.js'
import { byCodePoint } from '../../lib/order.js'
import type { DateView, RollupContent } from '../../model/page.js'
import type { RouteTarget } from '../../model/route.js'
import type { EntryId, Week } from '../../model/site.js'
import { isIndexed } from '../../model/source-data.js'
import type { Lists } from './lists.js'
import { editionOf, entryOf, hrefOf, urlOf } from './means.js'
import { dateView, publisherLink } from './views.js'

/** An ISO week at a glance. */
export function weekPage(lists: Lists, { year, week }: { year: number; week: number }): RollupContent {
  const { means, language } = lists
  const { weeks } = editionOf(means, language)
  const position = weeks.findIndex(each => each.year === year && each.week === week)
  const posts = weeks[position]?.posts ?? []
  const { from, to } = boundsOfWeek({ year, week })
  const months = unique(
    posts.map(id => dayOfPost(lists, id)).filter(day => day !== null),
    day => `${day.year}-${day.month}`,
  )
  return {
    kind: 'week',
    title: weekTitle(lists, { year, week }),
    range: { from: viewOfDay(lists, from), to: viewOfDay(lists, to) },
    ...gathered(lists, posts),
    parent: linkTo(lists, {
      target: { kind: 'year', language, year: months[0]?.year ?? year },
      label: formatYear(months[0]?.year ?? year, language),
    }),
    newer: weekLink(lists, weeks[position - 1]),
    older: weekLink(lists, weeks[position + 1]),
    others: months.flatMap(({ year: ofYear, month }) => {
      const target = { kind: 'month', language, year: ofYear, month } as const
      return linkTo(lists, { target, label: formatMonth(ofYear, month, language) }) ?? []
    }),
  }
}

/** A month at a glance. */
export function monthPage(lists: Lists, { year, month }: { year: number; month: number }): RollupContent {
  const { means, language } = lists
  const months = editionOf(means, language).years.flatMap(each =>
    each.months.map(({ month: ofYear, posts: ids }) => ({ year: each.year, month: ofYear, posts: ids })),
  )
  const position = months.findIndex(each => each.year === year && each.month === month)
  const posts = months[position]?.posts ?? []
  const monthLink = (at: number) => {
    const other = months[at]
    if (other === undefined) return null
    const target = { kind: 'month', language, year: other.year, month: other.month } as const
    return linkTo(lists, { target, label: formatMonth(other.year, other.month, language) })
  }
  const weeks = unique(
    posts.map(id => dayOfPost(lists, id)).filter(day => day !== null),
    day => JSON.stringify(isoWeekOf(day)),
  ).map(isoWeekOf)
  return {
    kind: 'month',
    title: formatMonth(year, month, language),
    range: null,
    ...gathered(lists, posts),
    parent: linkTo(lists, { target: { kind: 'year', language, year }, label: formatYear(year, language) }),
    newer: monthLink(position - 1),
    older: monthLink(position + 1),
    others: weeks.flatMap(week => weekLink(lists, week) ?? []),
  }
}

/** @example weekTitle(lists, { year: 2026, week: 2 }) // => '2026 年第 2 週' */
export function weekTitle(
  { means, language }: Lists,
  { year, week }: { year: number; week: number },
): string {
  return means.translate(language, 'rollup.week', { year: String(year), week })
}

/** The anchor of a day on the page of its month or week. */
export const dayAnchor = (day: number): string => `day-${String(day).padStart(2, '0')}`

/** The cited articles that a page of a week or month names. */
const MOST_SOURCES = 10

function gathered(
  lists: Lists,
  posts: readonly EntryId[],
): Pick<RollupContent, 'count' | 'days' | 'keyPoints' | 'sources'> {
  const { means, language } = lists
  const days = new Map<string, { day: Day; ids: EntryId[] }>()
  for (const id of posts) {
    const day = dayOfPost(lists, id)
    if (day === null) continue
    const key = `${day.year}-${day.month}-${day.day}`
    const known = days.get(key)
    if (known === undefined) days.set(key, { day, ids: [id] })
    else known.ids.push(id)
  }
  return {
    count: posts.length,
    days: [...days.values()].map(({ day, ids }) => ({
      id: dayAnchor(day.day),
      date: viewOfDay(lists, day),
      entries: ids.map(lists.card),
    })),
    keyPoints: posts.flatMap(id => {
      const points = entryOf(means, id).document.keyPoints
      return points.length === 0 ? [] : [{ post: lists.card(id), points }]
    }),
    sources: mostCited(lists, posts).map(({ source, count }) => {
      const publisher = publisherLink(means, language, source.domain)
      return {
        title: source.title,
        titleIsCut: source.titleIsCut,
        url: source.url,
        publisher: source.publisher ?? publisher.name,
        publisherHref: publisher.href,
        count,
      }
    }),
  }
}

/** Those that most posts cite, without what the author keeps off the lists; of equal use those of the newest post, then in code point order. */
function mostCited({ means }: Lists, posts: readonly EntryId[]) {
  const cited = new Map<
    string,
    { source: ReturnType<typeof sourcesOf>[number]; count: number; newest: number }
  >()
  for (const [position, id] of posts.entries()) {
    for (const source of sourcesOf(id)) {
      const known = cited.get(source.canonicalUrl)
      if (known === undefined) cited.set(source.canonicalUrl, { source, count: 1, newest: position })
      else known.count += 1
    }
  }
  function sourcesOf(id: EntryId) {
    return entryOf(means, id).document.sources.filter(source => isIndexed(means.site.sourceData, source))
  }
  return [...cited.values()]
    .sort(
      (a, b) =>
        b.count - a.count || a.newest - b.newest || byCodePoint(a.source.canonicalUrl, b.source.canonicalUrl),
    )
    .slice(0, MOST_SOURCES)
}

function weekLink(lists: Lists, week: Pick<Week, 'year' | 'week'> | undefined): RollupContent['newer'] {
  if (week === undefined) return null
  const { year, week: number } = week
  const target = { kind: 'week', language: lists.language, year, week: number } as const
  return linkTo(lists, { target, label: weekTitle(lists, week) })
}

function linkTo(
  { means }: Lists,
  { target, label }: { readonly target: RouteTarget; readonly label: string },
): { readonly label: string; readonly href: string } | null {
  const url = urlOf(means, target)
  return url === null ? null : { label, href: hrefOf(means, url) }
}

function dayOfPost({ means }: Lists, id: EntryId): Day | null {
  const { published } = entryOf(means, id)
  return published === null ? null : dayOf(published)
}

const viewOfDay = ({ language }: Lists, day: Day): DateView => dateView(momentOfDay(day), language)

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return [...new Map(items.map(item => [key(item), item])).values()]
}
