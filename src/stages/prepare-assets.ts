import { scriptTwice } from '../diagnostics/catalog/asset.js'
import { outcome } from '../diagnostics/outcome.js'
import { script } from '../emit/script.js'
import { stylesheet } from '../emit/stylesheet.js'
import { hashOnce } from '../lib/hash.js'
import type { Memo } from '../lib/memo.js'
import { sortedBy } from '../lib/order.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import {
  type Asset,
  DIAGRAM_ASSETS,
  fingerprinted,
  publishedName,
  type ThemeFile,
  type ThemeFiles,
} from '../model/theme.js'

const FOLDER = 'assets/'

export interface AssetMeans {
  readonly memo: Memo
  /** Identifies the program's own code and, with its version, that of the libraries. */
  readonly program: string
}

/**
 * The files of `templates/assets/`, stylesheets minified and scripts compiled, under names that change with their
 * bytes, so that browsers may keep them for ever.
 * @example site.ts // => assets/site.Xk2_9fQa.js
 */
export function prepareAssets(theme: ThemeFiles, means: AssetMeans): Promise<Outcome<readonly Asset[]>> {
  return prepare([...theme.files].filter(([path]) => !isForDiagrams(path)).map(written), means)
}

/** The same for what draws diagrams, which is large: only for a site that has one. */
export async function prepareDiagrams(
  theme: ThemeFiles,
  means: AssetMeans,
): Promise<Outcome<readonly Asset[]>> {
  const own = [...theme.files].filter(([path]) => isForDiagrams(path)).map(written)
  const libraries = [...theme.libraries]
    .filter(([path]) => !own.some(asset => publishedName(asset.path) === path))
    .map(([path, read]): Source => ({ path, file: read(), make: 'copy' }))
  return prepare([...libraries, ...own], means)
}

const isForDiagrams = (path: string): boolean =>
  [DIAGRAM_ASSETS.script, DIAGRAM_ASSETS.library].some(name => publishedName(path) === FOLDER + name)

/** A file of the theme, and what becomes of it. */
interface Source {
  readonly path: string
  readonly file: ThemeFile
  readonly make: 'style' | 'script' | 'copy'
}

function written([path, file]: readonly [string, ThemeFile]): Source {
  const make = path.endsWith('.css') ? 'style' : /\.[jt]s$/u.test(path) ? 'script' : 'copy'
  return { path, file, make }
}

async function prepare(sources: readonly Source[], means: AssetMeans): Promise<Outcome<readonly Asset[]>> {
  const diagnostics: Diagnostic[] = []
  const assets = new Map<string, Asset>()
  const origins = new Map<string, string>()
  for (const source of sortedBy(sources, ({ path }) => path)) {
    if (!source.path.startsWith(FOLDER)) continue
    const { origin } = source.file
    const name = publishedName(source.path).slice(FOLDER.length)
    const other = origins.get(name)
    origins.set(name, origin)
    if (other !== undefined)
      diagnostics.push(scriptTwice({ at: { path: sourcePath(origin) }, other: { path: sourcePath(other) } }))
    const made = await make(source, means)
    diagnostics.push(...made.diagnostics)
    assets.set(name, fingerprinted(name, made.value))
  }
  return outcome([...assets.values()], diagnostics)
}

/** Remembered file by file, so that a warm build does not load the compilers. */
async function make({ file, make: kind }: Source, means: AssetMeans): Promise<Outcome<Uint8Array>> {
  if (kind === 'copy') return outcome(file.bytes, [])
  const key = [means.program, kind, file.origin, hashOnce(file.bytes)]
  const made = await means.memo.recallLater('assets', key, () =>
    kind === 'script' ? script(file) : stylesheet(file),
  )
  return outcome(new TextEncoder().encode(made.value), made.diagnostics)
}
