import { escapeXml } from '../../lib/xml.js'
import type { Diagnostic, Place } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'
import { codeFrame } from './code-frame.js'
import { palette } from './colours.js'
import { inOrder } from './order.js'
import { visible } from './visible.js'

export interface HtmlFormat {
  /** The text of a file, for the line that is meant; `null` when it cannot be had. */
  readonly read: (path: SourcePath) => string | null
  /** An address that opens a place in the author's editor; `null` for a file that is not the author's. */
  readonly open: (place: Place) => string | null
}

/**
 * Diagnostics for a person at a browser, errors first: a list of articles with the classes `error` and `warning`.
 * Every character of a file is escaped; what would reorder text is shown instead.
 * @example
 * <article class="error"><p class="where"><a href="vscode://file/site/a.md:4:8">a.md:4:8</a> <code>…</code></p>…
 */
export function formatHtml(diagnostics: readonly Diagnostic[], format: HtmlFormat): string {
  return inOrder(diagnostics)
    .map(diagnostic => article(diagnostic, format))
    .join('\n')
}

function article({ at, code, hint, message, related, severity }: Diagnostic, format: HtmlFormat): string {
  const where = at === undefined ? '' : `${placeLink(at, format)} `
  const parts = [
    `<p class="where">${where}<code>${text(code)}</code></p>`,
    `<p class="message">${text(message)}</p>`,
    frame(at, format),
    hint === undefined ? '' : `<p class="hint">${text(hint)}</p>`,
    related === undefined
      ? ''
      : `<p class="related">${placeLink(related.at, format)} ${text(related.message)}</p>${frame(related.at, format)}`,
  ]
  return `<article class="${severity}">${parts.join('')}</article>`
}

function placeLink(place: Place, { open }: HtmlFormat): string {
  const { path, start } = place
  const label = text(path + (start === undefined ? '' : `:${start.line}:${start.column}`))
  const address = open(place)
  return address === null
    ? `<span class="place">${label}</span>`
    : `<a class="place" href="${escapeXml(address)}">${label}</a>`
}

function frame(place: Place | undefined, { read }: HtmlFormat): string {
  if (place?.start === undefined) return ''
  const source = read(place.path)
  const [line, carets] = source === null ? [] : codeFrame(source, place, palette('plain'))
  if (line === undefined || carets === undefined) return ''
  return `<pre>${escapeXml(line)}\n<span class="carets">${escapeXml(carets)}</span></pre>`
}

const text = (value: string): string => escapeXml(visible(value))
