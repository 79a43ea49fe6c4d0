import { byCodePoint, sortedBy } from '../../lib/order.js'
import type { Source } from '../../model/document.js'
import type { Article, Entry, EntryId, Publisher } from '../../model/site.js'
import { isIndexed, type SourceData } from '../../model/source-data.js'

/**
 * Whom the entries cite, and with what: by domain, each article once, without what the author keeps off the lists.
 * `ids` are newest first.
 */
export function gatherPublishers(
  ids: readonly EntryId[],
  entries: ReadonlyMap<EntryId, Entry>,
  data: SourceData,
): Publisher[] {
  const articles = new Map<string, { source: Source; citedBy: EntryId[] }>()
  for (const id of ids) {
    for (const source of entries.get(id)?.document.sources ?? []) {
      if (!isIndexed(data, source)) continue
      const known = articles.get(source.canonicalUrl)
      if (known === undefined) articles.set(source.canonicalUrl, { source, citedBy: [id] })
      else {
        known.source = betterTitle(known.source, source)
        if (known.citedBy.at(-1) !== id) known.citedBy.push(id)
      }
    }
  }
  const byDomain = new Map<string, Article[]>()
  for (const { source, citedBy } of articles.values()) {
    const { canonicalUrl, url, title, titleIsCut, domain } = source
    const list = byDomain.get(domain) ?? []
    list.push({ canonicalUrl, url, title, titleIsCut, citedBy })
    byDomain.set(domain, list)
  }
  return [...byDomain]
    .map(([domain, list]) => ({ domain, articles: sortedBy(list, article => article.canonicalUrl) }))
    .sort((a, b) => byCodePoint(a.domain, b.domain))
}

/**
 * A title from a list of sources before the name that front matter gives, a whole title before a cut one, then the
 * longer, so that the order of files does not matter.
 */
function betterTitle(a: Source, b: Source): Source {
  if (a.named !== b.named) return a.named === 'text' ? a : b
  if (a.titleIsCut !== b.titleIsCut) return a.titleIsCut ? b : a
  if (a.title.length !== b.title.length) return a.title.length > b.title.length ? a : b
  return byCodePoint(a.title, b.title) <= 0 ? a : b
}
