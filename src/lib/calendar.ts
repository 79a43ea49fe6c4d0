import type { Day } from './dates.js'

/** A week as ISO 8601 counts them: from Monday; the first one of a year holds its 4 January. */
export interface IsoWeek {
  /** Not always the calendar's: 2027-01-01 lies in week 53 of 2026. */
  readonly year: number
  /** 1 to 53. */
  readonly week: number
}

const DAY = 86_400_000
const THURSDAY = 4

/** @example isoWeekOf({ year: 2026, month: 1, day: 5 }) // => { year: 2026, week: 2 } */
export function isoWeekOf(day: Day): IsoWeek {
  const ms = utc(day)
  // The week belongs to the year that has its Thursday.
  const thursday = ms + (THURSDAY - weekdayOf(ms)) * DAY
  const year = new Date(thursday).getUTCFullYear()
  const week = Math.floor((thursday - utc({ year, month: 1, day: 1 })) / (7 * DAY)) + 1
  return { year, week }
}

/** The Monday and the Sunday of a week. */
export function boundsOfWeek({ year, week }: IsoWeek): { readonly from: Day; readonly to: Day } {
  const fourth = utc({ year, month: 1, day: 4 })
  const monday = fourth + ((week - 1) * 7 + 1 - weekdayOf(fourth)) * DAY
  return { from: dayAt(monday), to: dayAt(monday + 6 * DAY) }
}

/** The weeks of a month from Monday to Sunday; `null` for days of another month. */
export function weeksOfMonth(
  year: number,
  month: number,
): readonly { readonly week: IsoWeek; readonly days: readonly (number | null)[] }[] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const before = weekdayOf(utc({ year, month, day: 1 })) - 1
  const rows = Math.ceil((before + length) / 7)
  return Array.from({ length: rows }, (_, row) => {
    const days = Array.from({ length: 7 }, (__, column) => {
      const day = row * 7 + column - before + 1
      return day < 1 || day > length ? null : day
    })
    const some = days.find(day => day !== null) ?? 1
    return { week: isoWeekOf({ year, month, day: some }), days }
  })
}

/** Monday to Sunday, short and in full. */
export function weekdayNames(tag: string): readonly { readonly short: string; readonly name: string }[] {
  const format = (weekday: 'narrow' | 'long') =>
    new Intl.DateTimeFormat([tag, 'en'], { weekday, timeZone: 'UTC' })
  const [short, long] = [format('narrow'), format('long')]
  const monday = utc({ year: 2026, month: 1, day: 5 })
  return Array.from({ length: 7 }, (_, index) => {
    const at = monday + index * DAY
    return { short: short.format(at), name: long.format(at) }
  })
}

const utc = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day)

/** 1 is Monday, 7 Sunday. */
const weekdayOf = (ms: number): number => new Date(ms).getUTCDay() || 7

function dayAt(ms: number): Day {
  const date = new Date(ms)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
