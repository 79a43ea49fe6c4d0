import type { ListItem, Nodes, Paragraph, PhrasingContent } from '../tree.js'

/** The first line of a list item, and what follows it in the same paragraph. */
export interface FirstLine {
  readonly headline: readonly PhrasingContent[]
  /** Empty when the paragraph has one line. */
  readonly rest: readonly PhrasingContent[]
}

/** `null` when the item does not begin with text. */
export function firstLine(item: ListItem): FirstLine | null {
  const paragraph = item.children[0]
  if (paragraph?.type !== 'paragraph') return null
  for (const [i, child] of paragraph.children.entries()) {
    const before = paragraph.children.slice(0, i)
    const after = paragraph.children.slice(i + 1)
    if (child.type === 'break') return { headline: before, rest: after }
    const cut = child.type === 'text' ? child.value.indexOf('\n') : -1
    if (child.type !== 'text' || cut === -1) continue
    const position = child.position === undefined ? {} : { position: child.position }
    const head = child.value.slice(0, cut).trimEnd()
    const tail = child.value.slice(cut + 1).trimStart()
    return {
      headline: head === '' ? before : [...before, { type: 'text', value: head, ...position }],
      rest: tail === '' ? after : [{ type: 'text', value: tail, ...position }, ...after],
    }
  }
  return { headline: paragraph.children, rest: [] }
}

/** Sets the headline apart as a paragraph of its own; the item then shows all its paragraphs. */
export function setApart(item: ListItem, line: FirstLine, className: string): void {
  const [paragraph, ...others] = item.children
  const position = paragraph?.position === undefined ? {} : { position: paragraph.position }
  const headline: Paragraph = {
    type: 'paragraph',
    children: [...line.headline],
    data: { hProperties: { className: [className] } },
    ...position,
  }
  const rest: Paragraph = { type: 'paragraph', children: [...line.rest], ...position }
  item.children = [headline, ...(line.rest.length > 0 ? [rest] : []), ...others]
  item.spread = true
}

/** Columns that a text takes up: a wide character of East Asia takes two. */
export function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{20000}-\u{3FFFD}]/u

export const isList = (node: Nodes): node is Extract<Nodes, { type: 'list' }> => node.type === 'list'
