import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundsOfWeek, isoWeekOf, weekdayNames, weeksOfMonth } from '../../src/lib/calendar.ts'

const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map(value => ({
    year: value.getUTCFullYear(),
    month: value.getUTCMonth() + 1,
    day: value.getUTCDate(),
  }))
const ms = ({ year, month, day }: { year: number; month: number; day: number }) =>
  Date.UTC(year, month - 1, day)

describe('ISO weeks', () => {
  it.each([
    ['2026-01-05', 2026, 2],
    ['2027-01-01', 2026, 53],
    ['2024-12-30', 2025, 1],
    ['2026-01-01', 2026, 1],
    ['2021-01-03', 2020, 53],
  ])('%s lies in %i-W%i', (text, year, week) => {
    const [y = 0, month = 0, day = 0] = text.split('-').map(Number)
    expect(isoWeekOf({ year: y, month, day })).toEqual({ year, week })
  })

  it('begin on Monday, end on Sunday, and hold every day that lies in them', () => {
    fc.assert(
      fc.property(date, day => {
        const { from, to } = boundsOfWeek(isoWeekOf(day))
        expect(new Date(ms(from)).getUTCDay()).toBe(1)
        expect(ms(to) - ms(from)).toBe(6 * 86_400_000)
        expect(ms(from) <= ms(day) && ms(day) <= ms(to)).toBe(true)
      }),
    )
  })

  it('of a month hold each of its days once, in order, on its weekday', () => {
    fc.assert(
      fc.property(date, ({ year, month }) => {
        const weeks = weeksOfMonth(year, month)
        const days = weeks.flatMap(({ days: of }) => of).filter(day => day !== null)
        const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
        expect(days).toEqual(Array.from({ length }, (_, index) => index + 1))
        for (const { week, days: of } of weeks) {
          expect(of).toHaveLength(7)
          for (const [column, day] of of.entries()) {
            if (day === null) continue
            expect(new Date(ms({ year, month, day })).getUTCDay() || 7).toBe(column + 1)
            expect(isoWeekOf({ year, month, day })).toEqual(week)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('have weekdays from Monday, in the language', () => {
    expect(weekdayNames('zh-TW').map(({ short }) => short)).toEqual([
      '一',
      '二',
      '三',
      '四',
      '五',
      '六',
      '日',
    ])
    expect(weekdayNames('en')[0]).toEqual({ short: 'M', name: 'Monday' })
  })
})
