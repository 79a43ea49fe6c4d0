import { type Options, raw } from 'hast-util-raw'
import type { Element, ElementContent } from '../tree.js'

type Tree = { type: 'root'; children: ElementContent[] }

/**
 * Makes elements of raw HTML, as a browser would read it among the elements around it.
 * @param text what was parsed: without it no element keeps its place
 */
export function withRawHtml(children: readonly ElementContent[], text: string): ElementContent[] {
  // The library asks for a VFile and only ever reads its text.
  const file = { value: text, toString: () => text } as unknown as NonNullable<Options['file']>
  const tree = raw({ type: 'root', children: [...children] } as Tree, { file })
  return tree.type === 'root' ? (tree.children as ElementContent[]) : [tree as Element]
}
