import { weekdayNames, weeksOfMonth } from '../../lib/calendar.js'
import { dayOf, formatDay, formatMonth, momentOfDay } from '../../lib/dates.js'
import type { YearCalendar } from '../../model/page.js'
import type { EntryId, Year } from '../../model/site.js'
import type { Lists } from './lists.js'
import { editionOf, entryOf, entryUrl, hrefOf, urlOf } from './means.js'
import { dayAnchor } from './rollups.js'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** The days of a year, each that has posts with a link: to its post, or to its place on the page of its month. */
export function yearCalendar(lists: Lists, { year, posts }: Year): YearCalendar {
  const { means, language } = lists
  const byDay = new Map<string, EntryId[]>()
  for (const id of posts) {
    const { published } = entryOf(means, id)
    if (published === null) continue
    const { month, day } = dayOf(published)
    const key = `${month}-${day}`
    byDay.set(key, [...(byDay.get(key) ?? []), id])
  }
  const dayLink = (month: number, day: number) => {
    const ids = byDay.get(`${month}-${day}`) ?? []
    const [only, ...others] = ids
    if (only === undefined) return null
    const ofMonth = urlOf(means, { kind: 'month', language, year, month })
    const url =
      others.length === 0 || ofMonth === null
        ? entryUrl(means, language, only)
        : `${ofMonth}#${dayAnchor(day)}`
    const date = formatDay(momentOfDay({ year, month, day }), language)
    return {
      href: hrefOf(means, url),
      label: means.translate(language, 'calendar.day', { date, count: ids.length }),
      count: ids.length,
    }
  }
  return {
    weekdays: weekdayNames(language),
    months: monthsOf(lists, year).map(month => {
      const url = urlOf(means, { kind: 'month', language, year, month })
      return {
        label: formatMonth(year, month, language),
        href: url === null ? null : hrefOf(means, url),
        weeks: weeksOfMonth(year, month).map(({ week, days }) => {
          const ofWeek = urlOf(means, { kind: 'week', language, ...week })
          const isHere = days.some(day => day !== null && byDay.has(`${month}-${day}`))
          return {
            week: week.week,
            href: ofWeek === null || !isHere ? null : hrefOf(means, ofWeek),
            label: means.translate(language, 'calendar.weekName', { week: week.week }),
            days: days.map(day => ({ day, post: day === null ? null : dayLink(month, day) })),
          }
        }),
      }
    }),
  }
}

/** The months of a year from the first post of all to the last: those before and after are nobody's. */
function monthsOf({ means, language }: Lists, year: number): readonly number[] {
  const { years } = editionOf(means, language)
  const [newest] = years
  const oldest = years.at(-1)
  const first = oldest?.year === year ? (oldest.months.at(-1)?.month ?? 1) : 1
  const last = newest?.year === year ? (newest.months[0]?.month ?? 12) : 12
  return MONTHS.filter(month => month >= first && month <= last)
}
