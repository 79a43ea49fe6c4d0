import {
  articleData,
  breadcrumbData,
  type Citation,
  collectionData,
  type SiteIdentity,
  websiteData,
} from '../../emit/structured-data.js'
import { isoForDatetime } from '../../lib/dates.js'
import type { JsonObject } from '../../lib/json.js'
import type { Source } from '../../model/document.js'
import type { LanguageTag } from '../../model/names.js'
import type { Frame, Picture } from '../../model/page.js'
import type { Entry } from '../../model/site.js'
import { homeUrl } from './frame.js'
import type { LanguageRoute } from './head.js'
import { assetUrl } from './icons.js'
import { titleOfSection } from './lists.js'
import { absoluteOf, editionOf, entryOf, type Means, urlOf } from './means.js'
import { termLinks } from './views.js'

/** JSON-LD for the home page of a language. */
export function homeStructure(means: Means, language: LanguageTag, frame: Frame): readonly JsonObject[] {
  const search = urlOf(means, { kind: 'search', language })
  return [websiteData(identity(means, language, frame), search === null ? null : absoluteOf(means, search))]
}

/** What a page lists, and where it is. */
export interface Collection {
  readonly title: string
  readonly description: string | null
  readonly items: readonly { readonly name: string; readonly href: string }[]
  /** Pages between the home page and this one, the uppermost first. */
  readonly above: readonly { readonly label: string; readonly href: string }[]
}

/** JSON-LD for a page that lists things, and the way to it. */
export function collectionStructure(
  means: Means,
  route: LanguageRoute,
  { frame, collection }: { readonly frame: Frame; readonly collection: Collection },
): readonly JsonObject[] {
  const { language } = route
  const base = new URL(means.site.config.baseUrl.origin)
  const { title, description, items, above } = collection
  const url = absoluteOf(means, route.url)
  const listed = collectionData({
    site: identity(means, language, frame),
    url,
    name: title,
    description,
    language,
    items: items.map(({ name, href }) => ({ name, url: new URL(href, base).href })),
  })
  const steps = [
    homeStep(means, language, frame),
    ...above.map(({ label, href }) => ({ name: label, url: new URL(href, base).href })),
    { name: title, url },
  ]
  return [listed, breadcrumbData(steps)]
}

const homeStep = (means: Means, language: LanguageTag, frame: Frame) => ({
  name: frame.site.title,
  url: absoluteOf(means, homeUrl(means, language)),
})

/** JSON-LD for a post: the article with what it cites, and the way to it. */
export function entryStructure(
  means: Means,
  entry: Entry,
  { frame, image }: { readonly frame: Frame; readonly image: Picture | null },
): readonly JsonObject[] {
  const { document, language } = entry
  const { frontMatter, notice, counts } = document
  const site = identity(means, language, frame)
  const url = absoluteOf(means, entry.url)
  const others = (means.site.translations.get(entry.translationKey) ?? [])
    .map(id => entryOf(means, id))
    .filter(other => other.id !== entry.id)
    .map(other => ({ url: absoluteOf(means, other.url), language: other.language as string }))
  const isTranslation = frontMatter.translatedFrom !== null
  const original = isTranslation
    ? (others.find(other => other.language === means.site.config.defaultLanguage) ?? null)
    : null
  const origin = new URL(means.site.config.baseUrl.origin)
  const article = articleData({
    site,
    url,
    headline: document.title,
    description: entry.summary,
    language,
    published: entry.published === null ? null : isoForDatetime(entry.published),
    modified: entry.updated === null ? null : isoForDatetime(entry.updated),
    images: image === null ? [] : [new URL(image.src, origin).href],
    authors: frontMatter.authors,
    keywords: keywordsOf(means, entry),
    wordCount: counts.cjk + counts.words,
    isNews: document.stories.length > 0,
    citations: document.sources.map(citation),
    basedOn: frontMatter.sources.map(citation),
    ai: !notice?.generated ? 'none' : notice.reviewedBy === null ? 'generated' : 'reviewed',
    translations: original === null ? others : [],
    original,
  })
  if (entry.kind === 'page') return [article]
  const section = urlOf(means, { kind: 'section', language, section: entry.section, page: 1, pages: 1 })
  const steps = [
    homeStep(means, language, frame),
    ...(section === null ? [] : [{ name: sectionTitle(means, entry), url: absoluteOf(means, section) }]),
    { name: document.title, url },
  ]
  return [article, breadcrumbData(steps)]
}

function identity(means: Means, language: LanguageTag, frame: Frame): SiteIdentity {
  return {
    name: frame.site.title,
    description: frame.site.description,
    language,
    home: absoluteOf(means, homeUrl(means, language)),
    publisher: frame.site.author,
    logo: logoOf(means, frame),
  }
}

/** As the section's own page calls itself. */
function sectionTitle(means: Means, { language, section }: Entry): string {
  const found = editionOf(means, language).sections.find(({ name }) => name === section)
  return found === undefined ? section : titleOfSection(found)
}

/** The logo of the configuration, else the icon in pixels: machines want a picture that is no drawing. */
function logoOf(means: Means, frame: Frame): string | null {
  if (frame.theme.logo !== null) return means.site.config.baseUrl.origin + frame.theme.logo
  const icon = assetUrl(means, 'icon-512.png')
  return icon === null ? null : absoluteOf(means, icon)
}

const citation = ({ title, url, publisher, domain }: Source): Citation => ({
  title,
  url,
  publisher: publisher ?? domain,
})

function keywordsOf(means: Means, { id, language }: Entry): readonly string[] {
  const links = means.site.config.taxonomies.flatMap(({ name }) =>
    termLinks(means, language, { id, taxonomy: name }),
  )
  return [...new Set(links.map(({ label }) => label))]
}
