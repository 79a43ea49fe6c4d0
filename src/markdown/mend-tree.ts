import type { Nodes, Parents, Root } from './tree.js'
import { walk } from './walk.js'

/**
 * Brings the tree of either parser to the one form that both share: texts that follow each other are one, and a
 * task's paragraph begins with its words, behind the box.
 */
export function mendTree(root: Root): Root {
  joinTexts(root)
  walk(root, node => {
    if (!('children' in node)) return
    joinTexts(node)
    if (node.type === 'listItem' && typeof node.checked === 'boolean') beginWithWords(node.children[0])
  })
  return root
}

/** Each parser cuts texts at other places around a bare address. */
function joinTexts(parent: Parents): void {
  const children = parent.children as Nodes[]
  for (let i = children.length - 1; i > 0; i--) {
    const [left, right] = [children[i - 1], children[i]]
    if (left?.type !== 'text' || right?.type !== 'text') continue
    left.value += right.value
    if (left.position !== undefined && right.position !== undefined) left.position.end = right.position.end
    children.splice(i, 1)
  }
}

function beginWithWords(paragraph: Nodes | undefined): void {
  if (paragraph?.type !== 'paragraph' || paragraph.position === undefined) return
  const first = paragraph.children[0]?.position
  if (first !== undefined) paragraph.position.start = { ...first.start }
}
