import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { DIAGRAM_ASSETS, type ThemeFile, type ThemeFiles } from '../model/theme.js'
import type { SourceTree } from '../model/world.js'
import { attempt } from './fs.js'
import { type WatchedSource, watchedSource } from './watched-source.js'

/** Where a site's own templates are, and the default ones in the package. */
const FOLDER = 'templates'

/** The default theme, from the package: the same folder for src/host/ and dist/host/. */
export const packageTheme = (): WatchedSource =>
  watchedSource({ folder: fileURLToPath(new URL(`../../${FOLDER}/`, import.meta.url)), without: [] })

/** The files of the site's `templates/` over those of the default theme, file by file. */
export function readTheme(site: SourceTree, standard: SourceTree = packageTheme()): ThemeFiles {
  const files = new Map<string, ThemeFile>()
  for (const { path } of standard.list('')) {
    const bytes = standard.read(path)
    if (bytes !== null) files.set(path, { origin: `digest:${FOLDER}/${path}`, bytes })
  }
  for (const { path } of site.list(FOLDER)) {
    const bytes = site.read(path)
    const name = path.slice(FOLDER.length + 1)
    if (bytes !== null) files.set(name, { origin: path, bytes, base: files.get(name) })
  }
  return { files, libraries: new Map([[`assets/${DIAGRAM_ASSETS.library}`, mermaid]]) }
}

/** A whole program in one file, made for browsers: it is copied, never run here. */
const MERMAID = '@mermaid-js/tiny'

function mermaid(): ThemeFile {
  const path = createRequire(import.meta.url).resolve(MERMAID)
  return { origin: `digest:${MERMAID}`, bytes: attempt('read', path, () => readFileSync(path)) }
}
