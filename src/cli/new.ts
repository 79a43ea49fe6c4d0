import { join, relative, resolve, sep } from 'node:path'
import { partsOfDigest } from '../archetypes/archetype.js'
import {
  type Dialect,
  type EntryKind,
  type Habits,
  know,
  readHabits,
  usualDialect,
} from '../archetypes/habits.js'
import { placeEntry, placeTranslation } from '../archetypes/place-entry.js'
import { translateEntry } from '../archetypes/translate-entry.js'
import { titleOfDaily, writeEntry } from '../archetypes/write-entry.js'
import { formatTerminal } from '../diagnostics/format/terminal.js'
import { visible } from '../diagnostics/format/visible.js'
import { createFile } from '../host/new-file.js'
import { openEditor } from '../host/open-editor.js'
import { readTheme } from '../host/theme.js'
import { type Moment, momentAt, readMoment } from '../lib/dates.js'
import { slug } from '../lib/slug.js'
import type { Config } from '../model/config.js'
import { findLanguage } from '../model/languages.js'
import { type LanguageTag, type SourcePath, sourcePath } from '../model/names.js'
import { foldTerm } from '../model/terms.js'
import type { SourceTree } from '../model/world.js'
import { discover } from '../stages/discover.js'
import { readData } from '../stages/read-data.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { complainOf, openSite } from './open-site.js'
import { EXIT, type Surroundings, type UsageError, usageError } from './surroundings.js'

/** Writes one new file and prints its path. */
export async function newCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const site = await openSite(request)
  complainOf(site, world)
  if (site.config === null) return EXIT.failed
  const found = discover(site.source, site.config).value
  const author: Author = {
    values,
    world,
    folder: request.source,
    source: site.source,
    config: site.config,
    data: found.data,
    habits: readHabits(found.posts, site.config),
  }
  const draft = values.translate === undefined ? newEntry(author) : newTranslation(author)
  if ('kind' in draft) return draft
  if (draft.text === null) return EXIT.failed
  const file = join(request.source, ...draft.path.split('/'))
  const shown = visible(relative(world.workingFolder, file) || file)
  if (createFile(file, draft.text) === 'exists') {
    world.terminal.err.write(`${shown} is there already, and was left as it is.\n`)
    return EXIT.failed
  }
  world.terminal.out.write(`${shown}\n`)
  if (draft.note !== undefined) world.terminal.err.write(`${draft.note}\n`)
  return values.open === true ? open(file, world) : EXIT.built
}

interface Author {
  readonly values: OptionValues
  readonly world: Surroundings
  /** Absolute. */
  readonly folder: string
  readonly source: SourceTree
  readonly config: Config
  readonly data: readonly SourcePath[]
  readonly habits: Habits
}

interface Draft {
  readonly path: SourcePath
  /** `null`: what is wrong was said. */
  readonly text: string | null
  /** What an author should know of it. */
  readonly note?: string
}

function newEntry(author: Author): Draft | UsageError {
  const { values, config, habits, source } = author
  const kind = (values.kind ?? 'post') as EntryKind
  const language = readLanguage(author, config.defaultLanguage)
  if (typeof language !== 'string') return language
  const written = textOf(values.title)
  if (written === null && kind !== 'daily')
    return usageError(
      `A ${kind} needs a title: \`digest new "A title"${kind === 'page' ? ' --kind page' : ''}\`.`,
    )
  const dialect = (values.dialect as Dialect | undefined) ?? usualDialect(habits, kind)
  const date = readDate(author, kind, dialect)
  if ('kind' in date) return date
  const asked = textOf(values.model)
  const model = asked === null ? null : spelling(asked, language, author)
  const title = written ?? titleOfDaily({ language, date, model: model?.label ?? null })
  const name = textOf(values.slug) ?? (kind === 'daily' ? dailyName(model?.name ?? null) : title)
  const entry = { kind, dialect, language, date, title, slug: slug(name), model: model?.name ?? null }
  return { path: placeEntry(habits, entry), text: writeEntry(readTheme(source), entry) }
}

const dailyName = (model: string | null): string => (model === null ? 'daily' : `${model}-daily`)

