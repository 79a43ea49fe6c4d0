import fs from 'node:fs'
import { join } from 'node:path'
import { byCodePoint, sortedBy } from '../lib/order.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { type DiskFolder, diskSource, type Scan, type Stamp, scanDisk, stampOf } from './disk-source.js'
import { ABSENT, orNull } from './fs.js'

/** A folder on disk that many builds read: what did not change between two looks is read once. */
export interface WatchedSource extends SourceTree {
  /**
   * Looks at everything that was listed or read before. Until the next look, the tree shows what this one found.
   * @param touched where the system says that something happened: where that is a few files that were there before and
   * still are, they are all that is looked at
   * @returns the files that came, went or changed since the look before, in code point order
   */
  look(touched?: ReadonlySet<SourcePath>): readonly SourcePath[]
}

/** More than a person saves at once. */
const FEW = 32

/**
 * The law of this cache: bytes are remembered by (size, times, inode), as git does it, and what was read within the
 * granularity of a file system's clock is read again at the next look. Who is told of changes by events forgets the
 * ones that got lost; this tree asks the disk, and events only say when, and where to look first.
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
  const stampNow = (path: SourcePath): Stamp | null =>
    orNull([...ABSENT, 'ELOOP'], () => stampOf(fs.statSync(join(options.folder, path))))
  const find = (path: SourcePath): Stamp | null => listed.get(path) ?? stampNow(path)

  /** Whether the bytes of a file that was read are others now; `null` when it was not read, or looks as it did. */
  const reread = (path: SourcePath, file: Kept): 'changed' | 'same' | null => {
    const stamp = find(path)
    const looksSame = stamp === null ? file.stamp === null : file.stamp !== null && isSame(file.stamp, stamp)
    if (looksSame && !isYoung(file)) return null
    const readAt = Date.now()
    const bytes = disk.read(path)
    if (isEqual(file.bytes, bytes)) {
      // The same array as before, whose hash is known. What was saved unchanged has not changed.
      kept.set(path, { ...file, stamp, readAt })
      return 'same'
    }
    kept.delete(path)
    return 'changed'
  }

  const lookAtAll = (): readonly SourcePath[] => {
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
      const found = reread(path, file)
      if (found === 'changed') changed.add(path)
      if (found === 'same') changed.delete(path)
    }
    return [...changed].sort(byCodePoint)
  }

  /** The known files that are behind touched paths, links to them included; `null` when files may have come or gone. */
  const savedAmong = (touched: ReadonlySet<SourcePath>): readonly SourcePath[] | null => {
    const inodes = new Set<number>()
    for (const path of touched) {
      const before = listed.get(path) ?? kept.get(path)?.stamp ?? null
      const now = fs.lstatSync(join(options.folder, path), { throwIfNoEntry: false })
      // What an editor writes beside the file and takes away again.
      if (before === null && now === undefined) continue
      if (before === null || !now?.isFile()) return null
      inodes.add(before.ino)
    }
    const known = new Set([...listed.keys(), ...kept.keys()])
    return [...known].filter(path => {
      const stamp = listed.get(path) ?? kept.get(path)?.stamp ?? null
      return stamp !== null && inodes.has(stamp.ino)
    })
  }

  const lookAt = (paths: readonly SourcePath[]): readonly SourcePath[] =>
    sortedBy(paths, path => path).filter(path => {
      const before = listed.get(path)
      const now = stampNow(path)
      if (before !== undefined && now !== null) restamp(path, now)
      const file = kept.get(path)
      const found = file === undefined ? null : reread(path, file)
      return (
        found === 'changed' ||
        (found === null && before !== undefined && now !== null && !isSame(before, now))
      )
    })

  /** A listed file with other bytes is still in its place in every list. */
  const restamp = (path: SourcePath, stamp: Stamp): void => {
    listed.set(path, stamp)
    for (const [folder, { files, links }] of scans)
      scans.set(folder, {
        links,
        files: files.map(file => (file.path === path ? { path, size: stamp.size, stamp } : file)),
      })
  }

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
    look(touched = new Set()) {
      const saved = touched.size === 0 || touched.size > FEW ? null : savedAmong(touched)
      return saved === null ? lookAtAll() : lookAt(saved)
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
