import { notAnAddress } from '../diagnostics/catalog/markdown.js'
import { isBareAddress } from './bare-urls.js'
import type { Reading } from './reading.js'
import type { Nodes, Parents, Root, Text } from './tree.js'
import { startOf, walk } from './walk.js'

/** `[x](www example)`: a link but for the blank in its address. Brackets and braces would be something else. */
const LOOKALIKE = /\]\(([^()[\]<>{}"'\n]{1,400})\)/g

/** What an author writes an address with, at its beginning or as its end. */
const MEANT = /^(?:https?:|www\b|\.{0,2}\/|#)|\.(?:md|html?|png|jpe?g|webp|svg|pdf)$/i

/** Warns of text that was meant as a link and is none, because its address holds a blank. */
export function lookalikeLinks(root: Root, reading: Reading): void {
  if (!reading.text.includes('](')) return
  walk(root, (node, parent) => {
    if (node.type !== 'text' || !node.value.includes('](')) return
    warnOfCut(node, parent, reading)
    for (const match of node.value.matchAll(LOOKALIKE)) {
      const address = match[1] ?? ''
      if (!/\s/.test(address.trim()) || !MEANT.test(address.trim())) continue
      const at = reading.placeOf(startOf(node) + match.index)
      reading.diagnostics.push(notAnAddress({ path: reading.path, at, address }))
    }
  })
}

/** `[x](https://a.example/b c)`: GFM makes a link of the address up to its blank, and leaves the rest around it. */
function warnOfCut(before: Text, parent: Parents, reading: Reading): void {
  const opening = /\[[^\]\n]*\]\($/.exec(before.value)
  if (opening === null) return
  const siblings: readonly Nodes[] = parent.children
  const at = siblings.indexOf(before)
  const link = siblings[at + 1]
  const rest = siblings[at + 2]
  const closing = rest?.type === 'text' ? /^([ \t][^()\n"']{1,400})\)/.exec(rest.value) : null
  if (link?.type !== 'link' || closing === null || !isBareAddress(link)) return
  const place = reading.placeOf(startOf(link) - opening[0].length)
  reading.diagnostics.push(notAnAddress({ path: reading.path, at: place, address: link.url + closing[1] }))
}
