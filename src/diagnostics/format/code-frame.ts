import type { Place, Position } from '../../model/diagnostic.js'
import type { Palette } from './colours.js'
import { columns, fitEnd, fitStart, visible } from './visible.js'

/** Columns of a long source line that are shown, and how many of them may stand before the caret. */
const SHOWN = 90
const BEFORE = 50

/** What YAML, and so we, take for the end of a line. */
const LINE_END = /\r\n|\n|\r/

/**
 * The line that a place is in, with carets below what is meant; no lines when the place has no line or the
 * text has changed since. The carets stand right below CJK characters, which are two columns wide.
 */
export function codeFrame(text: string, place: Place, colours: Palette): readonly string[] {
  const { start, end } = place
  if (start === undefined) return []
  const line = text.split(LINE_END)[start.line - 1]
  if (line === undefined || line.trim() === '') return []
  const before = visible(line.slice(0, start.column - 1))
  const meant = visible(line.slice(start.column - 1, endColumn(start, end, line) - 1))
  const after = visible(line.slice(endColumn(start, end, line) - 1))

  const left = fitEnd(before, BEFORE)
  const right = fitStart(meant + after, SHOWN - left.columns)
  const leftCut = left.text.length < before.length ? '…' : ''
  const rightCut = right.text.length < (meant + after).length ? '…' : ''
  const carets = '^'.repeat(Math.max(1, Math.min(columns(meant), right.columns)))

  const number = String(start.line)
  const margin = ' '.repeat(number.length)
  const indent = ' '.repeat(columns(leftCut) + left.columns)
  return [
    `${colours.faint(`${number} │`)} ${leftCut}${left.text}${right.text}${rightCut}`,
    `${colours.faint(`${margin} │`)} ${indent}${colours.error(carets)}`,
  ]
}

/** After the last character that is meant; one character (not half a surrogate pair) when no end is known. */
function endColumn(start: Position, end: Position | undefined, line: string): number {
  if (end !== undefined && end.line === start.line && end.column > start.column) return end.column
  if (end !== undefined && end.line > start.line) return line.length + 1
  return start.column + ((line.codePointAt(start.column - 1) ?? 0) > 0xffff ? 2 : 1)
}
