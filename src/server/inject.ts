import { OWN_FOLDER } from './address.js'

/** What the reload script of one page is told. */
export interface ScriptData {
  /** Encoded, with a slash at both ends. */
  readonly base: string
  /** Of this run of the preview. */
  readonly token: string
  /** Of the page's own bytes. */
  readonly hash: string
}

/** Marks the line that the preview adds, for whoever compares a page with what a build writes. */
const MARK = 'data-digest-preview'

/**
 * The page with one more line, before its `</body>` or at its end; the bytes of an output are never changed.
 * `withoutScript` takes exactly that line away.
 */
export function withScript(html: string, { base, token, hash }: ScriptData): string {
  const line = `<script ${MARK} src="${base}${OWN_FOLDER}/reload.js" data-base="${base}" data-token="${token}" data-hash="${hash}" defer></script>\n`
  const end = html.lastIndexOf('</body>')
  return end < 0 ? html + line : html.slice(0, end) + line + html.slice(end)
}

/** What was there before `withScript`. */
export function withoutScript(html: string): string {
  return html.replace(new RegExp(`<script ${MARK} [^>]*></script>\n`, 'u'), '')
}
