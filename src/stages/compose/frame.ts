import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { readableOn } from '../../lib/colour.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { LanguageTag, TermKey, Url } from '../../model/names.js'
import type { FeedLink, Frame } from '../../model/page.js'
import { PAPERS } from '../../model/theme.js'
import { iconLinks } from './icons.js'
import { editionOf, entryOf, hrefOf, languageOf, type Means, urlOf } from './means.js'
import { taxonomyLabel } from './views.js'

/** What surrounds every page of a language. Made once a language, so that it is hashed once. */
export function composeFrame(means: Means, tag: LanguageTag): Outcome<Frame> {
  const { site, assets } = means
  const { config } = site
  const language = languageOf(means, tag)
  const menu = composeMenu(means, tag)
  const theme = composeTheme(means, tag)
  const asset = (name: string) => hrefOf(means, `/${assets.get(name) ?? name}`)
  const page = (kind: 'archive' | 'search' | 'sources') => {
    const url = urlOf(means, { kind, language: tag })
    return url === null ? null : hrefOf(means, url)
  }
  const frame: Frame = {
    language: { tag, label: language.label },
    site: {
      title: language.title,
      description: language.description,
      home: hrefOf(means, homeUrl(means, tag)),
      copyright: config.copyright,
      author: config.author === null ? null : { name: config.author.name, url: config.author.url },
      params: config.params,
    },
    menu: menu.value,
    taxonomies: taxonomyLinks(means, tag),
    feeds: feedLinks(means, tag, null),
    assets: {
      stylesheet: asset('site.css'),
      script: asset('site.js'),
      icons: iconLinks(means),
      manifest: hrefOf(means, '/manifest.webmanifest'),
    },
    links: {
      archive: page('archive'),
      search: page('search'),
      sources: page('sources'),
    },
    about: aboutPage(means, tag),
    theme: theme.value,
    generator: means.generator,
  }
  return outcome(frame, [...menu.diagnostics, ...theme.diagnostics])
}

function composeTheme(means: Means, tag: LanguageTag): Outcome<Frame['theme']> {
  const { accent, fonts, logo, footer, sidebars } = means.site.config.theme
  const isThere = logo !== null && means.routes.byUrl.has(logo as Url)
  const theme = {
    accent:
      accent === null
        ? null
        : { light: readableOn(accent.light, PAPERS.light), dark: readableOn(accent.dark, PAPERS.dark) },
    fonts,
    logo: isThere ? hrefOf(means, logo) : null,
    footer: footer[tag] ?? null,
    beside: sidebars.post,
  }
  return outcome(theme, logo === null || isThere ? [] : [catalog.missingLogo({ url: logo })])
}

/** @throws Error for a language without an edition: a bug of ours. */
export function homeUrl(means: Means, language: LanguageTag): Url {
  const url = urlOf(means, { kind: 'home', language, page: 1, pages: 1 })
  if (url === null) throw new Error(`no home page: ${language}`)
  return url
}

/** `content/about.md`, as it sums itself up. */
function aboutPage(means: Means, language: LanguageTag): Frame['about'] {
  const entry = editionOf(means, language)
    .pages.map(id => entryOf(means, id))
    .find(({ section, url }) => section === '' && url.endsWith('/about/'))
  if (entry === undefined) return null
  return { title: entry.document.title, href: hrefOf(means, entry.url), text: entry.summary }
}

function taxonomyLinks(means: Means, language: LanguageTag): Frame['taxonomies'] {
  return means.site.taxonomies.flatMap(({ name }) => {
    const url = urlOf(means, { kind: 'taxonomy', language, taxonomy: name })
    return url === null
      ? []
      : [{ name, label: taxonomyLabel(means, language, name), href: hrefOf(means, url) }]
  })
}

function composeMenu(means: Means, tag: LanguageTag): Outcome<Frame['menu']> {
  const configured = languageOf(means, tag).menu
  if (configured === null) return outcome(defaultMenu(means, tag), [])
  const diagnostics: Diagnostic[] = []
  const items = configured.flatMap(({ label, url }) => {
    if (!url.startsWith('/')) return [{ label, href: url, external: true }]
    const path = url.replace(/[?#].*$/u, '')
    const isThere = [path, `${path}/`].some(form => means.routes.byUrl.has(form as Url))
    if (!isThere) {
      diagnostics.push(catalog.brokenMenuLink({ label, url }))
      return []
    }
    return [{ label, href: hrefOf(means, url), external: false }]
  })
  return outcome(items, diagnostics)
}

/** The most pages of the author's own that the theme's menu shows. */
const MENU_PAGES = 3

/** Archive, taxonomies, sources and the author's own pages: those that exist in the language. */
function defaultMenu(means: Means, language: LanguageTag): Frame['menu'] {
  const services = (['archive', 'sources'] as const).flatMap(kind => {
    const url = urlOf(means, { kind, language })
    return url === null ? [] : [{ label: means.translate(language, `site.${kind}`), url }]
  })
  const [archive, ...sources] = services
  const taxonomies = ['tags', 'models'].flatMap(name => {
    const url = urlOf(means, { kind: 'taxonomy', language, taxonomy: name })
    return url === null ? [] : [{ label: taxonomyLabel(means, language, name), url }]
  })
  const pages = editionOf(means, language)
    .pages.map(id => entryOf(means, id))
    .filter(entry => entry.section === '')
    .slice(0, MENU_PAGES)
    .map(entry => ({ label: entry.document.title, url: entry.url }))
  return [...(archive === undefined ? [] : [archive]), ...taxonomies, ...sources, ...pages].map(
    ({ label, url }) => ({ label, href: hrefOf(means, url), external: false }),
  )
}

export const FEED_TYPES = {
  atom: { type: 'application/atom+xml', name: 'Atom' },
  rss: { type: 'application/rss+xml', name: 'RSS' },
  json: { type: 'application/feed+json', name: 'JSON Feed' },
} as const

/** The feeds of an edition's stories; none unless the configuration asks for them. */
export function storyFeedLinks(means: Means, language: LanguageTag): readonly FeedLink[] {
  return means.site.config.feeds.formats.flatMap(format => {
    const url = urlOf(means, { kind: 'story-feed', language, format })
    if (url === null) return []
    const { type, name } = FEED_TYPES[format]
    const title = `${languageOf(means, language).title} · ${means.translate(language, 'stories.title')}`
    return [{ format, type, title: `${title} (${name})`, href: hrefOf(means, url) }]
  })
}

/** The feeds of an edition, or of one term. */
export function feedLinks(
  means: Means,
  language: LanguageTag,
  term: { readonly taxonomy: string; readonly key: TermKey; readonly label: string } | null,
): readonly FeedLink[] {
  return means.site.config.feeds.formats.flatMap(format => {
    const scope = term === null ? null : { taxonomy: term.taxonomy, key: term.key }
    const url = urlOf(means, { kind: 'feed', language, format, term: scope })
    if (url === null) return []
    const { type, name } = FEED_TYPES[format]
    const title = [languageOf(means, language).title, ...(term === null ? [] : [term.label])].join(' · ')
    return [{ format, type, title: `${title} (${name})`, href: hrefOf(means, url) }]
  })
}
