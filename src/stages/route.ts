import * as catalog from '../diagnostics/catalog/site.js'
import { outcome } from '../diagnostics/outcome.js'
import { hashData } from '../lib/hash.js'
import type { Memo } from '../lib/memo.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import { type OutputPath, outputPath, type SourcePath, siteUrl, type Url } from '../model/names.js'
import type { Alternate, Route } from '../model/route.js'
import { type Routes, targetKey } from '../model/routes.js'
import type { Entry, Site } from '../model/site.js'
import { fileClaims } from './route/files.js'
import { redirectClaims } from './route/redirects.js'
import { serviceFileClaims, sitemapClaims } from './route/service-files.js'
import { SITEMAP_LIMITS, sitemapsOf } from './route/sitemaps.js'
import { type Claim, editionClaims } from './route/targets.js'

/** Gives everything that the site shows its one address; two that want the same are an error that names both. */
export function route(
  site: Site,
  files: {
    /** Files below the content folder that are no Markdown. */
    readonly beside: readonly SourcePath[]
    /** Files of the folders that are published as they are. */
    readonly static: readonly SourcePath[]
    /** The theme's assets by name, with the path that each is written to. */
    readonly assets: ReadonlyMap<string, OutputPath>
  },
  memo: Memo,
): Outcome<Routes> {
  const published = fileClaims(site, files)
  const assets = [...files.assets].map(
    ([name, output]): Claim => ({
      target: { kind: 'asset', name },
      url: siteUrl(`/${output}`),
      identity: null,
      origin: null,
    }),
  )
  const place = (claim: Claim): Placed => memo.recallFor('place', [claim, ''], () => placed(claim))
  const redirects = redirectClaims(site)
  const wanted: Wanted = {
    pages: [...editionClaims(site, memo), ...published, ...assets].map(place),
    services: serviceFileClaims(site.config).map(place),
    redirects: redirects.value.map(place),
  }
  // A post whose text was changed wants what it wanted before, and so do ten thousand others.
  const texts = [hashData(site.config), ...factsOf(site, memo)]
  for (const claims of Object.values(wanted)) for (const { trace } of claims) texts.push(trace)
  const { value, diagnostics } = memo.recallSame('routes', texts, () => distribute(site, wanted))
  return outcome(value, [...diagnostics, ...redirects.diagnostics])
}

/** What wants an address, in the order in which it is heard. */
interface Wanted {
  readonly pages: readonly Placed[]
  readonly services: readonly Placed[]
  readonly redirects: readonly Placed[]
}

/** What `distribute` reads of each entry. */
function factsOf({ entries }: Site, memo: Memo): readonly string[] {
  return Array.from(entries.values(), entry =>
    memo.recallFor('facts', [entry, ''], () => `${entry.id} ${entry.language} ${isBlank(entry)}`),
  )
}

const isBlank = ({ document }: Entry): boolean => document.text.trim() === ''

function distribute(site: Site, { pages, services, redirects }: Wanted): Outcome<Routes> {
  const diagnostics: Diagnostic[] = []
  const taken: Taken = new Map()
  settle(taken, pages, { site, diagnostics })
  addUnlessTaken(taken, services)
  addRedirects(taken, redirects, diagnostics)
  reportFoldersThatAreFiles(taken, diagnostics)
  const routes = finish([...taken.values()])
  const sitemaps = sitemapsOf(site, routes.all, SITEMAP_LIMITS)
  if (sitemaps.length === 1) return outcome({ ...routes, sitemaps }, diagnostics)
  addUnlessTaken(taken, sitemapClaims(sitemaps.length).map(placed))
  return outcome({ ...finish([...taken.values()]), sitemaps }, diagnostics)
}

/** A claim with what follows from it. */
interface Placed {
  readonly claim: Claim
  readonly output: OutputPath
  /** The file that it would write, in a form in which no file system tells two of them apart. */
  readonly slot: string
  /** See `targetKey`. */
  readonly key: string
  /** The whole claim as one text. */
  readonly trace: string
}

function placed(claim: Claim): Placed {
  const output = outputOf(claim.url)
  const trace = JSON.stringify([claim.target, claim.url, claim.identity, claim.origin])
  return { claim, output, slot: output.toLowerCase(), key: targetKey(claim.target), trace }
}

/** By slot. */
type Taken = Map<string, Placed>

/**
 * The file that answers an address.
 * @example outputOf('/tags/雲端/') // => 'tags/雲端/index.html'
 */
function outputOf(url: Url): OutputPath {
  return outputPath(url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1))
}

