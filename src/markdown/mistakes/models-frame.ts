import { modelThoughts, wrappedInFence } from '../../diagnostics/catalog/mistakes.js'
import type { Mistake } from './mend-text.js'

/**
 * What a model writes around the post that it was asked for: its thoughts before it, and a block of code (`` ```markdown ``)
 * with all of the post in it.
 */
export function modelsFrame(text: string): readonly Mistake[] {
  const thoughts = THOUGHTS.exec(text)
  const start = thoughts?.[0].length ?? 0
  const fence = fenceAround(text, start)
  return [
    ...(thoughts === null ? [] : [{ edits: [{ start: 0, end: start, by: '' }], say: modelThoughts }]),
    ...(fence === null ? [] : [{ edits: fence, say: wrappedInFence }]),
  ]
}

const THOUGHTS = /^\s*<(think|thinking)>[\s\S]*?<\/\1>\s*/
const OPENING = /\s*(`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*\n/iy
const FENCE = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\n`]*)$/

/** The first and the last line of a text that is one block of Markdown; `null` where the block ends before the text. */
function fenceAround(text: string, start: number): Mistake['edits'] | null {
  OPENING.lastIndex = start
  const opening = OPENING.exec(text)
  const [whole = '', fence = ''] = opening ?? []
  const from = start + whole.length
  const end = text.trimEnd().length
  const last = text.lastIndexOf('\n', end - 1) + 1
  if (opening === null || last < from || text.slice(last, end).trim() !== fence) return null
  if (isOpenAtEnd(text.slice(from, last))) return null
  return [
    { start: from - whole.trimStart().length, end: from, by: '' },
    { start: last, end, by: '' },
  ]
}

/** Whether a block of code is open at the end: the last line of the text is then its own. */
function isOpenAtEnd(text: string): boolean {
  let open: string | null = null
  for (const line of text.split('\n')) {
    const [, fence = '', info = ''] = FENCE.exec(line) ?? []
    if (fence === '') continue
    if (open === null) open = fence
    else if (info.trim() === '' && fence.startsWith(open)) open = null
  }
  return open !== null
}
