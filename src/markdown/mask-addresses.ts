import { lineStarts, pointAt } from './mend-positions.js'
import type { Link, Nodes, Parents, Root, Text } from './tree.js'

/**
 * Full-width marks, which end a sentence, a quotation or a range, and so a bare address: `https://x.tw/a。中文`.
 * Letters among them (々, 〇) and full-width digits do not.
 */
const MARKS =
  '\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u303D\\uFF01-\\uFF0F\\uFF1A-\\uFF20\\uFF3B-\\uFF40\\uFF5B-\\uFF65\\uFFE0-\\uFFE6‘’“”…—'

export const FULL_WIDTH_MARK = new RegExp(`[${MARKS}]`)

/** Characters; more than browsers and servers agree on, and little enough to be looked through at every `www.`. */
const LONGEST = 2_000

/** A bare address right before such a mark; not in a link's own address, an attribute or code. */
const ADDRESS = new RegExp(
  `(?<![A-Za-z0-9./=<"'\`(]|^[ \\t>]*\\[(?!\\^)[^\\]\\n]*\\]:[ \\t]*)(?:https?://|www\\.)[^\\s<>()[\\]{}*\`~\\\\|"'${MARKS}]{0,${LONGEST}}[^\\s<>()[\\]{}*\`~\\\\|"'?!.,:_${MARKS}](?=[${MARKS}])`,
  'gim',
)

/** Letters of nobody's, which stand in for an address: its number in the first two, then filling. */
const PRIVATE = /[\uE000-\uF8FF]+/g
const FIRST = 0xe000
const BASE = 0x1000
const FILLING = '\uF8FF'

interface Mask {
  readonly start: number
  readonly address: string
}

export interface Masked {
  /** As long as the text; every place in it is the same. */
  readonly text: string
  /** Puts the addresses back, as links. */
  readonly restore: (root: Root) => Root
}

/**
 * Hides bare addresses that a full-width mark ends: GFM would take the mark and all markup behind it, up to the next
 * blank, for a part of the address.
 */
export function maskAddresses(text: string): Masked {
  const unchanged: Masked = { text, restore: root => root }
  if (!/:\/\/|www\./i.test(text) || text.search(PRIVATE) !== -1) return unchanged
  const masks: Mask[] = []
  const masked = text.replace(ADDRESS, (address: string, start: number) => {
    masks.push({ start, address })
    const number = masks.length - 1
    const digits = [Math.floor(number / BASE) % BASE, number % BASE]
    return String.fromCharCode(...digits.map(digit => FIRST + digit)).padEnd(address.length, FILLING)
  })
  if (masks.length === 0) return unchanged
  const lines = lineStarts(text)
  return {
    text: masked,
    restore: root => {
      restoreIn(root, { masks, lines, isLinked: false })
      return root
    },
  }
}

interface Restoring {
  readonly masks: readonly Mask[]
  readonly lines: readonly number[]
  readonly isLinked: boolean
}

function restoreIn(parent: Parents, restoring: Restoring): void {
  const { masks } = restoring
  const isLinked = restoring.isLinked || parent.type === 'link' || parent.type === 'linkReference'
  const children: Nodes[] = []
  for (const node of parent.children as readonly Nodes[]) {
    if ('children' in node) restoreIn(node, { ...restoring, isLinked })
    if (node.type === 'text' && !isLinked) children.push(...withLinks(node, restoring))
    else {
      restoreStrings(node, masks)
      children.push(node)
    }
  }
  parent.children = children as typeof parent.children
}

function maskOf(word: string, masks: readonly Mask[]): Mask | undefined {
  return masks[(word.charCodeAt(0) - FIRST) * BASE + word.charCodeAt(1) - FIRST]
}

function restoreStrings(node: Nodes, masks: readonly Mask[]): void {
  const properties = node as unknown as Record<string, unknown>
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string' || value.search(PRIVATE) === -1) continue
    properties[name] = value.replace(PRIVATE, word => maskOf(word, masks)?.address ?? word)
  }
}

function withLinks(text: Text, { masks, lines }: Restoring): Nodes[] {
  if (text.value.search(PRIVATE) === -1) return [text]
  const nodes: Nodes[] = []
  let from = 0
  let start = text.position?.start ?? pointAt(lines, 0)
  const add = (value: string, end: typeof start): void => {
    if (value !== '') nodes.push({ type: 'text', value, position: { start, end } })
  }
  for (const match of text.value.matchAll(PRIVATE)) {
    const mask = maskOf(match[0], masks)
    if (mask === undefined) continue
    const position = {
      start: pointAt(lines, mask.start),
      end: pointAt(lines, mask.start + mask.address.length),
    }
    add(text.value.slice(from, match.index), position.start)
    nodes.push(linkTo(mask.address, position))
    from = match.index + match[0].length
    start = position.end
  }
  add(text.value.slice(from), text.position?.end ?? start)
  return nodes
}

function linkTo(address: string, position: NonNullable<Link['position']>): Link {
  const url = /^www\./i.test(address) ? `http://${address}` : address
  const text: Text = {
    type: 'text',
    value: address,
    position: { start: { ...position.start }, end: { ...position.end } },
  }
  return { type: 'link', title: null, url, children: [text], position }
}
