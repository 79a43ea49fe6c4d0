import type { Diagnostic } from '../model/diagnostic.js'
import { readAddress } from './address.js'
import type { Outputs } from './outputs.js'
import { resourcesOf } from './resources.js'

/** What a reader of one address sees, so that two versions of it can be compared. */
export interface PageState {
  /** Of the page's own bytes; `''` where there is none. */
  readonly hash: string
  /** The page itself; `null` for what is no HTML, or could not be made. */
  readonly html: string | null
  readonly stylesheets: readonly LinkedFile[]
  readonly others: readonly LinkedFile[]
  /** What was noticed while it was made. */
  readonly diagnostics: readonly Diagnostic[]
  /** `failed`: a template has a mistake, and what was there before still stands. */
  readonly status: 'made' | 'failed'
}

export interface LinkedFile {
  readonly href: string
  readonly hash: string
}

/** @param basePath decoded, with a slash at both ends */
export function pageState(outputs: Outputs, path: string, basePath: string): PageState {
  const found = outputs.resolve(path)
  if (found.kind !== 'output') return { ...NOTHING, hash: found.kind === 'redirect' ? found.path : '' }
  const { value, diagnostics } = found.output.make()
  if (value === null) return { ...NOTHING, diagnostics, status: diagnostics.length > 0 ? 'failed' : 'made' }
  if (!found.output.path.endsWith('.html')) return { ...NOTHING, hash: value.hash, diagnostics }
  const bytes = value.bytes()
  const html = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()
  const linked = resourcesOf(html).flatMap(({ kind, href }) => {
    const hash = hashOf(outputs, href, basePath)
    return hash === null ? [] : [{ kind, href, hash }]
  })
  return {
    hash: value.hash,
    html,
    stylesheets: linked.filter(({ kind }) => kind === 'stylesheet'),
    others: linked.filter(({ kind }) => kind !== 'stylesheet'),
    diagnostics,
    status: 'made',
  }
}

const NOTHING: PageState = {
  hash: '',
  html: null,
  stylesheets: [],
  others: [],
  diagnostics: [],
  status: 'made',
}

/** `null` for what is not a file of this site. */
function hashOf(outputs: Outputs, href: string, basePath: string): string | null {
  const address = readAddress(href, basePath)
  if (address.kind !== 'inside') return null
  const found = outputs.resolve(address.path)
  return found.kind === 'output' && found.status === 200 ? (found.output.make().value?.hash ?? null) : null
}

/** What a browser must do to show the new version of a page. */
export type Step =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reload' }
  /** Addresses of stylesheets, old and new, in the order of the page; all else is equal. */
  | { readonly kind: 'styles'; readonly swaps: readonly (readonly [string, string])[]; readonly hash: string }

/** A stylesheet under a new name changes the page's bytes too: it is equal when that name is all that changed. */
export function stepBetween(before: PageState, now: PageState): Step {
  if (now.status === 'failed') return { kind: 'nothing' }
  const swaps = before.stylesheets.flatMap(({ href, hash }, index): [string, string][] => {
    const next = now.stylesheets[index]
    if (next === undefined || (next.href === href && next.hash === hash)) return []
    return [[href, next.href === href ? `${href}?v=${next.hash}` : next.href]]
  })
  const isSamePage =
    before.hash === now.hash ||
    (before.html !== null &&
      now.html !== null &&
      before.stylesheets.length === now.stylesheets.length &&
      swaps.reduce((html, [from, to]) => html.replaceAll(`"${from}"`, `"${to}"`), before.html) === now.html)
  if (!isSamePage || !areEqual(before.others, now.others)) return { kind: 'reload' }
  return swaps.length === 0 ? { kind: 'nothing' } : { kind: 'styles', swaps, hash: now.hash }
}

const areEqual = (a: readonly LinkedFile[], b: readonly LinkedFile[]): boolean =>
  a.length === b.length &&
  a.every(({ href, hash }, index) => href === b[index]?.href && hash === b[index]?.hash)
