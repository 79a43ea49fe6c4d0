import { hashData } from '../../lib/hash.js'
import type { Memo } from '../../lib/memo.js'
import { byCodePoint, sortedBy } from '../../lib/order.js'
import type { Document, Source } from '../../model/document.js'
import type { Article, Entry, EntryId, Publisher } from '../../model/site.js'
import { isIndexed, type SourceData } from '../../model/source-data.js'

/**
 * Whom the entries cite, and with what: by domain, each article once, without what the author keeps off the lists.
 * `entries` are newest first. Every site needs the domains, for their addresses; the articles are gathered when the
 * first page asks for them.
 */
export function gatherPublishers(
  entries: readonly Entry[],
  data: SourceData,
  memo: Memo,
): readonly Publisher[] {
  const key = hashData(data)
  const indexedOf = (document: Document): Indexed =>
    memo.recallFor('indexed', [document, key], () => indexedSources(document, data))
  const domains = new Set<string>()
  for (const { document } of entries) for (const domain of indexedOf(document).domains) domains.add(domain)
  let articles: ReadonlyMap<string, readonly Article[]> | null = null
  return [...domains].sort(byCodePoint).map(domain => ({
    domain,
    articles: () => {
      articles ??= gatherArticles(entries.map(({ id, document }) => ({ id, ...indexedOf(document) })))
      return articles.get(domain) ?? []
    },
  }))
}

/** The sources of a document that are on the lists, and whose they are, each once. */
interface Indexed {
  readonly sources: readonly Source[]
  readonly domains: readonly string[]
}

function indexedSources({ sources }: Document, data: SourceData): Indexed {
  const indexed = sources.filter(source => isIndexed(data, source))
  return { sources: indexed, domains: [...new Set(indexed.map(({ domain }) => domain))] }
}

function gatherArticles(
  entries: readonly { readonly id: EntryId; readonly sources: readonly Source[] }[],
): ReadonlyMap<string, readonly Article[]> {
  const articles = new Map<string, { source: Source; citedBy: EntryId[] }>()
  for (const { id, sources } of entries) {
    for (const source of sources) {
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
  return new Map(
    [...byDomain].map(([domain, list]) => [domain, sortedBy(list, article => article.canonicalUrl)]),
  )
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
