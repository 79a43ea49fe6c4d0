import { Temporal } from 'temporal-polyfill'

/**
 * A point in time as an author wrote it. Plain data.
 */
export interface Moment {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly epochMs: number
  /** The offset that was written, or that of the site's time zone at that instant. Minutes east of UTC. */
  readonly offsetMinutes: number
  /** `day` when the author wrote no time: shown, and compared, as that calendar day. */
  readonly precision: 'day' | 'minute'
}

export interface Day {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

const MINUTE = 60_000

/** The widest offsets of the tz database since 1970: UTC−12:00 (Baker Island) and UTC+14:00 (Kiritimati). */
const LEAST_OFFSET = -12 * 60
const GREATEST_OFFSET = 14 * 60

/** `2026-01-05`, `2026-1-5`, `2026/1/5`, `20260105`, at the start of a text. */
const DATE = /^(?:(\d{4})([-/])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2}))(?!\d)/
/** `T10:00`, ` 9:30:00.123456`. A fraction of a second is read and dropped: nothing shows or sorts by it. */
const TIME = /^(?:[Tt]|[ \t]+)(\d{1,3}):(\d{2,3})(?::(\d{2})(?:[.,]\d{1,9})?)?(?!\d)/
/** `Z`, `+0800`, ` +08:00`, `+08`. */
const OFFSET = /^[ \t]*(?:(Z|UTC|GMT)|([+-])(\d{1,2})(?::?(\d{2}))?)$/i

/**
 * Reads every form of a date that content.md section 1 names. Without an offset it is meant in `timeZone`; a
 * date that cannot be has a `problem`: a clause for a sentence. Nothing is guessed and nothing rolls over.
 * @example readMoment('2026-02-30', 'Asia/Taipei') // => { problem: 'February 2026 has only 28 days' }
 * @throws RangeError for a time zone that `isTimeZone` does not know: a bug of ours, never an author's.
 */
export function readMoment(text: string, timeZone: string): Moment | { readonly problem: string } {
  const written = text.trim()
  const date = DATE.exec(written)
  if (date === null) return { problem: whyNoDate(written) }
  const day = {
    year: Number(date[1] ?? date[5]),
    month: Number(date[3] ?? date[6]),
    day: Number(date[4] ?? date[7]),
  }
  const wrongDay = whyNoDay(day)
  if (wrongDay !== null) return { problem: wrongDay }

  const afterDate = written.slice(date[0].length)
  const time = TIME.exec(afterDate)
  const clock = {
    hour: Number(time?.[1] ?? 0),
    minute: Number(time?.[2] ?? 0),
    second: Number(time?.[3] ?? 0),
  }
  const wrongTime = time === null ? null : whyNoTime(time[0].trim().slice(0, 12), clock)
  if (wrongTime !== null) return { problem: wrongTime }

  const precision = time === null ? 'day' : 'minute'
  const rest = afterDate.slice(time?.[0].length ?? 0)
  const plain = Temporal.PlainDateTime.from({ ...day, ...clock })
  if (rest === '') return inZone(plain, { timeZone, precision })

  const offset = OFFSET.exec(rest)
  if (offset === null) return { problem: `“${rest.trim()}” after the date is neither a time nor an offset` }
  const offsetMinutes = minutesOf(offset)
  if (offsetMinutes === null) return { problem: `no place on Earth has the offset ${rest.trim()}` }
  return {
    epochMs: plain.toZonedDateTime('UTC').epochMilliseconds - offsetMinutes * MINUTE,
    offsetMinutes,
    precision,
  }
}

/** The calendar day in the moment's own offset. */
export function dayOf(moment: Moment): Day {
  const shown = local(moment)
  return { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() }
}

/** A calendar day as a moment, for what shows moments. */
export const momentOfDay = (day: Day): Moment => ({
  epochMs: startOf(day),
  offsetMinutes: 0,
  precision: 'day',
})

/** @example isoDay(moment) // => '2026-01-05' */
export const isoDay = (moment: Moment): string => local(moment).toISOString().slice(0, 'YYYY-MM-DD'.length)

/** @example isoInstant(moment) // => '2026-01-05T00:00:00+08:00' */
export const isoInstant = (moment: Moment): string =>
  local(moment).toISOString().slice(0, 'YYYY-MM-DDTHH:mm:ss'.length) + isoOffset(moment)

/** For `<time datetime>`: the day alone where the author wrote no time. */
export const isoForDatetime = (moment: Moment): string =>
  moment.precision === 'day' ? isoDay(moment) : isoInstant(moment)

/** An instant as the clocks of a time zone show it. */
export function momentAt(epochMs: number, timeZone: string): Moment {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  return { epochMs, offsetMinutes: wholeMinutes(zoned.offsetNanoseconds), precision: 'minute' }
}

/** @example formatDay(moment, 'zh-TW') // => '2026年1月5日'; in 'en' 'January 5, 2026' */
export const formatDay = (moment: Moment, tag: string): string => format(dayOf(moment), 'day', tag)

/** @example formatShortDay(moment, 'zh-TW') // => '1月5日'; in 'en' 'Jan 5' */
export const formatShortDay = (moment: Moment, tag: string): string => format(dayOf(moment), 'short', tag)

/** @example formatMonth(2026, 1, 'zh-TW') // => '2026年1月'; in 'en' 'January 2026' */
export const formatMonth = (year: number, month: number, tag: string): string =>
  format({ year, month, day: 1 }, 'month', tag)

