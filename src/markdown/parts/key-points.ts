import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { Root } from '../tree.js'
import { plainText } from '../walk.js'
import { isList } from './headline.js'

/** What the heading of the key points says, without emoji, numbering and blanks. */
const NAMES: ReadonlySet<string> = new Set([
  '重點摘要',
  '本週重點',
  '本日重點',
  '今日重點',
  '重點整理',
  '重點回顧',
  '關鍵重點',
  '重點',
  'keypoints',
  'keytakeaways',
  'takeaways',
  'highlights',
  'ataglance',
  'inbrief',
  'tldr',
])

/** Lists the items under the first such heading: one line a point, without what is nested in it. */
export function keyPoints(root: Root, reading: Reading): void {
  const start = root.children.findIndex(
    node => node.type === 'heading' && NAMES.has(nameOf(plainText(node.children))),
  )
  const heading = root.children[start]
  if (heading?.type !== 'heading') return
  for (const node of root.children.slice(start + 1)) {
    if (node.type === 'heading' && node.depth <= heading.depth) return
    if (!isList(node)) continue
    for (const item of node.children) {
      const [first] = item.children
      const text = first === undefined ? '' : asPlain(reading.tokens, plainText([first]))
      const line = text.replace(/\s*\n\s*/gu, ' ').trim()
      if (line !== '') reading.keyPoints.push(line)
    }
  }
}

/** @example nameOf('📌 三、重點摘要（5 則）') // => '重點摘要' */
function nameOf(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[0-9]\uFE0F?\u20E3/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:第?[0-9一二三四五六七八九十]+[.、):：節章部]+\s*)+/u, '')
    .replace(/\([^()]*\)\s*$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
