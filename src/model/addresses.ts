import { slug } from '../lib/slug.js'
import { decodePath } from '../lib/urls.js'
import type { Config } from './config.js'
import { type LanguageTag, siteUrl, type Url } from './names.js'
import type { Term } from './site.js'

/**
 * What stands before every address of a language: nothing for the default one.
 * @example languagePrefix(config, 'en') // => '/en'
 */
export function languagePrefix(config: Config, language: LanguageTag): string {
  return language === config.defaultLanguage ? '' : `/${language.toLowerCase()}`
}

/**
 * @example sectionPath('posts/2026') // => '/posts/2026/'
 */
export function sectionPath(section: string): string {
  return section === '' ? '/' : `/${section.split('/').map(slug).join('/')}/`
}

/** @example termAddress(config, claude, 'en') // => '/en/tags/claude/' */
export function termAddress(
  config: Config,
  { taxonomy, key, slugs }: Pick<Term, 'taxonomy' | 'key' | 'slugs'>,
  language: LanguageTag,
): Url {
  return siteUrl(`${languagePrefix(config, language)}/${taxonomy}/${slugs[language] ?? key}/`)
}

/**
 * An address that an author wrote in full, with the prefix of its language unless it has it already.
 * @example customAddress('about', '/en') // => '/en/about/'
 */
export function customAddress(written: string, prefix: string): Url | null {
  const decoded = decodePath(written.trim())
  if (decoded === null || /^\/?[a-z][a-z0-9+.-]*:/iu.test(decoded)) return null
  const path = `/${decoded.normalize('NFC').replace(/^\/+/u, '')}`
  if (UNSAFE.test(path) || /[?#]/u.test(path) || path.split('/').some(isTooLong)) return null
  const full = prefix === '' || path === prefix || path.startsWith(`${prefix}/`) ? path : prefix + path
  const isFile = /\.[a-z0-9]{2,5}$/iu.test(full)
  return siteUrl(full.endsWith('/') || isFile ? full : `${full}/`)
}

/** Control characters, backslashes, dot segments and empty segments: no address of ours has them. */
const UNSAFE = /[\p{Cc}\\]|\/\/|(?:^|\/)\.{1,2}(?:\/|$)/u

/** A file name may hold 255 bytes on ext4, APFS and NTFS. */
const MAX_NAME_BYTES = 255

const isTooLong = (segment: string): boolean => Buffer.byteLength(segment) > MAX_NAME_BYTES
