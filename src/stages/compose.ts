import { outcome } from '../diagnostics/outcome.js'
import { manifest } from '../emit/manifest.js'
import { robots } from '../emit/robots.js'
import { share } from '../lib/hash.js'
import type { JsonObject } from '../lib/json.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'
import type { LanguageTag } from '../model/names.js'
import type {
  Card,
  FeedLink,
  Frame,
  ListContent,
  Page,
  PageContent,
  RollupContent,
  TaxonomyContent,
} from '../model/page.js'
import type { Route } from '../model/route.js'
import type { SearchWork } from '../model/search.js'
import { PAPERS } from '../model/theme.js'
import { hasDiagrams } from './compose/blocks.js'
import { entryContent } from './compose/content.js'
import { composeEntry } from './compose/entry.js'
import { composeFrame, feedLinks, storyFeedLinks } from './compose/frame.js'
import { composeHead, composeSwitcher, type HeadFacts, type LanguageRoute } from './compose/head.js'
import { manifestIcons } from './compose/icons.js'
import {
  archiveIndex,
  archiveLink,
  createLists,
  homeList,
  type Lists,
  notFoundPage,
  publisherPage,
  sectionList,
  sectionOf,
  sourcesIndex,
  taxonomyIndex,
  taxonomyText,
  termList,
  termPageOf,
  yearList,
} from './compose/lists.js'
import { composeFeed, composeSitemap, composeSitemaps, createFeedItems } from './compose/machines.js'
import {
  absoluteOf,
  editionOf,
  entryOf,
  hrefOf,
  languageOf,
  type Means,
  type Owner,
} from './compose/means.js'
import { disclosure } from './compose/notice.js'
import { parallelPage } from './compose/parallel.js'
import { monthPage, weekPage } from './compose/rollups.js'
import { composeSearch, searchPage } from './compose/search.js'
import { homeSidebar } from './compose/sidebar.js'
import { sourcesData } from './compose/sources-data.js'
import { createStoryItems, storiesData, storyFeed } from './compose/stories.js'
import { type Collection, collectionStructure, entryStructure, homeStructure } from './compose/structured.js'
import { composeWeekFeed, weekFeedLinks } from './compose/week-feed.js'

export type { Means, ShortcodeCall } from './compose/means.js'

/** Turns routes into pages. What many pages share (frames, cards, feed items) is made once. */
export interface Composer {
  compose(route: Route): Outcome<Page>
  frame(language: LanguageTag): Frame
  /** What can be searched, with the text of each post where an index must be made. */
  readonly search: readonly SearchWork[]
  /** What was noticed while the frames were made: menu items that lead nowhere. */
  readonly diagnostics: readonly Diagnostic[]
}

export function createComposer(means: Means): Composer {
  const languages = means.site.editions.map(edition => edition.language)
  const framed = languages.map(language => ({ language, made: composeFrame(means, language) }))
  const frames = new Map(framed.map(({ language, made }) => [language, share(made.value)]))
  const lists = new Map(languages.map(language => [language, createLists(means, language)]))
  const feedItems = createFeedItems(means)
  const storyItems = createStoryItems(means)
  const parts: Parts = {
    means,
    frame: language => found(frames.get(language), language),
    lists: language => found(lists.get(language), language),
  }

  const compose = (route: Route): Outcome<Page> => {
    switch (route.kind) {
      case 'feed':
        return outcome({ kind: 'feed', format: route.format, view: composeFeed(means, route, feedItems) }, [])
      case 'week-feed': {
        const view = composeWeekFeed(parts.lists(route.language), route)
        return outcome({ kind: 'feed', format: route.format, view }, [])
      }
      case 'sitemap':
        return outcome(composeSitemaps(means), [])
      case 'sitemap-part': {
        const pages = means.routes.sitemaps[route.part - 1] ?? []
        return outcome({ kind: 'sitemap', view: composeSitemap(means, pages) }, [])
      }
      case 'robots':
        return outcome({ kind: 'text', text: robotsText(means) }, [])
      case 'manifest':
        return outcome({ kind: 'json', view: manifestData(parts) }, [])
      case 'stories-data':
        return outcome({ kind: 'json', view: storiesData(means, route.language, storyItems) }, [])
      case 'sources-data':
        return outcome({ kind: 'json', view: sourcesData(means, route.language) }, [])
      case 'story-feed': {
        const view = storyFeed(means, route, storyItems)
        return outcome({ kind: 'feed', format: route.format, view }, [])
      }
      case 'text':
        return outcome({ kind: 'text', text: route.text }, [])
      case 'file':
        return outcome({ kind: 'file', source: route.source }, [])
      case 'asset':
        return outcome({ kind: 'asset', name: route.name }, [])
      default:
        return composeLayout(parts, route)
    }
  }
  return {
    compose,
    frame: parts.frame,
    search: composeSearch(means),
    diagnostics: framed.flatMap(({ made }) => made.diagnostics),
  }
}

