import { sortedBy } from '../../lib/order.js'
import type { Route } from '../../model/route.js'
import type { Site } from '../../model/site.js'

/** What one file may hold. */
export interface SitemapLimits {
  readonly pages: number
  readonly bytes: number
}

/** https://www.sitemaps.org/protocol.html#index: 50,000 addresses and 50 MB (52,428,800 bytes), uncompressed. */
export const SITEMAP_LIMITS: SitemapLimits = { pages: 50_000, bytes: 52_428_800 }

/** The pages that search engines are to find, in as few files as the limits allow; of several, by address. */
export function sitemapsOf(
  site: Site,
  routes: readonly Route[],
  limits: SitemapLimits,
): readonly (readonly Route[])[] {
  const { origin, path } = site.config.baseUrl
  const base = origin.length + path.length
  const found = routes.filter(route => isIndexed(site, route))
  if (found.length <= limits.pages && found.length * mostBytesOfAny(found, base) <= limits.bytes)
    return [found]
  const files: Route[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const route of sortedBy(found, ({ url }) => url)) {
    const own = mostBytes(route, base)
    const last = files.at(-1)
    if (last === undefined || last.length >= limits.pages || size + own > limits.bytes) {
      files.push([route])
      size = FRAME + own
    } else {
      last.push(route)
      size += own
    }
  }
  return files
}

function isIndexed({ entries }: Site, route: Route): boolean {
  switch (route.kind) {
    case 'entry':
      return entries.get(route.entry)?.language === route.language
    case 'home':
    case 'section':
    case 'taxonomy':
    case 'term':
    case 'archive':
    case 'year':
    case 'month':
    case 'week':
    case 'sources':
    case 'publisher':
      return true
    default:
      return false
  }
}

/** Bytes, more than are needed: the elements round all pages, round one with its date, and round an address. */
const FRAME = 300
const PAGE = 100
const ADDRESS = 80

/** A character that is encoded takes up to nine bytes: `%E9%9B%B2`. */
const ENCODED = 9

/** At most: a translation's address counts like the page's own. */
function mostBytes({ url, alternates }: Route, base: number): number {
  const addresses = [url, ...alternates.map(({ url: other }) => other)]
  return addresses.reduce((sum, address) => {
    const encoded = address.replace(PLAIN, '').length
    return sum + ADDRESS + base + address.length + (ENCODED - 1) * encoded
  }, PAGE)
}

const PLAIN = /[\w/.~-]+/gu

/** The same for the longest of many, found at a glance. */
function mostBytesOfAny(routes: readonly Route[], base: number): number {
  let characters = 0
  let addresses = 0
  for (const { url, alternates } of routes) {
    characters = Math.max(characters, url.length, ...alternates.map(other => other.url.length))
    addresses = Math.max(addresses, 1 + alternates.length)
  }
  return FRAME + PAGE + addresses * (ADDRESS + base + ENCODED * characters)
}
