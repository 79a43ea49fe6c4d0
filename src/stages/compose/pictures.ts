import { decodePath, splitAddress } from '../../lib/urls.js'
import { type SourcePath, sourcePath, type Url } from '../../model/names.js'
import type { Means, Owner } from './means.js'

/** A picture that stands on another site, as far as its address says. */
export const isRemote = (target: string): boolean => /^(?:https?:)?\/\//iu.test(target)

/** A file of this site that an address in an entry means. */
export interface LocalFile {
  readonly path: SourcePath
  readonly url: Url
}

/**
 * The published file that a picture's address means: from the root of the site (with or without base path, or as a
 * path below the folder of files), or beside the author's file. `null` when there is none.
 */
export function localFile(means: Means, entry: Owner, target: string): LocalFile | null {
  const { files } = means.routes
  const path = decodePath(splitAddress(target).path)
  if (path === null || path === '') return null
  const { baseUrl, static: folders } = means.site.config
  const base = baseUrl.path
  const published = (below: string): readonly string[] => folders.map(folder => `${folder}/${below}`)
  const candidates = path.startsWith('/')
    ? [
        ...published(path.slice(1)),
        ...(base !== '/' && path.startsWith(base) ? published(path.slice(base.length)) : []),
      ]
    : [resolve(entry.id, path), ...published(path.replace(/^(?:\.\.?\/)+/u, ''))]
  for (const candidate of candidates) {
    const source = sourcePath(candidate.normalize('NFC'))
    const url = files.get(source)
    if (url !== undefined) return { path: source, url }
  }
  return path.startsWith('/') ? fileAt(means, path) : null
}

/** A file that is published at an address, wherever its source stands. */
function fileAt({ routes }: Means, path: string): LocalFile | null {
  const found = routes.byUrl.get(path.normalize('NFC') as Url)
  return found?.kind === 'file' ? { path: found.source, url: found.url } : null
}

/**
 * @example resolve('content/posts/x/index.md', '../a.png') // => 'content/posts/a.png'
 */
export function resolve(from: SourcePath, relative: string): string {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
