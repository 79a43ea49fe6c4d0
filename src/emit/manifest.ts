import type { JsonObject } from '../lib/json.js'

export interface ManifestParts {
  readonly name: string
  readonly description: string
  readonly language: string
  /** Where the site begins: `/repo/`. */
  readonly home: string
  /** In the manifest's own words. */
  readonly icons: readonly {
    readonly src: string
    readonly type: string
    readonly sizes: string
    readonly purpose: 'any' | 'maskable'
  }[]
  /** CSS colours. */
  readonly themeColor: string
  readonly backgroundColor: string
}

/** A web app manifest, as data for a page of kind `json`. */
export function manifest(parts: ManifestParts): JsonObject {
  return {
    id: parts.home,
    name: parts.name,
    short_name: parts.name,
    ...(parts.description === '' ? {} : { description: parts.description }),
    lang: parts.language,
    dir: 'auto',
    start_url: parts.home,
    scope: parts.home,
    // A site of texts is read best with the address bar.
    display: 'minimal-ui',
    theme_color: parts.themeColor,
    background_color: parts.backgroundColor,
    icons: parts.icons.map(icon => ({ ...icon })),
  }
}
