import { tooDeep, tooManyCells } from '../diagnostics/catalog/markdown.js'
import type { Reading } from './reading.js'
import type { Nodes, Parents, PhrasingContent, Root, Table } from './tree.js'
import { plainText, startOf } from './walk.js'

/** No real text comes near; what comes after the parser recurses (20,000 `>` overflow its stack). */
export const MAX_DEPTH = 100

/** Cells that rows lack: the limit of cmark-gfm and markdown-it, against tables of a few bytes and many megabytes. */
const MAX_COMPLETED_CELLS = 65_536

/** Cuts what would overflow the stack or the memory of everything behind it: deep nesting and sparse tables. */
export function limits(root: Root, reading: Reading): void {
  let isReported = false
  const stack: { node: Parents; depth: number }[] = [{ node: root, depth: 0 }]
  const tables: { table: Table; parent: Parents }[] = []
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top
    for (const [i, child] of (node.children as Nodes[]).entries()) {
      if (!('children' in child)) continue
      const flat = depth >= MAX_DEPTH ? flattened(child) : null
      if (flat !== null) {
        ;(node.children as Nodes[])[i] = flat
        if (!isReported) reading.diagnostics.push(tooDeep({ ...place(reading, child), limit: MAX_DEPTH }))
        isReported = true
        continue
      }
      if (child.type === 'table') tables.push({ table: child, parent: node })
      stack.push({ node: child, depth: depth + 1 })
    }
  }
  // The stack visits the last table first; the budget is for the whole text, from its start.
  tables.sort((a, b) => startOf(a.table) - startOf(b.table))
  limitCells(tables, reading)
}

const FLOW: ReadonlySet<string> = new Set(['blockquote', 'list', 'footnoteDefinition', 'table'])
const PHRASING: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

/** `null` for what holds no further levels of its own kind: its children are looked at instead. */
function flattened(node: Parents): Nodes | null {
  const text: PhrasingContent = withPosition(node, { type: 'text', value: plainText([node]) })
  if (PHRASING.has(node.type)) return text
  return FLOW.has(node.type) ? withPosition(node, { type: 'paragraph', children: [text] }) : null
}

function withPosition<T extends Nodes>(of: Nodes, node: T): T {
  if (of.position !== undefined) node.position = of.position
  return node
}

function limitCells(tables: readonly { table: Table; parent: Parents }[], reading: Reading): void {
  let missing = 0
  for (const { table, parent } of tables) {
    const columns = table.align?.length ?? 0
    const cut = table.children.findIndex(row => {
      missing += Math.max(0, columns - row.children.length)
      return missing > MAX_COMPLETED_CELLS
    })
    if (cut === -1) continue
    const rest = table.children.slice(cut)
    const first = rest[0]
    table.children = table.children.slice(0, cut)
    const text = rest.map(row => row.children.map(cell => plainText([cell])).join(' | ')).join('\n')
    const paragraph: Nodes = withPosition(first ?? table, {
      type: 'paragraph',
      children: [withPosition(first ?? table, { type: 'text', value: text })],
    })
    const siblings = parent.children as Nodes[]
    siblings.splice(siblings.indexOf(table) + (cut === 0 ? 0 : 1), cut === 0 ? 1 : 0, paragraph)
    reading.diagnostics.push(tooManyCells({ ...place(reading, first ?? table), limit: MAX_COMPLETED_CELLS }))
    missing = MAX_COMPLETED_CELLS
  }
}

function place(reading: Reading, node: Nodes) {
  return { path: reading.path, at: reading.placeOf(startOf(node)) }
}
