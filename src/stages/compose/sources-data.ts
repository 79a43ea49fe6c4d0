import { isoInstant } from '../../lib/dates.js'
import type { Json, JsonObject } from '../../lib/json.js'
import type { LanguageTag } from '../../model/names.js'
import type { EntryId } from '../../model/site.js'
import { absoluteOf, editionOf, entryOf, entryUrl, type Means } from './means.js'
import { publisherLink } from './views.js'

/** `sources.json`: every page that an edition cites, by publisher, with the posts that cite it. */
export function sourcesData(means: Means, language: LanguageTag): Json {
  const publishers = editionOf(means, language).publishers.map(
    ({ domain, articles }): JsonObject => ({
      domain,
      name: publisherLink(means, language, domain).name,
      articles: articles().map(({ canonicalUrl, url, title, titleIsCut, citedBy }) => ({
        title,
        titleIsCut,
        url,
        canonicalUrl,
        citedBy: citedBy.map(id => absoluteOf(means, entryUrl(means, language, id))),
        lastCited: lastOf(means, citedBy),
      })),
    }),
  )
  return { version: 1, language, publishers }
}

/** The entries are newest first; a page without a date says nothing. */
function lastOf(means: Means, ids: readonly EntryId[]): string | null {
  const newest = ids.map(id => entryOf(means, id).published).find(moment => moment !== null)
  return newest === undefined ? null : isoInstant(newest)
}
