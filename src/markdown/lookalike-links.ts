import { notAnAddress } from '../diagnostics/catalog/markdown.js'
import type { Reading } from './reading.js'
import type { Root } from './tree.js'
import { startOf, walk } from './walk.js'

/** `[x](www example)`: a link but for the blank in its address. Brackets and braces would be something else. */
const LOOKALIKE = /\]\(([^()[\]<>{}"'\n]{1,400})\)/g

/** What an author writes an address with, at its beginning or as its end. */
const MEANT = /^(?:https?:|www\b|\.{0,2}\/|#)|\.(?:md|html?|png|jpe?g|webp|svg|pdf)$/i

/** Warns of text that was meant as a link and is none, because its address holds a blank. */
export function lookalikeLinks(root: Root, reading: Reading): void {
  if (!reading.text.includes('](')) return
  walk(root, node => {
    if (node.type !== 'text' || !node.value.includes('](')) return
    for (const match of node.value.matchAll(LOOKALIKE)) {
      const address = match[1] ?? ''
      if (!/\s/.test(address.trim()) || !MEANT.test(address.trim())) continue
      const at = reading.placeOf(startOf(node) + match.index)
      reading.diagnostics.push(notAnAddress({ path: reading.path, at, address }))
    }
  })
}
