import { FULL_WIDTH_MARK } from './mask-addresses.js'
import type { Reading } from './reading.js'
import type { Link, Nodes, Root } from './tree.js'
import { walk } from './walk.js'

/**
 * Ends a bare address before CJK punctuation, which GFM takes for a part of it: those that mask-addresses.ts leaves,
 * since an ASCII bracket or another sign of Markdown stands in them.
 */
export function bareUrls(root: Root, reading: Reading): void {
  walk(root, (node, parent) => {
    if (node.type !== 'link') return
    const text = textOfBareUrl(node, reading.text)
    const cut = text?.search(FULL_WIDTH_MARK) ?? -1
    if (text === null || cut <= 0) return
    const kept = withoutEnd(text.slice(0, cut))
    const children = parent.children as Nodes[]
    node.url = node.url.slice(0, node.url.length - (text.length - kept.length))
    node.children = [{ type: 'text', value: kept }]
    const offset = (node.position?.start.offset ?? 0) + kept.length
    children.splice(children.indexOf(node) + 1, 0, ...rest(text.slice(kept.length), node, offset))
  })
}

/** Marks that GFM (6.9) leaves out at the end of an address. */
const END = /[?!.,:*_~'"]+$/

function withoutEnd(address: string): string {
  const trimmed = address.replace(END, '')
  const opened = trimmed.split('(').length
  return trimmed.endsWith(')') && trimmed.split(')').length > opened
    ? withoutEnd(trimmed.slice(0, -1))
    : trimmed
}

/** The next address in what was cut off; it is cut in its turn, since it comes later in the text. */
const NEXT = /(?:https?:\/\/|www\.)[^\s<]+$/i

function rest(text: string, { position }: Link, offset: number): Nodes[] {
  const next = text.search(NEXT)
  if (next <= 0) return [{ type: 'text', value: text }]
  const value = text.slice(next)
  const url = /^www\./i.test(value) ? `http://${value}` : value
  const link: Link = { type: 'link', title: null, url, children: [{ type: 'text', value }] }
  if (position !== undefined) {
    const { line, column, offset: start = 0 } = position.start
    const at = { line, column: column + offset + next - start, offset: offset + next }
    link.position = { start: at, end: position.end }
  }
  return [{ type: 'text', value: text.slice(0, next) }, link]
}

/** Whether a link shows the address that it leads to, and nothing else. */
export function isBareAddress({ children, url }: Link): boolean {
  const only = children[0]
  return children.length === 1 && only?.type === 'text' && url.endsWith(only.value)
}

/** `null` for a link with brackets of its own. */
function textOfBareUrl(node: Link, source: string): string | null {
  const only = node.children[0]
  if (only?.type !== 'text' || !isBareAddress(node)) return null
  const start = node.position?.start.offset
  return start !== undefined && source.startsWith(only.value, start) ? only.value : null
}
