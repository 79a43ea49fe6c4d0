import { escapeXml } from '../../lib/xml.js'
import type { Body, Slot } from '../../model/document.js'
import type { Tokens } from '../tokens.js'

/** Cuts compiled HTML at its tokens: pieces, and the slots between them, in the order of the page. */
export function splitAtSlots(html: string, tokens: Tokens): Body {
  const pieces: (string | number)[] = []
  const slots: Slot[] = []
  for (const part of withWholeAttributes(html, tokens)) {
    if (typeof part === 'string') pieces.push(part)
    else pieces.push(slots.push(part) - 1)
  }
  return { pieces, slots }
}

/** A link's slot is the whole attribute: ` href="` before its token and `"` behind it go with it. */
function withWholeAttributes(html: string, tokens: Tokens): readonly (string | Slot)[] {
  const parts: (string | Slot)[] = []
  let closing = ''
  for (const part of tokens.split(html)) {
    if (typeof part === 'string') {
      const rest = part.slice(closing.length)
      if (rest !== '') parts.push(rest)
      closing = ''
    } else if (part.kind === 'slot') {
      if (part.slot.kind === 'link') {
        const opening = ` ${part.slot.attribute}="`
        const before = parts.pop()
        if (typeof before !== 'string' || !before.endsWith(opening))
          throw new Error('a link outside of its attribute')
        if (before.length > opening.length) parts.push(before.slice(0, -opening.length))
        closing = '"'
      }
      parts.push(part.slot)
    }
  }
  return parts
}

/**
 * A body without slots, for the inner text of a shortcode, which is one string: links and pictures keep the
 * address that the author wrote, and a shortcode in a shortcode is shown as text.
 */
export function withoutSlots(html: string, tokens: Tokens): string {
  return withWholeAttributes(html, tokens)
    .map(part => {
      if (typeof part === 'string') return part
      if (part.kind === 'anchor' || part.kind === 'words') return ''
      if (part.kind === 'shortcode') return escapeXml(part.raw)
      const target = escapeXml(encodeURI(part.target.toWellFormed()))
      if (part.kind === 'link') return ` ${part.attribute}="${target}"`
      return `<img src="${target}" alt="${escapeXml(part.alt)}" loading="lazy">`
    })
    .join('')
}
