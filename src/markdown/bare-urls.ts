import type { Reading } from './reading.js'
import type { Link, Nodes, Root } from './tree.js'
import { walk } from './walk.js'

/** Full-width marks that end a sentence or a quotation, and so a bare address: `https://x.tw/a。中文`. */
const FULL_WIDTH_MARK = /[，。、；：？！（）「」『』【】《》〈〉〔〕“”‘’…]/

/** Ends a bare address before CJK punctuation, which GFM takes for a part of it. */
export function bareUrls(root: Root, reading: Reading): void {
  walk(root, (node, parent) => {
    if (node.type !== 'link') return
    const text = textOfBareUrl(node, reading.text)
    const cut = text?.search(FULL_WIDTH_MARK) ?? -1
    if (text === null || cut <= 0) return
    const kept = text.slice(0, cut)
    const children = parent.children as Nodes[]
    node.url = node.url.slice(0, node.url.length - (text.length - cut))
    node.children = [{ type: 'text', value: kept }]
    children.splice(children.indexOf(node) + 1, 0, { type: 'text', value: text.slice(cut) })
  })
}

/** `null` for a link with brackets of its own. */
function textOfBareUrl(node: Link, source: string): string | null {
  const only = node.children[0]
  if (node.children.length !== 1 || only?.type !== 'text' || !node.url.endsWith(only.value)) return null
  const start = node.position?.start.offset
  return start !== undefined && source.startsWith(only.value, start) ? only.value : null
}
