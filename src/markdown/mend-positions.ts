import type { Nodes, Parents, Root } from './tree.js'
import { walk } from './walk.js'

/**
 * Gives places to the nodes that remark-gfm makes without any: a bare address that it finds in a finished text
 * (`（www.a.tw`), and the text around it; and mends the line of a task's words. Everything else stays as it is.
 */
export function mendPositions(root: Root, text: string): Root {
  const lines = lineStarts(text)
  const mend = (parent: Parents): void => {
    const children = parent.children as readonly Nodes[]
    if (children.every(child => child.position !== undefined)) return
    let offset = contentStart(parent, text)
    for (const child of children) {
      const known = child.position?.end.offset
      if (known !== undefined) offset = known
      else offset = place(child, offset)
    }
  }
  const place = (node: Nodes, from: number): number => {
    const only = node.type === 'link' ? node.children[0] : node
    if (only?.type !== 'text') return from
    const start = startOf(text, from, only.value)
    const end = endOf(text, start, only.value)
    const position = { start: pointAt(lines, start), end: pointAt(lines, end) }
    node.position = position
    if (only !== node) only.position = { start: { ...position.start }, end: { ...position.end } }
    return end
  }
  /** The words of a task may begin on its second line; micromark then counts them to the first. */
  const mendStart = (node: Nodes | undefined): void => {
    if (node?.position?.start.offset === undefined) return
    node.position.start = pointAt(lines, skipPrefix(text, node.position.start.offset))
    if ('children' in node) mendStart(node.children[0])
  }
  mend(root)
  walk(root, node => {
    if (node.type === 'listItem' && typeof node.checked === 'boolean') mendStart(node.children[0])
    if ('children' in node) mend(node)
  })
  return root
}

function skipPrefix(text: string, from: number): number {
  let offset = from
  while (PREFIX.test(text.charAt(offset))) offset++
  return offset
}

/** What stands before the content of each kind of node. */
const OPENING: Readonly<Partial<Record<Nodes['type'], RegExp>>> = {
  heading: /(?:#{1,6}[ \t]+)?/y,
  strong: /../y,
  emphasis: /./y,
  delete: /~+/y,
  link: /\[/y,
  linkReference: /\[/y,
  tableCell: /\|?[ \t]*/y,
}

function contentStart(parent: Parents, text: string): number {
  const start = parent.position?.start.offset ?? 0
  const opening = OPENING[parent.type]
  if (opening === undefined) return start
  return start + (matchAt(opening, text, start)?.length ?? 0)
}

/** A heading's own place may begin with the definitions before it. */
function startOf(text: string, from: number, value: string): number {
  const start = firstOf(text, from, value)
  const isHere = [value.charAt(0), '\\', '&'].includes(text.charAt(start))
  return isHere ? start : Math.max(start, text.indexOf(value.charAt(0), start))
}

/** A line's indentation and the marks of the quotes around it belong to no text. */
const PREFIX = /[ \t>]/

function firstOf(text: string, from: number, value: string): number {
  let offset = from
  while (PREFIX.test(text.charAt(offset)) && text.charAt(offset) !== value.charAt(0)) offset++
  return offset
}

const ESCAPE = /\\[!-/:-@[-`{-~]/y
const REFERENCE = /&(?:#[xX]?[0-9a-fA-F]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});/y

/** Where a text ends that begins at `start`: escapes and references are longer than what they stand for. */
function endOf(text: string, start: number, value: string): number {
  let offset = start
  for (let i = 0; i < value.length; i++) {
    const character = value.charAt(i)
    if (character === '\n') {
      while (offset < text.length && text.charAt(offset) !== '\n') offset++
      offset = i === value.length - 1 ? offset + 1 : firstOf(text, offset + 1, value.charAt(i + 1))
      continue
    }
    const escaped = matchAt(ESCAPE, text, offset)
    const reference = matchAt(REFERENCE, text, offset)
    if (escaped?.endsWith(character)) offset += escaped.length
    else if (reference !== null && !value.startsWith(reference, i)) {
      offset += reference.length
      // A few names stand for two units.
      if (value.charAt(i + 1) !== text.charAt(offset) && value.charAt(i + 2) === text.charAt(offset)) i++
    } else offset += 1
  }
  return offset
}

function matchAt(pattern: RegExp, text: string, offset: number): string | null {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? null
}

/** Where each line begins. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}

/** The line and column of an offset. */
export function pointAt(lines: readonly number[], offset: number) {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lines[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return { line: low, column: offset - (lines[low - 1] ?? 0) + 1, offset }
}
