import type { Reading } from './reading.js'
import type { Nodes, Root } from './tree.js'
import { plainText, walk } from './walk.js'

/** Makes links and pictures by reference (`[a][b]`) ordinary ones, so that every later step knows one form. */
export function references(root: Root, { text }: Reading): void {
  // Nothing is a reference without a definition.
  if (!text.includes(']:')) return
  const definitions = new Map<string, { url: string; title: string | null }>()
  let isUsed = false
  walk(root, node => {
    if (node.type === 'linkReference' || node.type === 'imageReference') isUsed = true
    if (node.type !== 'definition') return
    const key = node.identifier.toUpperCase()
    if (!definitions.has(key)) definitions.set(key, { url: node.url, title: node.title ?? null })
  })
  if (!isUsed) return
  walk(root, (node, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const children = parent.children as Nodes[]
    const definition = definitions.get(node.identifier.toUpperCase())
    const position = node.position === undefined ? {} : { position: node.position }
    if (definition === undefined) {
      // Its definition was cut off by limits.ts.
      const value = node.type === 'linkReference' ? plainText([node]) : (node.alt ?? '')
      children[children.indexOf(node)] = { type: 'text', value, ...position }
    } else if (node.type === 'linkReference') {
      const data = node.data === undefined ? {} : { data: node.data }
      children[children.indexOf(node)] = {
        type: 'link',
        ...definition,
        children: node.children,
        ...position,
        ...data,
      }
    } else {
      children[children.indexOf(node)] = {
        type: 'image',
        ...definition,
        alt: node.alt ?? '',
        ...position,
      }
    }
  })
}
