import type { IndexedFile, SearchIndexer } from '../model/search.js'
import { HostError } from '../model/world.js'

/** Of Pagefind's own pages and widgets, which the theme does without. */
const NOT_NEEDED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./u

/**
 * Pagefind, a program of its own that works beside ours; loaded when there is something to index. Every text is in
 * the language `unknown`: words are told apart by blanks, which the texts have been given, and nothing is stemmed,
 * so that indexes of several languages can be searched as one.
 */
export function pagefindIndexer(): SearchIndexer {
  let started = false
  return {
    version: 'pagefind 1.5.2',
    async index(texts) {
      started = true
      const { createIndex } = await import('pagefind')
      const { index, errors } = await createIndex({ forceLanguage: 'unknown', keepIndexUrl: true })
      if (index === undefined) throw refused(errors)
      // All at once: it answers in turn, and asking one by one would wait for our own work between them.
      const added = await Promise.all(
        texts.map(({ href, html }) => index.addHTMLFile({ url: href, content: html })),
      )
      const { files, errors: problems } = await index.getFiles()
      await index.deleteIndex()
      const all = [...added.flatMap(({ errors: own }) => own), ...problems]
      if (all.length > 0) throw refused(all)
      return files
        .filter(({ path }) => !NOT_NEEDED.test(path))
        .map(({ path, content }): IndexedFile => ({ path: path.replaceAll('\\', '/'), bytes: content }))
    },
    async close() {
      if (!started) return
      started = false
      const { close } = await import('pagefind')
      await close()
    },
  }
}

const refused = (errors: readonly string[]): HostError =>
  new HostError({ doing: 'write', reason: 'other', path: 'the search index', detail: errors.join(' ') })
