import type { MarkdownParser } from '../markdown/parser.js'
import type { LintRule } from '../model/lint-rules.js'
import { counts } from './rules/counts.js'
import { dates } from './rules/dates.js'
import { headings } from './rules/headings.js'
import { mended } from './rules/mended.js'
import { mixedPunctuation } from './rules/mixed-punctuation.js'
import { sources } from './rules/sources.js'
import { summaries } from './rules/summaries.js'
import { terms } from './rules/terms.js'
import { type Edit, type Finding, type LintFile, type Subject, subjectOf } from './subject.js'

/** Every group of rules; each finding names its own. */
const RULES: readonly ((subject: Subject) => readonly Finding[])[] = [
  mended,
  dates,
  summaries,
  terms,
  counts,
  sources,
  headings,
  mixedPunctuation,
]

/** Looks for the habits of producers that readers or machines stumble over, by place. */
export function lintFile(
  file: LintFile,
  means: { readonly parser: MarkdownParser; readonly off: readonly LintRule[] },
): readonly Finding[] {
  const subject = subjectOf(file, means.parser)
  const line = ({ diagnostic }: Finding): number => diagnostic.at?.start?.line ?? 0
  const column = ({ diagnostic }: Finding): number => diagnostic.at?.start?.column ?? 0
  return RULES.flatMap(rule => rule(subject))
    .filter(({ rule }) => !means.off.includes(rule))
    .toSorted((a, b) => line(a) - line(b) || column(a) - column(b))
}

/** A text with what is certain mended; nothing else of it changes. An edit that overlaps an earlier one waits. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let end = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < end) continue
    result += text.slice(end, edit.start) + edit.text
    end = edit.end
  }
  return result + text.slice(end)
}
