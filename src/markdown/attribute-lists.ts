import { AUTHOR_CLASS } from './html/schema.js'
import type { Reading } from './reading.js'
import type { Nodes, Parents, Properties, Root, Table } from './tree.js'
import { startOf, walk } from './walk.js'

/**
 * Applies kramdown's attribute lists (`{: .prompt-tip }`) to the block before (or after) them, or to the picture
 * or link that they follow, and takes them out of the text. Of what they say only harmless things are kept: classes
 * of the theme, an id, the size of a picture and the file of a block of code. A list with `{:toc}`, where kramdown
 * would print the contents, is taken out: a page has its contents beside the text.
 */
export function attributeLists(root: Root, reading: Reading): void {
  if (!reading.text.includes('{:')) return
  applyIn(root, [], reading)
}

/** A node with the one that holds it, outermost first. */
type Ancestors = readonly { readonly node: Nodes; readonly parent: Parents }[]

function applyIn(parent: Parents, ancestors: Ancestors, reading: Reading): void {
  for (const node of [...parent.children] as Nodes[]) {
    const around: Ancestors = [...ancestors, { node, parent }]
    if (!('children' in node)) continue
    if (node.type === 'table') takeLastRow(node)
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      walk(node, (child, inside) => applyToInline(child, inside))
      applyToBlock(node, around, reading)
    } else applyIn(node, around, reading)
  }
}

/** A list on the line below a table is read as its last row. */
function takeLastRow(table: Table): void {
  const last = table.children.at(-1)
  const [first, ...others] = last?.children ?? []
  const [text] = first?.children ?? []
  if (table.children.length < 2 || text?.type !== 'text' || others.some(cell => cell.children.length > 0))
    return
  const match = ALONE.exec(text.value)
  const list = match === null || first?.children.length !== 1 ? null : parseList(match[1] ?? '')
  if (list === null) return
  table.children.pop()
  give(table, list)
}

/** `![alt](a.png){: width="700" }` */
function applyToInline(node: Nodes, parent: Parents): void {
  if (node.type !== 'text') return
  const siblings = parent.children as Nodes[]
  const before = siblings[siblings.indexOf(node) - 1]
  if (before === undefined) return
  // Two lists may follow each other.
  for (let match = LIST.exec(node.value); match !== null; match = LIST.exec(node.value)) {
    const list = parseList(match[1] ?? '')
    if (list === null) return
    give(before, list)
    node.value = node.value.slice(match[0].length)
  }
}

const ALONE = /^\{:([^{}\n]*)\}\s*$/
const LIST = /^\{:([^{}\n]*)\}/
const AT_START = /^\{:([^{}\n]*)\}[ \t]*\n/
const AT_END = /(?:^|\n)[ \t]*\{:([^{}\n]*)\}\s*$/
const AT_HEADING_END = /[ \t]*\{:([^{}\n]*)\}\s*$/

/** Alone on the first or last line of a paragraph, or at the end of a heading. */
function applyToBlock(block: Parents, ancestors: Ancestors, reading: Reading): void {
  const first = block.children[0]
  const last = block.children.at(-1)
  const start = first?.type === 'text' ? take(first, AT_START) : null
  if (start !== null) give(block as Nodes, start)
  if (last?.type !== 'text') return
  const end = take(last, block.type === 'heading' ? AT_HEADING_END : AT_END)
  if (end === null) return
  const isAlone = block.children.length === 1 && last.value.trim() === ''
  if (isAlone && block.type === 'paragraph') giveToNeighbour(ancestors, end)
  else giveTo(targetOf(block as Nodes, ancestors, reading), end)
}

/**
 * A line after the last of a quote or list is read as a part of it, but the author, who wrote it at the left, means
 * the whole: the outermost block that begins no further to the left.
 */
function targetOf(block: Nodes, ancestors: Ancestors, reading: Reading): Ancestors {
  const column = columnOfList(block, reading)
  const whole = ancestors.findIndex(
    ({ node }) => isContainer(node) && (node.position?.start.column ?? 1) >= column,
  )
  if (whole !== -1) return ancestors.slice(0, whole + 1)
  // `> text` and `> {: .prompt-tip }`: a prompt is the quote's, not its paragraph's.
  const around = ancestors.at(-2)
  return around?.node.type === 'blockquote' ? ancestors.slice(0, -1) : ancestors
}

const isContainer = (node: Nodes): boolean => node.type === 'blockquote' || node.type === 'list'

/** Counts from 1, as the places of nodes do. */
function columnOfList(block: Nodes, { text }: Reading): number {
  const end = block.position?.end.offset ?? startOf(block)
  const lineStart = text.lastIndexOf('\n', end - 1) + 1
  return Math.max(0, text.slice(lineStart, end).indexOf('{:')) + 1
}

