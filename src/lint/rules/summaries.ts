import * as say from '../../diagnostics/catalog/lint.js'
import { placeOf } from '../../diagnostics/place.js'
import type { Finding, Subject } from '../subject.js'

/** Graphemes of a description that a page's head holds: see stages/compose/head. */
const LIMIT = 200

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The text that becomes a page's description, when its end is never shown. */
export function summaries({ path, documents }: Subject): readonly Finding[] {
  return documents.slice(0, 1).flatMap((document): Finding[] => {
    const { description, summary } = document.frontMatter
    const field = description === null ? 'summary' : 'description'
    const length = [...graphemes.segment((description ?? summary ?? '').trim())].length
    if (length <= LIMIT) return []
    const at = { ...placeOf(document, field), path }
    return [
      {
        rule: 'summary-too-long',
        diagnostic: say.summaryTooLong({ at, field, length, limit: LIMIT }),
        edits: [],
      },
    ]
  })
}
