import { readTag, TAG_START, type Tag } from './call.js'

/** A call in a text: one tag, or two with a text between them. */
export interface Call {
  readonly tag: Tag
  readonly start: number
  readonly end: number
  /** What stands between an opening and its closing tag. */
  readonly inner: { readonly start: number; readonly end: number } | null
}

/** A range in which nothing is markup. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * The shortcodes of a text, in order, outside of code; calls inside the inner text of another are not listed.
 * Only names that are known pair an opening with a closing tag.
 */
export function scanShortcodes(
  text: string,
  options: { code: readonly Range[]; known: ReadonlySet<string> },
): Call[] {
  const open: Tag[] = []
  const openByName = new Map<string, number>()
  const count = (name: string, by: number) => openByName.set(name, (openByName.get(name) ?? 0) + by)
  const calls: Call[] = []
  for (const tag of tagsOutsideCode(text, options.code)) {
    if (tag.kind !== 'close' || (openByName.get(tag.name) ?? 0) === 0) {
      calls.push({ tag, start: tag.start, end: tag.end, inner: null })
      if (tag.kind !== 'open' || !options.known.has(tag.name)) continue
      open.push(tag)
      count(tag.name, 1)
      continue
    }
    for (let top = open.pop(); top !== undefined; top = open.pop()) {
      count(top.name, -1)
      if (top.name !== tag.name) continue
      const opening = top
      while (calls.length > 0 && (calls.at(-1)?.start ?? -1) >= opening.start) calls.pop()
      const inner = { start: opening.end, end: tag.start }
      calls.push({ tag: opening, start: opening.start, end: tag.end, inner })
      break
    }
  }
  return calls
}

/** Whoever begins first wins: a tag that begins outside of code may hold backticks. */
function tagsOutsideCode(text: string, code: readonly Range[]): readonly Tag[] {
  const tags: Tag[] = []
  const pattern = new RegExp(TAG_START)
  let range = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    while ((code[range]?.end ?? Number.POSITIVE_INFINITY) <= found.index) range++
    const around = code[range]
    if (around !== undefined && around.start <= found.index) {
      pattern.lastIndex = around.end
      continue
    }
    const tag = readTag(text, found.index)
    if (tag === null) continue
    tags.push(tag)
    pattern.lastIndex = tag.end
  }
  return tags
}
