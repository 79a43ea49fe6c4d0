import { columns, padColumns, visible } from '../diagnostics/format/visible.js'
import type { LanguageTag } from '../model/names.js'
import type { Merge, TaxonomyReport, TermReport, TermsReport } from './terms-report.js'

const REASONS = {
  hyphen: 'a blank or hyphen apart',
  plural: 'singular and plural',
  suffix: 'one goes on where the other ends',
  spelling: 'spelt nearly alike',
} as const

/** The report as a table for each taxonomy; ends with a line break. */
export function formatTerms({ taxonomies, languages }: TermsReport): string {
  if (taxonomies.length === 0) return 'No post carries a term.\n'
  return `${taxonomies.map(taxonomy => formatTaxonomy(taxonomy, languages)).join('\n\n')}\n`
}

function formatTaxonomy({ name, terms, merges }: TaxonomyReport, languages: readonly LanguageTag[]): string {
  const rows = terms.map(term => ({
    cells: languages.map(language => cellOf(term, language)),
    note: noteOf(term),
  }))
  const widths = languages.map((language, index) =>
    Math.max(columns(language), ...rows.map(({ cells }) => columns(cells[index] ?? ''))),
  )
  const line = (cells: readonly string[], note: string): string =>
    `  ${cells.map((cell, index) => padColumns(cell, (widths[index] ?? 0) + 3)).join('')}${note}`.trimEnd()
  const labels = new Map(terms.map(term => [term.key, nameOf(term)]))
  return [
    `${name} · ${terms.length} ${terms.length === 1 ? 'term' : 'terms'}`,
    line(languages, ''),
    ...rows.map(({ cells, note }) => line(cells, note)),
    ...merges.map(merge => formatMerge(merge, labels)),
  ].join('\n')
}

/** `12 Claude` */
function cellOf({ labels, posts }: TermReport, language: LanguageTag): string {
  return `${String(posts[language] ?? 0).padStart(3)} ${visible(labels[language] ?? '')}`
}

function noteOf({ hidden, listed, untranslated }: TermReport): string {
  return [
    ...(hidden ? ['hidden'] : listed.length === 0 ? ['no page: fewer posts than `minimum`'] : []),
    ...(untranslated.length > 0 ? [`no label for ${untranslated.join(', ')}`] : []),
  ].join('; ')
}

const nameOf = ({ labels, key }: TermReport): string => visible(Object.values(labels)[0] ?? key)

function formatMerge({ keep, others }: Merge, labels: ReadonlyMap<string, string>): string {
  const shown = (key: string): string => `"${labels.get(key) ?? visible(key)}"`
  const list = others.map(({ key, why }) => `${shown(key)} (${REASONS[why]})`).join(', ')
  return `  → would merge ${list} into ${shown(keep)}`
}
