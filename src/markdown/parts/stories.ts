import { hashBytes } from '../../lib/hash.js'
import { truncate } from '../../lib/text.js'
import type { StoryLink } from '../../model/document.js'
import { explicitId } from '../headings.js'
import { withReferences } from '../html/finish.js'
import { idFor } from '../ids.js'
import type { Reading } from '../reading.js'
import { asPlain } from '../tokens.js'
import type { Heading, List, ListItem, Nodes, Paragraph, Root, RootContent } from '../tree.js'
import { plainText, startOf, walk } from '../walk.js'
import {
  columns,
  type FirstLine,
  firstLine,
  isBold,
  isList,
  lineOf,
  paragraphsOf,
  runIn,
  setApart,
  withoutOrnament,
} from './headline.js'

interface Place {
  readonly root: Root
  readonly reading: Reading
}

/**
 * Finds the stories of a news section, in the shapes in which digests have them:
 * - items of a list, bulleted or numbered (`1)`), whose first line is the headline, or whose headline runs in
 *   (`**Headline**: text`);
 * - paragraphs that are, or begin with, a line in bold; what follows up to the next one is the story's text;
 * - headings below the section's own, numbered or not. One that only groups lists of stories is none itself.
 *
 * Gives the list items that became stories.
 */
export function stories(content: readonly RootContent[], place: Place): readonly ListItem[] {
  const depth = Math.min(
    ...content.map(node => (node.type === 'heading' ? node.depth : Number.POSITIVE_INFINITY)),
  )
  const first = content.findIndex(node => node.type === 'heading' && node.depth === depth)
  if (first === -1) return looseStories(content, place)
  const items = [...looseStories(content.slice(0, first), place)]
  for (const { heading, body } of sectionsOf(content.slice(first), depth)) {
    if (isGroup(heading, body)) items.push(...stories(body, place))
    else headingStory(heading, body, place)
  }
  return items
}

interface Section {
  readonly heading: Heading
  readonly body: readonly RootContent[]
}

function sectionsOf(content: readonly RootContent[], depth: number): readonly Section[] {
  const sections: { heading: Heading; body: RootContent[] }[] = []
  for (const node of content) {
    if (node.type === 'heading' && node.depth === depth) sections.push({ heading: node, body: [] })
    else sections.at(-1)?.body.push(node)
  }
  return sections
}

/** A heading such as `產品` over a list of stories, or over headings of stories. A numbered one is a story. */
function isGroup(heading: Heading, body: readonly RootContent[]): boolean {
  const [first] = body
  if (first === undefined || withoutOrnament(plainText([heading])) !== plainText([heading]).trim())
    return false
  return first.type === 'heading' || (isList(first) && first.children.every(hasHeadlineAndText))
}

/** An item of two lines or more, or of two blocks. */
function hasHeadlineAndText(item: ListItem): boolean {
  const line = firstLine(item)
  return line !== null && (line.rest.length > 0 || item.children.some((child, i) => i > 0 && !isList(child)))
}

/** Stories without headings. A list below a bold line is that story's, unless its items are stories themselves. */
function looseStories(content: readonly RootContent[], place: Place): readonly ListItem[] {
  const items: ListItem[] = []
  let open: { paragraph: Paragraph; body: RootContent[] } | null = null
  const close = (): void => {
    if (open !== null) paragraphStory(open.paragraph, open.body, place)
    open = null
  }
  for (const node of content) {
    if (node.type === 'paragraph' && (isBold(lineOf(node)) || runIn(node) !== null)) {
      close()
      open = { paragraph: node, body: [] }
    } else if (isList(node) && (open === null || node.children.every(hasHeadlineAndText))) {
      close()
      items.push(...listStories(node, place))
    } else if (open !== null) (open as { body: RootContent[] }).body.push(node)
  }
  close()
  return items
}

function listStories(list: List, place: Place): readonly ListItem[] {
  for (const item of list.children) itemStory(item, place)
  return list.children
}

function itemStory(item: ListItem, { reading }: Place): void {
  const [paragraph, ...others] = item.children
  if (paragraph?.type !== 'paragraph') return
  const line = lineOf(paragraph)
  const isTwoLines = line.rest.length > 0 && columns(plainText(line.headline)) <= SHORT_HEADLINE
  const inline = isTwoLines ? null : runIn(paragraph)
  const story = addStory({ line: inline ?? line, body: others, wanted: null }, reading)
  if (story === null) return
  item.data = { ...item.data, hProperties: { className: ['story'], id: story.id } }
  if (inline === null) setApart(item, line, 'story-headline').children.push(story.mark)
  else paragraph.children.push(story.mark)
}

