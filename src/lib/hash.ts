import { createHash } from 'node:crypto'

/** Base64url characters kept of a SHA-256: 22 carry 132 bits, more than a collision can be found for. */
const LENGTH = 22

/** The identity of some bytes: 22 characters, safe in file names and addresses. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, LENGTH)
}

const known = new WeakMap<object, string>()

/**
 * The identity of plain data. Objects are never changed once they are hashed (law 2 of the memo), so that one
 * that many views share, such as the frame of a language, is hashed once.
 */
export function hashData(value: object): string {
  const before = known.get(value)
  if (before !== undefined) return before
  const hash = hashBytes(JSON.stringify(value))
  known.set(value, hash)
  return hash
}

/** The identity of an object by that of its values, so that shared parts are hashed once. */
export function hashParts(value: object): string {
  const parts = Object.entries(value).map(([key, part]) =>
    typeof part === 'object' && part !== null ? [key, hashData(part as object)] : [key, part],
  )
  return hashBytes(JSON.stringify(parts))
}
