import type { Element, ElementContent, ElementData, Nodes, Properties, Root } from '../tree.js'
import { decorate } from './decorate.js'
import { finish } from './finish.js'
import { footnoteReference, footnotes } from './footnotes.js'

/** What mdast-util-to-hast hands to a handler, as far as ours need it. */
export interface State {
  all(node: Nodes): ElementContent[]
  wrap(nodes: ElementContent[], loose: boolean): ElementContent[]
  patch: (from: Nodes, to: ElementContent) => void
  applyData: (from: Nodes, to: ElementContent) => ElementContent
  readonly footnoteById: ReadonlyMap<string, Nodes>
  readonly footnoteCounts: Map<string, number>
  readonly footnoteOrder: string[]
}

type Handler<T> = (state: State, node: T) => ElementContent | ElementContent[] | undefined

type Node<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>

const link: Handler<Node<'link'>> = (state, node) => {
  const properties: Properties = { href: node.url }
  if (typeof node.title === 'string') properties.title = node.title
  return made(state, node, { type: 'element', tagName: 'a', properties, children: state.all(node) })
}

const image: Handler<Node<'image'>> = (state, node) => {
  const properties: Properties = { src: node.url, alt: node.alt ?? '' }
  if (typeof node.title === 'string') properties.title = node.title
  return made(state, node, { type: 'element', tagName: 'img', properties, children: [] })
}

/** A comment alone is no reason to run the HTML parser. */
const html: Handler<Node<'html'>> = (state, node) => {
  if (/^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value)) return undefined
  const raw = { type: 'raw', value: node.value } as unknown as ElementContent
  state.patch(node, raw)
  return raw
}

/** A block of code is a slot: see ../code-blocks.ts. */
const code: Handler<Node<'code'>> = (state, node) => {
  const token = { type: 'text' as const, value: node.data?.token ?? node.value }
  state.patch(node, token)
  return token
}

const extra: Handler<Node<'extra'>> = (_state, node) => ({ type: 'text', value: node.value })

/** The whole tree: blocks, then footnotes; finished before the sanitiser sees it. */
function root(state: State, node: Root) {
  // The library copies each place and clones each property deeply; nothing behind it changes either.
  state.patch = sharePlace
  state.applyData = applyData
  const blocks = state.wrap(state.all(node.data?.content ?? node), false)
  const notes = footnotes(state)
  const children = notes === null ? blocks : [...blocks, { type: 'text' as const, value: '\n' }, notes]
  const reading = node.data?.reading
  const result = {
    type: 'root' as const,
    children: reading === undefined ? children : decorate(finish(children, reading), reading),
  }
  return result
}

function made(state: State, node: Nodes, element: Element): ElementContent {
  state.patch(node, element)
  return state.applyData(node, element)
}

function sharePlace(from: Nodes, to: ElementContent): void {
  if (from.position !== undefined) to.position = from.position
}

/** What passes ask for: another name for the element, and properties. */
function applyData(from: Nodes, to: ElementContent): ElementContent {
  if (from.data === undefined || to.type !== 'element') return to
  const { hName, hProperties } = from.data as ElementData
  if (hName !== undefined) to.tagName = hName
  if (hProperties !== undefined) Object.assign(to.properties, hProperties)
  return to
}

/** Addresses stay as they were written, so that finish.ts can tell what they lead to. */
export const HANDLERS = { root, link, image, html, code, extra, footnoteReference }
