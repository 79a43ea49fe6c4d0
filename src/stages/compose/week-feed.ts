import { isoInstant } from '../../lib/dates.js'
import { stripForbidden } from '../../lib/text.js'
import { escapeXml } from '../../lib/xml.js'
import type { FeedItem, FeedLink, FeedView, RollupContent } from '../../model/page.js'
import type { Route } from '../../model/route.js'
import type { Week } from '../../model/site.js'
import { FEED_TYPES, homeUrl } from './frame.js'
import { iconUrl } from './icons.js'
import type { Lists } from './lists.js'
import { feedStylesheet, latest } from './machines.js'
import { absoluteOf, editionOf, entryOf, hrefOf, languageOf, urlOf } from './means.js'
import { weekPage } from './rollups.js'
import { dayLabel } from './views.js'

/**
 * A feed with one item a week. A week is finished, and in the feed, as soon as there is a post of a later one, so
 * that an item does not change under its readers and the clock has no part in it.
 */
export function composeWeekFeed(
  lists: Lists,
  route: Extract<Route, { readonly kind: 'week-feed' }>,
): FeedView {
  const { means, language } = lists
  const { config } = means.site
  const { title, description } = languageOf(means, language)
  const weeks = finishedWeeks(lists).slice(0, config.feeds.limit)
  const archive = urlOf(means, { kind: 'archive', language }) ?? homeUrl(means, language)
  return {
    title: means.translate(language, 'rollup.feedTitle', { title }),
    description,
    language,
    home: absoluteOf(means, archive),
    self: absoluteOf(means, route.url),
    updated: latest(
      means,
      weeks.flatMap(({ posts }) => posts),
    ),
    author: config.author === null ? null : { name: config.author.name, url: config.author.url },
    copyright: config.copyright,
    icon: absoluteOf(means, iconUrl(means)),
    stylesheet: feedStylesheet(means),
    generator: means.generator,
    items: weeks.map(week => item(lists, week)),
  }
}

/** For the head of the pages of weeks. */
export function weekFeedLinks({ means, language }: Lists): readonly FeedLink[] {
  const { title } = languageOf(means, language)
  return means.site.config.feeds.formats.flatMap(format => {
    const url = urlOf(means, { kind: 'week-feed', language, format })
    if (url === null) return []
    const { type, name } = FEED_TYPES[format]
    const label = means.translate(language, 'rollup.feedTitle', { title })
    return [{ format, type, title: `${label} (${name})`, href: hrefOf(means, url) }]
  })
}

function finishedWeeks({ means, language }: Lists): readonly Week[] {
  return editionOf(means, language).weeks.slice(1)
}

function item(lists: Lists, week: Week): FeedItem {
  const { means, language } = lists
  const page = weekPage(lists, week)
  const url = absoluteOf(
    means,
    urlOf(means, { kind: 'week', language, year: week.year, week: week.week }) ?? '/',
  )
  const newest = week.posts[0]
  const published = newest === undefined ? null : entryOf(means, newest).published
  const titles = page.days.flatMap(({ entries }) => entries.map(({ title }) => title))
  const date = published === null ? '' : isoInstant(published)
  return {
    id: url,
    url,
    title: page.title,
    summary: stripForbidden(titles.join(language.startsWith('zh') ? '；' : '; ')),
    published: date,
    day: dayLabel(published, language),
    updated: latest(means, week.posts) ?? date,
    language,
    authors: [],
    tags: [],
    image: null,
    // Each post says for itself how it was made.
    ai: null,
    content: { document: null, fills: [html(lists, page)] },
  }
}

/** The week as HTML; all of its text is escaped here. */
function html({ means, language }: Lists, page: RollupContent): string {
  const { origin } = means.site.config.baseUrl
  const text = (written: string) => escapeXml(stripForbidden(written))
  const points = new Map(page.keyPoints.map(({ post, points: lines }) => [post.href, lines]))
  const posts = page.days
    .flatMap(({ entries }) => entries)
    .map(({ href, title, summary }) => {
      const lines = points.get(href) ?? []
      const list =
        lines.length === 0 ? '' : `<ul>${lines.map(line => `<li>${text(line)}</li>`).join('')}</ul>`
      return `<h2><a href="${text(origin + href)}">${text(title)}</a></h2><p>${text(summary)}</p>${list}`
    })
  const cited = page.sources.map(
    ({ url, title, publisher }) => `<li><a href="${text(url)}">${text(title)}</a> (${text(publisher)})</li>`,
  )
  const heading = text(means.translate(language, 'rollup.sources'))
  return posts.join('') + (cited.length === 0 ? '' : `<h2>${heading}</h2><ol>${cited.join('')}</ol>`)
}
