import type { Position } from '../model/diagnostic.js'

/** A part of a text that was replaced: where it is now, and where it was. */
export interface Replacement {
  readonly now: { readonly start: number; readonly end: number }
  readonly before: { readonly start: number; readonly end: number }
}

/** The offset in the author's text for one in the text after replacements, which are in order. */
export function offsetBefore(replacements: readonly Replacement[], offset: number): number {
  let low = 0
  let high = replacements.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((replacements[middle]?.now.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const last = replacements[low - 1]
  if (last === undefined) return offset
  return offset < last.now.end ? last.before.start : offset - last.now.end + last.before.end
}

/** Lines and columns of a text whose first line is line `firstLine` of its file. */
export function placesOf(text: string, firstLine: number): (offset: number) => Position {
  let starts: readonly number[] | null = null
  return offset => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return { line: firstLine + low - 1, column: offset - (starts[low - 1] ?? 0) + 1 }
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return starts
}
