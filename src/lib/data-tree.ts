import type { Json } from './json.js'

/**
 * A value of YAML, TOML or JSON and where it is written: what a parser knows before it forgets places and
 * spellings. Offsets are UTF-16 code units into the text that was parsed.
 */
export type DataNode = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As written, without quotes: `017` where the value is 17. */
  readonly text: string
  /** Whether it stands without quotes, so that the syntax could take a part of it for something else. */
  readonly plain: boolean
  readonly start: number
  readonly end: number
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly DataNode[]
  readonly start: number
}

export interface MapNode {
  readonly kind: 'map'
  /** In the order of the text; each key once. */
  readonly entries: readonly MapEntry[]
  readonly start: number
}

export interface MapEntry {
  readonly key: string
  readonly keyStart: number
  readonly value: DataNode
}

/** The value alone, without places; `__proto__` is a key like any other. */
export function plainValue(
  node: DataNode,
  scalar: (node: ScalarNode) => ScalarNode['value'] = ({ value }) => value,
): Json {
  switch (node.kind) {
    case 'scalar':
      return scalar(node)
    case 'list':
      return node.items.map(item => plainValue(item, scalar))
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value, scalar)]))
    default:
      return node satisfies never
  }
}

/**
 * Deeper than anyone writes by hand. The parsers recurse: without a limit a text of 60 KB overflows the stack,
 * and within V8's regular expressions that ends the process.
 */
export const MAX_DEPTH = 64
