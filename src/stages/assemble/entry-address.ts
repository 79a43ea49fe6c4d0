import { dayOf } from '../../lib/dates.js'
import { slug } from '../../lib/slug.js'
import { customAddress, languagePrefix, sectionPath } from '../../model/addresses.js'
import type { Config } from '../../model/config.js'
import type { Document } from '../../model/document.js'
import { type LanguageTag, siteUrl, type Url } from '../../model/names.js'
import type { Location } from './locate.js'

/**
 * The address of a post or page: its `permalink`, else the pattern of its section, else section and file name.
 * `null` when the permalink that it asks for cannot be one.
 */
export function entryAddress(
  config: Config,
  document: Document,
  where: { readonly location: Location; readonly language: LanguageTag },
): Url | null {
  const { location, language } = where
  const prefix = languagePrefix(config, language)
  const { permalink, slug: ownSlug } = document.frontMatter
  if (permalink !== null) return customAddress(fillTokens(permalink, document, location), prefix)

  const pattern = patternFor(location.section, config.permalinks)
  if (pattern !== null) return customAddress(fillTokens(pattern, document, location), prefix)

  const name = ownSlug === null ? slug(location.name) : slug(ownSlug)
  return siteUrl(`${prefix}${sectionPath(location.section)}${name}/`)
}

/** The pattern of the nearest folder: that of `posts/2026`, else that of `posts`. */
function patternFor(section: string, permalinks: Config['permalinks']): string | null {
  const parts = section.split('/')
  for (let length = parts.length; length > 0; length--) {
    const pattern = permalinks[parts.slice(0, length).join('/')]
    if (pattern !== undefined) return pattern
  }
  return null
}

function fillTokens(pattern: string, document: Document, location: Location): string {
  const { frontMatter, title } = document
  const day = frontMatter.published === null ? null : dayOf(frontMatter.published)
  const undated = location.name.replace(/^\d{4}-?\d{2}-?\d{2}[-_]?/u, '') || location.name
  const two = (value: number | undefined) => (value === undefined ? '' : String(value).padStart(2, '0'))
  const values: Readonly<Record<string, string>> = {
    filename: slug(location.name),
    slug: slug(frontMatter.slug ?? undated),
    title: slug(title),
    section: location.section.split('/').map(slug).join('/'),
    year: day === null ? '' : String(day.year).padStart(4, '0'),
    month: two(day?.month),
    day: two(day?.day),
    model: slug(frontMatter.terms.models?.[0] ?? 'other'),
    categories: (frontMatter.terms.categories ?? []).map(slug).join('/'),
  }
  return pattern
    .replace(/:([a-z]+)/gu, (token, name: string) => values[name] ?? token)
    .replace(/\/{2,}/gu, '/')
}
