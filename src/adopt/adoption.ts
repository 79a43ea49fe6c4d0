import type { Json, JsonObject } from '../lib/json.js'

/** The site of another generator, as digest would have it. Nothing of it is moved or changed. */
export interface Adoption {
  readonly generator: 'Jekyll' | 'Hugo'
  /** What was read: `_config.yml`. */
  readonly files: readonly string[]
  /** What `digest.config.yaml` says. */
  readonly config: JsonObject
  /** What the author must know: what could not be carried over, and what is a little different now. */
  readonly notes: readonly Note[]
}

export interface Note {
  /** As the other configuration has it: `collections.notes`; or a file. */
  readonly about: string
  /** A clause or sentence. */
  readonly text: string
}

/** The values of a configuration, asked one by one; what nobody asked for is known at the end. */
export interface Settings {
  text(key: string): string | null
  number(key: string): number | null
  map(key: string): JsonObject | null
  /** A list, or one value as a list of one. */
  list(key: string): readonly Json[]
  /** Takes note that a key is dealt with elsewhere. */
  pass(...keys: readonly string[]): void
  /** Keys that were not asked for, in their order. */
  rest(): readonly string[]
}

export function settingsOf(data: JsonObject): Settings {
  const asked = new Set<string>()
  // Hugo does not tell `baseURL` from `baseUrl`.
  const find = (key: string): Json => {
    const name = Object.keys(data).find(each => each.toLowerCase() === key.toLowerCase())
    if (name === undefined) return null
    asked.add(name)
    return data[name] ?? null
  }
  return {
    text: key => textIn(find(key)),
    number(key) {
      const value = Number(find(key) ?? Number.NaN)
      return Number.isInteger(value) ? value : null
    },
    map: key => mapIn(find(key)),
    list(key) {
      const value = find(key)
      if (value === null) return []
      return isList(value) ? value : [value]
    },
    pass(...keys) {
      for (const key of keys) find(key)
    },
    rest: () => Object.keys(data).filter(key => !asked.has(key)),
  }
}

/** A text that says something, on one line. */
export function textIn(value: Json | undefined): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).replace(/\s+/gu, ' ').trim()
  return text === '' ? null : text
}

export const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

export const mapIn = (value: Json | undefined): JsonObject | null =>
  typeof value === 'object' && value !== null && !isList(value) ? (value as JsonObject) : null

/** Without the keys that say nothing. */
export function saying(config: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(config).filter(
      (entry): entry is [string, Json] =>
        entry[1] !== null &&
        entry[1] !== undefined &&
        !(isList(entry[1]) && entry[1].length === 0) &&
        !(mapIn(entry[1]) !== null && Object.keys(entry[1] ?? {}).length === 0),
    ),
  )
}
