import type { Config } from '../../model/config.js'
import { siteUrl } from '../../model/names.js'
import type { RouteTarget } from '../../model/route.js'
import type { Claim } from './targets.js'

/** Files for machines that exist once a site. A file of the same name in `static/` takes their place. */
export function serviceFileClaims(config: Config): Claim[] {
  return [
    claim('/sitemap.xml', { kind: 'sitemap' }),
    claim('/robots.txt', { kind: 'robots' }),
    claim('/manifest.webmanifest', { kind: 'manifest' }),
    // GitHub Pages would otherwise run Jekyll, which drops files whose names begin with `_` or `.`.
    claim('/.nojekyll', { kind: 'text', name: '.nojekyll', text: '' }),
    ...(config.cname === null
      ? []
      : [claim('/CNAME', { kind: 'text', name: 'CNAME', text: `${config.cname}\n` })]),
  ]
}

/** Beside `/sitemap.xml`, which lists them. */
export function sitemapClaims(count: number): Claim[] {
  return Array.from({ length: count }, (_, index) =>
    claim(`/sitemap-${index + 1}.xml`, { kind: 'sitemap-part', part: index + 1 }),
  )
}

const claim = (path: string, target: RouteTarget): Claim => ({
  target,
  url: siteUrl(path),
  identity: null,
  origin: null,
})
