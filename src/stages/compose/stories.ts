import { isoInstant } from '../../lib/dates.js'
import type { Json, JsonObject } from '../../lib/json.js'
import { stripForbidden } from '../../lib/text.js'
import { escapeXml } from '../../lib/xml.js'
import type { Story } from '../../model/document.js'
import type { LanguageTag } from '../../model/names.js'
import type { FeedItem, FeedView } from '../../model/page.js'
import type { Route } from '../../model/route.js'
import type { Entry, EntryId } from '../../model/site.js'
import { homeUrl } from './frame.js'
import { iconUrl } from './icons.js'
import { resolveLink } from './links.js'
import { feedStylesheet } from './machines.js'
import { absoluteOf, editionOf, entryOf, entryUrl, languageOf, type Means } from './means.js'
import { aiLabel } from './notice.js'
import { dayLabel } from './views.js'

/** A story with what a program needs to show it elsewhere. Addresses are absolute. */
interface StoryItem {
  readonly entry: Entry
  readonly url: string
  readonly post: string
  readonly headline: string
  /** A line a block. */
  readonly text: string
  readonly links: readonly { readonly text: string; readonly url: string }[]
}

/** The stories of a post as readers of a language reach them; made once a post. */
export type StoryItems = (language: LanguageTag, id: EntryId) => readonly StoryItem[]

export function createStoryItems(means: Means): StoryItems {
  const made = new Map<string, readonly StoryItem[]>()
  return (language, id) => {
    const key = `${language} ${id}`
    const items = made.get(key) ?? itemsOf(means, language, id)
    made.set(key, items)
    return items
  }
}

function itemsOf(means: Means, language: LanguageTag, id: EntryId): readonly StoryItem[] {
  const entry = entryOf(means, id)
  const post = absoluteOf(means, entryUrl(means, language, id))
  return entry.document.stories.map(story => ({
    entry,
    url: `${post}#${encodeURIComponent(story.id)}`,
    post,
    headline: stripForbidden(story.headline),
    text: stripForbidden(story.text),
    links: linksOf(means, entry, story),
  }))
}

/** A link that nothing answers is left out; the page has reported it. */
function linksOf(means: Means, entry: Entry, { links }: Story): StoryItem['links'] {
  const { origin } = means.site.config.baseUrl
  return links.flatMap(({ text, target, at }) => {
    if (/^https?:\/\//iu.test(target)) return [{ text, url: target }]
    if (/^[a-z][a-z0-9+.-]*:|^\/\//iu.test(target)) return []
    const { value } = resolveLink(means, entry, {
      kind: 'link',
      attribute: 'href',
      target,
      language: null,
      at,
    })
    return value === null ? [] : [{ text, url: origin + value }]
  })
}

/** `stories.json`: every story of an edition, that of the newest post first. */
export function storiesData(means: Means, language: LanguageTag, items: StoryItems): Json {
  const stories = editionOf(means, language).posts.flatMap(id =>
    items(language, id).map(
      ({ entry, url, post, headline, text, links }): JsonObject => ({
        url,
        headline,
        text,
        links,
        date: entry.published === null ? null : isoInstant(entry.published),
        language: entry.language,
        post: { url: post, title: entry.document.title },
        generated: entry.document.notice?.generated ?? false,
      }),
    ),
  )
  return { version: 1, language, title: languageOf(means, language).title, stories }
}

/** A feed whose items are stories: those of the newest posts, as many posts as a feed of posts holds. */
export function storyFeed(
  means: Means,
  route: Extract<Route, { readonly kind: 'story-feed' }>,
  items: StoryItems,
): FeedView {
  const { language } = route
  const { config } = means.site
  const { title, description } = languageOf(means, language)
  const posts = editionOf(means, language).posts.slice(0, config.feeds.limit)
  const shown = posts.flatMap(id => items(language, id)).map(item => feedItem(means, item))
  return {
    title: `${title} · ${means.translate(language, 'stories.title')}`,
    description,
    language,
    home: absoluteOf(means, homeUrl(means, language)),
    self: absoluteOf(means, route.url),
    updated: shown.map(({ updated }) => updated).reduce<string | null>(later, null),
    author: config.author === null ? null : { name: config.author.name, url: config.author.url },
    copyright: config.copyright,
    icon: absoluteOf(means, iconUrl(means)),
    stylesheet: feedStylesheet(means),
    generator: means.generator,
    items: shown,
  }
}

const later = (a: string | null, b: string): string =>
  a === null || new Date(b).getTime() > new Date(a).getTime() ? b : a

function feedItem(means: Means, item: StoryItem): FeedItem {
  const { entry, url, headline, text } = item
  const published = entry.published === null ? '' : isoInstant(entry.published)
  return {
    id: url,
    url,
    title: headline,
    summary: text.replace(/\n+/gu, ' '),
    published,
    day: dayLabel(entry.published, entry.language),
    updated: entry.updated === null ? published : isoInstant(entry.updated),
    language: entry.language,
    authors: entry.document.frontMatter.authors,
    tags: [],
    image: null,
    ai: aiLabel(means, entry),
    content: { document: null, fills: [htmlOf(item)] },
  }
}

/** The text, a paragraph a line, then its links and the post that it stands in. */
function htmlOf({ entry, post, text, links }: StoryItem): string {
  const paragraphs = text.split('\n').filter(line => line.trim() !== '')
  const anchors = [...links, { text: entry.document.title, url: post }].map(
    link => `<a href="${escapeXml(link.url)}">${escapeXml(link.text === '' ? link.url : link.text)}</a>`,
  )
  return [
    ...paragraphs.map(line => `<p>${escapeXml(line)}</p>`),
    `<ul>${anchors.map(anchor => `<li>${anchor}</li>`).join('')}</ul>`,
  ].join('\n')
}
