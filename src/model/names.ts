/**
 * Strings with a meaning. Paths and addresses are where site generators have their bugs, so each kind is a
 * type of its own, made by one function that checks or normalises it.
 */

declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

/** A file of the source folder, with `/`, never absolute: `content/posts/a.md`. */
export type SourcePath = Branded<'SourcePath'>

/** A file of the destination folder, with `/`, never absolute: `posts/a/index.html`. */
export type OutputPath = Branded<'OutputPath'>

/**
 * The address of something on this site, from its root, decoded, without the base path: `/tags/雲端算力/`.
 * It becomes an `href` only through `href` or `absolute` in lib/urls.
 */
export type Url = Branded<'Url'>

/** A BCP 47 tag as the configuration spells it: `zh-TW`. */
export type LanguageTag = Branded<'LanguageTag'>

/** The identity of a term within its taxonomy: `claude` for `Claude` and `CLAUDE`. */
export type TermKey = Branded<'TermKey'>

/** What the translations of one post have in common. */
export type TranslationKey = Branded<'TranslationKey'>

/**
 * @example sourcePath('content\\posts\\a.md') // => 'content/posts/a.md'
 */
export function sourcePath(path: string): SourcePath {
  return path.replaceAll('\\', '/').replace(/^\.\//, '') as SourcePath
}

/** @throws RangeError for a path that would leave the destination: a bug of ours, never an author's. */
export function outputPath(path: string): OutputPath {
  const parts = path.split('/')
  const unsafe = parts.some(part => part === '' || part === '.' || part === '..')
  if (unsafe || path.includes('\\') || path.includes('\0'))
    throw new RangeError(`not an output path: ${path}`)
  return path as OutputPath
}

/** @throws RangeError for an address that does not start at the root: a bug of ours, never an author's. */
export function siteUrl(address: string): Url {
  if (!address.startsWith('/') || address.startsWith('//'))
    throw new RangeError(`not a site address: ${address}`)
  return address.normalize('NFC') as Url
}

export const languageTag = (tag: string): LanguageTag => tag as LanguageTag
export const termKey = (key: string): TermKey => key as TermKey
export const translationKey = (key: string): TranslationKey => key as TranslationKey
