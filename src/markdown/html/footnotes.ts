import type { Element, ElementContent, Nodes } from '../tree.js'
import type { State } from './handlers.js'

/**
 * Footnotes with numbers for ids (`fn-1`, `fnref-1`, `fnref-1-2`): the library's own are made of the author's
 * labels and get a prefix twice. The roles name the parts for a screen reader, in the reader's language.
 */
export function footnoteReference(state: State, node: Nodes): ElementContent | undefined {
  if (node.type !== 'footnoteReference') return undefined
  const key = node.identifier.toUpperCase()
  if (!state.footnoteById.has(key)) return undefined
  const count = (state.footnoteCounts.get(key) ?? 0) + 1
  if (count === 1) state.footnoteOrder.push(key)
  state.footnoteCounts.set(key, count)
  const number = state.footnoteOrder.indexOf(key) + 1
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: `#fn-${number}`, id: referenceId(number, count), role: 'doc-noteref' },
    children: [{ type: 'text', value: String(number) }],
  }
  state.patch(node, link)
  return { type: 'element', tagName: 'sup', properties: {}, children: [link] }
}

const referenceId = (number: number, count: number): string =>
  count === 1 ? `fnref-${number}` : `fnref-${number}-${count}`

/** The notes that the text refers to, in the order of the references; `null` when there are none. */
export function footnotes(state: State): Element | null {
  const items: ElementContent[] = []
  const bodies: ElementContent[][] = []
  // A note may refer to further notes: the list grows while it is read.
  for (let i = 0; i < state.footnoteOrder.length; i++) {
    const definition = state.footnoteById.get(state.footnoteOrder[i] ?? '')
    bodies.push(definition === undefined ? [] : state.all(definition))
  }
  for (const [i, body] of bodies.entries()) {
    const count = state.footnoteCounts.get(state.footnoteOrder[i] ?? '') ?? 0
    const backLinks = Array.from({ length: count }, (_, n) => backLink(i + 1, n + 1)).flat()
    const last = body.at(-1)
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...backLinks)
    else body.push(...backLinks)
    items.push({
      type: 'element',
      tagName: 'li',
      properties: { id: `fn-${i + 1}` },
      children: state.wrap(body, true),
    })
  }
  // The library appends a section of its own for whatever is left in its order.
  state.footnoteOrder.length = 0
  if (items.length === 0) return null
  const list: Element = { type: 'element', tagName: 'ol', properties: {}, children: state.wrap(items, true) }
  return {
    type: 'element',
    tagName: 'section',
    properties: { className: ['footnotes'], role: 'doc-endnotes' },
    children: [{ type: 'text', value: '\n' }, list, { type: 'text', value: '\n' }],
  }
}

function backLink(number: number, count: number): ElementContent[] {
  const children: ElementContent[] = [{ type: 'text', value: '↩' }]
  if (count > 1)
    children.push({
      type: 'element',
      tagName: 'sup',
      properties: {},
      children: [{ type: 'text', value: String(count) }],
    })
  const properties = { href: `#${referenceId(number, count)}`, role: 'doc-backlink' }
  return [
    { type: 'text', value: ' ' },
    { type: 'element', tagName: 'a', properties, children },
  ]
}