function newTranslation(author: Author): Draft | UsageError {
  const { values, world, config, habits, source } = author
  const unused = (['kind', 'model', 'date', 'slug', 'dialect'] as const).find(
    name => values[name] !== undefined,
  )
  if (unused !== undefined)
    return usageError(`A translation takes \`--${unused}\` from its original: leave it out.`)
  const original = findOriginal(author)
  if (typeof original !== 'string') return original
  const known = know(original, config)
  const other = config.languages.find(
    ({ tag }) => tag !== known.language && !isTranslated(author, original, tag),
  )
  if (other === undefined && values.lang === undefined)
    return usageError(`${quoted(original)} is there in every language of the site: ${listed(config)}.`)
  const language = readLanguage(author, other?.tag ?? config.defaultLanguage)
  if (typeof language !== 'string') return language
  if (language === known.language)
    return usageError(
      `${quoted(original)} is in ${language} itself: name another language with \`--lang\`, one of ${listed(config)}.`,
    )
  const theme = readTheme(source)
  const { value: text, diagnostics } = translateEntry({
    path: original,
    bytes: source.read(original) ?? new Uint8Array(),
    config,
    termData: readTerms(author),
    language,
    title: textOf(values.title),
    skeletons: { from: partsOfDigest(theme, known.language), to: partsOfDigest(theme, language) },
  })
  world.terminal.err.write(
    formatTerminal(diagnostics, {
      colours: world.terminal.err.colours,
      read: path => readText(source, path),
    }),
  )
  const note = 'It is a draft: take out `draft: true` when the translation is done.'
  return { path: placeTranslation(habits, known, language), text, note }
}

/** The file from the working folder, as a shell completes it, else from the source folder. */
function findOriginal({ values, world, folder, config, source, habits }: Author): SourcePath | UsageError {
  const asked = textOf(values.translate) ?? ''
  const starts = [
    resolve(world.workingFolder, asked),
    resolve(folder, asked),
    resolve(folder, config.content, asked),
  ]
  for (const start of starts) {
    const path = sourcePath(relative(folder, start).split(sep).join('/'))
    if (habits.files.some(file => file.path === path)) return path
    if (source.read(path) !== null)
      return usageError(
        `${quoted(asked)} is no post or page of the site: it is not Markdown in ${quoted(config.content || '.')}.`,
      )
  }
  return usageError(`There is no file ${quoted(asked)} to translate.`)
}

function isTranslated({ habits, config }: Author, original: SourcePath, language: LanguageTag): boolean {
  const { key } = know(original, config).location
  return habits.files.some(file => file.language === language && file.location.key === key)
}

function readLanguage({ values, config }: Author, usual: LanguageTag): LanguageTag | UsageError {
  const asked = textOf(values.lang)
  if (asked === null) return usual
  const tags = config.languages.map(({ tag }) => tag)
  return (
    findLanguage(asked, tags) ??
    usageError(`The language ${quoted(asked)} is not configured: use one of ${listed(config)}.`)
  )
}

const listed = (config: Config): string => config.languages.map(({ tag }) => `\`${tag}\``).join(', ')

/** Now, to the minute, for Hugo's dialect; the day alone for Jekyll's and for digests of a day. */
function readDate({ values, world, config }: Author, kind: EntryKind, dialect: Dialect): Moment | UsageError {
  const asked = textOf(values.date)
  if (asked === null) {
    const now = momentAt(Math.floor(world.now() / MINUTE) * MINUTE, config.timeZone)
    return dialect === 'jekyll' || kind === 'page' ? { ...now, precision: 'day' } : now
  }
  const moment = readMoment(asked, config.timeZone)
  if (!('problem' in moment)) return moment
  return usageError(`\`--date\` wants a date such as 2026-01-05, not ${quoted(asked)}: ${moment.problem}.`)
}

/** Milliseconds. */
const MINUTE = 60_000

interface Spelling {
  /** As front matter has it. */
  readonly name: string
  /** As readers see it. */
  readonly label: string
}

/** A model as `data/taxonomies/models.yaml` writes it, whatever the case in which it is typed. */
function spelling(model: string, language: LanguageTag, author: Author): Spelling {
  const key = foldTerm(model)
  const record = (readTerms(author).models ?? []).find(each =>
    [each.key, ...each.aliases, ...Object.values(each.labels)].some(
      name => name !== undefined && foldTerm(name) === key,
    ),
  )
  if (record === undefined) return { name: model, label: model.slice(0, 1).toUpperCase() + model.slice(1) }
  return { name: record.key, label: record.labels[language] ?? record.key }
}

function readTerms({ data, source, config }: Author) {
  const files = data.flatMap(path => {
    const text = readText(source, path)
    return text === null ? [] : [{ path, text }]
  })
  const tags = config.languages.map(({ tag }) => tag)
  return readData(files, tags).value.terms
}

function readText(source: SourceTree, path: SourcePath): string | null {
  const bytes = source.read(path)
  return bytes === null ? null : new TextDecoder().decode(bytes)
}

async function open(file: string, { environment, terminal }: Surroundings): Promise<number> {
  if (environment.editor === null) {
    terminal.err.write('It was not opened: neither $VISUAL nor $EDITOR names an editor.\n')
    return EXIT.failed
  }
  const problem = await openEditor(environment.editor, file)
  if (problem === null) return EXIT.built
  terminal.err.write(
    `The editor \`${visible(environment.editor)}\` could not show it: ${visible(problem)}.\n`,
  )
  return EXIT.failed
}

const textOf = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

const quoted = (text: string): string => `\`${visible(text)}\``
