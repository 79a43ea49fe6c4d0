import type { Url } from '../../model/names.js'
import type { Frame } from '../../model/page.js'
import { hrefOf, type Means } from './means.js'

type IconLink = Frame['assets']['icons'][number]

/** What `<link>` of every page says of the site's icon, in the order in which browsers want it. */
export function iconLinks(means: Means): readonly IconLink[] {
  const { fallback, scalable, touch } = iconUrls(means)
  const link = (url: string | null, rest: Omit<IconLink, 'href'>): IconLink[] =>
    url === null ? [] : [{ ...rest, href: hrefOf(means, url) }]
  return [
    // With its size, so that a browser that can show an SVG takes that.
    ...link(fallback, { rel: 'icon', type: 'image/x-icon', sizes: '32x32' }),
    ...link(scalable, { rel: 'icon', type: 'image/svg+xml', sizes: null }),
    ...link(touch, { rel: 'apple-touch-icon', type: 'image/png', sizes: null }),
  ]
}

/** The icon where there is room for one address only. */
export function iconUrl(means: Means): string {
  const { fallback, scalable } = iconUrls(means)
  return scalable ?? fallback ?? '/favicon.ico'
}

/** For the manifest: the SVG, and the same in pixels. */
export function manifestIcons(means: Means) {
  const { scalable, fallback } = iconUrls(means)
  const icon = (url: string | null, rest: { type: string; sizes: string; purpose: 'any' | 'maskable' }) =>
    url === null ? [] : [{ src: hrefOf(means, url), ...rest }]
  const png = { type: 'image/png', purpose: 'any' } as const
  return [
    ...icon(scalable, { type: 'image/svg+xml', sizes: 'any', purpose: 'any' }),
    ...icon(scalable === null ? fallback : null, { type: 'image/x-icon', sizes: '32x32', purpose: 'any' }),
    ...icon(assetUrl(means, 'icon-192.png'), { ...png, sizes: '192x192' }),
    ...icon(assetUrl(means, 'icon-512.png'), { ...png, sizes: '512x512' }),
    ...icon(assetUrl(means, 'icon-maskable-512.png'), { ...png, sizes: '512x512', purpose: 'maskable' }),
  ]
}

/** Of the site's own static files, else of the theme; a site with its own `favicon.ico` alone has no other. */
function iconUrls(means: Means) {
  const own = (name: string): string | null => {
    const route = means.routes.byUrl.get(`/${name}` as Url)
    return route?.kind === 'file' ? route.url : null
  }
  const onlyOld = own('favicon.ico') !== null && own('favicon.svg') === null
  return {
    fallback: own('favicon.ico') ?? assetUrl(means, 'favicon.ico'),
    scalable: own('favicon.svg') ?? (onlyOld ? null : assetUrl(means, 'favicon.svg')),
    touch: own('apple-touch-icon.png') ?? assetUrl(means, 'apple-touch-icon.png'),
  }
}

/** An asset of the theme; `null` when there is none. */
export function assetUrl(means: Means, name: string): string | null {
  const path = means.assets.get(name)
  return path === undefined ? null : `/${path}`
}
