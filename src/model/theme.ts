import { hashBytes } from '../lib/hash.js'
import { type OutputPath, outputPath } from './names.js'

/** The files of `templates/`: the site's own over those of the default theme, file by file. */
export interface ThemeFiles {
  /** By path below `templates/`: `layouts/post.hbs`, `strings/en.yaml`, `assets/site.css`. */
  readonly files: ReadonlyMap<string, ThemeFile>
  /** Large files of other packages by the same paths, read when a site needs one; a file of the site stands over it. */
  readonly libraries: ReadonlyMap<string, () => ThemeFile>
}

/** The assets that only pages with diagrams load. */
export const DIAGRAM_ASSETS = { script: 'diagrams.js', library: 'mermaid.js' } as const

/**
 * The name of what browsers get: a script in TypeScript is published as JavaScript.
 * @example publishedName('assets/site.ts') // => 'assets/site.js'
 */
export const publishedName = (path: string): string => path.replace(/\.ts$/u, '.js')

/** The papers of the theme's stylesheet, by `--paper`. */
export const PAPERS = { light: '#fafaf8', dark: '#141517' } as const

export interface ThemeFile {
  /** For messages: `templates/layouts/post.hbs`, or `digest:templates/layouts/post.hbs` in the default theme. */
  readonly origin: string
  readonly bytes: Uint8Array
  /** The default theme's file that this one stands over: a site's strings override the theme's key by key. */
  readonly base?: ThemeFile | undefined
}

/** An asset of the theme, ready to be written under a name that changes with its bytes. */
export interface Asset {
  /** As it is asked for: `site.css`, and `site.js` for `site.ts` too. */
  readonly name: string
  /** `assets/site.4f9a0c1b.css` */
  readonly output: OutputPath
  readonly bytes: Uint8Array
}

/** Letters of the hash that a name carries: 48 bits, enough to tell the versions of one file apart. */
const FINGERPRINT_LENGTH = 8

/** @example fingerprinted('site.css', bytes).output // => 'assets/site.Xk2_9fQa.css' */
export function fingerprinted(name: string, bytes: Uint8Array): Asset {
  const hash = hashBytes(bytes).slice(0, FINGERPRINT_LENGTH)
  const dot = name.lastIndexOf('.')
  const file = dot <= 0 ? `${name}.${hash}` : `${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  return { name, output: outputPath(`assets/${file}`), bytes }
}
