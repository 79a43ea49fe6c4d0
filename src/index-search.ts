import { hashBytes, hashData } from './lib/hash.js'
import type { Memo } from './lib/memo.js'
import type { SearchReport } from './model/build.js'
import { outputPath } from './model/names.js'
import type { SearchIndexer, SearchWork } from './model/search.js'
import type { OutputFile } from './stages/write.js'

/** The index of the search page, in the making. */
export interface Searching {
  /** The files of every bundle, once they are known. */
  files(): Promise<readonly OutputFile[]>
  /** After `files`. */
  report(): SearchReport | null
  close(): Promise<void>
}

interface Means {
  readonly indexer: SearchIndexer
  readonly memo: Memo
  /** Milliseconds from some start, never going back. */
  readonly clock: () => number
}

/**
 * Begins to index what changed; the work goes on beside whatever the caller does. What is remembered of a bundle is
 * the hash of each of its files: one whose posts are as they were, and whose files are there, costs nothing.
 */
export function indexSearch(works: readonly SearchWork[], { indexer, memo, clock }: Means): Searching {
  const began = clock()
  let ended = began
  let indexed = 0
  const inTurn = createQueue()

  const index = (work: SearchWork): Promise<ReadonlyMap<string, Uint8Array>> =>
    inTurn(async () => {
      const files = await indexer.index(work.texts())
      indexed += 1
      ended = clock()
      return new Map(files.map(({ path, bytes }) => [path, bytes]))
    })

  const bundleOf = async (work: SearchWork): Promise<readonly OutputFile[]> => {
    let made: Promise<ReadonlyMap<string, Uint8Array>> | null = null
    const once = (): Promise<ReadonlyMap<string, Uint8Array>> => {
      made ??= index(work)
      return made
    }
    const bundle = work.bundle()
    const key = [indexer.version, hashData(bundle)]
    const list = await memo.recallLater('search', key, async () =>
      [...(await once())].map(([path, bytes]) => ({ path, hash: hashBytes(bytes) })),
    )
    return list.map(
      ({ path, hash }): OutputFile => ({
        path: outputPath(bundle.folder + path),
        hash,
        produce: async () => (await once()).get(path) ?? new Uint8Array(),
      }),
    )
  }

  const all = Promise.all(works.map(bundleOf))
  // Whoever asks for the files hears of it; nobody may ask when the site turns out to be broken.
  all.catch(() => {})
  return {
    files: async () => (await all).flat(),
    report: () => (works.length === 0 ? null : { bundles: works.length, indexed, time: ended - began }),
    close: async () => {
      await all.catch(() => {})
      await indexer.close()
    },
  }
}

/** One after the other: the texts of one bundle are in memory, not those of all. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}
