import { strayEmphasis as warning } from '../diagnostics/catalog/markdown.js'
import type { Reading } from './reading.js'
import type { Nodes, Parents, Root } from './tree.js'
import { endOf } from './walk.js'

const MARK = '**'

/** A last line of nothing else, which a producer of 54 posts in 54 leaves behind (content.md, section 1). */
const LAST_LINE = /(?:^|\n)[ \t]*\*\*[ \t]*$/

/** Drops a last line that is only `**`, and the one that is the last one then. */
export function strayEmphasis(root: Root, reading: Reading): void {
  for (let end = reading.text.length; ; ) {
    const path = lastPath(root)
    const last = path.at(-1)
    const paragraph = path.at(-2)
    if (last?.type !== 'text' || paragraph?.type !== 'paragraph' || !LAST_LINE.test(last.value)) return
    if (last.value.trim() === MARK && !last.value.includes('\n') && paragraph.children.length > 1) return
    last.value = last.value.replace(LAST_LINE, '')
    end = reading.text.lastIndexOf(MARK, Math.min(endOf(last), end) - MARK.length)
    reading.diagnostics.push(warning({ path: reading.path, at: reading.placeOf(end) }))
    if (last.value === '') removeEmpty(path)
  }
}

/** The last block's last text, and what it stands in, from the outside. */
function lastPath(root: Root): readonly Nodes[] {
  const path: Nodes[] = [root]
  for (let node: Nodes = root; 'children' in node && node.type !== 'table'; ) {
    const last: Nodes | undefined = (node.children as Nodes[]).findLast(child => child.type !== 'definition')
    if (last === undefined) return path
    path.push(last)
    node = last
  }
  return path
}

function removeEmpty(path: readonly Nodes[]): void {
  for (let i = path.length - 1; i > 0; i--) {
    const node = path[i]
    const parent = path[i - 1] as Parents | undefined
    if (node === undefined || parent === undefined) return
    if ('children' in node && node.children.length > 0) return
    const children = parent.children as Nodes[]
    children.splice(children.indexOf(node), 1)
  }
}
