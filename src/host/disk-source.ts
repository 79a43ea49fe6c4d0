import fs from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import glob from 'fast-glob'
import { sortedBy } from '../lib/order.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { LeftOutLink, SourceEntry, SourceTree } from '../model/world.js'
import { ABSENT, attempt, orNull } from './fs.js'
import { WELL_KNOWN } from './hidden.js'

/** Never the author's own files, at any depth. */
const NEVER_LISTED: readonly string[] = ['**/node_modules/**', '**/node_modules']

/**
 * A folder on disk. `without` are the folders that builds write to (destination, cache); they are not listed
 * when they lie inside it.
 */
export function diskSource(options: DiskFolder): SourceTree {
  const folder = resolve(options.folder)
  return {
    list: below => scanDisk(options, below).files.map(({ path, size }) => ({ path, size })),
    links: below => scanDisk(options, below).links,
    read(path) {
      const real = orNull([...ABSENT, 'ELOOP'], () => fs.realpathSync.native(join(folder, path)))
      if (real === null || !isInside(attemptReal(folder), real)) return null
      return attempt('read', join(options.folder, path), () =>
        orNull(['EISDIR'], () => fs.readFileSync(real)),
      )
    },
  }
}

export interface DiskFolder {
  readonly folder: string
  readonly without: readonly string[]
}

/** All that is below a folder, found in one walk. */
export interface Scan {
  readonly files: readonly ScannedFile[]
  readonly links: readonly LeftOutLink[]
}

export interface ScannedFile extends SourceEntry {
  /** Of the file itself, when a link leads to it. */
  readonly stamp: Stamp
}

/** What changes when a file does. */
export interface Stamp {
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly ino: number
}

/** Without the rest of what the system says, which would be kept with it. */
export const stampOf = ({ size, mtimeMs, ctimeMs, ino }: Stamp): Stamp => ({ size, mtimeMs, ctimeMs, ino })

/** What `list` and `links` of a disk source are made of. */
export function scanDisk(options: DiskFolder, below: string): Scan {
  const folder = resolve(options.folder)
  const root = orNull(ABSENT, () => attemptReal(folder))
  if (root === null) return EMPTY
  const without = options.without.map(path => join(root, relative(folder, resolve(path))))
  return scanFolder({ root, without }, trimSlashes(sourcePath(below)))
}

interface World {
  /** Without symbolic links. */
  readonly root: string
  readonly without: readonly string[]
}

const EMPTY: Scan = { files: [], links: [] }

function scanFolder(world: World, below: string): Scan {
  const start = orNull([...ABSENT, 'ELOOP'], () => fs.realpathSync.native(join(world.root, below)))
  if (start === null) return EMPTY
  if (!isInside(world.root, start)) {
    const isLink = fs.lstatSync(join(world.root, below)).isSymbolicLink()
    return isLink ? { files: [], links: [{ path: sourcePath(below), why: 'outside' }] } : EMPTY
  }
  const found = { files: [] as ScannedFile[], links: [] as LeftOutLink[] }
  walk(world, { real: start, shown: below, chain: [start] }, found)
  return {
    files: sortedBy(found.files, file => file.path),
    links: sortedBy(found.links, link => link.path),
  }
}

interface Folder {
  readonly real: string
  /** Where the site sees it, through the links that led here. */
  readonly shown: string
  /** The real folders from the start to here, to notice a link that leads back into one of them. */
  readonly chain: readonly string[]
}

function walk(world: World, folder: Folder, found: { files: ScannedFile[]; links: LeftOutLink[] }): void {
  const entries = attempt('read', folder.real, () =>
    glob.sync(['**', `**/${WELL_KNOWN}/**`], {
      cwd: folder.real,
      ignore: [...NEVER_LISTED, ...ignoredBelow(world, folder.real)],
      onlyFiles: false,
      followSymbolicLinks: false,
      objectMode: true,
    }),
  )
  for (const entry of entries) {
    const path = sourcePath(folder.shown === '' ? entry.path : `${folder.shown}/${entry.path}`)
    if (entry.dirent.isFile()) {
      // A file that went away meanwhile is not there.
      const stats = fs.lstatSync(join(folder.real, entry.path), { throwIfNoEntry: false })
      if (stats?.isFile()) found.files.push({ path, size: stats.size, stamp: stampOf(stats) })
    } else if (entry.dirent.isSymbolicLink()) follow(world, { folder, path, entry: entry.path }, found)
  }
}

function follow(
  world: World,
  link: { folder: Folder; path: SourcePath; entry: string },
  found: { files: ScannedFile[]; links: LeftOutLink[] },
): void {
  const { folder, path } = link
  const target = orNull([...ABSENT, 'ELOOP'], () => fs.realpathSync.native(join(folder.real, link.entry)))
  if (target === null) found.links.push({ path, why: 'broken' })
  else if (!isInside(world.root, target)) found.links.push({ path, why: 'outside' })
  else if (isHidden(world, target)) return
  else {
    const stats = fs.statSync(target, { throwIfNoEntry: false })
    if (stats === undefined) return
    const chain = [...folder.chain, resolve(folder.real, link.entry, '..')]
    if (stats.isFile()) found.files.push({ path, size: stats.size, stamp: stampOf(stats) })
    else if (chain.some(above => isInside(target, above))) found.links.push({ path, why: 'loop' })
    else if (stats.isDirectory()) walk(world, { real: target, shown: path, chain: [...chain, target] }, found)
  }
}

/** A link into what builds write is not listed either. */
const isHidden = (world: World, target: string): boolean =>
  world.without.some(path => path !== world.root && isInside(path, target))

function ignoredBelow(world: World, real: string): readonly string[] {
  return world.without
    .filter(path => path !== real && isInside(real, path))
    .map(path => glob.escapePath(relative(real, path).split(sep).join('/')))
    .flatMap(path => [path, `${path}/**`])
}

const isInside = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

const attemptReal = (folder: string): string => fs.realpathSync.native(folder)

const trimSlashes = (path: string): string => path.replace(/^\.$/, '').replace(/\/+$/, '')
