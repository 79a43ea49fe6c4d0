import { isoInstant, type Moment } from '../../lib/dates.js'
import { share } from '../../lib/hash.js'
import { stripForbidden } from '../../lib/text.js'
import { escapeXml } from '../../lib/xml.js'
import type { CodeSlot, MathSlot } from '../../model/document.js'
import type { LanguageTag } from '../../model/names.js'
import type { FeedItem, FeedView, Page, SitemapView } from '../../model/page.js'
import type { Route } from '../../model/route.js'
import type { EntryId } from '../../model/site.js'
import { absoluteContent, entryContent } from './content.js'
import { coverOf } from './cover.js'
import { homeUrl } from './frame.js'
import { iconUrl } from './icons.js'
import { absoluteOf, editionOf, entryOf, entryUrl, hrefOf, languageOf, type Means, urlOf } from './means.js'
import { aiLabel } from './notice.js'
import { dayLabel, taxonomyOf, termLinks } from './views.js'

/** Makes the items of feeds; a post's item is made once and shared by every feed that has it. */
export type FeedItems = (language: LanguageTag, id: EntryId) => FeedItem

export function createFeedItems(means: Means): FeedItems {
  const made = new Map<string, FeedItem>()
  const plain: Means = { ...means, typeset: slot => typesetForFeeds(means, slot) }
  return (language, id) => {
    const key = `${language} ${id}`
    const item = made.get(key) ?? share(feedItem(plain, language, id))
    made.set(key, item)
    return item
  }
}

/** A feed reader has no stylesheet: code comes without its colours. */
function typesetForFeeds(means: Means, slot: CodeSlot | MathSlot): string {
  return slot.kind === 'code' ? `<pre><code>${escapeXml(slot.text)}\n</code></pre>` : means.typeset(slot)
}

/** A feed of an edition or of a term: its newest posts with their full text. */
export function composeFeed(
  means: Means,
  route: Extract<Route, { readonly kind: 'feed' }>,
  items: FeedItems,
): FeedView {
  const { language, term } = route
  const { config } = means.site
  const { title, description } = languageOf(means, language)
  const found = term === null ? null : (taxonomyOf(means, term.taxonomy)?.byKey.get(term.key) ?? null)
  const label = found?.labels[language] ?? null
  const ids = found === null ? editionOf(means, language).posts : (found.posts[language] ?? [])
  const home =
    term === null
      ? homeUrl(means, language)
      : (urlOf(means, {
          kind: 'term',
          language,
          taxonomy: term.taxonomy,
          term: term.key,
          page: 1,
          pages: 1,
        }) ?? homeUrl(means, language))
  const shown = ids.slice(0, config.feeds.limit)
  return {
    title: label === null ? title : `${title} · ${label}`,
    description: found?.descriptions[language] ?? description,
    language,
    home: absoluteOf(means, home),
    self: absoluteOf(means, route.url),
    updated: latest(means, shown),
    author: config.author === null ? null : { name: config.author.name, url: config.author.url },
    copyright: config.copyright,
    icon: absoluteOf(means, iconUrl(means)),
    stylesheet: feedStylesheet(means),
    generator: means.generator,
    items: shown.map(id => items(language, id)),
  }
}

function feedItem(means: Means, language: LanguageTag, id: EntryId): FeedItem {
  const entry = entryOf(means, id)
  const { document } = entry
  const url = absoluteOf(means, entryUrl(means, language, id))
  const published = entry.published === null ? '' : isoInstant(entry.published)
  const image = coverOf(means, entry)
  return {
    id: absoluteOf(means, entry.url),
    url,
    title: stripForbidden(document.title),
    summary: stripForbidden(entry.summary),
    published,
    day: dayLabel(entry.published, language),
    updated: entry.updated === null ? published : isoInstant(entry.updated),
    language: entry.language,
    authors: document.frontMatter.authors,
    tags: means.site.config.taxonomies
      .flatMap(({ name }) => termLinks(means, language, { id, taxonomy: name }))
      .map(({ label }) => label)
      .filter((label, index, all) => all.indexOf(label) === index),
    image: image === null ? null : new URL(image.src, means.site.config.baseUrl.origin).href,
    ai: aiLabel(means, entry),
    content: absoluteContent(means, entryContent(means, entry).value),
  }
}

/** What a browser shows a feed by, where the theme has it. */
export function feedStylesheet(means: Means): string | null {
  const path = means.assets.get('feed.css')
  return path === undefined ? null : hrefOf(means, `/${path}`)
}

/** The newest date of change among entries. */
export function latest(means: Means, ids: readonly EntryId[]): string | null {
  let newest: Moment | null = null
  for (const id of ids) {
    const { published, updated } = entryOf(means, id)
    const moment = updated ?? published
    if (moment !== null && (newest === null || moment.epochMs > newest.epochMs)) newest = moment
  }
  return newest === null ? null : isoInstant(newest)
}

/** Every page that search engines shall know, with its translations. */
export function composeSitemap(means: Means, routes: readonly Route[]): SitemapView {
  const lastChange = createLastChange(means)
  const pages = routes.map(route => {
    const alternates = 'page' in route && route.page > 1 ? [] : route.alternates
    const named = alternates.length < 2 ? [] : alternates
    return {
      loc: absoluteOf(means, route.url),
      lastmod: lastChange(route),
      alternates: named.map(({ language, url }) => ({
        hreflang: language as string,
        href: absoluteOf(means, url),
      })),
    }
  })
  return { pages: pages.sort((a, b) => (a.loc < b.loc ? -1 : 1)) }
}

/** `/sitemap.xml`: the pages, or the files that name them. */
export function composeSitemaps(means: Means): Extract<Page, { kind: 'sitemap' | 'sitemap-index' }> {
  const [only = [], ...more] = means.routes.sitemaps
  if (more.length === 0) return { kind: 'sitemap', view: composeSitemap(means, only) }
  const addresses = means.routes.sitemaps.map((_, index) =>
    urlOf(means, { kind: 'sitemap-part', part: index + 1 }),
  )
  return {
    kind: 'sitemap-index',
    files: addresses.filter(url => url !== null).map(url => absoluteOf(means, url)),
  }
}

/** A list is looked through once, not once for each of its pages. */
function createLastChange(means: Means): (route: Route) => string | null {
  const known = new Map<readonly EntryId[], string | null>()
  return route => {
    if (route.kind === 'entry') return latest(means, [route.entry])
    const posts = postsOf(means, route)
    const change = known.get(posts) ?? latest(means, posts)
    known.set(posts, change)
    return change
  }
}

const NO_POSTS: readonly EntryId[] = []

function postsOf(means: Means, route: Route): readonly EntryId[] {
  switch (route.kind) {
    case 'home':
      return editionOf(means, route.language).posts
    case 'term':
      return taxonomyOf(means, route.taxonomy)?.byKey.get(route.term)?.posts[route.language] ?? NO_POSTS
    default:
      return NO_POSTS
  }
}
