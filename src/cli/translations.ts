import { resolve } from 'node:path'
import { formatTerminal } from '../diagnostics/format/terminal.js'
import { columns, padColumns, visible } from '../diagnostics/format/visible.js'
import { stampTranslation } from '../frontmatter/stamp.js'
import { editFile } from '../host/edit-file.js'
import { byCodePoint } from '../lib/order.js'
import type { LanguageTag, SourcePath } from '../model/names.js'
import type { Entry, Site } from '../model/site.js'
import { originalOf, type TranslationState, translationState } from '../model/translations.js'
import type { OptionValues } from './command-line.js'
import { type Look, look } from './look.js'
import { EXIT, type Surroundings, type UsageError, usageError } from './surroundings.js'

/** `missing`: the post does not exist in that language. */
type State = TranslationState | 'missing'

/** The states that `--fail-on` can name. */
const FAILURES = ['missing', 'stale', 'unknown'] as const

interface Row {
  /** Of the original. */
  readonly title: string
  readonly path: SourcePath
  readonly revision: string
  readonly languages: readonly {
    readonly tag: LanguageTag
    readonly state: State
    readonly path: SourcePath | null
  }[]
}

/** Tells which posts exist in which languages, and stamps translations when it is asked to. */
export async function translationsCommand(
  values: OptionValues,
  world: Surroundings,
): Promise<number | UsageError> {
  const failOn = readFailOn(values.failOn)
  if ('kind' in failOn) return failOn
  const seen = await look(values, world)
  if ('kind' in seen) return seen
  const { site } = seen.build
  if (site === null) {
    world.terminal.err.write(
      formatTerminal(seen.obstacles, { colours: world.terminal.err.colours, read: seen.read }),
    )
    return EXIT.failed
  }
  if (values.stamp === undefined)
    return tell(rowsOf(site), { failOn, failed: [], stamped: [] }, { values, world })

  const stamping = stampAll(rowsOf(site), { seen, site, values, world })
  if ('kind' in stamping) return stamping
  const after = stamping.stamped.length === 0 ? seen : await look(values, world)
  if ('kind' in after) return after
  return tell(rowsOf(after.build.site ?? site), { failOn, ...stamping }, { values, world })
}

function readFailOn(asked: OptionValues[string]): { readonly states: readonly State[] } | UsageError {
  const words = typeof asked === 'string' ? asked.split(',').map(word => word.trim()) : []
  const unknown = words.find(word => !FAILURES.some(state => state === word))
  if (unknown !== undefined)
    return usageError(
      `\`--fail-on\` wants ${FAILURES.join(', ')}, or some of them, not \`${visible(unknown)}\`.`,
    )
  return { states: FAILURES.filter(state => words.includes(state)) }
}

/** Posts, newest first. */
function rowsOf({ config, entries, translations }: Site): readonly Row[] {
  const groups = [...translations.values()]
    .map(ids => ids.map(id => entries.get(id)).filter(entry => entry !== undefined))
    .filter(group => group.some(entry => entry.kind === 'post'))
  const newest = (group: readonly Entry[]) =>
    Math.max(...group.map(entry => entry.published?.epochMs ?? Number.NEGATIVE_INFINITY))
  return groups
    .sort((a, b) => newest(b) - newest(a) || byCodePoint(a[0]?.id ?? '', b[0]?.id ?? ''))
    .flatMap(group => {
      const original = originalOf(group, config.defaultLanguage)
      const shown = original ?? group[0]
      if (shown === undefined) return []
      const languages = config.languages.map(({ tag }) => {
        const entry = group.find(each => each.language === tag)
        return entry === undefined
          ? { tag, state: 'missing' as const, path: null }
          : { tag, state: translationState(entry, original), path: entry.document.origin }
      })
      const { title, origin: path, revision } = shown.document
      return [{ title, path, revision: original === null ? '' : revision, languages }]
    })
}

interface Stamping {
  readonly stamped: readonly SourcePath[]
  /** Their front matter has a form that cannot be changed safely. */
  readonly failed: readonly SourcePath[]
}

interface StampMeans {
  readonly seen: Look
  readonly site: Site
  readonly values: OptionValues
  readonly world: Surroundings
}

function stampAll(rows: readonly Row[], { seen, values, world }: StampMeans): Stamping | UsageError {
  const only = typeof values.stamp === 'string' ? resolve(world.workingFolder, values.stamp) : null
  const wanted = rows.flatMap(({ languages, revision }) =>
    languages.flatMap(({ state, path }) => {
      if (path === null || revision === '' || (only !== null && seen.pathOf(path) !== only)) return []
      return state === 'stale' || state === 'unknown' || state === 'present'
        ? [{ path, revision, state }]
        : []
    }),
  )
  if (only !== null && wanted.length === 0)
    return usageError(
      `\`--stamp\` wants the file of a translation, which \`${visible(String(values.stamp))}\` is not.`,
    )
  const stamped: SourcePath[] = []
  const failed: SourcePath[] = []
  for (const { path, revision, state } of wanted) {
    if (state === 'present') continue
    const text = seen.read(path)
    const next = text === null ? null : stampTranslation({ path, text }, revision)
    if (next === null) failed.push(path)
    else {
      editFile(seen.pathOf(path), next)
      stamped.push(path)
    }
  }
  return { stamped, failed }
}

interface Result extends Stamping {
  readonly failOn: { readonly states: readonly State[] }
}

function tell(
  rows: readonly Row[],
  { failOn, stamped, failed }: Result,
  { values, world }: { readonly values: OptionValues; readonly world: Surroundings },
): number {
  const { out, err } = world.terminal
  const states = rows.flatMap(row => row.languages.map(({ state }) => state))
  const counts = Object.fromEntries(
    (['original', 'present', 'stale', 'unknown', 'missing'] as const).map(state => [
      state,
      states.filter(each => each === state).length,
    ]),
  )
  if (values.json === true)
    out.write(`${JSON.stringify({ posts: rows, counts, stamped, failed }, null, 2)}\n`)
  else {
    for (const path of stamped) out.write(`Stamped ${visible(path)}\n`)
    out.write(table(rows))
    const said = Object.entries(counts)
      .filter(([state, count]) => count > 0 && state !== 'original')
      .map(([state, count]) => `${count} ${state}`)
    out.write(
      `${rows.length} ${rows.length === 1 ? 'post' : 'posts'}${said.map(text => `, ${text}`).join('')}.\n`,
    )
  }
  for (const path of failed)
    err.write(
      `The front matter of ${visible(path)} cannot be stamped safely: write \`translatedFrom\` by hand.\n`,
    )
  return failed.length > 0 || states.some(state => failOn.states.includes(state)) ? EXIT.failed : EXIT.built
}

/** A line a post: the states of its languages, and the file of its original. */
function table(rows: readonly Row[]): string {
  const tags = rows[0]?.languages.map(({ tag }) => tag) ?? []
  const lines = [
    [...tags, ''],
    ...rows.map(row => [...row.languages.map(({ state }) => state), visible(row.path)]),
  ]
  const widths = tags.map((_, at) => Math.max(...lines.map(line => columns(line[at] ?? ''))) + 2)
  if (rows.length === 0) return ''
  return lines
    .map(line =>
      line.map((cell, at) => (at < widths.length ? padColumns(cell, widths[at] ?? 0) : cell)).join(''),
    )
    .map(line => `${line.trimEnd()}\n`)
    .join('')
}
