import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { placeOf } from '../../diagnostics/place.js'
import type { Config } from '../../model/config.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { Document } from '../../model/document.js'
import type { LanguageFinder } from '../../model/languages.js'
import { type LanguageTag, translationKey } from '../../model/names.js'
import type { Entry } from '../../model/site.js'
import { entryAddress } from './entry-address.js'
import type { Location } from './locate.js'
import type { TermIndex } from './terms.js'

/** A file with its place in the site: its language is settled. */
export interface Located {
  readonly document: Document
  readonly location: Location
  readonly language: LanguageTag
}

/** Settles the language of a file: front matter, then suffix, then folder, then the default. */
export function settleLanguage(
  { document, location }: Omit<Located, 'language'>,
  config: Config,
  findLanguage: LanguageFinder,
): Outcome<Located | null> {
  const written = document.frontMatter.language
  const diagnostics: Diagnostic[] = []
  if (location.unknownSuffix !== null) {
    const at = { path: document.path }
    const configured = tagsOf(config)
    diagnostics.push(catalog.unknownSuffix({ at, suffix: location.unknownSuffix, configured }))
  }
  const found = written === null ? location.language : findLanguage(written)
  if (written !== null && found === null) {
    const at = placeOf(document, 'language')
    return outcome(null, [
      ...diagnostics,
      catalog.unknownLanguage({ at, code: written, configured: tagsOf(config) }),
    ])
  }
  const language = found ?? config.defaultLanguage
  const looksLike = otherLanguage(document, language)
  if (looksLike !== null) {
    diagnostics.push(catalog.wrongLanguage({ at: { path: document.path }, language, looksLike }))
  }
  return outcome({ document, location, language }, diagnostics)
}

const tagsOf = (config: Config): readonly LanguageTag[] => config.languages.map(language => language.tag)

/** A text of fewer characters and words than this says nothing sure about its language. */
const ENOUGH_TEXT = 60

/**
 * Plainly not in its language: a Chinese, Japanese or Korean file with fewer CJK characters than a fifth of its
 * words, or another with more CJK characters than words.
 */
function otherLanguage(document: Document, language: LanguageTag): string | null {
  const { cjk, words } = document.counts
  if (cjk + words < ENOUGH_TEXT) return null
  const isCjk = /^(?:zh|ja|ko)\b/u.test(language)
  if (isCjk && cjk * 5 < words) return 'a language written with letters'
  if (!isCjk && cjk > words) return 'Chinese, Japanese or Korean'
  return null
}

/**
 * The entry that a file becomes, or `null` with the reason. A dated file in a folder is a post; a file at the top
 * is a page, unless its name begins with a date; `layout: page` and `layout: post` decide where they are written.
 */
export function makeEntry(
  located: Located,
  config: Config,
  { terms, about }: { readonly terms: TermIndex; readonly about: Entry['about'] },
): Outcome<Entry | null> {
  const { document, location, language } = located
  const { frontMatter } = document
  const kind = about === null ? kindOf(located) : 'page'
  if (kind === 'post' && frontMatter.published === null) {
    return outcome(null, [catalog.postWithoutDate({ at: { path: document.path } })])
  }
  const url = entryAddress(config, document, { location, language })
  if (url === null) {
    const address = frontMatter.permalink ?? ''
    const at = placeOf(document, 'permalink')
    return outcome(null, [catalog.badAddress({ at, address, field: 'permalink' })])
  }
  const entry: Entry = {
    id: document.path,
    kind,
    document,
    language,
    section: location.section,
    translationKey: translationKey(
      frontMatter.translationKey === null ? `path:${location.key}` : `key:${frontMatter.translationKey}`,
    ),
    url,
    published: frontMatter.published,
    updated: frontMatter.updated,
    summary: (document.inline.summary ?? document.inline.description)?.text ?? document.excerpt,
    terms: terms.keysOf(document, location.categories),
    mark: null,
    layout: frontMatter.layout ?? kind,
    about,
    madeBy: madeBy(document, terms),
  }
  return outcome(entry, [])
}

function madeBy({ notice }: Document, terms: TermIndex): Entry['madeBy'] {
  if (notice === null || notice.model === null) return null
  return terms.keyOf('models', notice.model)
}

function kindOf({ document, location }: Located): Entry['kind'] {
  const { layout, published } = document.frontMatter
  if (layout === 'page' || layout === 'post') return layout
  if (location.section === '') return /^\d{4}-?\d{2}-?\d{2}\b/u.test(location.name) ? 'post' : 'page'
  if (location.section === 'posts' || location.section.startsWith('posts/')) return 'post'
  return published === null ? 'page' : 'post'
}
