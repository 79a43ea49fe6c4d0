import type { SitemapView } from '../model/page.js'
import { element, emptyElement, textElement, XML_DECLARATION } from './xml-writer.js'

/** sitemaps.org, protocol 0.9: the most addresses that one file may hold. */
export const MAX_SITEMAP_PAGES = 50_000

/** A sitemap whose pages name their translations, as Google reads them. */
export function sitemap(view: SitemapView): string {
  const urls = view.pages.map(page =>
    element('url', {}, [
      textElement('loc', {}, page.loc),
      ...(page.lastmod === null ? [] : [textElement('lastmod', {}, page.lastmod)]),
      ...page.alternates.map(({ hreflang, href }) =>
        emptyElement('xhtml:link', { rel: 'alternate', hreflang, href }),
      ),
    ]),
  )
  return XML_DECLARATION + element('urlset', NAMESPACES, urls)
}

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
}
