/** RFC 822 with the four-digit years of RFC 1123: names are English in every language. */
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 3339; seconds may be left out, and a fraction is dropped. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/**
 * The same moment, in the offset in which it was written, as RSS writes it.
 * @example rfc822('2026-01-05T10:00:00+08:00') // => 'Mon, 05 Jan 2026 10:00:00 +0800'
 * @throws RangeError for what is no RFC 3339 date: a bug of ours, never an author's
 */
export function rfc822(instant: string): string {
  const match = INSTANT.exec(instant)
  if (match === null) throw new RangeError(`not an RFC 3339 date: ${instant}`)
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', offset = ''] = match
  const weekday = DAYS[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()]
  const zone = offset === 'Z' ? '+0000' : offset.replace(':', '')
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${hour}:${minute}:${second} ${zone}`
}
