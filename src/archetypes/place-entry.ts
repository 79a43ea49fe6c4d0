import { type Day, dayOf, type Moment } from '../lib/dates.js'
import type { LanguageTag, SourcePath } from '../model/names.js'
import {
  type DateForm,
  type Dialect,
  type EntryKind,
  type Habits,
  type KnownFile,
  markedPath,
  mostCommon,
  usualMark,
} from './habits.js'

export interface NewEntry {
  readonly kind: EntryKind
  readonly dialect: Dialect
  readonly language: LanguageTag
  /** `2026-01-05-claude-daily` without its date: `claude-daily`. */
  readonly slug: string
  readonly date: Moment
}

/**
 * Where a new file goes by what the site already does: the folder that most posts of its dialect and language are in,
 * their form of name, their way to say the language.
 */
export function placeEntry(habits: Habits, entry: NewEntry): SourcePath {
  const { config } = habits
  const mark = usualMark(habits, entry.language, entry.dialect)
  if (entry.kind === 'page') return markedPath(config, mark, { folder: '', stem: entry.slug, ending: '.md' })
  const like = alike(habits, entry)
  const own = like.filter(file => file.language === entry.language)
  const folder = mostCommon((own.length > 0 ? own : like).map(file => file.folder)) ?? FOLDERS[entry.dialect]
  const isBundle = like.filter(file => file.location.isBundle).length * 2 > like.length
  const form = entry.dialect === 'jekyll' ? 'dashed' : (mostCommon(like.map(file => file.date)) ?? 'compact')
  const day = dayOf(entry.date)
  const name = dated(entry.slug, form, day)
  const dayFolder = inYear(folder, day)
  return isBundle
    ? markedPath(config, mark, { folder: `${dayFolder}/${name}`, stem: 'index', ending: '.md' })
    : markedPath(config, mark, { folder: dayFolder, stem: name, ending: '.md' })
}

/** The translation of a file: the same name in the same folder, marked as the other language's files are. */
export function placeTranslation(habits: Habits, original: KnownFile, language: LanguageTag): SourcePath {
  const mark = usualMark(habits, language, original.dialect)
  const { location, folder, path } = original
  const ending = /\.[^.]*$/u.exec(path)?.[0] ?? '.md'
  return location.isBundle
    ? markedPath(habits.config, mark, { folder: join(folder, location.name), stem: 'index', ending })
    : markedPath(habits.config, mark, { folder, stem: location.name, ending })
}

/** Where posts go on a site that has none. */
const FOLDERS: Readonly<Record<Dialect, string>> = { jekyll: '_posts', hugo: 'posts' }

/** Files of the same kind and dialect; else posts of that dialect. Drafts' folders are no habit. */
function alike({ files }: Habits, { kind, dialect }: NewEntry): readonly KnownFile[] {
  const posts = files.filter(
    file => file.kind !== 'page' && file.dialect === dialect && !file.location.isDraft,
  )
  const same = posts.filter(file => file.kind === kind)
  return same.length > 0 ? same : posts
}

function dated(slug: string, form: DateForm, { year, month, day }: Day): string {
  if (form === 'none') return slug
  const separator = form === 'dashed' ? '-' : ''
  const digits = (value: number, length: number): string => String(value).padStart(length, '0')
  return `${[digits(year, 4), digits(month, 2), digits(day, 2)].join(separator)}-${slug}`
}

/** Folders by year and month go on: `posts/2025/11` is `posts/2026/01` for a post of January 2026. */
function inYear(folder: string, { year, month }: Day): string {
  return folder
    .split('/')
    .map((part, index, parts) => {
      if (/^(?:19|20)\d\d$/u.test(part)) return String(year)
      const isMonth = /^(?:0[1-9]|1[0-2])$/u.test(part) && /^(?:19|20)\d\d$/u.test(parts[index - 1] ?? '')
      return isMonth ? String(month).padStart(2, '0') : part
    })
    .join('/')
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)
