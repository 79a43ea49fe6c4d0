import fs from 'node:fs'
import { join } from 'node:path'
import { byCodePoint } from '../lib/order.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { type DiskFolder, diskSource, type Scan, type Stamp, scanDisk, stampOf } from './disk-source.js'
import { ABSENT, orNull } from './fs.js'

/** A folder on disk that many builds read: what did not change between two looks is read once. */
export interface WatchedSource extends SourceTree {
  /**
   * Looks at everything that was listed or read before. Until the next look, the tree shows what this one found.
   * @returns the files that came, went or changed since the look before, in code point order
   */
  look(): readonly SourcePath[]
}

/**
 * The law of this cache: bytes are remembered by (size, times, inode), as git does it, and what was read within the
 * granularity of a file system's clock is read again at the next look. Who is told of changes by events forgets the
 * ones that got lost; this tree asks the disk, and events only say when.
 */
export function watchedSource(options: DiskFolder): WatchedSource {
  const disk = diskSource(options)
  const scans = new Map<string, Scan>()
  const kept = new Map<SourcePath, Kept>()
  let listed = new Map<SourcePath, Stamp>()

  const scan = (folder: string): Scan => {
    const before = scans.get(folder)
    if (before !== undefined) return before
    const made = scanDisk(options, folder)
    scans.set(folder, made)
    for (const { path, stamp } of made.files) listed.set(path, stamp)
    return made
  }
  const find = (path: SourcePath): Stamp | null =>
    listed.get(path) ?? orNull([...ABSENT, 'ELOOP'], () => stampOf(fs.statSync(join(options.folder, path))))

  return {
    list: folder => scan(folder).files.map(({ path, size }) => ({ path, size })),
    links: folder => scan(folder).links,
    read(path) {
      const before = kept.get(path)
      if (before !== undefined && before.bytes !== 'large') return before.bytes
      const stamp = find(path)
      const readAt = Date.now()
      const bytes = disk.read(path)
      kept.set(path, { stamp, readAt, bytes: (bytes?.length ?? 0) > LARGE ? 'large' : bytes })
      return bytes
    },
    look() {
      const changed = new Set<SourcePath>()
      const old = { listed, scans: new Map(scans) }
      listed = new Map()
      scans.clear()
      for (const [folder, { links }] of old.scans) {
        for (const path of differences(links, scan(folder).links)) changed.add(path)
      }
      for (const [path, stamp] of listed) {
        const before = old.listed.get(path)
        if (before === undefined || !isSame(before, stamp)) changed.add(path)
      }
      for (const path of old.listed.keys()) if (!listed.has(path)) changed.add(path)

      for (const [path, file] of kept) {
        const stamp = find(path)
        const looksSame =
          stamp === null ? file.stamp === null : file.stamp !== null && isSame(file.stamp, stamp)
        if (looksSame && !isYoung(file)) continue
        const readAt = Date.now()
        const bytes = disk.read(path)
        if (isEqual(file.bytes, bytes)) {
          // The same array as before, whose hash is known. What was saved unchanged has not changed.
          kept.set(path, { ...file, stamp, readAt })
          changed.delete(path)
        } else {
          kept.delete(path)
          changed.add(path)
        }
      }
      return [...changed].sort(byCodePoint)
    },
  }
}

/** Bytes of one file beyond which it is read whenever it is asked for: pictures and films, not posts. */
const LARGE = 1_000_000

/** The coarsest clock of a file system that people edit on: FAT's, in milliseconds. */
const GRANULARITY = 2000

interface Kept {
  /** From before the bytes were read; `null`: nothing was there. */
  readonly stamp: Stamp | null
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly readAt: number
  readonly bytes: Uint8Array | 'large' | null
}

const isSame = (a: Stamp, b: Stamp): boolean =>
  a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino

/** A later write may have left the same times. */
const isYoung = ({ stamp, readAt }: Kept): boolean =>
  stamp !== null && readAt - Math.max(stamp.mtimeMs, stamp.ctimeMs) < GRANULARITY

function isEqual(before: Kept['bytes'], now: Uint8Array | null): boolean {
  if (before === null || now === null) return before === now
  return before !== 'large' && Buffer.compare(before, now) === 0
}

function differences(before: Scan['links'], now: Scan['links']): readonly SourcePath[] {
  const textOf = ({ path, why }: Scan['links'][number]): string => `${why} ${path}`
  const [old, fresh] = [new Set(before.map(textOf)), new Set(now.map(textOf))]
  const only = [...old, ...fresh].filter(each => !(old.has(each) && fresh.has(each)))
  return only.map(each => sourcePath(each.slice(each.indexOf(' ') + 1)))
}
