import type { JsonObject } from '../lib/json.js'
import { stripForbidden } from '../lib/text.js'
import type { AiLabel, FeedItem, FeedView } from '../model/page.js'
import type { PrintContent } from './atom.js'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1) with full text. */
export function jsonFeed(view: FeedView, print: PrintContent): string {
  const feed: JsonObject = {
    version: 'https://jsonfeed.org/version/1.1',
    title: view.title,
    home_page_url: view.home,
    feed_url: view.self,
    ...(view.description === '' ? {} : { description: view.description }),
    icon: view.icon,
    favicon: view.icon,
    ...(view.author === null ? {} : { authors: [authorOf(view.author)] }),
    language: view.language,
    items: view.items.map(item => itemOf(item, print)),
  }
  const text = JSON.stringify(feed, (_key, value) =>
    typeof value === 'string' ? stripForbidden(value) : value,
  )
  return `${text}\n`
}

function itemOf(item: FeedItem, print: PrintContent): JsonObject {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    content_html: print(item.content),
    ...(item.summary === '' ? {} : { summary: item.summary }),
    ...(item.image === null ? {} : { image: item.image }),
    date_published: item.published,
    date_modified: item.updated,
    ...(item.authors.length === 0 ? {} : { authors: item.authors.map(name => ({ name })) }),
    ...(item.tags.length === 0 ? {} : { tags: item.tags }),
    language: item.language,
    ...(item.ai === null ? {} : { _ai: aiOf(item.ai) }),
  }
}

/** An extension, as JSON Feed 1.1 has them: its name begins with an underscore. */
function aiOf({ digitalSourceType, label, model, reviewedBy }: AiLabel): JsonObject {
  return {
    digital_source_type: digitalSourceType,
    label,
    ...(model === null ? {} : { model }),
    ...(reviewedBy === null ? {} : { reviewed_by: reviewedBy }),
  }
}

function authorOf(author: { readonly name: string; readonly url: string | null }): JsonObject {
  return author.url === null ? { name: author.name } : { name: author.name, url: author.url }
}
