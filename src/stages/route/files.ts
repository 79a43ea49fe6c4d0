import { type SourcePath, siteUrl, type Url } from '../../model/names.js'
import type { Site } from '../../model/site.js'
import type { Claim } from './targets.js'

/**
 * Files that are published as they are: those of `static/` at the root, those of a page bundle next to its page (that
 * of the first language, once), others below `content` in their folder. The files of a bundle that is left out, such
 * as a draft's pictures, are left out with it.
 */
export function fileClaims(
  site: Site,
  files: {
    readonly beside: readonly SourcePath[]
    readonly static: readonly SourcePath[]
  },
): Claim[] {
  const bundles = bundleUrls(site)
  const leftOut = new Set(
    site.leftOut.map(({ path }) => bundleFolder(path)).filter(folder => folder !== null),
  )
  const beside = files.beside.flatMap(path => {
    const url = placeOf(path, { bundles, leftOut, content: site.config.content })
    return url === null ? [] : [claim(path, url)]
  })
  return [...copies(site.config.static, files.static), ...beside]
}

/** Where two of the folders have a file of one name, that of the first counts. */
function copies(folders: readonly string[], paths: readonly SourcePath[]): Claim[] {
  const claims = new Map<Url, Claim>()
  for (const folder of folders) {
    for (const path of paths.filter(each => each.startsWith(`${folder}/`))) {
      const url = siteUrl(path.slice(folder.length))
      if (!claims.has(url)) claims.set(url, claim(path, url))
    }
  }
  return [...claims.values()]
}

const claim = (source: SourcePath, url: Url): Claim => ({
  target: { kind: 'file', source },
  url,
  identity: null,
  origin: source,
})

function bundleUrls(site: Site): Map<string, Url> {
  const urls = new Map<string, Url>()
  for (const edition of site.editions) {
    for (const id of [...edition.posts, ...edition.pages]) {
      const folder = bundleFolder(id)
      const url = site.entries.get(id)?.url
      if (folder !== null && url?.endsWith('/') && !urls.has(folder)) urls.set(folder, url)
    }
  }
  for (const { id, url, about } of site.entries.values()) {
    const folder = about === null ? null : bundleFolder(id)
    if (folder !== null && !urls.has(folder)) urls.set(folder, url)
  }
  return urls
}

/**
 * @example bundleFolder('content/posts/x/index.en.md') // => 'content/posts/x'
 */
function bundleFolder(path: SourcePath): string | null {
  const match = /^(.*)\/index(?:\.[^./]+)?\.[^./]+$/u.exec(path)
  return match?.[1] ?? null
}

function placeOf(
  path: SourcePath,
  known: {
    readonly bundles: ReadonlyMap<string, Url>
    readonly leftOut: ReadonlySet<string>
    readonly content: string
  },
): Url | null {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 0; length--) {
    const folder = parts.slice(0, length).join('/')
    const url = known.bundles.get(folder)
    if (url !== undefined) return siteUrl(url + parts.slice(length).join('/'))
    if (known.leftOut.has(folder)) return null
  }
  const below = known.content === '' ? `/${path}` : path.slice(known.content.length)
  return siteUrl(below.replace(/^\/_posts\//u, '/posts/'))
}
