import type { DataNode } from '../lib/data-tree.js'

/** What a value is, in a sentence: “a list”, “the number 5”. */
export function describeNode(node: DataNode): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`
  if (node.value === null) return 'empty'
  if (typeof node.value === 'string') return 'text'
  return typeof node.value === 'number' ? `the number ${node.text}` : `the value ${node.text}`
}
