import type { SitemapView } from '../model/page.js'
import { element, emptyElement, textElement, XML_DECLARATION } from './xml-writer.js'

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

/** The list of a site's sitemaps (sitemaps.org, "Using Sitemap index files"). */
export function sitemapIndex(files: readonly string[]): string {
  const sitemaps = files.map(file => element('sitemap', {}, [textElement('loc', {}, file)]))
  return XML_DECLARATION + element('sitemapindex', { xmlns: NAMESPACES.xmlns }, sitemaps)
}

const NAMESPACES = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
}
