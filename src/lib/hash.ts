import { hash } from 'node:crypto'

/** Base64url characters kept of a SHA-256: 22 carry 132 bits, more than a collision can be found for. */
const LENGTH = 22

/** The identity of some bytes: 22 characters, safe in file names and addresses. */
export function hashBytes(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url').slice(0, LENGTH)
}

const hashed = new WeakMap<Uint8Array, string>()

/** The identity of bytes that nobody changes, such as those of a source file: each array is hashed once. */
export function hashOnce(bytes: Uint8Array): string {
  const before = hashed.get(bytes)
  if (before !== undefined) return before
  const hash = hashBytes(bytes)
  hashed.set(bytes, hash)
  return hash
}

const known = new WeakMap<object, string>()

/**
 * Marks plain data that many views hold (the frame of a language, a post's card), so that `hashData` takes its
 * hash, made here once, for all of it. It is never changed from now on (law 2 of the memo).
 */
export function share<T extends object>(value: T): T {
  if (!known.has(value)) known.set(value, hashBytes(digestOf(value)))
  return value
}

/** The identity of plain data: equal for equal data whose equal parts are shared alike. */
export function hashData(value: object): string {
  return hashBytes(digestOf(value))
}

/** Like JSON, with the hash of a shared part in its place: a card is 24 characters instead of 1,500. */
function digestOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const shared = known.get(value)
  if (shared !== undefined) return `#${shared}`
  if (Array.isArray(value)) return `[${value.map(digestOf).join()}]`
  let text = '{'
  // The length tells a key of free-form data from what follows it.
  for (const key in value)
    text += `${key.length}~${key}:${digestOf((value as Readonly<Record<string, unknown>>)[key])},`
  return `${text}}`
}
