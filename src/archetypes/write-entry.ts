import { isoDay, isoInstant, type Moment } from '../lib/dates.js'
import { yamlScalar, yamlText } from '../lib/write-yaml.js'
import type { ThemeFiles } from '../model/theme.js'
import { fillArchetype, findArchetype, partsOfDigest } from './archetype.js'
import type { Dialect } from './habits.js'
import type { NewEntry } from './place-entry.js'

export interface EntryText extends NewEntry {
  readonly title: string
  readonly model: string | null
}

/** The text of a new file. */
export function writeEntry(theme: ThemeFiles, entry: EntryText): string {
  const { title, model, language, slug, date, dialect } = entry
  return fillArchetype(findArchetype(theme, entry), {
    title: yamlText(title),
    heading: title,
    date: writtenDate(date, dialect),
    day: isoDay(date),
    model: model === null ? null : yamlScalar(model),
    language,
    slug: yamlScalar(slug),
    parts: partsOfDigest(theme, language).trimEnd(),
  })
}

/** A day alone where no time was asked for and the dialect writes none; Jekyll's form of an instant else. */
function writtenDate(date: Moment, dialect: Dialect): string {
  if (date.precision === 'day') return isoDay(date)
  const instant = isoInstant(date)
  return dialect === 'hugo' ? instant : instant.replace('T', ' ').replace(/([+-]\d\d):(\d\d)$/u, ' $1$2')
}

/** What a daily digest is called when nobody says. */
export function titleOfDaily({
  language,
  date,
  model,
}: Pick<EntryText, 'language' | 'date' | 'model'>): string {
  const day = isoDay(date)
  if (/^zh\b/iu.test(language)) return `${model === null ? 'AI' : model} 每日動態 - ${day}`
  return `${model === null ? 'AI' : model} daily - ${day}`
}
