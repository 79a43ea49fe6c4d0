/** What a request asks for, decoded once and checked. */
export type Address =
  /** Below the base path, without its leading slash: `posts/雲端/`, `''` for the home page. */
  | { readonly kind: 'inside'; readonly path: string }
  /** Of this program, below the base path: `events`. */
  | { readonly kind: 'own'; readonly name: string; readonly query: URLSearchParams }
  /** Not below the base path, where GitHub Pages would show somebody else's site. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'refused' }

/** No output can lie here: the build lists no dot folders but what `static/` holds, and that has no such name. */
export const OWN_FOLDER = '.digest-preview'

/** Longer than any path that a file system holds (4,096 bytes on Linux), percent-encoded threefold. */
const MAX_LENGTH = 12_300

/**
 * Reads a request target. It is decoded once: what is still encoded after that is the name of a file. Whatever could
 * mean another folder, to us or to a file system, is refused, although nothing but listed outputs is ever looked up.
 * @param basePath decoded, with a slash at both ends
 * @example readAddress('/news/posts/%E9%9B%B2/?x=1', '/news/') // => { kind: 'inside', path: 'posts/雲/' }
 */
export function readAddress(target: string, basePath: string): Address {
  if (!target.startsWith('/') || target.length > MAX_LENGTH) return { kind: 'refused' }
  const [withoutFragment = ''] = target.split('#', 1)
  const mark = withoutFragment.indexOf('?')
  const encoded = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark)
  const path = decode(encoded)
  if (path === null || isUnsafe(path)) return { kind: 'refused' }
  if (!path.startsWith(basePath)) return { kind: 'outside' }
  const inside = path.slice(basePath.length)
  if (!inside.startsWith(`${OWN_FOLDER}/`)) return { kind: 'inside', path: inside }
  const query = new URLSearchParams(mark < 0 ? '' : withoutFragment.slice(mark + 1))
  return { kind: 'own', name: inside.slice(OWN_FOLDER.length + 1), query }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** NUL and other control characters, backslashes, and segments that mean a folder above or this one. */
function isUnsafe(path: string): boolean {
  return /[\p{Cc}\\]/u.test(path) || path.split('/').some(part => part === '.' || part === '..')
}
