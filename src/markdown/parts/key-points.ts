import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { Nodes, RootContent } from '../tree.js'
import { plainText } from '../walk.js'
import { isList } from './headline.js'

/**
 * Lists the key points, a line each: the items of the section's lists without what is nested in them, or its
 * paragraphs where it has no list.
 */
export function keyPoints(content: readonly RootContent[], reading: Reading): void {
  const lists = content.filter(isList)
  const points: readonly Nodes[] =
    lists.length > 0
      ? lists.flatMap(list => list.children.flatMap(item => item.children.slice(0, 1)))
      : content.filter(node => node.type === 'paragraph')
  for (const point of points) {
    const line = asPlain(reading.tokens, plainText([point]))
      .replace(/\s*\n\s*/gu, ' ')
      .trim()
    if (line !== '') reading.keyPoints.push(line)
  }
}
