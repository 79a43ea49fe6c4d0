import type { Body } from '../model/document.js'
import type { Content } from '../model/page.js'

/** The body of a document by the document's hash. */
export type Bodies = (hash: string) => Body

/** The HTML of a body with its slots filled. */
export function printContent(content: Content, bodies: Bodies): string {
  if (content.document === null) return content.fills.join('\n')
  let html = ''
  for (const piece of bodies(content.document).pieces) {
    html += typeof piece === 'string' ? piece : fillOf(content, piece)
  }
  return html
}

function fillOf(content: Content, slot: number): string {
  const fill = content.fills[slot]
  if (fill === undefined) throw new Error(`no fill for slot ${slot} of document ${content.document}`)
  return fill
}
