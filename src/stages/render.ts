import { ok } from '../diagnostics/outcome.js'
import { atomFeed, type PrintContent } from '../emit/atom.js'
import { jsonFeed } from '../emit/json-feed.js'
import { rssFeed } from '../emit/rss.js'
import { sitemap, sitemapIndex } from '../emit/sitemap.js'
import type { Outcome } from '../model/diagnostic.js'
import type { Page } from '../model/page.js'
import { type Bodies, printContent } from '../templates/content.js'
import type { Library } from '../templates/library.js'

/** What rendering needs beside the page itself. */
export interface RenderMeans {
  readonly library: Library
  /** The body of a document by its hash. */
  readonly bodies: Bodies
}

/** A page that is text; the others are bytes, which are copied. */
export type TextPage = Exclude<Page, { kind: 'file' | 'asset' }>

/** The text of a page: a function of the page, its layout and the bodies it names. `null`: its layout has a mistake. */
export function render(page: TextPage, { library, bodies }: RenderMeans): Outcome<string | null> {
  switch (page.kind) {
    case 'layout':
      return library.renderLayout(page.layout, page.view, bodies)
    case 'feed':
      return ok(renderFeed(page, content => printContent(content, bodies)))
    case 'sitemap':
      return ok(sitemap(page.view))
    case 'sitemap-index':
      return ok(sitemapIndex(page.files))
    case 'json':
      return ok(`${JSON.stringify(page.view)}\n`)
    case 'text':
      return ok(page.text)
    default:
      return page satisfies never
  }
}

function renderFeed(page: Extract<Page, { kind: 'feed' }>, print: PrintContent): string {
  switch (page.format) {
    case 'atom':
      return atomFeed(page.view, print)
    case 'rss':
      return rssFeed(page.view, print)
    case 'json':
      return jsonFeed(page.view, print)
    default:
      return page.format satisfies never
  }
}
