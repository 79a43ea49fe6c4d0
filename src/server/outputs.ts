import type { Outcome } from '../model/diagnostic.js'

/** A file of the site that is made when somebody asks for it: what `build` gives, as far as a server cares. */
export interface ServedOutput {
  /** `posts/a/index.html` */
  readonly path: string
  /** `null` where a template has a mistake. */
  make(): Outcome<MadeOutput | null>
}

export interface MadeOutput {
  /** Of the bytes. */
  readonly hash: string
  readonly bytes: () => Uint8Array | string
}

/** What an address leads to, as on GitHub Pages. */
export type Resolved =
  | { readonly kind: 'output'; readonly status: 200 | 404; readonly output: ServedOutput }
  /** To the folder of the same name. `path` is decoded, below the base path. */
  | { readonly kind: 'redirect'; readonly path: string }
  | { readonly kind: 'nothing' }

/** Answers from the listed outputs only: there is no file system behind it. */
export interface Outputs {
  /** @param path decoded, below the base path: `posts/a/` */
  resolve(path: string): Resolved
}

/** Pages whose making is remembered: those that are open, and a few around them. */
const REMEMBERED = 32

export function createOutputs(all: readonly ServedOutput[]): Outputs {
  const made = new Map<string, Outcome<MadeOutput | null>>()
  const remembering = (output: ServedOutput): ServedOutput => ({
    path: output.path,
    make: () => {
      const before = made.get(output.path)
      if (before !== undefined) return before
      const now = output.make()
      if (made.size >= REMEMBERED) made.clear()
      made.set(output.path, now)
      return now
    },
  })
  const byPath = new Map(all.map(output => [output.path, output]))
  const find = (path: string): ServedOutput | undefined => {
    const output = byPath.get(path)
    return output !== undefined && path.endsWith('.html') ? remembering(output) : output
  }
  return {
    resolve(path) {
      const exact = find(path === '' || path.endsWith('/') ? `${path}index.html` : path)
      if (exact !== undefined) return { kind: 'output', status: 200, output: exact }
      if (path !== '' && !path.endsWith('/')) {
        if (byPath.has(`${path}/index.html`)) return { kind: 'redirect', path: `${path}/` }
        const page = find(`${path}.html`)
        if (page !== undefined) return { kind: 'output', status: 200, output: page }
      }
      const notFound = find('404.html')
      return notFound === undefined ? { kind: 'nothing' } : { kind: 'output', status: 404, output: notFound }
    },
  }
}
