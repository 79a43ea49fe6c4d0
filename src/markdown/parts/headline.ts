import type { ListItem, Nodes, Paragraph, PhrasingContent } from '../tree.js'
import { plainText } from '../walk.js'

/** A paragraph's headline, and what follows it in the same paragraph. */
export interface FirstLine {
  readonly headline: readonly PhrasingContent[]
  /** Empty when the paragraph has one line. */
  readonly rest: readonly PhrasingContent[]
}

/** The first line of an item and what follows it; `null` when the item does not begin with text. */
export function firstLine(item: ListItem): FirstLine | null {
  const paragraph = item.children[0]
  return paragraph?.type === 'paragraph' ? lineOf(paragraph) : null
}

/** A paragraph cut at its first line end, soft or hard. */
export function lineOf(paragraph: Paragraph): FirstLine {
  for (const [i, child] of paragraph.children.entries()) {
    const before = paragraph.children.slice(0, i)
    const after = paragraph.children.slice(i + 1)
    if (child.type === 'break') return { headline: before, rest: after }
    const cut = child.type === 'text' ? child.value.indexOf('\n') : -1
    if (child.type !== 'text' || cut === -1) continue
    const position = child.position === undefined ? {} : { position: child.position }
    const head = child.value.slice(0, cut).trimEnd()
    const tail = child.value.slice(cut + 1).trimStart()
    return {
      headline: head === '' ? before : [...before, { type: 'text', value: head, ...position }],
      rest: tail === '' ? after : [{ type: 'text', value: tail, ...position }, ...after],
    }
  }
  return { headline: paragraph.children, rest: [] }
}

/** What stands between a run-in headline and its text. */
const AFTER_RUN_IN = /^\s*[:：—–-]+\s*\S/u

/**
 * A headline in bold at the start of a line that goes on behind a colon: `**New model**: it can …`. The colon may be
 * inside the bold text. `null` for any other paragraph.
 */
export function runIn(paragraph: Paragraph): FirstLine | null {
  const index = paragraph.children.findIndex(child => child.type === 'strong')
  const strong = paragraph.children[index]
  if (strong === undefined || !isOrnament(paragraph.children.slice(0, index))) return null
  const rest = paragraph.children.slice(index + 1)
  const text = plainText(rest)
  const endsWithColon = /[:：]\s*$/u.test(plainText([strong]))
  const goesOn = endsWithColon ? text.trim() !== '' : AFTER_RUN_IN.test(text)
  return goesOn ? { headline: [strong], rest } : null
}

/** Whether a line is bold as a whole, but for a number or an emoji before it. */
export function isBold({ headline }: FirstLine): boolean {
  const index = headline.findIndex(child => child.type === 'strong')
  if (index === -1 || !isOrnament(headline.slice(0, index))) return false
  return plainText(headline.slice(index + 1)).trim() === ''
}

const isOrnament = (nodes: readonly Nodes[]): boolean => withoutOrnament(plainText(nodes)) === ''

/** Emoji and other pictures, with the invisible characters that belong to them; keycaps. */
const PICTURES =
  /^(?:[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic}|\p{So}|\p{Emoji_Modifier}|\uFE0F|\u200D|\s)+/u
/** `1. `, `1) `, `(1)`, `一、`, `①`, `第三則：`; never `3.5` nor a year. */
const NUMBER =
  /^(?:[(（]?\d{1,3}(?:[)）、]|[.．](?!\d))|[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳]|第[\d一二三四五六七八九十]{1,3}[則條項篇][:：、\s]|#\d{1,3}(?=\s))\s*/u

/**
 * A headline without the emoji and the number before it, which are not a part of what it says.
 * @example withoutOrnament('1. 🧠 新模型上線') // => '新模型上線'
 */
export function withoutOrnament(text: string): string {
  let rest = text.trim()
  for (let before = ''; rest !== before; ) {
    before = rest
    rest = rest.replace(PICTURES, '').replace(NUMBER, '')
  }
  return rest.trim()
}

/** Sets the headline apart as a paragraph of its own; the item then shows all its paragraphs. */
export function setApart(item: ListItem, line: FirstLine, className: string): Paragraph {
  const [paragraph, ...others] = item.children
  const position = paragraph?.position === undefined ? {} : { position: paragraph.position }
  const { headline, rest } = paragraphsOf(line, { className, position })
  item.children = [headline, ...rest, ...others]
  item.spread = true
  return headline
}

/** Headline and rest as paragraphs; no rest where the headline is all. */
export function paragraphsOf(
  line: FirstLine,
  { className, position }: { readonly className: string; readonly position: Pick<Paragraph, 'position'> },
): { readonly headline: Paragraph; readonly rest: readonly Paragraph[] } {
  const headline: Paragraph = {
    type: 'paragraph',
    children: [...line.headline],
    data: { hProperties: { className: [className] } },
    ...position,
  }
  const rest: Paragraph = { type: 'paragraph', children: [...line.rest], ...position }
  return { headline, rest: line.rest.length > 0 ? [rest] : [] }
}

/** Columns that a text takes up: a wide character of East Asia takes two. */
export function columns(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0
    sum += point >= FIRST_WIDE && WIDE.some(([first, last]) => first <= point && point <= last) ? 2 : 1
    if (point > 0xffff) i += 1
  }
  return sum
}

const FIRST_WIDE = 0x1100
/** The most used first. */
const WIDE = [
  [0x2e80, 0xa4cf],
  [0xff00, 0xff60],
  [0x1100, 0x115f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0x20000, 0x3fffd],
] as const

export const isList = (node: Nodes): node is Extract<Nodes, { type: 'list' }> => node.type === 'list'
