import { sortedBy } from '../lib/order.js'
import type { Config } from '../model/config.js'
import { findLanguage, languageFinder } from '../model/languages.js'
import { type LanguageTag, type SourcePath, sourcePath } from '../model/names.js'
import { type Location, locate } from '../stages/assemble/locate.js'

/** Whose habits a file follows: its folder (`_posts`), the form of its date, its front matter. */
export type Dialect = 'jekyll' | 'hugo'

export type EntryKind = 'post' | 'page' | 'daily'

/** How a path says its language. */
export type LanguageMark =
  | { readonly style: 'none' }
  /** `x.en.md` */
  | { readonly style: 'suffix'; readonly code: string }
  /** `en/posts/x.md`; `index` counts the folders above it, from the content folder. */
  | { readonly style: 'folder'; readonly code: string; readonly index: number }

/** A file of the site, by its path alone. */
export interface KnownFile {
  readonly path: SourcePath
  readonly location: Location
  readonly language: LanguageTag
  readonly mark: LanguageMark
  readonly dialect: Dialect
  readonly kind: EntryKind
  /** Below the content folder, without the folder of a language and the folder of a bundle: `posts/2026`. */
  readonly folder: string
  readonly date: DateForm
}

/** How a file name begins: `2026-01-05-x`, `20260105-x`, `x`. */
export type DateForm = 'dashed' | 'compact' | 'none'

/** What a site's author does, as far as the paths of its files show. */
export interface Habits {
  readonly files: readonly KnownFile[]
  readonly config: Config
}

/** Reads habits off the paths of all Markdown files. */
export function readHabits(paths: readonly SourcePath[], config: Config): Habits {
  return { files: paths.map(path => know(path, config)), config }
}

/** What most files of a kind are written in; of a site without any: Hugo's, unless its posts stand at the top. */
export function usualDialect({ files, config }: Habits, kind: EntryKind): Dialect {
  const same = files.filter(file => file.kind === kind)
  const posts = same.length > 0 && kind !== 'page' ? same : files.filter(file => file.kind !== 'page')
  return mostCommon(posts.map(file => file.dialect)) ?? (config.content === '' ? 'jekyll' : 'hugo')
}

/** How the paths of a language say so, in a dialect; where there is none yet, as the other languages do. */
export function usualMark({ files, config }: Habits, language: LanguageTag, dialect: Dialect): LanguageMark {
  const own = files.filter(file => file.language === language)
  const mark = marksOf(own.filter(file => file.dialect === dialect)) ?? marksOf(own)
  if (mark !== null) return mark
  if (language === config.defaultLanguage) return { style: 'none' }
  const others = files.filter(file => file.mark.style !== 'none')
  const other = marksOf(others.filter(file => file.dialect === dialect)) ?? marksOf(others)
  const code = language.toLowerCase()
  return other === null || other.style === 'none' ? { style: 'suffix', code } : { ...other, code }
}

const marksOf = (files: readonly KnownFile[]): LanguageMark | null => {
  const common = mostCommon(files.map(file => JSON.stringify(file.mark)))
  return common === null ? null : (JSON.parse(common) as LanguageMark)
}

/** The most frequent; of equals, the last in code point order. */
export function mostCommon<T extends string>(values: readonly T[]): T | null {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: T | null = null
  for (const [value, count] of sortedBy(counts, ([name]) => name))
    if (best === null || count >= (counts.get(best) ?? 0)) best = value
  return best
}

/** Understands one path. */
export function know(path: SourcePath, config: Config): KnownFile {
  const languages = config.languages.map(language => language.tag)
  const location = locate(path, config.content, languageFinder(languages))
  const parts = belowContent(path, config).split('/')
  const mark = markOf(parts, languages)
  const folders = parts.slice(0, -1).filter((_, index) => mark.style !== 'folder' || index !== mark.index)
  const isJekyll = folders.some(folder => folder === '_posts' || folder === '_drafts')
  const date = dateForm(location.name)
  const isPage = location.section === '' && date === 'none'
  return {
    path,
    location,
    language: location.language ?? config.defaultLanguage,
    mark,
    dialect: isJekyll ? 'jekyll' : 'hugo',
    kind:
      isPage || location.isSectionIndex ? 'page' : /(?:^|-)daily$/u.test(location.name) ? 'daily' : 'post',
    folder: (location.isBundle ? folders.slice(0, -1) : folders).join('/'),
    date,
  }
}

function belowContent(path: SourcePath, { content }: Config): string {
  return content === '' ? path : path.slice(content.length + 1)
}

function markOf(parts: readonly string[], languages: readonly LanguageTag[]): LanguageMark {
  const code = /[^.]\.([^.]+)\.[^.]+$/u.exec(parts.at(-1) ?? '')?.[1]
  if (code !== undefined && findLanguage(code, languages) !== null) return { style: 'suffix', code }
  const index = parts.slice(0, -1).findIndex(part => findLanguage(part, languages) !== null)
  return index < 0 ? { style: 'none' } : { style: 'folder', code: parts[index] ?? '', index }
}

function dateForm(name: string): DateForm {
  if (/^\d{4}-\d{1,2}-\d{1,2}(?!\d)/u.test(name)) return 'dashed'
  return /^(?:19|20)\d{6}(?!\d)/u.test(name) ? 'compact' : 'none'
}

/** A path below the content folder that says its language as `mark` does. */
export function markedPath(
  config: Config,
  mark: LanguageMark,
  place: { readonly folder: string; readonly stem: string; readonly ending: string },
): SourcePath {
  const folders = place.folder === '' ? [] : place.folder.split('/')
  if (mark.style === 'folder') folders.splice(Math.min(mark.index, folders.length), 0, mark.code)
  const suffix = mark.style === 'suffix' ? `.${mark.code}` : ''
  const content = config.content === '' ? [] : [config.content]
  return sourcePath([...content, ...folders, `${place.stem}${suffix}${place.ending}`].join('/'))
}
