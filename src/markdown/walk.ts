import type { Nodes, Parents } from './tree.js'

/** Calls `visit` for every node below `parent`, in the order of the text. Depth is limited by limits.ts. */
export function walk(parent: Parents, visit: (node: Nodes, parent: Parents) => void): void {
  for (const child of parent.children as readonly Nodes[]) {
    visit(child, parent)
    if ('children' in child) walk(child, visit)
  }
}

/** Where a node begins in the text that was parsed. */
export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

/** Where a node ends in the text that was parsed. */
export function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0
}

/**
 * The text of nodes without any markup, a line for each block; pictures and HTML have none. Works at any depth
 * without recursion, for it also reads what limits.ts cuts off.
 */
export function plainText(nodes: readonly Nodes[]): string {
  const stack: Nodes[] = [...nodes].reverse()
  let text = ''
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') text += node.value
    else if (node.type === 'break') text += '\n'
    else if ('children' in node) {
      if (isBlock(node) && text !== '' && !text.endsWith('\n')) text += '\n'
      const children: readonly Nodes[] = node.children
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i]
        if (child !== undefined) stack.push(child)
      }
    }
  }
  return text
}

const PHRASING: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

const isBlock = (node: Nodes): boolean => !PHRASING.has(node.type)
