import { readTag, TAG_START, type Tag } from './call.js'
import { readOutput } from './outputs.js'

/** What stands in a text in the place of something else. */
export type Call =
  | TagCall
  /** `{% raw %}` and `{% endraw %}` by themselves, and whole comments: nothing is shown in their place. */
  | { readonly kind: 'nothing'; readonly start: number; readonly end: number }
  /** A part of an address that Liquid would print. */
  | { readonly kind: 'address'; readonly address: string; readonly start: number; readonly end: number }

/** One tag, or two with a text between them. */
export interface TagCall {
  readonly kind: 'tag'
  readonly tag: Tag
  readonly start: number
  readonly end: number
  /** What stands between an opening and its closing tag. */
  readonly inner: Range | null
}

/** A range in which nothing is markup. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** `{{< highlight go >}}` and `{% highlight go %}`: a block of code. */
export const HIGHLIGHT = 'highlight'

/** `{{< mermaid >}}`: a drawing, as a block of code in that language. */
export const DRAWING = 'mermaid'

/** `{{< katex >}}` and `{{< math >}}`: what stands between their tags is a formula. */
export const FORMULAS: ReadonlySet<string> = new Set(['katex', 'math'])

export interface ScanOptions {
  /** The ranges of code in a text, in order. */
  readonly codeIn: (text: string) => readonly Range[]
  readonly known: ReadonlySet<string>
}

/**
 * The shortcodes of a text, in order, outside of code; calls inside the inner text of another are not listed.
 * Only names that are known pair an opening with a closing tag.
 */
export function scanShortcodes(text: string, options: ScanOptions): Call[] {
  const open: Tag[] = []
  const openByName = new Map<string, number>()
  const count = (name: string, by: number) => openByName.set(name, (openByName.get(name) ?? 0) + by)
  const calls: Call[] = []
  for (const found of foundOutsideCode(text, options.codeIn)) {
    if (!('tag' in found) || found.inner !== null) {
      calls.push(found)
      continue
    }
    const { tag } = found
    if (tag.kind !== 'close' || (openByName.get(tag.name) ?? 0) === 0) {
      calls.push(found)
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
      calls.push({ kind: 'tag', tag: opening, start: opening.start, end: tag.end, inner })
      break
    }
  }
  return calls
}

const START = new RegExp(`${TAG_START.source}|\\{\\{(?=-?\\s*(?:site\\.|["']))`, 'g')

/** Fences left open between verbatim tags, after which the text is read again: no real text has more. */
const MAX_REREADS = 8

/** Whoever begins first wins: a tag that begins outside of code may hold backticks. */
function foundOutsideCode(text: string, codeIn: ScanOptions['codeIn']): readonly Call[] {
  const found: Call[] = []
  const pattern = new RegExp(START)
  const ends = closings(text)
  let code = codeIn(text)
  let range = 0
  let rereads = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const at = match.index
    while ((code[range]?.end ?? Number.POSITIVE_INFINITY) <= at) range++
    const around = code[range]
    if (around !== undefined && around.start <= at) {
      pattern.lastIndex = around.end
      continue
    }
    const calls = readAt(text, at, ends)
    found.push(...calls)
    const end = calls.at(-1)?.end
    if (end === undefined) continue
    pattern.lastIndex = end
    // A fence that opens inside a verbatim call and is not closed there says nothing of the text behind.
    let first = range
    while ((code[first]?.end ?? Number.POSITIVE_INFINITY) <= end) first++
    const isCrossed = (code[first]?.start ?? end) < end
    if (!isCrossed || rereads === MAX_REREADS) continue
    rereads += 1
    range = 0
    code = codeIn(text.slice(0, end).replace(/[^\n]/g, ' ') + text.slice(end))
  }
  return found
}

function readAt(text: string, start: number, ends: Closings): readonly Call[] {
  const tag = readTag(text, start)
  if (tag === null) {
    const output = readOutput(text, start)
    return output === null ? [] : [{ kind: 'address', ...output }]
  }
  const single: Call = { kind: 'tag', tag, start, end: tag.end, inner: null }
  if (tag.kind !== 'open' || !isVerbatim(tag)) return [single]
  const close = ends(tag)
  if (close === null) return [single]
  if (tag.name === 'comment') return [{ kind: 'nothing', start, end: close.end }]
  if (tag.name === 'raw')
    return [
      { kind: 'nothing', start, end: tag.end },
      { kind: 'nothing', ...close },
    ]
  return [{ kind: 'tag', tag, start, end: close.end, inner: { start: tag.end, end: close.start } }]
}

/** Between these and their closing tag there are no tags. */
function isVerbatim({ name, syntax }: Tag): boolean {
  if (syntax === 'liquid') return name === HIGHLIGHT || name === 'raw' || name === 'comment'
  return name === HIGHLIGHT || name === DRAWING || FORMULAS.has(name)
}

type Closings = (opening: Tag) => Range | null

/** Looks no second time for what stands nowhere behind, so that a thousand lone openings cost no more than one. */
function closings(text: string): Closings {
  const missing = new Set<string>()
  return ({ name, syntax, end }) => {
    const key = `${syntax} ${name}`
    if (missing.has(key)) return null
    const pattern = new RegExp(
      syntax === 'liquid' ? `\\{%-?\\s*end${name}\\s*-?%\\}` : `\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`,
      'g',
    )
    pattern.lastIndex = end
    const found = pattern.exec(text)
    if (found === null) missing.add(key)
    return found === null ? null : { start: found.index, end: found.index + found[0].length }
  }
}
