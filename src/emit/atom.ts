import type { AiLabel, Content, FeedItem, FeedView } from '../model/page.js'
import {
  element,
  emptyElement,
  forReaders,
  textElement,
  XHTML,
  type XmlLine,
  xmlProlog,
} from './xml-writer.js'

/** The HTML of a body, for a feed that carries full text. */
export type PrintContent = (content: Content) => string

/** An Atom feed must have a date, also one in which nothing has happened yet. */
const BEFORE_EVERYTHING = '1970-01-01T00:00:00Z'

/** Atom 1.0 (RFC 4287) with full text. */
export function atomFeed(view: FeedView, print: PrintContent): string {
  const children = [
    textElement('id', {}, view.self),
    textElement('title', {}, view.title),
    ...forReaders(view.stylesheet, { href: view.home, text: view.title, day: '' }),
    ...(view.description === '' ? [] : [textElement('subtitle', {}, view.description)]),
    emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: view.language, href: view.home }),
    emptyElement('link', { rel: 'self', type: 'application/atom+xml', href: view.self }),
    textElement('updated', {}, view.updated ?? BEFORE_EVERYTHING),
    // Section 4.1.1: a feed has an author, or each of its entries has one.
    personElement(view.author ?? { name: view.title, url: null }),
    ...(view.copyright === null ? [] : [textElement('rights', {}, view.copyright)]),
    textElement('icon', {}, view.icon),
    textElement('generator', {}, view.generator),
    ...view.items.map(item => entryElement(item, view, print)),
  ]
  const attributes = { xmlns: 'http://www.w3.org/2005/Atom', ...XHTML, 'xml:lang': view.language }
  return xmlProlog(view.stylesheet) + element('feed', attributes, children)
}

function entryElement(item: FeedItem, feed: FeedView, print: PrintContent): XmlLine {
  const language = item.language === feed.language ? null : item.language
  return element('entry', { 'xml:lang': language }, [
    textElement('id', {}, item.id),
    textElement('title', {}, item.title),
    ...forReaders(feed.stylesheet, { href: item.url, text: item.title, day: item.day }),
    emptyElement('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    textElement('published', {}, item.published),
    textElement('updated', {}, item.updated),
    ...item.authors.map(name => personElement({ name, url: null })),
    ...item.tags.map(term => emptyElement('category', { term })),
    ...(item.ai === null ? [] : [aiCategory(item.ai)]),
    ...(item.summary === '' ? [] : [textElement('summary', {}, item.summary)]),
    textElement('content', { type: 'html' }, print(item.content)),
  ])
}

/** How the text was made, in IPTC's words (RFC 4287, 4.2.2: `scheme` names the vocabulary). */
function aiCategory({ term, digitalSourceType, label }: AiLabel): XmlLine {
  return emptyElement('category', { term, scheme: digitalSourceType.slice(0, -term.length), label })
}

function personElement(person: { readonly name: string; readonly url: string | null }): XmlLine {
  return element('author', {}, [
    textElement('name', {}, person.name),
    ...(person.url === null ? [] : [textElement('uri', {}, person.url)]),
  ])
}
