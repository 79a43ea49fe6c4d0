/**
 * THE address function. Inside the program an address is decoded and starts at the site's root; on a page it
 * has the base path and is percent-encoded, once. Nothing else adds a base path or encodes a path.
 */

interface Base {
  readonly origin: string
  readonly path: string
}

/** Splits `path?query#fragment`; the two tails keep their mark. */
export function splitAddress(address: string): { path: string; query: string; fragment: string } {
  const match = /^([^?#]*)(\?[^#]*)?(#.*)?$/su.exec(address)
  return { path: match?.[1] ?? '', query: match?.[2] ?? '', fragment: match?.[3] ?? '' }
}

/**
 * An address of this site, for `href` and `src`.
 * @example href({ origin: 'https://u.github.io', path: '/repo/' }, '/tags/雲端/') // => '/repo/tags/%E9%9B%B2%E7%AB%AF/'
 */
export function href(base: Base, url: string): string {
  if (PLAIN.test(url)) return base.path.slice(0, -1) + url
  const { path, query, fragment } = splitAddress(url)
  return base.path.slice(0, -1) + encodePath(path) + encodeTail(query) + encodeTail(fragment)
}

/** The same with the origin, for feeds, canonical links and sitemaps. */
export function absolute(base: Base, url: string): string {
  return base.origin + href(base, url)
}

/** What no part of an address encodes: most addresses have nothing else. */
const PLAIN = /^[\w/.~-]*$/

/** What RFC 3986 allows in a path segment stays; everything else, `%` included, is encoded. */
function encodePath(path: string): string {
  if (PLAIN.test(path)) return path
  return path
    .split('/')
    .map(segment =>
      encodeURIComponent(segment.toWellFormed()).replace(
        /%(?:21|24|26|27|28|29|2A|2B|2C|3B|3D|3A|40)/g,
        code => decodeURIComponent(code),
      ),
    )
    .join('/')
}

/** A query or fragment of ours is decoded text; what an author encoded already is kept. */
function encodeTail(tail: string): string {
  if (tail === '') return ''
  return encodeURI(tail.toWellFormed()).replace(/%25([0-9a-f]{2})/gi, '%$1')
}

/** Decodes a path once; `null` when it is not valid percent-encoding. */
export function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
