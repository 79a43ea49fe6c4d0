import type { Reading } from './reading.js'
import type { Nodes, Paragraph, Parents, PhrasingContent, Root } from './tree.js'

/** What is no text of its own can hold no list: the rest is looked into. */
const MARK = /(?:^|\n)[ \t>]*:[ \t]+\S/

/**
 * Makes lists of definitions, as kramdown, PHP Markdown Extra and Hugo write them: a line that begins with a colon
 * explains the line before it, or the paragraph before it.
 */
export function definitionLists(root: Root, reading: Reading): void {
  if (MARK.test(reading.text)) visit(root)
}

function visit(parent: Parents): void {
  const result: Nodes[] = []
  for (const child of parent.children as readonly Nodes[]) {
    if ('children' in child && child.type !== 'paragraph') visit(child)
    const before = result.at(-1)
    const parts = child.type === 'paragraph' ? partsOf(child) : null
    if (child.type !== 'paragraph' || parts === null) {
      result.push(child)
    } else if (parts.terms.length > 0) {
      append(result, [...parts.terms.map(term), ...parts.texts.map(text)], child)
    } else if (before?.type === 'paragraph' && !isMarked(before)) {
      result.pop()
      append(result, [{ ...before, data: { ...before.data, hName: 'dt' } }, ...parts.texts.map(text)], child)
    } else if (before !== undefined && isList(before)) append(result, parts.texts.map(text), child)
    else result.push(child)
  }
  ;(parent as { children: Nodes[] }).children = result
}

/** Any block will do that the library makes an element of with its blocks inside. */
function append(result: Nodes[], items: readonly Paragraph[], from: Paragraph): void {
  const before = result.at(-1)
  if (before?.type === 'blockquote' && isList(before)) {
    before.children.push(...items)
    return
  }
  const position = from.position === undefined ? {} : { position: from.position }
  result.push({ type: 'blockquote', data: { hName: 'dl' }, children: [...items], ...position })
}

const isList = (node: Nodes): boolean => node.type === 'blockquote' && node.data?.hName === 'dl'
const isMarked = (node: Paragraph): boolean => node.data?.hName !== undefined

const term = (children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  data: { hName: 'dt' },
  children,
})
const text = (children: PhrasingContent[]): Paragraph => ({
  type: 'paragraph',
  data: { hName: 'dd' },
  children,
})

interface Definitions {
  /** Empty when the paragraph begins with a colon: it explains what stands before it. */
  readonly terms: readonly PhrasingContent[][]
  readonly texts: readonly PhrasingContent[][]
}

/** `null` for a paragraph in which no line begins with a colon. */
function partsOf(paragraph: Paragraph): Definitions | null {
  const isPlausible = paragraph.children.some(
    (child, i) => child.type === 'text' && (i === 0 ? MARK : /\n:[ \t]+\S|\n:[ \t]+$/).test(child.value),
  )
  if (!isPlausible) return null
  const lines = linesOf(paragraph)
  const terms: PhrasingContent[][] = []
  const texts: PhrasingContent[][] = []
  for (const line of lines) {
    const [first] = line
    const mark = first?.type === 'text' ? /^:[ \t]+/.exec(first.value) : null
    const last = texts.at(-1)
    if (mark !== null && first?.type === 'text')
      texts.push([{ ...first, value: first.value.slice(mark[0].length) }, ...line.slice(1)])
    else if (last !== undefined) last.push({ type: 'text', value: '\n' }, ...line)
    else terms.push(line)
  }
  return { terms, texts }
}

/** The content cut at its line ends. */
function linesOf(paragraph: Paragraph): readonly PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of paragraph.children) {
    if (child.type === 'break') {
      lines.push([])
      continue
    }
    if (child.type !== 'text') {
      lines.at(-1)?.push(child)
      continue
    }
    for (const [i, value] of child.value.split('\n').entries()) {
      if (i > 0) lines.push([])
      if (value !== '') lines.at(-1)?.push({ ...child, value })
    }
  }
  return lines.filter(line => line.length > 0)
}