/** @example formatMonthName(1, 'zh-TW') // => '1月'; in 'en' 'January' */
export const formatMonthName = (month: number, tag: string): string =>
  format({ year: 2000, month, day: 1 }, 'monthName', tag)

/** @example formatYear(2026, 'zh-TW') // => '2026年'; in 'en' '2026' */
export const formatYear = (year: number, tag: string): string =>
  format({ year, month: 1, day: 1 }, 'year', tag)

/**
 * Day, time and offset, for the program's own messages; the same in every language.
 * @example formatMoment(moment) // => '2030-01-01 09:00 +08:00'
 */
export function formatMoment(moment: Moment): string {
  const [day, time] = isoInstant(moment).slice(0, 'YYYY-MM-DDTHH:mm'.length).split('T')
  return `${day} ${time} ${isoOffset(moment)}`
}

/** @example isTimeZone('Asia/Taipei') // => true */
export function isTimeZone(name: string): boolean {
  if (!/^[a-z][a-z0-9_+/-]*$/i.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/**
 * A local time that clocks skip is moved on by as much as they skip; one that they show twice is the first.
 * Offsets of the nineteenth century have seconds, ours have not: the local time is kept.
 */
function inZone(
  plain: Temporal.PlainDateTime,
  options: { readonly timeZone: string; readonly precision: Moment['precision'] },
): Moment {
  const zoned = plain.toZonedDateTime(options.timeZone)
  const offsetMinutes = wholeMinutes(zoned.offsetNanoseconds)
  const epochMs = zoned.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds - offsetMinutes * MINUTE
  return { epochMs, offsetMinutes, precision: options.precision }
}

const wholeMinutes = (nanoseconds: number): number => Math.trunc(nanoseconds / 1_000_000 / MINUTE)

function minutesOf([, utc, sign, hours, minutes]: RegExpExecArray): number | null {
  if (utc !== undefined) return 0
  if (Number(minutes ?? 0) > 59) return null
  const total = Number(hours) * 60 + Number(minutes ?? 0)
  const signed = sign === '-' && total > 0 ? -total : total
  return signed < LEAST_OFFSET || signed > GREATEST_OFFSET ? null : signed
}

function whyNoDate(text: string): string {
  if (text === '') return 'it is empty'
  if (/^\d{4}[-/]\d{1,2}$/.test(text)) return `“${text}” names no day`
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text)) return `in “${text}” day and month cannot be told apart`
  return `“${shorten(text)}” does not begin with a date like 2026-01-05`
}

function whyNoDay({ year, month, day }: Day): string | null {
  if (year === 0) return 'there is no year 0'
  if (month < 1 || month > 12) return `there is no month ${month}`
  if (day < 1) return 'there is no day 0'
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (day <= first.daysInMonth) return null
  return `${MONTHS[month - 1]} ${year} has only ${first.daysInMonth} days`
}

function whyNoTime(
  written: string,
  { hour, minute, second }: { readonly hour: number; readonly minute: number; readonly second: number },
): string | null {
  const time = `“${written.replace(/^T/i, '')}”`
  if (/^T?\d{3}|:\d{3}/i.test(written)) return `${time} is not a time: hours and minutes have two digits`
  if (hour > 23) return `${time} is not a time: a day has the hours 0 to 23`
  if (minute > 59) return `${time} is not a time: an hour has the minutes 0 to 59`
  if (second > 59) return `${time} is not a time: a minute has the seconds 0 to 59`
  return null
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text)

/**
 * What a clock at the moment's own offset shows, as if it were UTC. Every page shows dates, and nothing is asked of
 * a time zone here: arithmetic, since a Temporal object costs a hundred times as much.
 */
const local = ({ epochMs, offsetMinutes }: Moment): Date => new Date(epochMs + offsetMinutes * MINUTE)

/** Milliseconds of its first instant in UTC. `Date.UTC` would read the year 26 as 1926. */
const startOf = ({ year, month, day }: Day): number => new Date(0).setUTCFullYear(year, month - 1, day)

function isoOffset({ offsetMinutes }: Moment): string {
  const minutes = Math.abs(offsetMinutes)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** The Gregorian calendar in every language: the addresses of the archive have its years. */
const GREGORIAN = { calendar: 'gregory', timeZone: 'UTC' } as const

const FORMS = {
  day: { ...GREGORIAN, year: 'numeric', month: 'long', day: 'numeric' },
  short: { ...GREGORIAN, month: 'short', day: 'numeric' },
  month: { ...GREGORIAN, year: 'numeric', month: 'long' },
  monthName: { ...GREGORIAN, month: 'long' },
  year: { ...GREGORIAN, year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>

/**
 * Formatters take a millisecond to make and a site has thousands of dates. The function is pure, so that what
 * is remembered cannot be told from what is made anew.
 */
const formatters = new Map<string, Intl.DateTimeFormat>()

/** The day is given as UTC and shown as UTC, so that the machine's time zone has no part in it. */
function format(day: Day, form: keyof typeof FORMS, tag: string): string {
  const key = `${form} ${tag}`
  const formatter = formatters.get(key) ?? makeFormatter(form, tag)
  formatters.set(key, formatter)
  return formatter.format(startOf(day))
}

/** English after the tag, since the next choice of `Intl` is the machine's language. */
function makeFormatter(form: keyof typeof FORMS, tag: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat([tag, 'en'], FORMS[form])
  } catch {
    return new Intl.DateTimeFormat('en', FORMS[form])
  }
}
