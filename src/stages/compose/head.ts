import { isoInstant } from '../../lib/dates.js'
import type { JsonObject } from '../../lib/json.js'
import { truncate } from '../../lib/text.js'
import type { LanguageTag } from '../../model/names.js'
import type { FeedLink, Frame, Head, LanguageLink, Picture } from '../../model/page.js'
import type { Route } from '../../model/route.js'
import { targetKey } from '../../model/routes.js'
import type { Entry } from '../../model/site.js'
import { DIAGRAM_ASSETS } from '../../model/theme.js'
import { homeUrl } from './frame.js'
import { absoluteOf, hrefOf, languageOf, type Means } from './means.js'

/** What is special to a page's head. */
export interface HeadFacts {
  readonly title: string
  readonly description: string
  readonly feeds: readonly FeedLink[]
  readonly image: Picture | null
  readonly article: { readonly entry: Entry; readonly tags: readonly string[] } | null
  readonly jsonLd: readonly JsonObject[]
  readonly hasDiagrams: boolean
  /** A page that search engines shall not list. */
  readonly noindex: boolean
  /** Instead of its own address: the original of a fallback. */
  readonly canonical: string | null
  readonly ai: Head['ai']
}

/** A route that is a page in a language. */
export type LanguageRoute = Extract<Route, { readonly language: LanguageTag }>

/** Search engines show about 160 letters, and half as many Chinese characters, of a description. */
const DESCRIPTION_LENGTH = 200

export function composeHead(
  means: Means,
  route: LanguageRoute,
  { frame, facts }: { frame: Frame; facts: HeadFacts },
): Head {
  const { config } = means.site
  const isHome = route.kind === 'home' && route.page === 1
  const url = facts.canonical ?? absoluteOf(means, route.url)
  const image = facts.image === null ? null : absoluteImage(means, facts.image.src)
  const others = alternatesOf(route).filter(alternate => alternate.language !== route.language)
  return {
    title: isHome ? facts.title : `${facts.title} · ${frame.site.title}`,
    description: truncate(facts.description.replace(/\s+/gu, ' ').trim(), DESCRIPTION_LENGTH),
    canonical: route.kind === 'not-found' ? null : url,
    robots: facts.noindex ? 'noindex' : null,
    alternates: facts.noindex ? [] : hreflangs(means, route),
    feeds: [...facts.feeds, ...frame.feeds],
    openGraph: {
      type: facts.article === null ? 'website' : 'article',
      title: facts.title,
      url,
      image,
      imageAlt: image === null ? null : (facts.image?.alt ?? null),
      locale: route.language.replace('-', '_'),
      alternateLocales: others.map(({ language }) => language.replace('-', '_')),
      published: facts.article?.entry.published == null ? null : isoInstant(facts.article.entry.published),
      modified: facts.article?.entry.updated == null ? null : isoInstant(facts.article.entry.updated),
      tags: facts.article?.tags ?? [],
    },
    previous: neighbour(means, route, -1),
    next: neighbour(means, route, 1),
    diagrams: facts.hasDiagrams ? diagramAssets(means) : null,
    jsonLd: facts.jsonLd,
    ai: facts.ai,
  }

  function absoluteImage({ site }: Means, src: string): string {
    return /^https?:/iu.test(src)
      ? src
      : src.startsWith('//')
        ? `https:${src}`
        : site.config.baseUrl.origin + src
  }
  function hreflangs(of: Means, { alternates }: LanguageRoute): Head['alternates'] {
    if (alternates.length < 2 || ('page' in route && route.page > 1)) return []
    const links = alternates.map(({ language, url: address }) => ({
      hreflang: language as string,
      href: absoluteOf(of, address),
    }))
    const fallback = alternates.find(({ language }) => language === config.defaultLanguage) ?? alternates[0]
    return fallback === undefined
      ? links
      : [...links, { hreflang: 'x-default', href: absoluteOf(of, fallback.url) }]
  }
}

function diagramAssets(means: Means): Head['diagrams'] {
  const asset = (name: string) => hrefOf(means, `/${means.assets.get(name) ?? name}`)
  return { script: asset(DIAGRAM_ASSETS.script), library: asset(DIAGRAM_ASSETS.library) }
}

const alternatesOf = ({ alternates }: LanguageRoute) => alternates

/** The page of a paged list before or after this one. */
function neighbour(means: Means, route: LanguageRoute, step: -1 | 1): string | null {
  if (!('page' in route)) return null
  const page = route.page + step
  if (page < 1 || page > route.pages) return null
  const url = means.routes.byTarget.get(targetKey({ ...route, page }))
  return url === undefined ? null : hrefOf(means, url)
}

/**
 * Every language of the site: this page in it, else its home. A later page of a list leads to the list's first page,
 * since the second page in another language holds other posts.
 */
export function composeSwitcher(means: Means, route: LanguageRoute): readonly LanguageLink[] {
  const first = 'page' in route && route.page > 1 ? { ...route, page: 1 } : route
  const firstUrl = means.routes.byTarget.get(targetKey(first))
  const { alternates } = (firstUrl === undefined ? undefined : means.routes.byUrl.get(firstUrl)) ?? route
  return means.site.editions.map(({ language: tag }) => {
    const there = alternates.find(alternate => alternate.language === tag)
    const current = tag === route.language
    const url = current ? route.url : (there?.url ?? homeUrl(means, tag))
    return {
      tag,
      label: languageOf(means, tag).label,
      href: hrefOf(means, url),
      exists: current || there !== undefined,
      current,
    }
  })
}
