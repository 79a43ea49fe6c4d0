import * as say from '../../diagnostics/catalog/lint.js'
import { placeOf } from '../../diagnostics/place.js'
import { foldTerm } from '../../model/terms.js'
import type { Finding, Subject } from '../subject.js'

/** Two spellings of one term in one post: `Claude` and `CLAUDE`. */
export function terms({ path, documents }: Subject): readonly Finding[] {
  const [document] = documents
  if (document === undefined) return []
  return Object.entries(document.frontMatter.terms).flatMap(([taxonomy, names]) => {
    const first = new Map<string, string>()
    return names.flatMap((name): Finding[] => {
      const key = foldTerm(name)
      const known = first.get(key)
      if (known === undefined) {
        first.set(key, name)
        return []
      }
      const at = { ...placeOf(document, taxonomy), path }
      const diagnostic = say.termTwice({ at, taxonomy, first: known, second: name })
      return [{ rule: 'term-twice', diagnostic, edits: [] }]
    })
  })
}
