import { basename, join, resolve } from 'node:path'
import { watch as chokidarWatch } from 'chokidar'
import { isHiddenName } from './hidden.js'

export interface FolderWatch {
  readonly folder: string
  /** Folders that builds write to; what happens there is none of ours. */
  readonly without: readonly string[]
  /**
   * Something may have changed: look. Called many times for one save, with the absolute path where the system names it;
   * `null`: anywhere.
   */
  readonly onChange: (path: string | null) => void
  /** The system refused: too many folders, most often. */
  readonly onTrouble: (detail: string) => void
}

export interface Watching {
  /** Resolves when every folder is watched. */
  readonly ready: Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Says that a folder changed, at any depth, perhaps where, and not what: editors and systems tell the same save in many ways
 * (chokidar 5: an atomic rename is a `change`, a slow write an `add` and many of them, a folder's rename all
 * `unlink` and then all `add`), so whoever wants to know looks. Only folders are watched, which costs one handle for
 * each instead of one for each file; the raw events of a folder tell of its files.
 */
export function watchFolder({ folder, without, onChange, onTrouble }: FolderWatch): Watching {
  const hidden = new Set(without.map(path => resolve(path)))
  const root = resolve(folder)
  const isIgnored = (path: string): boolean => {
    const absolute = resolve(path)
    if (absolute === root) return false
    const name = basename(absolute)
    return isHiddenName(name) || hidden.has(absolute)
  }
  const watcher = chokidarWatch(root, {
    ignored: (path, stats) => isIgnored(path) || (stats !== undefined && !stats.isDirectory()),
    ignoreInitial: true,
    persistent: true,
  })
  watcher.on('raw', (_, path, details) => {
    const within: unknown = typeof details === 'object' && details !== null ? details : {}
    const parent =
      typeof within === 'object' && within !== null && 'watchedPath' in within
        ? String(within.watchedPath)
        : root
    if (typeof path !== 'string') onChange(null)
    else if (!isIgnored(join(parent, path))) onChange(join(parent, path))
  })
  watcher.on('all', () => onChange(null))
  watcher.on('error', error => onTrouble(error instanceof Error ? error.message : String(error)))
  return {
    ready: new Promise(done => {
      watcher.once('ready', () => done())
    }),
    close: () => watcher.close(),
  }
}
