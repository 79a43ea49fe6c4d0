import type { Reading } from './reading.js'
import type { Nodes, Root } from './tree.js'
import { walk } from './walk.js'

/** Shows the description of each picture in its stead, where a line of text has no room for it. */
export function picturesAsWords(root: Root, _reading: Reading): void {
  walk(root, (node, parent) => {
    if (node.type !== 'image') return
    const children = parent.children as Nodes[]
    const position = node.position === undefined ? {} : { position: node.position }
    children[children.indexOf(node)] = { type: 'text', value: node.alt ?? '', ...position }
  })
}
