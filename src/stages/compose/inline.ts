import { outcome } from '../../diagnostics/outcome.js'
import { escapeXml } from '../../lib/xml.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { Inline } from '../../model/document.js'
import { resolveLink } from './links.js'
import type { Means, Owner } from './means.js'

/** A line of text with its links resolved, for templates to print as it is. Links are all that it can hold. */
export function inlineHtml(means: Means, entry: Owner, { body }: Inline): Outcome<string> {
  const diagnostics: Diagnostic[] = []
  const html = body.pieces.map(piece => {
    if (typeof piece === 'string') return piece
    const slot = body.slots[piece]
    if (slot?.kind !== 'link') return ''
    const { value, diagnostics: noticed } = resolveLink(means, entry, slot)
    diagnostics.push(...noticed)
    return value === null ? '' : ` ${slot.attribute}="${escapeXml(value)}"`
  })
  return outcome(html.join(''), diagnostics)
}
