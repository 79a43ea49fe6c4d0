/** Elements that bring another file onto the page; the address is in quotes, as our templates and sanitiser write it. */
const RESOURCE = /<(link|script|img|source|audio|video)\b[^>]*?\s(?:href|src)="([^"]*)"[^>]*>/giu

/** A file that a page shows or runs. */
export interface Resource {
  readonly kind: 'stylesheet' | 'other'
  /** As written on the page, character references read. */
  readonly href: string
}

/**
 * The files that a page brings along, in its order: its look can change although its own bytes do not.
 * @example resourcesOf('<link rel="stylesheet" href="/a.css">') // => [{ kind: 'stylesheet', href: '/a.css' }]
 */
export function resourcesOf(html: string): readonly Resource[] {
  return [...html.matchAll(RESOURCE)].flatMap(([tag, name = '', address = '']): Resource[] => {
    const href = address.replaceAll('&amp;', '&')
    if (name.toLowerCase() !== 'link') return [{ kind: 'other', href }]
    const rel = /\srel="([^"]*)"/iu.exec(tag)?.[1]?.toLowerCase().split(/\s+/u) ?? []
    if (rel.includes('stylesheet')) return [{ kind: 'stylesheet', href }]
    return rel.some(each => each === 'icon' || each === 'modulepreload') ? [{ kind: 'other', href }] : []
  })
}
