import type { Position } from '../../model/diagnostic.js'
import type { WordsSlot } from '../../model/document.js'
import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { Element, ElementContent } from '../tree.js'

/**
 * Adds what helps a reader to find the way and is no part of the text: an anchor to each heading, a frame that
 * scrolls round each table, and names for footnotes, their links and the boxes of tasks. The words come with the
 * language: as slots.
 */
export function decorate(nodes: readonly ElementContent[], reading: Reading): ElementContent[] {
  return nodes.map(node => decorateNode(node, { reading, isLinked: false, isTabled: false }))
}

interface Around {
  readonly reading: Reading
  /** Inside of something that is clicked: no link may stand there. */
  readonly isLinked: boolean
  readonly isTabled: boolean
}

function decorateNode(node: ElementContent, around: Around): ElementContent {
  if (node.type !== 'element') return node
  const { reading } = around
  const isTable = node.tagName === 'table'
  const inside: Around = {
    reading,
    isLinked: around.isLinked || node.tagName === 'a' || node.tagName === 'summary',
    isTabled: around.isTabled || isTable,
  }
  node.children = node.children.map(child => decorateNode(child, inside))
  if (/^h[2-6]$/.test(node.tagName) && !around.isLinked && !isStory(node)) anchor(node, reading)
  nameFootnotes(node, reading)
  nameTask(node, reading)
  return isTable && !around.isTabled ? scrolling(node, reading) : node
}

/** The heading of a story has a link to itself already. */
function isStory({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('story-heading')
}

function anchor(heading: Element, reading: Reading): void {
  const { id } = heading.properties
  if (typeof id !== 'string' || id === '') return
  const text = asPlain(reading.tokens, textOf(heading)).replace(/\s+/g, ' ').trim()
  const slot = { kind: 'anchor', id, text, at: placeOf(heading, reading) } as const
  heading.children.push({ type: 'text', value: reading.tokens.put({ kind: 'slot', slot, plain: '' }) })
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** The box of a task is called as the task: its words, without the tasks below it. */
function nameTask({ tagName, children }: Element, { tokens }: Reading): void {
  if (tagName !== 'li') return
  const [first] = children.filter(child => child.type === 'element')
  const line = first?.tagName === 'p' ? first.children : children
  const box = line.find(child => child.type === 'element' && child.tagName === 'input')
  if (box?.type !== 'element') return
  const words = line.filter(child => child.type !== 'element' || !/^[ou]l$/.test(child.tagName)).map(textOf)
  box.properties.ariaLabel = asPlain(tokens, words.join('')).replace(/\s+/g, ' ').trim()
}

function nameFootnotes(element: Element, reading: Reading): void {
  const { properties } = element
  if (properties.role === undefined) return
  if (properties.role === 'doc-endnotes')
    properties.ariaLabel = words({ key: 'content.footnotes', values: {}, of: element }, reading)
  const [, number, count] =
    /^#fn(?:ref)?-(\d+)(?:-(\d+))?$/.exec(
      String(properties.href ?? '').replace(`#${reading.idPrefix}`, '#'),
    ) ?? []
  if (number === undefined) return
  if (properties.role === 'doc-noteref')
    properties.ariaLabel = words({ key: 'content.footnote', values: { number }, of: element }, reading)
  if (properties.role === 'doc-backlink')
    properties.ariaLabel = words(
      count === undefined
        ? { key: 'content.footnoteBack', values: { number }, of: element }
        : { key: 'content.footnoteBackTo', values: { number, count }, of: element },
      reading,
    )
}

function scrolling(table: Element, reading: Reading): Element {
  const ariaLabel = words({ key: 'content.table', values: {}, of: table }, reading)
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table-scroll'], tabIndex: 0, role: 'group', ariaLabel },
    children: [table],
  }
}

interface Words {
  readonly key: WordsSlot['key']
  readonly values: WordsSlot['values']
  readonly of: Element
}

function words({ key, values, of }: Words, reading: Reading): string {
  const slot: WordsSlot = { kind: 'words', key, values, at: placeOf(of, reading) }
  return reading.tokens.put({ kind: 'slot', slot, plain: '' })
}

function placeOf({ position }: Element, reading: Reading): Position {
  return reading.placeOf(position?.start.offset ?? 0)
}
