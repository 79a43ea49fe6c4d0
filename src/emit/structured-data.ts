import type { JsonObject } from '../lib/json.js'

/**
 * JSON-LD in the words of schema.org. Every address is absolute. The same thing has the same `@id` on every
 * page, so that a reader can put the pages together.
 */

const CONTEXT = 'https://schema.org'

export interface SiteIdentity {
  readonly name: string
  readonly description: string
  readonly language: string
  readonly home: string
  /** Who answers for the site; the site itself when it is `null`. */
  readonly publisher: { readonly name: string; readonly url: string | null } | null
  readonly logo: string | null
}

export interface Citation {
  readonly title: string
  readonly url: string
  readonly publisher: string
}

export interface ArticleParts {
  readonly site: SiteIdentity
  readonly url: string
  readonly headline: string
  readonly description: string
  readonly language: string
  /** ISO 8601: a day, or an instant with offset. */
  readonly published: string | null
  readonly modified: string | null
  readonly images: readonly string[]
  readonly authors: readonly string[]
  readonly keywords: readonly string[]
  /** CJK characters and words of other scripts. */
  readonly wordCount: number
  /** True for a digest with stories: it is then news, else an entry of a blog. */
  readonly isNews: boolean
  readonly citations: readonly Citation[]
  /** The one text that it retells (`source_url`). */
  readonly basedOn: readonly Citation[]
  /** The part that a language model had: `reviewed` when a person went over it. */
  readonly ai: 'none' | 'generated' | 'reviewed'
  readonly translations: readonly Translation[]
  /** Address of the text that this one was translated from. */
  readonly original: Translation | null
}

export interface Translation {
  readonly url: string
  readonly language: string
}

/** A post. */
export function articleData(parts: ArticleParts): JsonObject {
  const { site } = parts
  return withoutEmpty({
    '@context': CONTEXT,
    '@type': parts.isNews ? 'NewsArticle' : 'BlogPosting',
    '@id': `${parts.url}#article`,
    url: parts.url,
    mainEntityOfPage: parts.url,
    headline: parts.headline,
    description: parts.description,
    inLanguage: parts.language,
    datePublished: parts.published,
    dateModified: parts.modified ?? parts.published,
    image: parts.images,
    author: authorsOf(parts),
    publisher: publisherOf(site),
    isPartOf: { '@id': siteId(site) },
    wordCount: parts.wordCount,
    keywords: parts.keywords,
    citation: parts.citations.map(workOf),
    isBasedOn: parts.basedOn.map(workOf),
    digitalSourceType: DIGITAL_SOURCES[parts.ai],
    translationOfWork: parts.original === null ? null : articleAt(parts.original),
    workTranslation: parts.translations.map(articleAt),
  })
}

/**
 * schema.org's names for IPTC's `trainedAlgorithmicMedia` (made by a model) and
 * `compositeWithTrainedAlgorithmicMedia` (a model and a person together):
 * https://schema.org/IPTCDigitalSourceEnumeration, https://cv.iptc.org/newscodes/digitalsourcetype/
 */
const DIGITAL_SOURCES: Readonly<Record<ArticleParts['ai'], string | null>> = {
  none: null,
  generated: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
  reviewed: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
}

/**
 * The site, for its home pages.
 * @example websiteData(site, 'https://x.tw/search/')
 */
export function websiteData(site: SiteIdentity, search: string | null): JsonObject {
  return withoutEmpty({
    '@context': CONTEXT,
    '@type': 'WebSite',
    '@id': siteId(site),
    url: site.home,
    name: site.name,
    description: site.description,
    inLanguage: site.language,
    publisher: publisherOf(site),
    potentialAction: search === null ? null : searchAction(search),
  })
}

/** The name of the placeholder is the one that search engines look for. */
const searchAction = (page: string): JsonObject => ({
  '@type': 'SearchAction',
  target: { '@type': 'EntryPoint', urlTemplate: `${page}?q={search_term_string}` },
  'query-input': 'required name=search_term_string',
})

/**
 * The way from the home page to a page, which is the last step.
 * @example breadcrumbData([{ name: 'Home', url: 'https://x.tw/' }, { name: 'Tags', url: 'https://x.tw/tags/' }])
 */
export function breadcrumbData(
  steps: readonly { readonly name: string; readonly url: string }[],
): JsonObject {
  return {
    '@context': CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  }
}

export interface CollectionParts {
  readonly site: SiteIdentity
  readonly url: string
  readonly name: string
  readonly description: string | null
  readonly language: string
  /** What the page lists, in its order. */
  readonly items: readonly { readonly name: string; readonly url: string }[]
}

/** A list of posts: a section, a term, a month. */
export function collectionData(parts: CollectionParts): JsonObject {
  return withoutEmpty({
    '@context': CONTEXT,
    '@type': 'CollectionPage',
    '@id': parts.url,
    url: parts.url,
    name: parts.name,
    description: parts.description,
    inLanguage: parts.language,
    isPartOf: { '@id': siteId(parts.site) },
    mainEntity: {
      '@type': 'ItemList',
      itemListElement: parts.items.map(({ name, url }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        url,
      })),
    },
  })
}

const siteId = (site: SiteIdentity): string => `${site.home}#website`

function publisherOf(site: SiteIdentity): JsonObject {
  return withoutEmpty({
    '@type': 'Organization',
    name: site.publisher?.name ?? site.name,
    url: site.publisher?.url ?? site.home,
    logo: site.logo === null ? null : { '@type': 'ImageObject', url: site.logo },
  })
}

/** A post without a named author is its publisher's. */
function authorsOf({ authors, site }: ArticleParts): JsonObject[] {
  if (authors.length === 0) return [publisherOf(site)]
  return authors.map(name => ({ '@type': 'Person', name }))
}

function workOf({ title, url, publisher }: Citation): JsonObject {
  return {
    '@type': 'CreativeWork',
    name: title,
    url,
    publisher: { '@type': 'Organization', name: publisher },
  }
}

function articleAt({ url, language }: Translation): JsonObject {
  return { '@type': 'CreativeWork', '@id': `${url}#article`, url, inLanguage: language }
}

/** Leaves out what says nothing: `null`, empty texts and empty lists. */
function withoutEmpty(object: JsonObject): JsonObject {
  const kept = Object.entries(object).filter(
    ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(kept)
}
