import type { FeedItem, FeedView } from '../model/page.js'
import type { PrintContent } from './atom.js'
import { rfc822 } from './rfc822.js'
import {
  element,
  emptyElement,
  forReaders,
  textElement,
  XHTML,
  type XmlLine,
  xmlProlog,
} from './xml-writer.js'

/** RSS 2.0 with full text in `content:encoded`. */
export function rssFeed(view: FeedView, print: PrintContent): string {
  const channel = element('channel', {}, [
    textElement('title', {}, view.title),
    ...forReaders(view.stylesheet, { href: view.home, text: view.title, day: '' }),
    textElement('link', {}, view.home),
    // RSS wants the element; readers show it below the title.
    textElement('description', {}, view.description === '' ? view.title : view.description),
    emptyElement('atom:link', { rel: 'self', type: 'application/rss+xml', href: view.self }),
    textElement('language', {}, view.language),
    ...(view.copyright === null ? [] : [textElement('copyright', {}, view.copyright)]),
    ...(view.updated === null ? [] : [textElement('lastBuildDate', {}, rfc822(view.updated))]),
    textElement('generator', {}, view.generator),
    ...view.items.map(item => itemElement(item, view, print)),
  ])
  const attributes = { version: '2.0', 'xml:lang': view.language, ...NAMESPACES, ...XHTML }
  return xmlProlog(view.stylesheet) + element('rss', attributes, [channel])
}

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

function itemElement(item: FeedItem, feed: FeedView, print: PrintContent): XmlLine {
  const authors = item.authors.length > 0 || feed.author === null ? item.authors : [feed.author.name]
  return element('item', {}, [
    textElement('title', {}, item.title),
    ...forReaders(feed.stylesheet, { href: item.url, text: item.title, day: item.day }),
    textElement('link', {}, item.url),
    textElement('guid', { isPermaLink: String(item.id === item.url) }, item.id),
    textElement('pubDate', {}, rfc822(item.published)),
    ...authors.map(name => textElement('dc:creator', {}, name)),
    ...(item.language === feed.language ? [] : [textElement('dc:language', {}, item.language)]),
    ...item.tags.map(name => textElement('category', {}, name)),
    ...(item.ai === null
      ? []
      : [
          textElement(
            'category',
            { domain: item.ai.digitalSourceType.slice(0, -item.ai.term.length) },
            item.ai.term,
          ),
        ]),
    ...(item.summary === '' ? [] : [textElement('description', {}, item.summary)]),
    textElement('content:encoded', {}, print(item.content)),
  ])
}
