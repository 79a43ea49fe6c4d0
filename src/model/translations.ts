import type { LanguageTag } from './names.js'
import type { Entry } from './site.js'

/**
 * How a post stands to its original. `stale`: the original's title or body changed since; `unknown`: it does not
 * say which revision it was made from.
 */
export type TranslationState = 'original' | 'present' | 'stale' | 'unknown'

/**
 * What the others of a post's languages were translated from: the default language's, unless that says that it
 * is a translation itself; then the first that does not. `null`: all of them are translations. `group` is in the
 * order of the languages.
 */
export function originalOf(group: readonly Entry[], defaultLanguage: LanguageTag): Entry | null {
  const originals = group.filter(entry => entry.document.frontMatter.translatedFrom === null)
  return originals.find(entry => entry.language === defaultLanguage) ?? originals[0] ?? null
}

/** The state of one of a post's languages. Two languages in one file are always of one revision. */
export function translationState(entry: Entry, original: Entry | null): TranslationState {
  if (entry === original) return 'original'
  if (original === null) return 'unknown'
  if (entry.document.origin === original.document.origin) return 'present'
  const { translatedFrom } = entry.document.frontMatter
  if (translatedFrom === null) return 'unknown'
  return translatedFrom === original.document.revision ? 'present' : 'stale'
}

/**
 * The post that stands beside another on a page of two languages: the default language's, or for that the first of
 * the others. `null` for a post in one language.
 */
export function partnerOf(entry: Entry, group: readonly Entry[], defaultLanguage: LanguageTag): Entry | null {
  const others = group.filter(other => other.id !== entry.id)
  if (others.length === group.length) return null
  return others.find(other => other.language === defaultLanguage) ?? others[0] ?? null
}