function settle(
  taken: Taken,
  claims: readonly Placed[],
  { site, diagnostics }: { readonly site: Site; readonly diagnostics: Diagnostic[] },
): void {
  for (const wanted of claims) {
    const holder = taken.get(wanted.slot)
    if (holder === undefined) {
      taken.set(wanted.slot, wanted)
      continue
    }
    const winner = stepsAside(holder.claim, site) ? wanted : stepsAside(wanted.claim, site) ? holder : null
    if (winner === null) diagnostics.push(conflict(holder.claim, wanted.claim))
    else taken.set(wanted.slot, winner)
  }
}

/**
 * Hugo themes want a file without text for pages that digest makes itself (`content/search.md`), and a folder named
 * like a taxonomy is a section too: these give way.
 */
function stepsAside(claim: Claim, site: Site): boolean {
  if (claim.target.kind === 'section') return true
  if (claim.target.kind !== 'entry') return false
  const entry = site.entries.get(claim.target.entry)
  return entry !== undefined && isBlank(entry)
}

function conflict(holder: Claim, claim: Claim): Diagnostic {
  const [first, second] = claim.origin === null ? [claim, holder] : [holder, claim]
  const at: Place | null = second.origin === null ? null : { path: second.origin }
  if (first.origin !== null && at !== null) {
    return catalog.addressTaken({ at, url: second.url, first: { path: first.origin } })
  }
  const place = at ?? { path: first.origin ?? ('digest' as SourcePath) }
  return catalog.addressReserved({ at: place, url: second.url, by: describe(first) })
}

function describe({ target }: Claim): string {
  switch (target.kind) {
    case 'home':
      return 'the home page'
    case 'taxonomy':
      return `the index of ${target.taxonomy}`
    case 'term':
      return `a page of ${target.taxonomy}`
    case 'section':
      return `the list of “${target.section}”`
    case 'year':
    case 'month':
    case 'week':
    case 'archive':
      return 'the archive'
    default:
      return `the ${target.kind} page`
  }
}

/** What the site's own `static/` has (robots.txt, CNAME) is not made again. */
function addUnlessTaken(taken: Taken, claims: readonly Placed[]): void {
  for (const wanted of claims) if (!taken.has(wanted.slot)) taken.set(wanted.slot, wanted)
}

function addRedirects(taken: Taken, redirects: readonly Placed[], diagnostics: Diagnostic[]): void {
  for (const wanted of redirects) {
    const { claim, slot } = wanted
    const holder = taken.get(slot)?.claim
    if (holder === undefined) taken.set(slot, wanted)
    else if (claim.target.kind === 'redirect' && holder.url !== claim.target.to && claim.origin !== null) {
      const at = { path: claim.origin }
      diagnostics.push(catalog.aliasIsPage({ at, alias: claim.url, page: holder.origin }))
    }
  }
}

/** `static/posts` (a file) and `posts/x/index.html` cannot both be written. */
function reportFoldersThatAreFiles(taken: Taken, diagnostics: Diagnostic[]): void {
  const folders = new Map<string, readonly Claim[]>([['', []]])
  /** Those that want a file where this folder, or one above it, is wanted. */
  const holdersOf = (folder: string): readonly Claim[] => {
    const known = folders.get(folder)
    if (known !== undefined) return known
    const above = holdersOf(folderOf(folder))
    const own = taken.get(folder)
    const holders = own === undefined ? above : [...above, own.claim]
    folders.set(folder, holders)
    return holders
  }
  for (const { slot, claim } of taken.values()) {
    for (const holder of holdersOf(folderOf(slot))) diagnostics.push(conflict(claim, holder))
  }
}

/** @example folderOf('posts/x/index.html') // => 'posts/x' */
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

function finish(taken: readonly Placed[]): Omit<Routes, 'sitemaps'> {
  const groups = new Map<string, Alternate[]>()
  for (const { claim } of taken) {
    const { identity, target, url } = claim
    if (identity === null || !('language' in target)) continue
    const group = groups.get(identity)
    if (group === undefined) groups.set(identity, [{ language: target.language, url }])
    else group.push({ language: target.language, url })
  }
  const all = taken.map(({ claim: { target, url, identity, origin }, output }): Route => {
    const alternates = (identity === null ? undefined : groups.get(identity)) ?? []
    return { ...target, url, output, alternates, origin }
  })
  return {
    all,
    byUrl: new Map(all.map(item => [item.url, item])),
    byTarget: new Map(taken.map(({ key, claim }) => [key, claim.url])),
    files: new Map(all.flatMap(item => (item.kind === 'file' ? [[item.source, item.url] as const] : []))),
  }
}