interface Parts {
  readonly means: Means
  readonly frame: (language: LanguageTag) => Frame
  readonly lists: (language: LanguageTag) => Lists
}

function found<T>(value: T | undefined, language: LanguageTag): T {
  if (value === undefined) throw new Error(`no edition: ${language}`)
  return value
}

/** Routes that a Handlebars layout renders. */
type LayoutRoute = Exclude<
  LanguageRoute,
  { readonly kind: 'feed' | 'week-feed' | 'story-feed' | 'stories-data' | 'sources-data' }
>

/** What is special to one page: its layout, its content, and what its head says. */
interface Special {
  readonly layout: string
  readonly page: PageContent
  readonly facts: HeadFacts
  readonly diagnostics: readonly Diagnostic[]
}

function composeLayout(parts: Parts, route: LayoutRoute): Outcome<Page> {
  const frame = parts.frame(route.language)
  const { layout, page, facts, diagnostics } = special(parts, route)
  const head = composeHead(parts.means, route, { frame, facts })
  const switcher = composeSwitcher(parts.means, route)
  return outcome({ kind: 'layout', layout, view: { frame, head, switcher, page } }, diagnostics)
}

function special(parts: Parts, route: LayoutRoute): Special {
  const { means } = parts
  const { language } = route
  const lists = parts.lists(language)
  const title = (key: string) => means.translate(language, key)
  switch (route.kind) {
    case 'home': {
      const { title: name, description } = languageOf(means, language)
      const { index } = editionOf(means, language)
      const frame = parts.frame(language)
      const sidebar = route.page === 1 ? homeSidebar(lists, frame) : []
      const page = { ...homeList(lists, route, name), sidebar }
      const summary = index?.inline.description?.text ?? description
      const jsonLd = homeStructure(means, language, frame)
      const feeds = storyFeedLinks(means, language)
      return plain('home', page, { title: page.title, description: summary, feeds, jsonLd })
    }
    case 'section': {
      const { index } = sectionOf(lists, route.section)
      const list = ofList(parts, route, sectionList(lists, route))
      return route.page > 1 ? list : withText(means, list, indexOwner(route, index))
    }
    case 'term': {
      const list = termList(lists, route)
      const feeds = feedLinks(means, language, {
        taxonomy: route.taxonomy,
        key: route.term,
        label: list.title,
      })
      return withText(means, ofList(parts, route, list, feeds), termPageOf(means, route))
    }
    case 'week':
      return ofRollup(parts, route, weekPage(lists, route))
    case 'month':
      return ofRollup(parts, route, monthPage(lists, route))
    case 'parallel': {
      const entry = entryOf(means, route.entry)
      const { value: page, diagnostics } = parallelPage(means, entry)
      const facts = { title: page.title, description: '', noindex: true }
      const shown = plain('parallel', page, { ...facts, hasDiagrams: hasDiagrams(entry.document) })
      return { ...shown, diagnostics }
    }
    case 'taxonomy': {
      const index = taxonomyText(lists, route.taxonomy)
      const page = taxonomyIndex(lists, route.taxonomy)
      const description = page.description ?? labelsOf(page.terms)
      const jsonLd = collection(parts, route, { ...page, description, items: page.terms.map(linked) })
      const shown = plain('taxonomy', page, { title: page.title, description, jsonLd })
      return withText(means, shown, indexOwner(route, index))
    }
    case 'archive': {
      const page = archiveIndex(lists, title('archive.title'))
      const jsonLd = collection(parts, route, { ...page, items: page.years.map(linked) })
      return plain('archive', page, { title: page.title, description: '', jsonLd })
    }
    case 'year': {
      const page = yearList(lists, route.year)
      const items = page.months.flatMap(({ entries }) => entries.map(titled))
      const jsonLd = collection(parts, route, { ...page, items, above: [page.parent] })
      return plain('year', page, { title: page.title, description: '', jsonLd })
    }
    case 'sources': {
      const page = sourcesIndex(lists, title('sources.title'))
      const description = title('sources.lead')
      const jsonLd = collection(parts, route, { ...page, description, items: page.publishers })
      return plain('sources', page, { title: page.title, description, jsonLd })
    }
    case 'publisher': {
      const page = publisherPage(lists, route.domain)
      const items = page.articles.map(({ title: name, url: href }) => ({ name, href }))
      const jsonLd = collection(parts, route, { ...page, items, above: [page.parent] })
      return plain('publisher', page, { title: page.title, description: '', jsonLd })
    }
    case 'search': {
      const page = searchPage(means, language, title('search.title'))
      return plain('search', page, { title: page.title, description: '' })
    }
    case 'not-found': {
      const page = notFoundPage(lists, title('notFound.title'))
      return plain('404', page, { title: page.title, description: '', noindex: true })
    }
    case 'redirect': {
      const page = {
        kind: 'redirect',
        title: title('redirect.title'),
        href: hrefOf(means, route.to),
      } as const
      const canonical = absoluteOf(means, route.to)
      return plain('redirect', page, { title: page.title, description: '', noindex: true, canonical })
    }
    case 'entry':
      return ofEntry(parts, route)
    default:
      throw new Error(`no such page: ${JSON.stringify(route satisfies never)}`)
  }
}

