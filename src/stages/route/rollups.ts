import { languagePrefix } from '../../model/addresses.js'
import { siteUrl } from '../../model/names.js'
import type { Edition, Site } from '../../model/site.js'
import type { Claim } from './targets.js'

/** The ISO weeks of an edition (`/2026/w02/`) and its feeds of them (`/weekly/atom.xml`). */
export function weekClaims(site: Site, { language, weeks }: Edition): Claim[] {
  const { config } = site
  if (!config.rollups.weeks || weeks.length === 0) return []
  const prefix = languagePrefix(config, language)
  const pages = weeks.map(({ year, week }): Claim => {
    const path = weekPath(year, week)
    return {
      target: { kind: 'week', language, year, week },
      url: siteUrl(prefix + path),
      identity: `archive ${path}`,
      origin: null,
    }
  })
  const names = { atom: 'atom.xml', rss: 'rss.xml', json: 'feed.json' } as const
  const feeds = (config.rollups.feed ? config.feeds.formats : []).map(
    (format): Claim => ({
      target: { kind: 'week-feed', language, format },
      url: siteUrl(`${prefix}/weekly/${names[format]}`),
      identity: null,
      origin: null,
    }),
  )
  return [...pages, ...feeds]
}

/** @example weekPath(2026, 2) // => '/2026/w02/' */
const weekPath = (year: number, week: number): string =>
  `/${String(year).padStart(4, '0')}/w${String(week).padStart(2, '0')}/`
