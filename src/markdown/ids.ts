/** The ids of one page: each is given once, and never changes when something is added after it. */
export interface Ids {
  /** The wanted id, else the same with the first number that is free: `a`, `a-1`, `a-2`. */
  take(wanted: string): string
  has(id: string): boolean
}

/** Footnotes have these; see html/footnotes.ts. */
const RESERVED = /^fn(?:ref)?-\d/

/** For a name of which nothing can be kept. */
const NAMELESS = 'section'

/** @param prefix stands before every id */
export function emptyIds(prefix: string): Ids {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  return {
    has: id => taken.has(id),
    take(wanted) {
      const base = prefix + (RESERVED.test(wanted) ? `${NAMELESS}-${wanted}` : wanted)
      let id = base
      for (let n = next.get(base) ?? 1; taken.has(id); n++) {
        id = `${base}-${n}`
        next.set(base, n + 1)
      }
      taken.add(id)
      return id
    },
  }
}

/** Keycaps (`1️⃣`): a digit that is a picture. */
const KEYCAP = /[0-9#*]\uFE0F?\u20E3/g

/** Variation selectors, joiners and what else has no form of its own; letters, marks and numbers stay. */
const NOT_IN_ID = /[\uFE00-\uFE0F\u{E0000}-\u{E01EF}]|[^\p{L}\p{M}\p{N}\s_-]/gu

/**
 * The id for a name: Unicode kept, lower case, blanks to `-`, without emoji and punctuation; never empty.
 * @example idFor('🔍 深度分析') // => '深度分析'
 */
export function idFor(name: string): string {
  const id = name
    .normalize('NFC')
    .toLowerCase()
    .replace(KEYCAP, '')
    .replace(NOT_IN_ID, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^-+|-+$/g, '')
  return id === '' ? NAMELESS : id
}
