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
      const attribute = attributeOf(part.slot)
      if (attribute !== null) {
        const opening = ` ${attribute}="`
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

/** The attribute that a slot is the whole of; `null` for what stands among the text. */
function attributeOf(slot: Slot): string | null {
  if (slot.kind === 'link') return slot.attribute
  return slot.kind === 'source-set' ? 'srcset' : null
}
