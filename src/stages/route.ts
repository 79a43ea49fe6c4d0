import * as catalog from '../diagnostics/catalog/site.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import { type OutputPath, outputPath, type SourcePath, siteUrl, type Url } from '../model/names.js'
import type { Alternate, Route } from '../model/route.js'
import { type Routes, targetKey } from '../model/routes.js'
import type { Site } from '../model/site.js'
import { fileClaims } from './route/files.js'
import { redirectClaims } from './route/redirects.js'
import { serviceFileClaims } from './route/service-files.js'
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
  const claims = [...editionClaims(site), ...published, ...assets]
  const diagnostics: Diagnostic[] = []
  const taken = settle(claims, site, diagnostics)
  addUnlessTaken(taken, serviceFileClaims(site.config))
  addRedirects(taken, redirectClaims(site), diagnostics)
  reportFoldersThatAreFiles(taken, diagnostics)
  return outcome(finish([...taken.values()]), diagnostics)
}

/** Claims by the file that they would write, in a form in which no file system tells two of them apart. */
type Taken = Map<string, Claim>

const slotOf = (url: Url): string => outputOf(url).toLowerCase()

/**
 * The file that answers an address.
 * @example outputOf('/tags/雲端/') // => 'tags/雲端/index.html'
 */
function outputOf(url: Url): OutputPath {
  return outputPath(url.endsWith('/') ? `${url.slice(1)}index.html` : url.slice(1))
}

function settle(claims: readonly Claim[], site: Site, diagnostics: Diagnostic[]): Taken {
  const taken: Taken = new Map()
  for (const claim of claims) {
    const slot = slotOf(claim.url)
    const holder = taken.get(slot)
    if (holder === undefined) {
      taken.set(slot, claim)
      continue
    }
    const winner = stepsAside(holder, site) ? claim : stepsAside(claim, site) ? holder : null
    if (winner === null) diagnostics.push(conflict(holder, claim))
    else taken.set(slot, winner)
  }
  return taken
}

/**
 * Hugo themes want a file without text for pages that digest makes itself (`content/search.md`), and a folder named
 * like a taxonomy is a section too: these give way.
 */
function stepsAside(claim: Claim, site: Site): boolean {
  if (claim.target.kind === 'section') return true
  if (claim.target.kind !== 'entry') return false
  const document = site.entries.get(claim.target.entry)?.document
  return document !== undefined && document.text.trim() === ''
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
      return `the list of "${target.section}"`
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
function addUnlessTaken(taken: Taken, claims: readonly Claim[]): void {
  for (const claim of claims) {
    const slot = slotOf(claim.url)
    if (!taken.has(slot)) taken.set(slot, claim)
  }
}

function addRedirects(taken: Taken, redirects: Outcome<readonly Claim[]>, diagnostics: Diagnostic[]): void {
  diagnostics.push(...redirects.diagnostics)
  for (const claim of redirects.value) {
    const slot = slotOf(claim.url)
    const holder = taken.get(slot)
    if (holder === undefined) taken.set(slot, claim)
    else if (claim.target.kind === 'redirect' && holder.url !== claim.target.to && claim.origin !== null) {
      const at = { path: claim.origin }
      diagnostics.push(catalog.aliasIsPage({ at, alias: claim.url, page: holder.origin }))
    }
  }
}

/** `static/posts` (a file) and `posts/x/index.html` cannot both be written. */
function reportFoldersThatAreFiles(taken: Taken, diagnostics: Diagnostic[]): void {
  for (const [slot, claim] of taken) {
    const parts = slot.split('/')
    for (let length = 1; length < parts.length; length++) {
      const holder = taken.get(parts.slice(0, length).join('/'))
      if (holder !== undefined) diagnostics.push(conflict(claim, holder))
    }
  }
}

function finish(claims: readonly Claim[]): Routes {
  const groups = new Map<string, Alternate[]>()
  for (const { identity, target, url } of claims) {
    if (identity === null || !('language' in target)) continue
    const group = groups.get(identity) ?? []
    groups.set(identity, group)
    group.push({ language: target.language, url })
  }
  const all = claims.map(
    ({ target, url, identity, origin }): Route => ({
      ...target,
      url,
      output: outputOf(url),
      alternates: identity === null ? [] : (groups.get(identity) ?? []),
      origin,
    }),
  )
  return {
    all,
    byUrl: new Map(all.map(item => [item.url, item])),
    byTarget: new Map(claims.map(({ target, url }) => [targetKey(target), url])),
    files: new Map(
      claims.flatMap(({ target, url }) => (target.kind === 'file' ? [[target.source, url]] : [])),
    ),
    outputs: new Set(all.map(item => item.output)),
  }
}
