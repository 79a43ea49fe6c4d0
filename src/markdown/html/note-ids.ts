import type { Element, ElementContent } from '../tree.js'

const NOTE_ID = /^fn(?:ref)?-\d/

/**
 * Gives the footnotes of a text that stands inside another ids of their own: each such text counts its notes from 1.
 * @param prefix empty for a text that stands alone: nothing is done
 */
export function prefixNotes(nodes: readonly ElementContent[], prefix: string): void {
  if (prefix === '') return
  for (const node of nodes) {
    if (node.type !== 'element') continue
    prefixOne(node, prefix)
    prefixNotes(node.children, prefix)
  }
}

function prefixOne({ properties }: Element, prefix: string): void {
  const { id, href, role } = properties
  if (typeof id === 'string' && NOTE_ID.test(id)) properties.id = prefix + id
  const isOurs = role === 'doc-noteref' || role === 'doc-backlink'
  if (isOurs && typeof href === 'string' && href.startsWith('#'))
    properties.href = `#${prefix}${href.slice(1)}`
}
