/** Two words further apart than this share of the longer one are different words, not a slip. */
const MAX_SHARE = 0.4

/**
 * The candidate that a writer probably meant, or `null`. Case, blanks, `-` and `_` do not count.
 * @example nearest('time_zone', ['timeZone', 'title']) // => 'timeZone'
 * @example nearest('colour', ['timeZone', 'title']) // => null
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = fold(word)
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const folded = fold(candidate)
    const limit = Math.max(1, Math.floor(Math.max(wanted.length, folded.length) * MAX_SHARE))
    if (Math.abs(wanted.length - folded.length) > limit) continue
    const found = distance(wanted, folded)
    if (found <= limit && found < bestDistance) [best, bestDistance] = [candidate, found]
  }
  return best
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/gu, '')
}

/** Letters put in, left out, changed, or exchanged with a neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const grown = Math.min(last[column] ?? 0, current[column - 1] ?? 0) + 1
      const exchanged =
        row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
          ? (beforeLast[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY
      current.push(Math.min(changed, grown, exchanged))
    }
    ;[beforeLast, last] = [last, current]
  }
  return last[b.length] ?? 0
}
