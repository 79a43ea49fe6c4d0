import { idFor } from './ids.js'
import type { Reading } from './reading.js'
import { asPlain } from './tokens.js'
import type { Heading, Root } from './tree.js'
import { plainText, walk } from './walk.js'

/** `## Title {#id}`; kramdown's `{: #id}` is read by attribute-lists.ts. */
const EXPLICIT_ID = /[ \t]*\{#([\p{L}\p{N}_-]+)\}[ \t]*$/u

const DEEPEST = 6

/**
 * Settles which headings there are, and their levels. The page's title is its h1: a first heading that repeats the
 * title is dropped, and when the body has other h1, all its headings go one level down.
 */
export function headings(root: Root, reading: Reading): void {
  const found = headingsOf(root)
  const first = found[0]
  if (first === undefined) return
  for (const heading of found) takeExplicitId(heading)
  reading.found.heading = textOf(first, reading)
  const isTitle = first.depth === 1 && first === root.children.find(node => node.type !== 'definition')
  const shown = isTitle && isSameTitle(reading) ? found.slice(1) : found
  if (shown.length < found.length) root.children.splice(root.children.indexOf(first), 1)
  const shift = shown.some(heading => heading.depth === 1) ? 1 : 0
  for (const heading of shown) heading.depth = Math.min(heading.depth + shift, DEEPEST) as Heading['depth']
}

/** Gives each heading its id, unless it has that of its story, and lists it. Comes after the parts are known. */
export function headingIds(root: Root, reading: Reading): void {
  for (const heading of headingsOf(root)) {
    const text = textOf(heading, reading)
    const id = heading.data?.storyId ?? reading.ids.take(explicitId(heading) ?? idFor(text))
    heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } }
    const { part = null, isListed = true } = heading.data
    reading.headings.push({ level: heading.depth, id, text, part, isListed })
  }
}

function headingsOf(root: Root): readonly Heading[] {
  const found: Heading[] = []
  walk(root, node => {
    if (node.type === 'heading') found.push(node)
  })
  return found
}

function textOf(heading: Heading, reading: Reading): string {
  return asPlain(reading.tokens, plainText(heading.children)).replace(/\s+/g, ' ').trim()
}

/** Without a title in front matter the first heading is the title. */
function isSameTitle(reading: Reading): boolean {
  return reading.title === null || reading.title.trim() === reading.found.heading
}

function takeExplicitId(heading: Heading): void {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return
  const id = EXPLICIT_ID.exec(last.value)?.[1]
  if (id === undefined) return
  last.value = last.value.replace(EXPLICIT_ID, '')
  heading.data = { ...heading.data, hProperties: { ...heading.data?.hProperties, id } }
}

/** What the author asked for: `{#id}`, or kramdown's list. */
export function explicitId(heading: Heading): string | null {
  const id = heading.data?.hProperties?.id
  return typeof id === 'string' && id !== '' ? id : null
}
