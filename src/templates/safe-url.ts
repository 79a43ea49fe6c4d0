/** Browsers drop these before they read an address, so that `java\nscript:` is a scheme to them. */
const DROPPED = /[\u0000-\u0020\u007F-\u009F\u00A0\u2028\u2029\uFEFF]/g

/** RFC 3986, section 3.1. */
const SCHEME = /^([a-z][a-z0-9+.-]*):/i

const ALLOWED: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel'])

/** What an address that cannot be trusted becomes. */
export const HARMLESS = '#'

/**
 * An address from free-form data, for `href` and `src`: http(s), mailto, tel, or of this site; else `#`.
 * `//host` is refused: it looks like an address of this site and is none.
 */
export function safeUrl(address: unknown): string {
  if (typeof address !== 'string') return HARMLESS
  const trimmed = address.trim()
  const seen = trimmed.replace(DROPPED, '')
  if (seen === '' || /^[/\\]{2}/.test(seen)) return HARMLESS
  const scheme = SCHEME.exec(seen)?.[1]
  if (scheme !== undefined) return ALLOWED.has(scheme.toLowerCase()) ? encodeBlanks(trimmed) : HARMLESS
  // A colon before the first slash that is no scheme by the grammar may still be one to a browser.
  return /^[^/?#]*:/.test(seen) ? HARMLESS : encodeBlanks(trimmed)
}

const encodeBlanks = (address: string): string => address.replace(DROPPED, mark => encodeURIComponent(mark))
