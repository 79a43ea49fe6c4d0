import { canonicalUrl } from '../../lib/canonical-url.js'
import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { Link, List, Nodes, Parents, RootContent } from '../tree.js'
import { plainText, startOf, walk } from '../walk.js'
import { isList } from './headline.js'

/** A title that was cut by whoever delivered it: `Anthropic let Claude run a shop ...`. */
const CUT = /(?:\.{3}|…)\s*$/

/**
 * Lists the pages that the source section links to, each with a place for its publisher behind it. A list of which
 * every item cites a page becomes a numbered one.
 */
export function sources(content: readonly RootContent[], reading: Reading): void {
  for (const node of content) {
    if (!('children' in node)) continue
    if (isList(node) && node.children.every(item => linksOf(item).length > 0)) number(node)
    for (const { link, parent } of linksOf(node)) addSource(link, parent, reading)
  }
}

interface Cited {
  readonly link: Link
  readonly parent: Parents
}

function linksOf(node: Parents): readonly Cited[] {
  const found: Cited[] = []
  walk(node, (child, parent) => {
    if (child.type === 'link' && /^https?:\/\//i.test(child.url)) found.push({ link: child, parent })
  })
  return found
}

function number(list: List): void {
  list.ordered = true
  list.data = { ...list.data, hProperties: { ...list.data?.hProperties, className: ['source-list'] } }
}

function addSource(link: Link, parent: Parents, reading: Reading): void {
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
    named: 'text',
    at: reading.placeOf(startOf(link)),
  })
  const slot = { kind: 'source-mark', domain: address.domain, titleIsCut } as const
  const siblings = parent.children as Nodes[]
  const mark: Nodes = { type: 'extra', value: reading.tokens.put({ kind: 'slot', slot, plain: '' }) }
  siblings.splice(siblings.indexOf(link) + 1, 0, mark)
}
