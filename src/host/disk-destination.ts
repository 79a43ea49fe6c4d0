import { join, resolve } from 'node:path'
import { hashBytes } from '../lib/hash.js'
import { sortedBy } from '../lib/order.js'
import { type OutputPath, outputPath } from '../model/names.js'
import { type Destination, type Draft, HostError, type Store, type Written } from '../model/world.js'
import {
  applyJournal,
  finishCommit,
  inOrder,
  type Journal,
  makeFolder,
  removeJournal,
  STAGING,
  writeJournal,
} from './commit.js'
import { type Fingerprint, readFingerprints, writeFingerprints } from './fingerprints.js'
import { attempt, type FileSystem, realFs } from './fs.js'
import { takeLock } from './lock.js'
import { LIST_FILE, readOutputs } from './outputs-list.js'
import { foldersAbove, lookUp, parentOf, removeIfEmpty, standing } from './standing.js'

interface Options {
  readonly folder: string
  /** For the fingerprints that make `keep` cost one `stat`; saved by its owner after `commit`. */
  readonly store: Store
  readonly fs?: FileSystem
}

/**
 * A folder on disk. The laws: it is never half old and half new (but for the moment of the renames, which the
 * next `open` finishes when the process is killed there); only what changed is written; only what an earlier
 * build wrote is removed; what we did not make is never touched. Power failure is not covered: nothing is
 * synced to the device, since 10,000 syncs take longer than everything else.
 */
export function diskDestination(options: Options): Destination {
  const fs = options.fs ?? realFs
  const root = resolve(options.folder)
  return { open: () => attempt('write', root, () => openDraft(fs, root, options.store)) }
}

/** A file of the draft: kept as it stands, or staged under a number. */
interface Output {
  readonly staged: number | null
  readonly fingerprint: Fingerprint
}

