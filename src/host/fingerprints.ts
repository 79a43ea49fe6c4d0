import type { OutputPath } from '../model/names.js'
import type { Store } from '../model/world.js'

/**
 * What a file that we wrote looked like, so that one `stat` tells that nobody touched it since. The inode
 * catches a file that was put in its place with the same size and time (`cp -p`, a restored backup).
 */
export interface Fingerprint {
  readonly hash: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970-01-01T00:00Z, with the fraction that the file system keeps. */
  readonly modified: number
  readonly inode: number
}

type Row = readonly [path: OutputPath, hash: string, size: number, modified: number, inode: number]

const keyOf = (root: string): string => `destination:${root}`

/** Those of the last commit; none when the cache was lost, which costs time only. */
export function readFingerprints(store: Store, root: string): ReadonlyMap<OutputPath, Fingerprint> {
  const bytes = store.get(keyOf(root))
  if (bytes === null) return new Map()
  const rows = JSON.parse(Buffer.from(bytes).toString()) as readonly Row[]
  return new Map(
    rows.map(([path, hash, size, modified, inode]) => [path, { hash, size, modified, inode }] as const),
  )
}

export function writeFingerprints(
  store: Store,
  root: string,
  outputs: readonly (readonly [OutputPath, Fingerprint])[],
): void {
  const rows = outputs.map(
    ([path, { hash, size, modified, inode }]): Row => [path, hash, size, modified, inode],
  )
  store.set(keyOf(root), Buffer.from(JSON.stringify(rows)))
}
