import { modelCitations } from '../../diagnostics/catalog/mistakes.js'
import type { Mistake } from './mend-text.js'

/** What a chat window makes numbers with links of, and what lead nowhere once it is copied. */
const CITATION =
  /[ \t]?(?:【\d+(?::\d+)?†[^】\n]{0,80}】|:contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\uE200cite(?:\uE202[^\uE200-\uE202\s]{1,40}){1,20}\uE201|\bcite(?:turn\d{1,3}[a-z]{3,10}\d{1,3}){1,20}(?![\w-]))/g

/** The quick test: every form has one of these. */
const SIGN = /[†\uE200]|oaicite|citeturn/

/** Leaves out a chat window's own marks for sources: `【12:3†source】`, `:contentReference[oaicite:0]{index=0}`. */
export function citations(text: string): readonly Mistake[] {
  if (!SIGN.test(text)) return []
  const edits = [...text.matchAll(CITATION)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
    by: '',
  }))
  const written = edits[0] === undefined ? '' : text.slice(edits[0].start, edits[0].end).trim()
  return edits.length === 0
    ? []
    : [{ edits, say: (place, count) => modelCitations({ ...place, count, written }) }]
}
