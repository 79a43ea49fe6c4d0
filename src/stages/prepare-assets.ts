import { outcome } from '../diagnostics/outcome.js'
import { stylesheet } from '../emit/stylesheet.js'
import { hashBytes } from '../lib/hash.js'
import { sortedBy } from '../lib/order.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import { outputPath } from '../model/names.js'
import { type Asset, DIAGRAM_ASSETS, type ThemeFile, type ThemeFiles } from '../model/theme.js'

const FOLDER = 'assets/'

/** Letters of the hash that a name carries: 48 bits, enough to tell the versions of one file apart. */
const FINGERPRINT_LENGTH = 8

/**
 * The files of `templates/assets/`, stylesheets minified, under names that change with their bytes, so that browsers
 * may keep them for ever.
 * @example site.css // => assets/site.Xk2_9fQa.css
 */
export function prepareAssets(theme: ThemeFiles): Outcome<readonly Asset[]> {
  return prepare([...theme.files].filter(([path]) => !isForDiagrams(path)))
}

/** The same for what draws diagrams, which is large: only for a site that has one. */
export function prepareDiagrams(theme: ThemeFiles): Outcome<readonly Asset[]> {
  const libraries = [...theme.libraries].map(
    ([path, read]) => [path, theme.files.get(path) ?? read()] as const,
  )
  return prepare([...libraries, ...[...theme.files].filter(([path]) => isForDiagrams(path))])
}

const isForDiagrams = (path: string): boolean =>
  [DIAGRAM_ASSETS.script, DIAGRAM_ASSETS.library].some(name => path === FOLDER + name)

function prepare(files: readonly (readonly [string, ThemeFile])[]): Outcome<readonly Asset[]> {
  const diagnostics: Diagnostic[] = []
  const inFolder = [...new Map(sortedBy(files, ([path]) => path))].filter(([path]) => path.startsWith(FOLDER))
  const assets = inFolder.map(([path, file]): Asset => {
    const name = path.slice(FOLDER.length)
    const made = name.endsWith('.css') ? stylesheet(file) : outcome(file.bytes, [])
    diagnostics.push(...made.diagnostics)
    return { name, output: outputPath(FOLDER + fingerprinted(name, made.value)), bytes: made.value }
  })
  return outcome(assets, diagnostics)
}

function fingerprinted(name: string, bytes: Uint8Array): string {
  const hash = hashBytes(bytes).slice(0, FINGERPRINT_LENGTH)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? `${name}.${hash}` : `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
}
