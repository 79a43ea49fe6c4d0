import { sortedBy } from '../lib/order.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { isHiddenName } from './hidden.js'

/** A source folder in memory, for tests. */
export interface MemorySource extends SourceTree {
  /** Writes a file, or changes the text of one (`''` when it is new). */
  edit(path: string, change: string | Uint8Array | ((text: string) => string)): void
  remove(path: string): void
}

/**
 * @example memorySource({ 'content/posts/a.md': '---\ntitle: A\n---\nText.' })
 */
export function memorySource(files: Readonly<Record<string, string | Uint8Array>>): MemorySource {
  const bytes = new Map<SourcePath, Uint8Array>()
  for (const [path, content] of Object.entries(files)) bytes.set(sourcePath(path), Buffer.from(content))
  return {
    list(folder) {
      const below = sourcePath(folder).replace(/^\.$|\/+$/g, '')
      const inside = [...bytes].filter(([path]) => below === '' || path.startsWith(`${below}/`))
      const entries = inside
        .filter(
          ([path]) =>
            !path
              .slice(below === '' ? 0 : below.length + 1)
              .split('/')
              .some(isHiddenName),
        )
        .map(([path, content]) => ({ path, size: content.length }))
      return sortedBy(entries, entry => entry.path)
    },
    links: () => [],
    read: path => bytes.get(path) ?? null,
    edit(path, change) {
      const key = sourcePath(path)
      const before = Buffer.from(bytes.get(key) ?? '').toString()
      bytes.set(key, Buffer.from(typeof change === 'function' ? change(before) : change))
    },
    remove(path) {
      bytes.delete(sourcePath(path))
    },
  }
}
