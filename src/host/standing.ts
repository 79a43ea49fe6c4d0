import type { Stats } from 'node:fs'
import { join } from 'node:path'
import type { OutputPath } from '../model/names.js'
import { ABSENT, errorCode, type FileSystem, orNull } from './fs.js'

/** What stands at a path below the destination; symbolic links are `other`: they are neither followed nor ours. */
export type Standing = 'nothing' | 'file' | 'folder' | 'other'

export function standing(fs: FileSystem, path: string): Standing {
  const stats = lookUp(fs, path)
  if (stats === null) return 'nothing'
  if (stats.isFile()) return 'file'
  return stats.isDirectory() ? 'folder' : 'other'
}

/** `null` when there is nothing. To throw for that would cost more than to look. */
export function lookUp(fs: FileSystem, path: string): Stats | null {
  return orNull(ABSENT, () => fs.lstatSync(path, { throwIfNoEntry: false }) ?? null)
}

/**
 * The folders above a path, nearest to the root first.
 * @example foldersAbove('posts/a/index.html') // => ['posts', 'posts/a']
 */
export function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}

/**
 * @example parentOf('posts/a/index.html') // => 'posts/a'
 */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

export const depth = (path: string): number => path.split('/').length

/** Removes one of our files, if it is still a file; a folder above that is a link is not ours any more. */
export function removeFile(fs: FileSystem, root: string, path: OutputPath): boolean {
  const isReached = foldersAbove(path).every(folder => standing(fs, join(root, folder)) === 'folder')
  if (!isReached || standing(fs, join(root, path)) !== 'file') return false
  fs.unlinkSync(join(root, path))
  return true
}

/** Removes the folders above these paths that are empty now, innermost first. */
export function removeEmptyFolders(fs: FileSystem, root: string, paths: Iterable<string>): void {
  const folders = new Set([...paths].flatMap(foldersAbove))
  const innermostFirst = [...folders].sort((a, b) => depth(b) - depth(a))
  for (const folder of innermostFirst)
    if (standing(fs, join(root, folder)) === 'folder') removeIfEmpty(fs, join(root, folder))
}

/** Whether the folder is gone. One that stays, since somebody's files are there, does no harm. */
export function removeIfEmpty(fs: FileSystem, folder: string): boolean {
  try {
    fs.rmdirSync(folder)
    return true
  } catch (error) {
    if (errorCode(error) === null) throw error
    return false
  }
}
