import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { sourcePath } from '../model/names.js'
import { DIAGRAM_ASSETS, publishedName, type ThemeFile, type ThemeFiles } from '../model/theme.js'
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
  const own = site.list(FOLDER).map(({ path }) => path.slice(FOLDER.length + 1))
  const replaced = new Set(own.filter(name => name.startsWith('assets/')).map(publishedName))
  for (const { path } of standard.list('')) {
    // The site's own `site.js` stands over `site.ts`, and the other way round; the same name is seen to below.
    if (replaced.has(publishedName(path)) && !own.includes(path)) continue
    const bytes = standard.read(path)
    if (bytes !== null) files.set(path, { origin: `digest:${FOLDER}/${path}`, bytes })
  }
  for (const name of own) {
    const path = sourcePath(`${FOLDER}/${name}`)
    const bytes = site.read(path)
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
