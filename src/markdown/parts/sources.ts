import { canonicalUrl } from '../../lib/canonical-url.js'
import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { Link, Nodes, Parents, Root } from '../tree.js'
import { plainText, startOf, walk } from '../walk.js'
import { partsOf } from './sections.js'

/** A title that was cut by whoever delivered it: `Anthropic let Claude run a shop ...`. */
const CUT = /(?:\.{3}|…)\s*$/

/** Lists the pages that the source section links to; a cut title is shown with its domain. */
export function sources(root: Root, reading: Reading): void {
  for (const part of partsOf(root, reading.partNames)) {
    if (part.kind !== 'sources') continue
    for (const node of part.content) {
      if (!('children' in node)) continue
      const links: { link: Link; parent: Parents }[] = []
      walk(node, (child, parent) => {
        if (child.type === 'link') links.push({ link: child, parent })
      })
      for (const { link, parent } of links) addSource(link, parent, reading)
    }
  }
}

function addSource(link: Link, parent: Parents, reading: Reading): void {
  if (!/^https?:\/\//i.test(link.url)) return
  const address = canonicalUrl(link.url)
  if (address === null) return
  const title = asPlain(reading.tokens, plainText(link.children)).replace(/\s+/g, ' ').trim()
  const titleIsCut = CUT.test(title)
  reading.sources.push({
    title: title === '' ? address.domain : title,
    titleIsCut,
    url: link.url,
    canonicalUrl: address.canonical,
    domain: address.domain,
    publisher: null,
    at: reading.placeOf(startOf(link)),
  })
  if (!titleIsCut) return
  const siblings = parent.children as Nodes[]
  siblings.splice(siblings.indexOf(link) + 1, 0, { type: 'sourceDomain', value: address.domain })
}