function paragraphStory(paragraph: Paragraph, body: readonly RootContent[], { root, reading }: Place): void {
  const line = lineOf(paragraph)
  const inline = isBold(line) ? null : runIn(paragraph)
  const story = addStory({ line: inline ?? line, body, wanted: null }, reading)
  if (story === null) return
  if (inline !== null) {
    paragraph.children.push(story.mark)
    paragraph.data = { ...paragraph.data, hProperties: { id: story.id } }
    return
  }
  const position = paragraph.position === undefined ? {} : { position: paragraph.position }
  const { headline, rest } = paragraphsOf(line, { className: 'story-heading', position })
  headline.children.push(story.mark)
  headline.data = { hProperties: { ...headline.data?.hProperties, id: story.id } }
  root.children.splice(root.children.indexOf(paragraph), 1, headline, ...rest)
}

function headingStory(heading: Heading, body: readonly RootContent[], { reading }: Place): void {
  const line: FirstLine = { headline: heading.children, rest: [] }
  const story = addStory({ line, body, wanted: explicitId(heading) }, reading)
  if (story === null) return
  heading.children = [...heading.children, story.mark]
  const hProperties = { ...heading.data?.hProperties, className: ['story-heading'] }
  heading.data = { ...heading.data, storyId: story.id, hProperties }
}

/** A line longer than this is a text, not a headline (the longest of 257 takes 96 columns). */
const LONGEST_HEADLINE = 160

/** Columns. A shorter first line is a headline, also where it begins in bold and goes on behind a colon. */
const SHORT_HEADLINE = 80

/** Long enough to name the story, short enough to be read in an address. */
const ID_GRAPHEMES = 48

interface Draft {
  readonly line: FirstLine
  readonly body: readonly Nodes[]
  /** The anchor that the author gave it. */
  readonly wanted: string | null
}

interface Added {
  readonly id: string
  /** The link to the story itself, to stand behind its headline. */
  readonly mark: Extract<Nodes, { type: 'extra' }>
}

/** Adds a story to the reading; `null` for what has no headline. */
function addStory({ line, body, wanted }: Draft, reading: Reading): Added | null {
  const text = (nodes: readonly Nodes[]) => asPlain(reading.tokens, plainText(nodes)).trim()
  const headline = withoutOrnament(text(line.headline).replace(/\s+/g, ' ')).replace(/[:：]$/u, '')
  if (headline === '' || columns(headline) > LONGEST_HEADLINE) return null
  const first = text(line.rest).replace(/^[:：—–-]+\s*/u, '')
  const rest = [first, text(body)].filter(part => part !== '').join('\n')
  const slug = truncate(idFor(headline), ID_GRAPHEMES).replace(/[-…]+$/u, '')
  const named = wanted ?? `story-${slug}`
  const id = reading.ids.take(reading.ids.has(named) ? `${named}-${shortHash(headline + rest)}` : named)
  reading.stories.push({
    id,
    headline,
    text: rest,
    links: linksIn([...line.headline, ...line.rest, ...body], reading),
  })
  const slot = { kind: 'story-link', id, headline } as const
  return { id, mark: { type: 'extra', value: reading.tokens.put({ kind: 'slot', slot, plain: '' }) } }
}

function linksIn(nodes: readonly Nodes[], reading: Reading): readonly StoryLink[] {
  const links = new Map<string, StoryLink>()
  const add = (node: Nodes): void => {
    if (node.type !== 'link' || node.url.startsWith('#')) return
    const target = withReferences(node.url, reading)
    const text = asPlain(reading.tokens, plainText(node.children)).replace(/\s+/g, ' ').trim()
    if (!links.has(target)) links.set(target, { text, target, at: reading.placeOf(startOf(node)) })
  }
  for (const node of nodes) {
    add(node)
    if ('children' in node) walk(node, add)
  }
  return [...links.values()]
}

const shortHash = (text: string): string =>
  hashBytes(text)
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 6)
    .toLowerCase()

/**
 * In the other sections an item of a story's shape, one short line and a long text, gets its first line set apart as
 * well.
 */
export function setHeadlinesApart(root: Root, isStory: ReadonlySet<object>): void {
  walk(root, node => {
    if (node.type !== 'listItem' || isStory.has(node)) return
    const line = firstLine(node)
    if (line !== null && isHeadlineAndText(line)) setApart(node, line, 'item-headline')
  })
}

/**
 * The shape of a headline over its text: a short line that ends like a title, then a line at least twice as long.
 * Text that an editor wrapped at a column never has it: its second line is no longer than its first.
 */
function isHeadlineAndText(line: FirstLine): boolean {
  const headline = plainText(line.headline).trim()
  const second = plainText(line.rest).split('\n')[0]?.trim() ?? ''
  const width = columns(headline)
  return (
    width > 0 &&
    width <= SHORT_HEADLINE &&
    !GOES_ON.test(headline) &&
    columns(second) >= Math.max(2 * width, LONG_TEXT)
  )
}

/** Columns; more than the widest common wrap, 120, so that wrapped text is never taken for a headline's. */
const LONG_TEXT = 122

/** Punctuation after which a sentence goes on or ends: no headline ends so. */
const GOES_ON = /[,;，、；。.]$/
