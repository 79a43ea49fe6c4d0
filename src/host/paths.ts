import { realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** What stands at a path, links followed. */
export function whatIsAt(path: string): 'folder' | 'file' | 'nothing' {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return 'nothing'
  return stats.isDirectory() ? 'folder' : 'file'
}

/** The absolute path without symbolic links, also of something that is yet to be made. */
export function realPath(path: string): string {
  const absolute = resolve(path)
  for (let above = absolute; ; above = dirname(above)) {
    if (statSync(above, { throwIfNoEntry: false }) !== undefined)
      return join(realpathSync.native(above), relative(above, absolute))
    if (dirname(above) === above) return absolute
  }
}
