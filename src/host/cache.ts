import { join } from 'node:path'
import { cacheUnusable } from '../diagnostics/catalog/output.js'
import { ok, outcome } from '../diagnostics/outcome.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import { HostError, type Store } from '../model/world.js'
import { diskStore } from './disk-store.js'
import { attempt, type FileSystem, orNull, realFs } from './fs.js'
import { memoryStore } from './memory-store.js'

/** The stores of one site, by name. */
export interface Cache {
  /** The same store for the same name. */
  store(name: string): Store
  /** Saves every store that was asked for; what could not be saved is a warning, since it costs time only. */
  save(): readonly Diagnostic[]
}

/** For git. */
const IGNORE_ALL = '*\n'

/** Tells backup programs to pass the folder over; the signature is that of bford.info/cachedir. */
const CACHE_TAG = 'Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of digest.\n'

/** A cache folder on disk; one that cannot be written is a warning, and the build goes on without. */
export function openCache(options: { folder: string; fs?: FileSystem }): Outcome<Cache> {
  const { folder, fs = realFs } = options
  try {
    attempt('write', folder, () => {
      fs.mkdirSync(folder, { recursive: true })
      for (const [name, text] of [
        ['.gitignore', IGNORE_ALL],
        ['CACHEDIR.TAG', CACHE_TAG],
      ] as const)
        orNull(['EEXIST'], () => fs.writeFileSync(join(folder, name), text, { flag: 'wx' }))
      fs.accessSync(folder, MAY_CHANGE)
    })
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return outcome(cacheOf(memoryStore), [cacheUnusable({ folder, detail: error.problem.detail })])
  }
  return ok(cacheOf(name => diskStore({ folder, name, fs })))
}

/** For `--no-cache`, tests and the preview. */
export const memoryCache = (): Cache => cacheOf(memoryStore)

/** `W_OK | X_OK` of POSIX. */
const MAY_CHANGE = 3

function cacheOf(open: (name: string) => Store): Cache {
  const stores = new Map<string, Store>()
  return {
    store(name) {
      const store = stores.get(name) ?? open(name)
      stores.set(name, store)
      return store
    },
    save: () => [...stores.values()].flatMap(saveOne).slice(0, 1),
  }
}

function saveOne(store: Store): readonly Diagnostic[] {
  try {
    store.save()
    return []
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    return [cacheUnusable({ folder: error.problem.path, detail: error.problem.detail })]
  }
}
