import { type LanguageFinder, looksLikeLanguage } from '../../model/languages.js'
import type { LanguageTag, SourcePath } from '../../model/names.js'

/** What the path of a file says of it, before its front matter is heard. */
export interface Location {
  /** From a suffix or a folder; `null`: the path does not say. */
  readonly language: LanguageTag | null
  /** A suffix that could be meant as a language and is none of the configured ones: `fr`. */
  readonly unknownSuffix: string | null
  /** Folders below `content` without language, `_posts` as `posts`: `posts/2026`; empty at the top. */
  readonly section: string
  /** The file name, or the bundle's folder, without extension and language: `2026-01-05-claude-daily`. */
  readonly name: string
  /** Section and name: equal for the translations of one post. */
  readonly key: string
  /** `_index.md`: the text of a section, not an entry. */
  readonly isSectionIndex: boolean
  /** `index.md`: its folder is its name, and the files beside it are its own. */
  readonly isBundle: boolean
  /** Below `_drafts`. */
  readonly isDraft: boolean
  /** Jekyll's folders round `_posts` were categories. */
  readonly categories: readonly string[]
}

/**
 * Reads the language, section and name of a file from its path.
 * @example locate('content/en/_posts/2026-01-05-x.md', …) // => { language: 'en', section: 'posts', name: '2026-01-05-x' }
 */
export function locate(path: SourcePath, content: string, findLanguage: LanguageFinder): Location {
  const folders = (content === '' ? path : path.slice(content.length + 1)).split('/')
  const file = (folders.pop() ?? '').replace(/\.[^.]*$/u, '')
  const { base, suffix } = splitSuffix(file)
  const suffixLanguage = suffix === null ? null : findLanguage(suffix)
  const stem = suffixLanguage === null ? file : base

  const folderLanguage = folders.map(findLanguage).find(found => found !== null)
  const plain = folders.filter(folder => findLanguage(folder) === null)
  const last = plain.at(-1)
  const isBundle = stem === 'index' && last !== undefined && !JEKYLL.has(last)
  const around = isBundle ? plain.slice(0, -1) : plain
  const name = isBundle ? last : stem

  const jekyll = around.findIndex(folder => JEKYLL.has(folder))
  const categories = jekyll < 0 ? [] : [...around.slice(0, jekyll), ...around.slice(jekyll + 1)]
  const section = jekyll < 0 ? around : ['posts']
  return {
    language: suffixLanguage ?? folderLanguage ?? null,
    unknownSuffix: suffix !== null && suffixLanguage === null && looksLikeLanguage(suffix) ? suffix : null,
    section: section.join('/'),
    name,
    key: [...section, name].join('/'),
    isSectionIndex: stem === '_index' || (stem === 'index' && !isBundle),
    isBundle,
    isDraft: folders.includes('_drafts'),
    categories,
  }
}

/** Jekyll's folders of posts: the section `posts`. */
const JEKYLL: ReadonlySet<string> = new Set(['_posts', '_drafts'])

function splitSuffix(file: string): { base: string; suffix: string | null } {
  const dot = file.lastIndexOf('.')
  return dot <= 0 ? { base: file, suffix: null } : { base: file.slice(0, dot), suffix: file.slice(dot + 1) }
}
