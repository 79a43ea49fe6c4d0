/** Code point order: the same on every machine, unlike `localeCompare`. */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above U+FFFF, and so after U+E000 to U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** Orders by a key in code point order. */
export function sortedBy<T>(items: Iterable<T>, key: (item: T) => string): T[] {
  const keyed = Array.from(items, item => ({ item, key: key(item) }))
  // Without surrogates the order of code units is that of code points, and the engine knows it.
  const compare = keyed.some(each => SURROGATE.test(each.key)) ? byCodePoint : byCodeUnit
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ item }) => item)
}

const SURROGATE = /[\ud800-\udfff]/

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
