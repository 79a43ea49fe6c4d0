import { escapeXml } from '../../lib/xml.js'
import type { CodeSlot, DiagramSlot, Document, MathSlot } from '../../model/document.js'
import { slotsOf } from '../../model/slots.js'
import type { Means, Owner } from './means.js'

/** A block of code with its file's name; the words are for the button that the page's script adds. */
export function codeBlock(means: Means, entry: Owner, slot: CodeSlot): string {
  const word = (key: string) => escapeXml(means.translate(entry.language, `code.${key}`))
  const words = `data-copy="${word('copy')}" data-copied="${word('copied')}"`
  const code = means.typeset(slot)
  return slot.title === null
    ? `<div class="code" ${words}>${code}</div>`
    : `<figure class="code" ${words}><figcaption>${escapeXml(slot.title)}</figcaption>${code}</figure>`
}

/** A block scrolls where it is wider than the page. */
export function formula(means: Means, slot: MathSlot): string {
  const html = means.typeset(slot)
  return slot.display === 'block' ? `<div class="math" tabindex="0">${html}</div>` : html
}

/** The description of a drawing, until a script draws it. */
export function diagram(slot: DiagramSlot): string {
  const state = slot.isDrawn ? '' : ' is-source'
  return `<figure class="diagram${state}"><pre tabindex="0"><code>${escapeXml(slot.text)}\n</code></pre></figure>`
}

export const hasDiagrams = ({ body }: Document): boolean =>
  slotsOf(body).some(slot => slot.kind === 'diagram')
