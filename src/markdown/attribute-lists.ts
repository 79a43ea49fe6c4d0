import { AUTHOR_CLASS } from './html/schema.js'
import type { Reading } from './reading.js'
import type { Nodes, Parents, Properties, Root } from './tree.js'
import { plainText, walk } from './walk.js'

/**
 * Applies kramdown's attribute lists (`{: .prompt-tip }`) to the block before (or after) them, or to the picture
 * or link that they follow, and takes them out of the text. Of what they say only harmless things are kept:
 * classes of the theme, an id, and the size of a picture.
 */
export function attributeLists(root: Root, reading: Reading): void {
  if (!reading.text.includes('{:')) return
  for (const node of [...root.children]) applyIn(node, { root, outermost: node })
}

interface Scope {
  readonly root: Root
  /** The block of the root in which everything stands. */
  readonly outermost: Nodes
}

function applyIn(node: Nodes, scope: Scope): void {
  if (!('children' in node)) return
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    walk(node, (child, parent) => applyToInline(child, parent))
    applyToBlock(node, scope)
    return
  }
  for (const child of [...node.children] as Nodes[]) applyIn(child, scope)
}

/** `![alt](a.png){: width="700" }` */
function applyToInline(node: Nodes, parent: Parents): void {
  if (node.type !== 'text' || !node.value.startsWith('{:')) return
  const before = (parent.children as Nodes[])[(parent.children as Nodes[]).indexOf(node) - 1]
  const match = /^\{:([^{}\n]*)\}/.exec(node.value)
  const properties = match === null ? null : parseList(match[1] ?? '')
  if (match === null || properties === null || before === undefined) return
  give(before, properties)
  node.value = node.value.slice(match[0].length)
}

/** Alone on the first or last line of a paragraph, or at the end of a heading. */
function applyToBlock(block: Parents, { root, outermost }: Scope): void {
  const first = block.children[0]
  const last = block.children.at(-1)
  const atEnd = block.type === 'heading' ? /[ \t]*\{:([^{}\n]*)\}\s*$/ : /(?:^|\n)[ \t]*\{:([^{}\n]*)\}\s*$/
  const end = last?.type === 'text' ? take(last, atEnd) : null
  const start = first?.type === 'text' ? take(first, /^\{:([^{}\n]*)\}[ \t]*\n/) : null
  if (start !== null) give(block, start)
  if (end === null) return
  const isAlone = plainText([block]).trim() === '' && block.children.length === 1
  if (!isAlone) {
    give(outermost.type === 'blockquote' || outermost.type === 'list' ? outermost : block, end)
    return
  }
  const at = (root.children as Nodes[]).indexOf(outermost)
  const neighbour = root.children[at - 1] ?? root.children[at + 1]
  if (neighbour !== undefined) give(neighbour, end)
  if (outermost === block) root.children.splice(at, 1)
}

/** Cuts the list out of the text when it is one. */
function take(text: { value: string }, pattern: RegExp): Properties | null {
  const match = pattern.exec(text.value)
  const properties = match === null ? null : parseList(match[1] ?? '')
  if (match === null || properties === null) return null
  text.value = text.value.slice(0, match.index) + text.value.slice(match.index + match[0].length)
  return properties
}

function give(node: Nodes, properties: Properties): void {
  const target = node as { data?: { hProperties?: Properties } }
  const before = target.data?.hProperties
  const className = [before?.className ?? [], properties.className ?? []].flat()
  const id = properties.id
  const merged = { ...before, ...properties, ...(className.length === 0 ? {} : { className }) }
  // Ids of headings are ours; any other id that an author sets gets the prefix of raw HTML.
  if (typeof id === 'string' && node.type !== 'heading') merged.id = `user-content-${id}`
  target.data = { ...target.data, hProperties: merged as Properties }
}

/** One word of a list: `#id`, `.class`, `key="value"`, or a reference such as `toc`. */
const WORD =
  /\s*(?:#([\p{L}\p{N}_-]+)|\.([\p{L}\p{N}_-]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))|[\w-]+)\s*/uy

/** `null` when it is something else in braces. */
function parseList(text: string): Properties | null {
  const classes: string[] = []
  const properties: Properties = {}
  let end = 0
  const word = new RegExp(WORD)
  while (end < text.trimEnd().length) {
    word.lastIndex = end
    const match = word.exec(text)
    if (match === null) return null
    end = word.lastIndex
    const [, id, className, key, ...values] = match
    if (id !== undefined) properties.id = id
    if (className !== undefined) classes.push(className)
    const value = values.find(each => each !== undefined)
    if (key === 'class' && value !== undefined) classes.push(...value.split(/\s+/))
    if (key === 'id' && value !== undefined && /^[\p{L}\p{N}_-]+$/u.test(value)) properties.id = value
    if ((key === 'width' || key === 'height') && /^\d{1,5}$/.test(value ?? ''))
      properties[key] = Number(value)
  }
  const known = classes.filter(name => AUTHOR_CLASS.test(name))
  if (known.length > 0) properties.className = known
  return properties
}
