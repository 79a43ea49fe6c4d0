import { absolute, href } from '../../lib/urls.js'
import type { Outcome } from '../../model/diagnostic.js'
import type { CodeSlot, MathSlot } from '../../model/document.js'
import type { LanguageTag, OutputPath, SourcePath, Url } from '../../model/names.js'
import type { RouteTarget } from '../../model/route.js'
import { type Routes, targetKey } from '../../model/routes.js'
import type { BuiltIn } from '../../model/shortcode.js'
import type { Entry, EntryId, Site } from '../../model/site.js'

/** What composing a view may ask; the same for every route of a build. */
export interface Means {
  readonly site: Site
  readonly routes: Routes
  /** A string of the theme in a language. */
  readonly translate: Translate
  /** The paths of the theme's assets by name. */
  readonly assets: ReadonlyMap<string, OutputPath>
  readonly layouts: ReadonlySet<string>
  /** A shortcode as a page of a language shows it. */
  readonly renderShortcode: (language: LanguageTag, call: ShortcodeCall) => Outcome<string>
  /** The HTML of a block of code or a formula. */
  readonly typeset: (slot: CodeSlot | MathSlot) => string
  /** Pixels; `null` for what is no picture that can be measured. */
  readonly pictureSize: (path: SourcePath) => { readonly width: number; readonly height: number } | null
  /** `digest 0.1.0` */
  readonly generator: string
}

export type Translate = (
  language: LanguageTag,
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string

export interface ShortcodeCall extends BuiltIn {
  readonly name: string
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
  readonly inner: string | null
  /** How many of its name stand before it in the same text: counts from 0. */
  readonly ordinal: number
  /** The name of the shortcode around it. */
  readonly parent: string | null
}

/** Whose links and pictures are resolved: an entry, or the text of a section. */
export type Owner = Pick<Entry, 'id' | 'url' | 'language' | 'document'>

/** For `href`: with the base path, encoded. */
export const hrefOf = ({ site }: Means, url: string): string => href(site.config.baseUrl, url)

/** For machines: with the origin too. */
export const absoluteOf = ({ site }: Means, url: string): string => absolute(site.config.baseUrl, url)

/** The address of what a target names; `null` when the site has no such page. */
export function urlOf({ routes }: Means, target: RouteTarget): Url | null {
  return routes.byTarget.get(targetKey(target)) ?? null
}

/** @throws Error for an id that is not in the site: a bug of ours. */
export function entryOf({ site }: Means, id: EntryId): Entry {
  const entry = site.entries.get(id)
  if (entry === undefined) throw new Error(`no such entry: ${id}`)
  return entry
}

/** The language's own name and title. */
export function languageOf({ site }: Means, tag: LanguageTag) {
  const language = site.config.languages.find(candidate => candidate.tag === tag)
  if (language === undefined) throw new Error(`no such language: ${tag}`)
  return language
}

export function editionOf({ site }: Means, tag: LanguageTag) {
  const edition = site.editions.find(candidate => candidate.language === tag)
  if (edition === undefined) throw new Error(`no such edition: ${tag}`)
  return edition
}

/** The address of an entry as a reader of a language reaches it: its own, or the fallback's. */
export function entryUrl(means: Means, language: LanguageTag, id: EntryId): Url {
  return urlOf(means, { kind: 'entry', language, entry: id }) ?? entryOf(means, id).url
}