const NO_FACTS = {
  feeds: [],
  image: null,
  article: null,
  jsonLd: [],
  hasDiagrams: false,
  noindex: false,
  canonical: null,
  ai: null,
} as const satisfies Omit<HeadFacts, 'title' | 'description'>

function plain<P extends PageContent>(
  layout: string,
  page: P,
  facts: Pick<HeadFacts, 'title' | 'description'> & Partial<HeadFacts>,
): Special & { readonly page: P } {
  return { layout, page, facts: { ...NO_FACTS, ...facts }, diagnostics: [] }
}

function ofList(
  parts: Parts,
  route: LanguageRoute,
  list: ListContent,
  feeds: readonly FeedLink[] = [],
): Special & { readonly page: ListContent } {
  const above = list.parent === null ? [] : [list.parent]
  const jsonLd = collection(parts, route, { ...list, items: list.entries.map(titled), above })
  const description = list.description ?? ''
  return plain(list.kind, list, { title: list.title, description, feeds, jsonLd })
}

function ofRollup(parts: Parts, route: LanguageRoute, page: RollupContent): Special {
  const entries = page.days.flatMap(day => day.entries)
  const archive = archiveLink(parts.lists(route.language))
  const above = [archive, page.parent].filter(link => link !== null)
  return plain(page.kind, page, {
    title: page.title,
    description: entries.map(({ title }) => title).join(' · '),
    feeds: page.kind === 'week' ? weekFeedLinks(parts.lists(route.language)) : [],
    jsonLd: collection(parts, route, { ...page, items: entries.map(titled), above }),
  })
}

type Collected = Partial<Collection> & Pick<Collection, 'title' | 'items'>

/** JSON-LD for a page that lists things. */
function collection({ means, frame }: Parts, route: LanguageRoute, page: Collected): readonly JsonObject[] {
  const { title, items, description = null, above = [] } = page
  const shown = { title, items, description, above }
  return collectionStructure(means, route, { frame: frame(route.language), collection: shown })
}

const titled = ({ title, href }: Card) => ({ name: title, href })
const linked = ({ label, href }: { readonly label: string; readonly href: string }) => ({ name: label, href })

/** The same page with a text of the author's above the list; as it is where there is no text. */
function withText(
  means: Means,
  special: Special & { readonly page: ListContent | TaxonomyContent },
  owner: Owner | null,
): Special {
  if (owner === null || owner.document.text.trim() === '') return special
  const content = entryContent(means, owner)
  return {
    ...special,
    page: { ...special.page, content: content.value },
    facts: { ...special.facts, hasDiagrams: hasDiagrams(owner.document) },
    diagnostics: content.diagnostics,
  }
}

/** Of an `_index.md`, whose links are those of the page that shows it. */
function indexOwner({ url, language }: LanguageRoute, index: Document | null): Owner | null {
  return index === null ? null : { id: index.path, url, language, document: index }
}

function ofEntry(parts: Parts, route: LayoutRoute & { readonly kind: 'entry' }): Special {
  const { means } = parts
  const entry = entryOf(means, route.entry)
  const composed = composeEntry(means, route.language, { entry, lists: parts.lists(route.language) })
  const { layout, page, image } = composed.value
  const isFallback = entry.language !== route.language
  const tags = page.terms.filter(group => group.taxonomy === 'tags').flatMap(group => group.terms)
  const facts: HeadFacts = {
    ...NO_FACTS,
    title: page.title,
    description: entry.document.inline.description?.text ?? entry.summary,
    image,
    article: entry.kind === 'post' ? { entry, tags: tags.map(tag => tag.label) } : null,
    jsonLd: entryStructure(means, entry, { frame: parts.frame(entry.language), image }),
    hasDiagrams: hasDiagrams(entry.document),
    noindex: isFallback || entry.mark !== null,
    canonical: isFallback ? absoluteOf(means, entry.url) : null,
    ai: disclosure(means, entry),
  }
  return { layout, page, facts, diagnostics: composed.diagnostics }
}

function labelsOf(terms: readonly { readonly label: string }[]): string {
  return terms
    .slice(0, 20)
    .map(term => term.label)
    .join(' · ')
}

function robotsText(means: Means): string {
  return robots({ sitemap: absoluteOf(means, '/sitemap.xml'), disallow: [] })
}

function manifestData({ means, frame }: Parts): JsonObject {
  const { site, language } = frame(means.site.config.defaultLanguage)
  return manifest({
    name: site.title,
    description: site.description,
    language: language.tag,
    home: site.home,
    icons: manifestIcons(means),
    themeColor: PAPERS.light,
    backgroundColor: PAPERS.light,
  })
}
