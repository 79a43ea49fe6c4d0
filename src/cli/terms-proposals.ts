import { parseYaml } from '../lib/yaml.js'
import type { LanguageTag } from '../model/names.js'
import { foldTerm } from '../model/terms.js'
import type { Merge, TaxonomyReport, TermReport } from './terms-report.js'

const HEADING = '# Proposed by `digest terms --write`: edit it, and delete what is wrong.'

/**
 * A data file with the proposals for its taxonomy at the end, and not a byte of the rest changed; `null` when there is
 * nothing that it does not have already. A term that the file knows cannot be changed in its place: then a comment
 * says what to add. What needs a translation is a comment too, until somebody knows the word.
 */
export function withProposals(file: string | null, report: TaxonomyReport): string | null {
  const text = file ?? ''
  const known = new Set(Object.keys(mapOf(text)).map(foldTerm))
  const terms = new Map(report.terms.map(term => [term.key, term]))
  const merged = new Set(report.merges.flatMap(({ keep, others }) => [keep, ...others.map(({ key }) => key)]))
  const blocks = [
    ...report.merges.map(merge => mergeLines(merge, { terms, known })),
    ...report.terms
      .filter(({ untranslated, key }) => untranslated.length > 0 && !merged.has(key))
      .map(term => labelLines(term, known)),
  ].filter(lines => !lines.every(line => text.includes(line)))
  if (blocks.length === 0) return null
  const end = /\r\n/.test(text) ? '\r\n' : '\n'
  const before = text === '' ? '' : text.endsWith('\n') ? end : end + end
  const added = text + before + [HEADING, ...blocks.flat()].join(end) + end
  if (parseYaml(added).errors.length === 0) return added
  // A file in one pair of braces cannot go on behind them.
  const comments = blocks.flat().map(line => (line.startsWith('#') ? line : `# ${line}`))
  return comments.every(line => text.includes(line))
    ? null
    : text + before + [HEADING, ...comments].join(end) + end
}

function mapOf(text: string): object {
  const { value } = parseYaml(text)
  return typeof value === 'object' && value !== null ? value : {}
}

interface Known {
  readonly terms: ReadonlyMap<string, TermReport>
  /** Keys of the file's terms. */
  readonly known: ReadonlySet<string>
}

function mergeLines({ keep, others }: Merge, { terms, known }: Known): readonly string[] {
  const term = terms.get(keep)
  const aliases = others.map(({ key }) => quoted(labelOf(terms.get(key)) ?? key)).join(', ')
  const labels = term === undefined || term.untranslated.length === 0 ? [] : [missingLabel(term)]
  if (known.has(keep) || term === undefined)
    return [`# ${quoted(keep)}: add to its aliases: ${aliases}`, ...labels]
  return [`${quoted(keep)}:`, `  labels: { ${labelsOf(term)} }`, `  aliases: [${aliases}]`, ...labels]
}

function labelLines(term: TermReport, known: ReadonlySet<string>): readonly string[] {
  if (known.has(term.key)) return [missingLabel(term)]
  const empty = term.untranslated.map(language => `${language}: ""`).join(', ')
  return [`# ${quoted(term.key)}:`, `#   labels: { ${[labelsOf(term), empty].filter(Boolean).join(', ')} }`]
}

const missingLabel = ({ key, untranslated }: TermReport): string =>
  `# ${quoted(key)}: add a label for ${untranslated.join(', ')}`

/** Where the readers of a language have a label of their own. */
function labelsOf({ labels, untranslated }: TermReport): string {
  return (Object.entries(labels) as [LanguageTag, string][])
    .filter(([language]) => !untranslated.includes(language))
    .map(([language, label]) => `${language}: ${quoted(label)}`)
    .join(', ')
}

/** Its label where most of its posts are. */
function labelOf(term: TermReport | undefined): string | undefined {
  if (term === undefined) return undefined
  const [most] = (Object.entries(term.posts) as [LanguageTag, number][]).sort(([, a], [, b]) => b - a)
  return most === undefined ? undefined : term.labels[most[0]]
}

/** Text that YAML reads as text, also where it looks like something else (`no`, `1.5`, `a: b`). */
function quoted(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N}-]*(?: [\p{L}\p{N}-]+)*$/u.test(text)
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/iu.test(text) ? text : JSON.stringify(text)
}