/** A list that is a block by itself belongs to the block that it touches; else to the one before it. */
function giveToNeighbour(ancestors: Ancestors, list: AttributeList): void {
  const own = ancestors.at(-1)
  if (own === undefined) return
  const siblings = own.parent.children as Nodes[]
  const at = siblings.indexOf(own.node)
  const before = siblings[at - 1]
  const after = siblings[at + 1]
  const line = own.node.position
  const touchesAfter = after?.position?.start.line === (line?.end.line ?? 0) + 1
  const touchesBefore = before?.position?.end.line === (line?.start.line ?? 0) - 1
  const node = touchesAfter && !touchesBefore ? after : (before ?? after)
  if (node !== undefined) giveTo([...ancestors.slice(0, -1), { node, parent: own.parent }], list)
  const now = siblings.indexOf(own.node)
  if (now !== -1) siblings.splice(now, 1)
}

function giveTo(target: Ancestors, list: AttributeList): void {
  const own = target.at(-1)
  if (own === undefined) return
  const listed = target.findLast(({ node }) => node.type === 'list')
  if (!list.isContents || listed === undefined) {
    give(own.node, list)
    return
  }
  const siblings = listed.parent.children as Nodes[]
  siblings.splice(siblings.indexOf(listed.node), 1)
}

/** Cuts the list out of the text when it is one. */
function take(text: { value: string }, pattern: RegExp): AttributeList | null {
  const match = pattern.exec(text.value)
  const list = match === null ? null : parseList(match[1] ?? '')
  if (match === null || list === null) return null
  text.value = text.value.slice(0, match.index) + text.value.slice(match.index + match[0].length)
  return list
}

function give(node: Nodes, { properties, file, isUnlisted }: AttributeList): void {
  if (node.type === 'code') {
    if (file !== null) node.meta = `${node.meta ?? ''} file="${file}"`.trim()
    return
  }
  if (node.type === 'heading' && isUnlisted) node.data = { ...node.data, isListed: false }
  const target = node as { data?: { hProperties?: Properties } }
  const before = target.data?.hProperties
  const className = [...new Set([before?.className ?? [], properties.className ?? []].flat())]
  const id = properties.id
  const merged = { ...before, ...properties, ...(className.length === 0 ? {} : { className }) }
  // Ids of headings are ours; any other id that an author sets gets the prefix of raw HTML.
  if (typeof id === 'string' && node.type !== 'heading') merged.id = `user-content-${id}`
  target.data = { ...target.data, hProperties: merged as Properties }
}

interface AttributeList {
  readonly properties: Properties
  /** The name of the file that a block of code shows. */
  readonly file: string | null
  /** `{:toc}` */
  readonly isContents: boolean
  /** `{:.no_toc}`: the table of contents leaves the heading out. */
  readonly isUnlisted: boolean
}

/** One word of a list: `#id`, `.class`, `key="value"`, or a reference such as `toc`. */
const WORD =
  /\s*(?:#([\p{L}\p{N}_-]+)|\.([\p{L}\p{N}_-]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|([\w-]+))\s*/uy

/** Chirpy's short names. */
const SIZES: Readonly<Record<string, 'width' | 'height'>> = {
  width: 'width',
  w: 'width',
  height: 'height',
  h: 'height',
}

/** `null` when it is something else in braces. */
function parseList(text: string): AttributeList | null {
  const classes: string[] = []
  const properties: Properties = {}
  let file: string | null = null
  let isContents = false
  let end = 0
  const word = new RegExp(WORD)
  while (end < text.trimEnd().length) {
    word.lastIndex = end
    const match = word.exec(text)
    if (match === null) return null
    end = word.lastIndex
    const [, id, className, key, double, single, bare, reference] = match
    const value = double ?? single ?? bare ?? ''
    const size = SIZES[key ?? '']
    if (id !== undefined) properties.id = id
    if (className !== undefined) classes.push(className)
    if (key === 'class') classes.push(...value.split(/\s+/))
    if (key === 'id' && /^[\p{L}\p{N}_-]+$/u.test(value)) properties.id = value
    if (key === 'file' && !/["\n]/.test(value)) file = value
    if (size !== undefined && /^\d{1,5}$/.test(value)) properties[size] = Number(value)
    if (reference === 'toc') isContents = true
  }
  const known = classes.filter(name => AUTHOR_CLASS.test(name))
  if (known.length > 0) properties.className = known
  return { properties, file, isContents, isUnlisted: classes.includes('no_toc') }
}
