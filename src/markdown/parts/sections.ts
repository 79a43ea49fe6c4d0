import { PART_KINDS, type PartKind, type PartNames } from '../../model/parts.js'
import type { Heading, Root, RootContent } from '../tree.js'
import { plainText } from '../walk.js'

export interface Part {
  readonly kind: PartKind
  readonly heading: Heading
  /** Up to the next heading of the same or a higher level. */
  readonly content: readonly RootContent[]
}

/** The parts of a text, in its order. */
export function partsOf(root: Root, names: PartNames): readonly Part[] {
  const kinds = kindsByName(names)
  const parts: { kind: PartKind; heading: Heading; content: RootContent[] }[] = []
  let open: (typeof parts)[number] | null = null
  for (const node of root.children) {
    if (node.type === 'heading') {
      if (open !== null && node.depth <= open.heading.depth) open = null
      const kind = kinds.get(nameOf(plainText(node.children)))
      if (kind !== undefined && isApart(kind, open)) {
        open = { kind, heading: node, content: [] }
        parts.push(open)
        continue
      }
    }
    open?.content.push(node)
  }
  return parts
}

/**
 * A story may have a heading `分析` of its own: within the news, only the list of sources is a part. Below a heading
 * of the first level stands the whole digest.
 */
const isApart = (kind: PartKind, open: Part | null): boolean =>
  open?.kind !== 'stories' || open.heading.depth === 1 || kind === 'sources'

/** The same names serve every text of a build. */
const known = new WeakMap<PartNames, ReadonlyMap<string, PartKind>>()

function kindsByName(names: PartNames): ReadonlyMap<string, PartKind> {
  const remembered = known.get(names)
  if (remembered !== undefined) return remembered
  const made = new Map(PART_KINDS.flatMap(kind => names[kind].map(name => [nameOf(name), kind] as const)))
  known.set(names, made)
  return made
}

/** `3. `, `三、`, `第三節：` before the name itself. */
const NUMBERING = /^(?:第?[0-9一二三四五六七八九十]+(?:[.、):：節章部]+|\s+(?=\D)))+\s*/u
/** `(10 則)` after it. */
const REMARK = /\([^()]*\)\s*$/
const NOT_IN_NAME = /[^\p{L}\p{N}]+/gu

/** What is compared: `📰 本週新聞焦點` and `一、本週新聞焦點（6 則）` are one name. */
function nameOf(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[0-9]\uFE0F?\u20E3/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(NUMBERING, '')
    .replace(REMARK, '')
    .replace(NOT_IN_NAME, '')
}
