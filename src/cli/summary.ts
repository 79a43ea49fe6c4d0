import { type ColourUse, type Palette, palette } from '../diagnostics/format/colours.js'
import { columns, padColumns, visible } from '../diagnostics/format/visible.js'
import { formatMoment } from '../lib/dates.js'
import type { BuildReport } from '../model/build.js'
import type { LeftOut } from '../model/site.js'

/** Files of one reason that are named; more are counted. */
const MAX_NAMED = 5

interface SummaryFrame {
  /** As the person knows it: `public`. */
  readonly destination: string
  readonly strict: boolean
  /** Milliseconds. */
  readonly time: number
  readonly colours: ColourUse
}

/** What a build did, in a few aligned lines; ends with a line break. */
export function summarise(report: BuildReport, frame: SummaryFrame): string {
  const colours = palette(frame.colours)
  const rows =
    report.status === 'built' ? rowsOfBuilt(report, frame, colours) : rowsOfFailed(report, frame, colours)
  const width = Math.max(...rows.map(row => row.name.length)) + 2
  const lines = rows.flatMap(row =>
    row.lines.map(
      (line, index) => `  ${colours.faint(padColumns(index === 0 ? row.name : '', width))}${line}`,
    ),
  )
  return `${[headline(report, frame, colours), ...lines].join('\n')}\n`
}

/**
 * What `--quiet` says after the problems: nothing when all is well.
 */
export function summariseProblems(report: BuildReport, frame: SummaryFrame): string {
  if (report.status === 'built' && report.counts.errors === 0) return ''
  return `${headline(report, frame, palette(frame.colours))}\n`
}

interface Row {
  readonly name: string
  readonly lines: readonly string[]
}

function headline(report: BuildReport, frame: SummaryFrame, colours: Palette): string {
  const { errors, warnings } = report.counts
  if (report.status === 'built') {
    const broken = report.leftOut.filter(({ reason }) => reason === 'broken').length
    const without = broken === 0 ? '' : ` without ${plural(broken, 'post', 'posts')}`
    return `${colours.good('Built')} ${colours.strong(visible(frame.destination))}${without}`
  }
  const why =
    errors === 0 && frame.strict
      ? `${plural(warnings, 'warning', 'warnings')}, and \`--strict\` lets none pass`
      : plural(errors, 'error', 'errors')
  return `${colours.error('Not built:')} ${why}. ${visible(frame.destination)} is as it was.`
}

function rowsOfBuilt(report: BuildReport, frame: SummaryFrame, colours: Palette): readonly Row[] {
  const { counts } = report
  const posts = Object.entries(counts.posts).map(([tag, count]) => `${tag} ${number(count)}`)
  const outputs = [
    `${number(counts.written)} written`,
    `${number(counts.unchanged)} unchanged`,
    `${number(counts.removed)} removed`,
  ]
  return [
    { name: 'posts', lines: [posts.join(' · ')] },
    { name: 'pages', lines: [number(counts.pages)] },
    { name: 'outputs', lines: [outputs.join(' · ')] },
    ...leftOutRows(report.leftOut, colours),
    problemsRow(report, colours),
    ...searchRow(report),
    { name: 'time', lines: [duration(frame.time)] },
  ]
}

function rowsOfFailed(report: BuildReport, frame: SummaryFrame, colours: Palette): readonly Row[] {
  return [problemsRow(report, colours), { name: 'time', lines: [duration(frame.time)] }]
}

/** On a line of its own, since it is made beside the rest. */
function searchRow({ search }: BuildReport): readonly Row[] {
  if (search === null) return []
  const made = search.indexed === 0 ? 'nothing to index' : `${number(search.indexed)} indexed`
  return [
    {
      name: 'search',
      lines: [`${plural(search.bundles, 'bundle', 'bundles')} · ${made} · ${duration(search.time)}`],
    },
  ]
}

function problemsRow({ counts }: BuildReport, colours: Palette): Row {
  const said = [
    ...(counts.errors === 0 ? [] : [colours.error(plural(counts.errors, 'error', 'errors'))]),
    ...(counts.warnings === 0 ? [] : [colours.warning(plural(counts.warnings, 'warning', 'warnings'))]),
  ]
  return { name: 'problems', lines: [said.length === 0 ? 'none' : said.join(' · ')] }
}

/** In the order in which an author cares: what is broken, what waits, what is over, what is not ready. */
const REASONS: readonly { reason: LeftOut['reason']; one: string; many: string }[] = [
  { reason: 'broken', one: 'broken', many: 'broken' },
  { reason: 'future', one: 'future', many: 'future' },
  { reason: 'expired', one: 'expired', many: 'expired' },
  { reason: 'draft', one: 'draft', many: 'drafts' },
]

function leftOutRows(leftOut: readonly LeftOut[], colours: Palette): readonly Row[] {
  const lines = REASONS.flatMap(({ reason, one, many }) => {
    const files = inOrder(leftOut.filter(file => file.reason === reason))
    if (files.length === 0) return []
    const shown = files.slice(0, MAX_NAMED)
    const width = Math.max(...shown.map(file => columns(visible(file.path))))
    const named = shown.map(file => {
      const moment = momentOf(file)
      const path = visible(file.path)
      return moment === '' ? `  ${path}` : `  ${padColumns(path, width)}  ${colours.faint(moment)}`
    })
    const more = files.length - shown.length
    return [
      plural(files.length, one, many),
      ...named,
      ...(more === 0 ? [] : [colours.faint(`  and ${number(more)} more`)]),
    ]
  })
  return lines.length === 0 ? [] : [{ name: 'left out', lines }]
}

/** What appears next comes first; the rest by path, as it is. */
function inOrder(files: readonly LeftOut[]): readonly LeftOut[] {
  const moment = (file: LeftOut): number => (file.reason === 'future' ? file.appears.epochMs : 0)
  return [...files].sort((a, b) => moment(a) - moment(b))
}

function momentOf(file: LeftOut): string {
  if (file.reason === 'future') return `appears ${formatMoment(file.appears)}`
  if (file.reason === 'expired') return `expired ${formatMoment(file.expired)}`
  return ''
}

const plural = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`

/** @example number(12345) // => '12,345' */
const number = (count: number): string => new Intl.NumberFormat('en').format(count)

/** @example duration(1234) // => '1.2 s' */
function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`
}
