import { unreadMarks } from '../../diagnostics/catalog/mistakes.js'
import type { Edit, Mistake } from './mend-text.js'

/**
 * Marks at the start of a line that a chat window or an input method has made unreadable: `##標題`, `1.　項目` with a wide
 * blank, `- ` with one that does not break, `• ` in the place of `- `, and characters without width before any mark.
 */
export function blockMarks(text: string): readonly Mistake[] {
  const edits = [...hidden(text), ...wideBlanks(text), ...tightHeadings(text), ...bullets(text)].toSorted(
    (a, b) => a.start - b.start,
  )
  const [first] = edits
  if (first === undefined) return []
  const line = text.slice(first.start).split('\n', 1)[0] ?? ''
  const start = text.lastIndexOf('\n', first.start - 1) + 1
  const written = text.slice(start, first.start) + line
  return [{ edits, say: (place, count) => unreadMarks({ ...place, count, written }) }]
}

const WITHOUT_WIDTH = /^([ \t>]*)([\u200B-\u200F\u2060\uFEFF]+)(?=#|[-*+]\s|\d{1,9}[.)]\s|>|`{3}|~{3}|\|)/gm

const hidden = (text: string): readonly Edit[] =>
  [...text.matchAll(WITHOUT_WIDTH)].map(({ index, 1: indent = '', 2: nothing = '' }) => {
    const start = index + indent.length
    return { start, end: start + nothing.length, by: '' }
  })

/** Not a text between two stars, which the specification has as its example of what is no emphasis. */
const WIDE_BLANK =
  /^([ \t>\u200B-\u200F\u2060\uFEFF]*(?:#{1,6}|[-*+]|\d{1,9}[.)]))[ \t]*[\u00A0\u3000][ \t\u00A0\u3000]*(?=\S)(?![^\n]*[\u00A0\u3000]\*$)/gm

const wideBlanks = (text: string): readonly Edit[] =>
  [...text.matchAll(WIDE_BLANK)].map(({ index, 0: whole, 1: mark = '' }) => ({
    start: index + mark.length,
    end: index + whole.length,
    by: ' ',
  }))

/** One `#` without a blank is a tag of social media: `#AI`. */
const TIGHT_HEADING =
  /^((?:[\u200B-\u200F\u2060\uFEFF]* {0,3}|[ \t]*>[ \t]?)#{2,6})(?=[\p{L}\p{N}\p{Extended_Pictographic}「『【《（*])/gmu

const tightHeadings = (text: string): readonly Edit[] =>
  [...text.matchAll(TIGHT_HEADING)].map(({ index, 0: mark }) => {
    const start = index + mark.length
    return { start, end: start, by: ' ' }
  })

/** One such line may be an ornament; two or more are a list. */
const BULLETS = /^[ \t]*[•●▪◦‣][ \t\u00A0\u3000]+\S[^\n]*(?:\n[ \t]*[•●▪◦‣][ \t\u00A0\u3000]+\S[^\n]*)+/gm
const BULLET = /^([ \t]*)[•●▪◦‣][ \t\u00A0\u3000]+/gm

const bullets = (text: string): readonly Edit[] =>
  [...text.matchAll(BULLETS)].flatMap(({ index, 0: lines }) =>
    [...lines.matchAll(BULLET)].map(({ index: line, 0: whole, 1: indent = '' }) => ({
      start: index + line + indent.length,
      end: index + line + whole.length,
      by: '- ',
    })),
  )
