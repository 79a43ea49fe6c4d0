import * as say from '../../diagnostics/catalog/lint.js'
import { placeOf } from '../../diagnostics/place.js'
import type { Source } from '../../model/document.js'
import type { Finding, Subject } from '../subject.js'

/** Three dots; `……` at the end of a title is Chinese for a voice that trails off. */
const CUT_BY_MACHINE = /(?<!\.)\.{3}\s*$/u

/** Sources that a reader cannot find again, and titles that were cut by whoever delivered them. */
export function sources({ path, documents }: Subject): readonly Finding[] {
  return documents.flatMap(document => {
    const own: Finding[] = CUT_BY_MACHINE.test(document.frontMatter.title ?? '')
      ? [
          {
            rule: 'cut-title',
            diagnostic: say.cutTitle({
              at: { ...placeOf(document, 'title'), path },
              what: 'post',
              title: document.title,
            }),
            edits: [],
          },
        ]
      : []
    const cited = document.sources.flatMap((source): Finding[] => {
      const at = { path, start: source.at }
      return [
        ...(source.titleIsCut
          ? [
              {
                rule: 'cut-title' as const,
                diagnostic: say.cutTitle({ at, what: 'source', title: source.title }),
                edits: [],
              },
            ]
          : []),
        ...(isHomePage(source)
          ? [
              {
                rule: 'source-home-page' as const,
                diagnostic: say.sourceHomePage({ at, url: source.url }),
                edits: [],
              },
            ]
          : []),
      ]
    })
    return [...own, ...cited]
  })
}

function isHomePage({ canonicalUrl }: Source): boolean {
  if (!URL.canParse(canonicalUrl)) return false
  const { pathname, search } = new URL(canonicalUrl)
  return pathname === '/' && search === ''
}
