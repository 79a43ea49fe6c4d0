import { hashBytes } from '../lib/hash.js'

/**
 * Identifies what a translation is made from: the title, and the body as its author wrote it. Line ends, blanks at
 * the end of the body and every other field of the front matter have no part in it, so that a new tag or a new
 * date does not make a translation stale.
 *
 * It is the first 22 characters of the base64url form of SHA-256 over the JSON text `[title, body]`, with `\n` as
 * line ends and without blanks round the body.
 * @example revisionOf('Title', 'Text.\r\n') === revisionOf('Title', 'Text.') // => true
 */
export function revisionOf(title: string, body: string): string {
  return hashBytes(JSON.stringify([title, body.replace(/\r\n?/g, '\n').trim()]))
}
