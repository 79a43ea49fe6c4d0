import { hashBytes } from '../../lib/hash.js'
import { truncate } from '../../lib/text.js'
import { idFor } from '../ids.js'
import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { ListItem, Nodes, Root } from '../tree.js'
import { plainText, walk } from '../walk.js'
import { columns, type FirstLine, firstLine, isList, setApart } from './headline.js'
import { partsOf } from './sections.js'

/**
 * Finds the stories: the items of the lists in the news section, whose first line is the headline. In the other
 * sections an item of the same shape, one short line and a long text, gets its first line set apart as well.
 */
export function stories(root: Root, reading: Reading): void {
  const isStory = new Set<Nodes>()
  for (const part of partsOf(root, reading.partNames)) {
    if (part.kind !== 'stories') continue
    for (const list of part.content.filter(isList)) {
      for (const item of list.children) {
        isStory.add(item)
        makeStory(item, reading)
      }
    }
  }
  walk(root, node => {
    if (node.type !== 'listItem' || isStory.has(node)) return
    const line = firstLine(node)
    if (line !== null && isHeadlineAndText(line)) setApart(node, line, 'item-headline')
  })
}

/** A line longer than this is a text, not a headline (the longest of 257 takes 96 columns). */
const LONGEST_HEADLINE = 160

/** Long enough to name the story, short enough to be read in an address. */
const ID_GRAPHEMES = 48

function makeStory(item: ListItem, reading: Reading): void {
  const line = firstLine(item)
  if (line === null) return
  const text = (nodes: readonly Nodes[]) => asPlain(reading.tokens, plainText(nodes)).trim()
  const headline = text(line.headline).replace(/\s+/g, ' ')
  if (headline === '' || columns(headline) > LONGEST_HEADLINE) return
  const rest = [text(line.rest), text(item.children.slice(1))].filter(part => part !== '').join('\n')
  const slug = truncate(idFor(headline), ID_GRAPHEMES).replace(/[-…]+$/u, '')
  const wanted = `story-${slug}`
  const id = reading.ids.take(reading.ids.has(wanted) ? `${wanted}-${shortHash(headline + rest)}` : wanted)
  setApart(item, line, 'story-headline')
  item.data = { ...item.data, hProperties: { className: ['story'], id } }
  reading.stories.push({ id, headline, text: rest })
}

const shortHash = (text: string): string =>
  hashBytes(text)
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 6)
    .toLowerCase()

/**
 * The shape of a headline over its text: a short line that ends like a title, then a line at least twice as long.
 * Text that an editor wrapped at a column never has it: its second line is no longer than its first.
 */
function isHeadlineAndText(line: FirstLine): boolean {
  const headline = plainText(line.headline).trim()
  const second = plainText(line.rest).split('\n')[0]?.trim() ?? ''
  const width = columns(headline)
  return (
    width > 0 && width <= 80 && !GOES_ON.test(headline) && columns(second) >= Math.max(2 * width, LONG_TEXT)
  )
}

/** Columns; more than the widest common wrap, 120, so that wrapped text is never taken for a headline's. */
const LONG_TEXT = 122

/** Punctuation after which a sentence goes on or ends: no headline ends so. */
const GOES_ON = /[,;，、；。.]$/
