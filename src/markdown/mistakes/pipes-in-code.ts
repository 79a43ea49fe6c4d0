import { pipeInCode } from '../../diagnostics/catalog/mistakes.js'
import type { Edit, Mistake } from './mend-text.js'

/** The line below the header of a table. */
const DELIMITERS = /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/
const CODE = /(?<!`)(`+)(?!`)[^`\n]+\1(?!`)/g
const PIPE = /(?<!\\)\|/g

/**
 * Keeps `` `a | b` `` in one cell of a table, where GFM would cut it and drop the last cell of the row: only in rows that
 * have exactly as many cells as their header when their code is whole.
 */
export function pipesInCode(text: string): readonly Mistake[] {
  if (!text.includes('|') || !text.includes('`')) return []
  const edits: Edit[] = []
  let columns: number | null = null
  let start = 0
  for (const line of text.split('\n')) {
    if (DELIMITERS.test(line)) columns = cells(line)
    else if (!line.includes('|')) columns = null
    else if (columns !== null && cells(line) > columns && cells(line.replace(CODE, '')) === columns)
      edits.push(...pipesOf(line, start))
    start += line.length + 1
  }
  return edits.length === 0 ? [] : [{ edits, say: (place, count) => pipeInCode({ ...place, count }) }]
}

function pipesOf(line: string, offset: number): readonly Edit[] {
  return [...line.matchAll(CODE)].flatMap(({ index, 0: code }) =>
    [...code.matchAll(PIPE)].map(({ index: at }) => {
      const start = offset + index + at
      return { start, end: start + 1, by: '\\|' }
    }),
  )
}

function cells(line: string): number {
  const row = line.replace(/^[ \t>]*\|?/, '').replace(/(?<!\\)\|[ \t]*$/, '')
  return (row.match(PIPE)?.length ?? 0) + 1
}