function openDraft(fs: FileSystem, root: string, store: Store): Draft {
  const staging = join(root, STAGING)
  const made = fs.mkdirSync(root, { recursive: true }) ?? null
  takeLock(fs, staging)
  try {
    finishCommit(fs, root)
    for (const name of fs.readdirSync(staging))
      if (name !== 'lock') fs.rmSync(join(staging, name), { recursive: true })
  } catch (error) {
    fs.unlinkSync(join(staging, 'lock'))
    throw error
  }

  const before = readOutputs(fs, root)
  const fingerprints = readFingerprints(store, root)
  const outputs = new Map<OutputPath, Output>()
  /** By folder: who stands there instead of a folder; `null` when nobody does. */
  const folders = new Map<string, Obstacle | null>()
  const foreign = new Set<OutputPath>()
  /** Folders where a file is to come. */
  const foldersInTheWay = new Set<OutputPath>()
  let isOpen = true
  let stagedCount = 0

  /** The first thing above a path that is no folder. */
  const obstacle = (path: string): Obstacle | null => {
    const folder = parentOf(path)
    if (folder === '') return null
    const known = folders.get(folder)
    if (known !== undefined) return known
    const found = obstacle(folder) ?? lookAt(folder)
    folders.set(folder, found)
    return found
  }
  const lookAt = (folder: string): Obstacle | null => {
    const found = standing(fs, join(root, folder))
    if (found === 'nothing' || found === 'folder') return null
    const path = outputPath(folder)
    return { path, isOurs: found === 'file' && before.has(path) }
  }

  /** The fingerprint of the file that stands at a path, when its bytes have this hash. */
  const equal = (path: OutputPath, hash: string, size: number | null): Fingerprint | null => {
    if (obstacle(path) !== null) return null
    const stats = lookUp(fs, join(root, path))
    if (stats?.isDirectory()) foldersInTheWay.add(path)
    if (!stats?.isFile()) {
      if (stats !== null && !stats.isDirectory()) foreign.add(path)
      return null
    }
    const known = fingerprints.get(path)
    const isUntouched =
      known !== undefined &&
      known.size === stats.size &&
      known.modified === stats.mtimeMs &&
      known.inode === stats.ino
    if (isUntouched && known.hash === hash) return known
    const isEqual =
      !isUntouched &&
      (size === null || size === stats.size) &&
      hashBytes(fs.readFileSync(join(root, path))) === hash
    if (isEqual) return { hash, size: stats.size, modified: stats.mtimeMs, inode: stats.ino }
    if (!before.has(path) && !isOneOfOurs(path, stats.ino)) foreign.add(path)
    return null
  }
  /** Where `A.png` and `a.png` are one file, it is ours under either name. */
  const isOneOfOurs = (path: OutputPath, inode: number): boolean => {
    const folded = foldCase(path)
    return [...before].some(ours => foldCase(ours) === folded && lookUp(fs, join(root, ours))?.ino === inode)
  }

  const stage = (bytes: Uint8Array | string, hash: string): Output => {
    stagedCount += 1
    const file = fs.openSync(join(staging, String(stagedCount)), 'wx')
    try {
      fs.writeFileSync(file, bytes)
      const { size, mtimeMs, ino } = fs.fstatSync(file)
      return { staged: stagedCount, fingerprint: { hash, size, modified: mtimeMs, inode: ino } }
    } finally {
      fs.closeSync(file)
    }
  }

  /** What below a folder is not an old output and would not go with them; an empty folder is somebody's too. */
  const othersBelow = (folder: OutputPath): readonly OutputPath[] => {
    const entries = fs.readdirSync(join(root, folder), { withFileTypes: true })
    if (entries.length === 0) return [folder]
    return entries.flatMap(entry => {
      const path = outputPath(`${folder}/${entry.name}`)
      if (entry.isDirectory()) return othersBelow(path)
      return entry.isFile() && before.has(path) ? [] : [path]
    })
  }
  /** Takes out of the draft what is not ours to write. */
  const settle = (): void => {
    for (const [folder, found] of folders) {
      if (outputs.has(folder as OutputPath)) throw conflict(join(root, folder))
      if (found !== null && !found.isOurs) foreign.add(found.path)
    }
    for (const folder of foldersInTheWay) {
      const others = othersBelow(folder)
      if (others.length > 0) outputs.delete(folder)
      for (const path of others) foreign.add(path)
    }
    for (const path of foreign) outputs.delete(path)
    for (const path of outputs.keys()) {
      const found = obstacle(path)
      if (found !== null && !found.isOurs) outputs.delete(path)
    }
  }

  function* sizes(): Generator<readonly [OutputPath, number]> {
    for (const [path, { fingerprint }] of outputs) yield [path, fingerprint.size]
  }

  const close = (): void => {
    isOpen = false
    fs.rmSync(staging, { recursive: true, force: true })
  }
  const discard = (): void => {
    if (!isOpen) return
    close()
    // Folders above that were made for this draft; `made` is the outermost.
    for (let folder = root; made !== null && folder.length >= made.length; folder = resolve(folder, '..'))
      if (!removeIfEmpty(fs, folder)) break
  }

  const isListed = (): boolean =>
    outputs.size === before.size && [...outputs.keys()].every(path => before.has(path))

  const commit = (): Written => {
    settle()
    const removals = [...before].filter(path => !outputs.has(path) && !foreign.has(path))
    const moves = [...outputs].flatMap(([path, { staged }]) =>
      staged === null ? [] : [[staged, path] as const],
    )
    const isSame = moves.length === 0 && removals.length === 0 && isListed()
    const removed = isSame ? [] : change(moves, removals)
    writeFingerprints(
      store,
      root,
      [...outputs].map(([path, { fingerprint }]) => [path, fingerprint]),
    )
    close()
    return {
      written: sortedBy(
        moves.map(([, path]) => path),
        path => path,
      ),
      unchanged: outputs.size - moves.length,
      removed: sortedBy(removed, path => path),
    }
  }
  const change = (
    moves: readonly (readonly [number, OutputPath])[],
    removals: readonly OutputPath[],
  ): readonly OutputPath[] => {
    const added = new Set(moves.map(([, path]) => path))
    const addedFolded = new Set([...added].map(foldCase))
    const isInTheWay = (path: OutputPath): boolean =>
      folders.has(path) ||
      addedFolded.has(foldCase(path)) ||
      foldersAbove(path).some(folder => added.has(folder as OutputPath))
    const journal: Journal = {
      inTheWay: removals.filter(isInTheWay),
      moves: inOrder(moves, before),
      removals: removals.filter(path => !isInTheWay(path)),
      outputs: [...outputs.keys()],
    }
    writeJournal(fs, root, journal)
    const foldersMade = prepare(journal)
    try {
      return applyJournal(fs, root, { journal, made: foldersMade })
    } catch (error) {
      // The journal stays, for the next `open` to finish what was begun.
      isOpen = false
      fs.unlinkSync(join(staging, 'lock'))
      throw error
    }
  }
  /** Everything that a full disk or a missing permission can refuse is tried before the first visible change. */
  const prepare = (journal: Journal): Set<string> => {
    const done = new Set<string>()
    const undo: { readonly folder: string; readonly outermost: string }[] = []
    try {
      const changed = new Set([...journal.inTheWay, ...journal.removals].map(parentOf))
      for (const folder of changed)
        if (standing(fs, join(root, folder)) === 'folder') fs.accessSync(join(root, folder), MAY_CHANGE)
      for (const [, path] of journal.moves) {
        const folder = parentOf(path)
        if (done.has(folder) || isBehindOldFile(path)) continue
        const outermost = makeFolder(fs, { root, folder, made: done })
        if (outermost !== null) undo.push({ folder, outermost })
        else fs.accessSync(join(root, folder), MAY_CHANGE)
      }
      return done
    } catch (error) {
      removeJournal(fs, root)
      for (const { folder, outermost } of undo.reverse())
        for (let path = join(root, folder); path.length >= outermost.length; path = resolve(path, '..'))
          if (!removeIfEmpty(fs, path)) break
      throw error
    }
  }
  /** A folder of this path can be made only when the old file that stands there is gone. */
  const isBehindOldFile = (path: OutputPath): boolean => obstacle(path) !== null

  const inTurn = (path: OutputPath): void => {
    if (!isOpen) throw new Error('this draft was committed or discarded')
    if (outputs.has(path)) throw new RangeError(`written twice: ${path}`)
    if (RESERVED.includes(path.split('/')[0] ?? '')) throw new RangeError(`a name of ours: ${path}`)
  }
  return {
    keep(path, hash) {
      inTurn(path)
      const fingerprint = attempt('write', join(root, path), () => equal(path, hash, null))
      if (fingerprint !== null) outputs.set(path, { staged: null, fingerprint })
      return fingerprint !== null
    },
    write(path, bytes, hash) {
      inTurn(path)
      attempt('write', join(root, path), () => {
        const fingerprint = equal(path, hash, Buffer.byteLength(bytes))
        if (fingerprint !== null) outputs.set(path, { staged: null, fingerprint })
        else if (!foreign.has(path)) outputs.set(path, stage(bytes, hash))
      })
    },
    foreign() {
      attempt('write', root, settle)
      return sortedBy(foreign, path => path)
    },
    sizes,
    commit() {
      if (!isOpen) throw new Error('this draft was committed or discarded')
      return attempt('write', root, commit)
    },
    discard: () => attempt('write', root, discard),
  }
}

interface Obstacle {
  readonly path: OutputPath
  readonly isOurs: boolean
}

/** `W_OK | X_OK` of POSIX: files may be made in and removed from the folder. */
const MAY_CHANGE = 3

const foldCase = (path: string): string => path.normalize('NFC').toLowerCase()

const conflict = (path: string): HostError =>
  new HostError({
    doing: 'write',
    reason: 'conflict',
    path,
    detail: `one output is the file ${path} and another lies in a folder of that name`,
  })

/** Names at the root that no output may have. */
const RESERVED: readonly string[] = [LIST_FILE, STAGING]
