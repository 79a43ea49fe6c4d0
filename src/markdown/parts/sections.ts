import type { Heading, Root, RootContent } from '../tree.js'
import { plainText } from '../walk.js'

/** The parts of a digest that are found by the text of a heading. */
export type PartKind = 'stories' | 'sources'

/** What the headings of each part say, in any language; emoji, numbering, case and punctuation do not matter. */
export type PartNames = Readonly<Record<PartKind, readonly string[]>>

export const DEFAULT_PART_NAMES: PartNames = {
  stories: [
    '新聞焦點',
    '本週新聞焦點',
    '本周新聞焦點',
    '今日新聞焦點',
    '每日新聞焦點',
    '本日焦點',
    '今日焦點',
    '本週焦點',
    '焦點新聞',
    '重點新聞',
    '新聞重點',
    '今日新聞',
    '本週新聞',
    '新聞摘要',
    'News',
    'News in focus',
    'In the news',
    'News highlights',
    'News focus',
    'Top news',
    'Top stories',
    'Headlines',
    'Stories',
    "Today's news",
    "This week's news",
    "Today's top stories",
    "This week's top stories",
    "This week's headlines",
  ],
  sources: [
    '資料來源',
    '參考資料',
    '參考來源',
    '參考文獻',
    '參考連結',
    '新聞來源',
    '文章來源',
    '引用來源',
    '延伸閱讀',
    '來源',
    '出處',
    'Sources',
    'Source',
    'References',
    'Further reading',
    'Read more',
    'Related reading',
    'Links',
  ],
}

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
      if (kind !== undefined) {
        open = { kind, heading: node, content: [] }
        parts.push(open)
        continue
      }
    }
    open?.content.push(node)
  }
  return parts
}

/** The same names serve every text of a build. */
const known = new WeakMap<PartNames, ReadonlyMap<string, PartKind>>()

function kindsByName(names: PartNames): ReadonlyMap<string, PartKind> {
  const remembered = known.get(names)
  if (remembered !== undefined) return remembered
  const kinds: readonly PartKind[] = ['stories', 'sources']
  const made = new Map(kinds.flatMap(kind => names[kind].map(name => [nameOf(name), kind] as const)))
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
