import { isBareAddress } from './bare-urls.js'
import type { Reading } from './reading.js'
import type { Nodes, Parents, Root } from './tree.js'

/** The emoji for each name that GitHub has for one: `rocket`, `+1`. */
export type EmojiNames = ReadonlyMap<string, string>

/** Loads the names, which only a site that asks for them needs. */
export async function loadEmojiNames(): Promise<EmojiNames> {
  const { nameToEmoji } = await import('gemoji')
  return new Map(Object.entries(nameToEmoji))
}

/**
 * Names in colons, one or several in a row; never a part of a time (`10:100:45`), a path (`std::rocket::x`) or an
 * address.
 */
const NAMES = /(?<![\w/:])(?::[\w+-]+:)+(?![\d:])/g
const NAME = /:([\w+-]+):/g

/** Shows `:rocket:` as 🚀 in the words of a text; its code, its addresses and names that nobody knows stay as they are. */
export function emoji(root: Root, { emojiNames, text }: Reading): void {
  if (emojiNames !== null && text.includes(':')) showIn(root, emojiNames)
}

function showIn(parent: Parents, names: EmojiNames): void {
  for (const node of parent.children as readonly Nodes[]) {
    if (node.type === 'text') {
      node.value = node.value.replace(NAMES, run =>
        run.replace(NAME, (written, name: string) => names.get(name) ?? written),
      )
    } else if ('children' in node && !(node.type === 'link' && isBareAddress(node))) showIn(node, names)
  }
}
