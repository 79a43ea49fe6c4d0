import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  dayOf,
  formatDay,
  formatMoment,
  formatMonth,
  formatShortDay,
  formatYear,
  isoDay,
  isoForDatetime,
  isoInstant,
  isTimeZone,
  type Moment,
  momentAt,
  readMoment,
} from '../../src/lib/dates.ts'

const TAIPEI = 'Asia/Taipei'

function read(text: string, timeZone = TAIPEI): Moment {
  const moment = readMoment(text, timeZone)
  if ('problem' in moment) throw new Error(`${text}: ${moment.problem}`)
  return moment
}

describe('readMoment', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['  2026-01-05 ', '2026-01-05'],
    ['2026-1-5', '2026-01-05'],
    ['2026/1/5', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['2026-01-05+09:00', '2026-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2026-01-05T10:00:00+08:00', '2026-01-05T10:00:00+08:00'],
    ['2026-01-05 10:00:00 +0800', '2026-01-05T10:00:00+08:00'],
    ['2026-01-05 10:00:00 +08', '2026-01-05T10:00:00+08:00'],
    ['2026-01-05 10:00', '2026-01-05T10:00:00+08:00'],
    ['2026-1-5 9:05', '2026-01-05T09:05:00+08:00'],
    ['2026-01-05t10:00:00z', '2026-01-05T10:00:00+00:00'],
    ['2026-01-05 10:00:00 UTC', '2026-01-05T10:00:00+00:00'],
    ['2026-01-05T10:00:00-00:00', '2026-01-05T10:00:00+00:00'],
    ['2026-01-05T10:00:00.123456+08:00', '2026-01-05T10:00:00+08:00'],
    ['2026-01-05T10:00:00-03:30', '2026-01-05T10:00:00-03:30'],
    ['2026-01-05T23:30:00+14:00', '2026-01-05T23:30:00+14:00'],
  ])('%j is %s', (text, iso) => {
    expect(isoForDatetime(read(text))).toBe(iso)
  })

  it('reads a day without a zone as that day of the site, never as midnight of UTC', () => {
    expect(read('2026-01-05')).toEqual({
      epochMs: Date.parse('2026-01-04T16:00:00Z'),
      offsetMinutes: 480,
      precision: 'day',
    })
  })

  it('keeps a written offset', () => {
    const moment = read('2026-01-05T00:30:00+09:00')
    expect(moment).toEqual({
      epochMs: Date.parse('2026-01-04T15:30:00Z'),
      offsetMinutes: 540,
      precision: 'minute',
    })
    expect(dayOf(moment)).toEqual({ year: 2026, month: 1, day: 5 })
  })

  it('knows the clocks of the zone on that day', () => {
    expect(isoInstant(read('2026-01-05', 'America/New_York'))).toBe('2026-01-05T00:00:00-05:00')
    expect(isoInstant(read('2026-07-05', 'America/New_York'))).toBe('2026-07-05T00:00:00-04:00')
    // 02:30 was skipped on that night.
    expect(isoInstant(read('2026-03-08 02:30', 'America/New_York'))).toBe('2026-03-08T03:30:00-04:00')
    // Midnight was skipped: the day is still that day.
    expect(isoDay(read('2018-11-04', 'America/Sao_Paulo'))).toBe('2018-11-04')
    // Offsets with seconds are cut, and the day stays.
    expect(isoDay(read('1880-01-01', 'America/New_York'))).toBe('1880-01-01')
    expect(read('1880-01-01', 'America/New_York').offsetMinutes).toBe(-296)
  })

  it.each([
    ['2026-02-30', 'February 2026 has only 28 days'],
    ['2026-13-45', 'there is no month 13'],
    ['2026-00-10', 'there is no month 0'],
    ['2026-01-00', 'there is no day 0'],
    ['0000-01-01', 'there is no year 0'],
    ['2026-01-05T010:46', '“010:46” is not a time: hours and minutes have two digits'],
    ['2026-01-05T24:00', '“24:00” is not a time: a day has the hours 0 to 23'],
    ['2026-01-05T10:60', '“10:60” is not a time: an hour has the minutes 0 to 59'],
    ['2026-01-05 10:00:60', '“10:00:60” is not a time: a minute has the seconds 0 to 59'],
    ['2026-01-05T10:46:00+47:00', 'no place on Earth has the offset +47:00'],
    ['2026-01-05T10:46:00+08:60', 'no place on Earth has the offset +08:60'],
    ['2026-01-05 10:00 CST', '“CST” after the date is neither a time nor an offset'],
    ['2026-01-05 10:00 AM', '“AM” after the date is neither a time nor an offset'],
    ['2026-01', '“2026-01” names no day'],
    ['05/01/2026', 'in “05/01/2026” day and month cannot be told apart'],
    ['2026-1/5', '“2026-1/5” does not begin with a date like 2026-01-05'],
    ['2026-01-051', '“2026-01-051” does not begin with a date like 2026-01-05'],
    ['yesterday', '“yesterday” does not begin with a date like 2026-01-05'],
    ['', 'it is empty'],
  ])('%j cannot be: %s', (text, problem) => {
    expect(readMoment(text, TAIPEI)).toEqual({ problem })
  })

  it('never throws', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789-/:T+Z. '), maxLength: 30 })
    const near = fc
      .string({ unit: fc.constantFrom(...'0123456789:+ '), maxLength: 16 })
      .map(end => `2026-01-05${end}`)
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits, near), text => {
        const moment = readMoment(text, TAIPEI)
        expect('problem' in moment ? moment.problem : isoInstant(moment)).not.toBe('')
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  it('reads back what it writes', () => {
    const seconds = fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(2200, 0) / 1000 })
    const offset = fc.integer({ min: -12 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(seconds, offset, (second, offsetMinutes) => {
        const moment: Moment = { epochMs: second * 1000, offsetMinutes, precision: 'minute' }
        expect(readMoment(isoInstant(moment), TAIPEI)).toEqual(moment)
        expect(readMoment(isoForDatetime(moment), 'UTC')).toEqual(moment)
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('reads back days', () => {
    const days = fc
      .integer({ min: 0, max: 80_000 })
      .map(day => new Date(day * 86_400_000).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(TAIPEI, 'America/New_York', 'UTC', 'Pacific/Apia'),
        (day, timeZone) => {
          expect(isoForDatetime(read(day, timeZone))).toBe(day)
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })
})

describe('momentAt', () => {
  it('shows an instant by the clocks of a zone', () => {
    expect(momentAt(0, TAIPEI)).toEqual({ epochMs: 0, offsetMinutes: 480, precision: 'minute' })
    expect(isoInstant(momentAt(0, 'America/New_York'))).toBe('1969-12-31T19:00:00-05:00')
  })
})

describe('format', () => {
  const moment = read('2026-01-05T00:30:00+08:00')

  it.each([
    ['zh-TW', '2026年1月5日', '1月5日', '2026年1月', '2026年'],
    ['en', 'January 5, 2026', 'Jan 5', 'January 2026', '2026'],
    ['ja', '2026年1月5日', '1月5日', '2026年1月', '2026年'],
    ['de', '5. Januar 2026', '5. Jan.', 'Januar 2026', '2026'],
    // The addresses of the archive are Gregorian.
    ['th', '5 มกราคม 2026', '5 ม.ค.', 'มกราคม 2026', '2026'],
    // No such language here: English, and not the machine's.
    ['tlh', 'January 5, 2026', 'Jan 5', 'January 2026', '2026'],
    ['no tag', 'January 5, 2026', 'Jan 5', 'January 2026', '2026'],
  ])('in %s', (tag, day, short, month, year) => {
    expect(formatDay(moment, tag)).toBe(day)
    expect(formatShortDay(moment, tag)).toBe(short)
    expect(formatMonth(2026, 1, tag)).toBe(month)
    expect(formatYear(2026, tag)).toBe(year)
  })

  it('writes day, time and offset for messages', () => {
    expect(formatMoment(read('2030-01-01 09:00'))).toBe('2030-01-01 09:00 +08:00')
    expect(formatMoment(read('2030-01-01'))).toBe('2030-01-01 00:00 +08:00')
    expect(formatMoment(read('2030-01-01T09:00:30-03:30'))).toBe('2030-01-01 09:00 -03:30')
  })

  it('does not ask the machine for its zone', () => {
    const labels = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'].map(zone => {
      vi.stubEnv('TZ', zone)
      return [formatDay(moment, 'en-GB'), isoInstant(read('2026-01-05')), dayOf(moment)]
    })
    vi.unstubAllEnvs()
    expect(new Set(labels.map(label => JSON.stringify(label))).size).toBe(1)
  })
})

describe('isTimeZone', () => {
  it.each([
    ['Asia/Taipei', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+8', true],
    ['Mars/Olympus', false],
    ['+08:00', false],
    ['2026-01-05T00:00Z[Asia/Taipei]', false],
    ['', false],
  ])('%j: %s', (name, known) => {
    expect(isTimeZone(name)).toBe(known)
  })
})
