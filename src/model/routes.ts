import type { SourcePath, Url } from './names.js'
import type { Route, RouteTarget } from './route.js'

/** Every address of the site, and how to find one. */
export interface Routes {
  /** In the order in which they are made; each output path once. */
  readonly all: readonly Route[]
  /** By address. */
  readonly byUrl: ReadonlyMap<Url, Route>
  /** The address of what a target names (page 1 of a list), by `targetKey`. */
  readonly byTarget: ReadonlyMap<string, Url>
  /** Where the files of `content/` and `static/` are published. */
  readonly files: ReadonlyMap<SourcePath, Url>
  /** What search engines are to find, in the files that name it. */
  readonly sitemaps: readonly (readonly Route[])[]
}

/** A key for what a target shows: two targets with equal keys show the same thing. */
export function targetKey(target: RouteTarget): string {
  switch (target.kind) {
    case 'home':
      return `home ${target.language} ${target.page}`
    case 'section':
      return `section ${target.language} ${target.page} ${target.section}`
    case 'term':
      return `term ${target.language} ${target.page} ${target.taxonomy} ${target.term}`
    case 'feed':
      return `feed ${target.language} ${target.format} ${target.term?.taxonomy ?? ''} ${target.term?.key ?? ''}`
    case 'story-feed':
      return `story-feed ${target.language} ${target.format}`
    case 'entry':
      return `entry ${target.language} ${target.entry}`
    case 'taxonomy':
      return `taxonomy ${target.language} ${target.taxonomy}`
    case 'year':
      return `year ${target.language} ${target.year}`
    case 'month':
      return `month ${target.language} ${target.year} ${target.month}`
    case 'week':
      return `week ${target.language} ${target.year} ${target.week}`
    case 'week-feed':
      return `week-feed ${target.language} ${target.format}`
    case 'parallel':
      return `parallel ${target.language} ${target.entry}`
    case 'publisher':
      return `publisher ${target.language} ${target.domain}`
    case 'redirect':
      return `redirect ${target.language} ${target.from}`
    case 'file':
      return `file ${target.source}`
    case 'asset':
      return `asset ${target.name}`
    case 'sitemap-part':
      return `sitemap ${target.part}`
    case 'text':
      return `text ${target.name}`
    case 'archive':
    case 'sources':
    case 'search':
    case 'stories-data':
    case 'sources-data':
    case 'not-found':
      return `${target.kind} ${target.language}`
    case 'sitemap':
    case 'robots':
    case 'manifest':
      return target.kind
    default:
      throw new Error(`no such target: ${JSON.stringify(target satisfies never)}`)
  }
}
