import { formatTerminal } from '../diagnostics/format/terminal.js'
import { visible } from '../diagnostics/format/visible.js'
import { isError } from '../diagnostics/outcome.js'
import { editFile } from '../host/edit-file.js'
import { applyEdits, lintFile } from '../lint/lint-file.js'
import type { Finding } from '../lint/subject.js'
import { unifiedDiff } from '../lint/unified-diff.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import type { OptionValues } from './command-line.js'
import { type Look, look } from './look.js'
import { EXIT, type Surroundings, type UsageError } from './surroundings.js'

/** Tells what is to mend, and mends what is certain when it is asked to. */
export async function lintCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const seen = await look(values, world)
  if ('kind' in seen) return seen
  const files = lintAll(seen)
  if (values.dryRun === true) return showDiff(files, { values, world, seen })
  if (values.fix !== true) return tell({ seen, files, mended: 0 }, values, world)

  const changed = files.filter(file => file.fixed !== file.text)
  for (const file of changed) editFile(seen.pathOf(file.path), file.fixed)
  const mended = changed.reduce((sum, { findings }) => sum + findings.filter(isMendable).length, 0)
  // What is left stands at other places now.
  const after = changed.length === 0 ? seen : await look(values, world)
  if ('kind' in after) return after
  return tell({ seen: after, files: lintAll(after), mended }, values, world)
}

interface LintedFile {
  readonly path: SourcePath
  readonly text: string
  readonly fixed: string
  readonly findings: readonly Finding[]
}

const isMendable = ({ edits }: Finding): boolean => edits.length > 0

function lintAll({ build, parser, read }: Look): readonly LintedFile[] {
  const documents = new Map<SourcePath, Document[]>()
  for (const document of build.documents)
    documents.set(document.origin, [...(documents.get(document.origin) ?? []), document])
  const noticed = new Map<SourcePath, Diagnostic[]>()
  for (const diagnostic of build.diagnostics) {
    const path = diagnostic.at?.path
    if (path !== undefined) noticed.set(path, [...(noticed.get(path) ?? []), diagnostic])
  }
  const off = build.site?.config.lint.off ?? []
  return [...documents].flatMap(([path, ofFile]) => {
    const text = read(path)
    if (text === null) return []
    const file = { path, text, documents: ofFile, noticed: noticed.get(path) ?? [] }
    const findings = lintFile(file, { parser, off })
    const fixed = applyEdits(
      text,
      findings.flatMap(({ edits }) => edits),
    )
    return [{ path, text, fixed, findings }]
  })
}

/** Errors first: a file that cannot be read is not clean because no rule could look at it. */
function errorsOf({ build, obstacles }: Look): readonly Diagnostic[] {
  return obstacles.length > 0
    ? obstacles
    : build.diagnostics.filter(
        diagnostic => isError(diagnostic) && /^(?:front-matter|file)\//.test(diagnostic.code),
      )
}

interface Linted {
  readonly seen: Look
  readonly files: readonly LintedFile[]
  /** Findings that were mended before. */
  readonly mended: number
}

function tell({ seen, files, mended }: Linted, values: OptionValues, world: Surroundings): number {
  const { out, err } = world.terminal
  const findings = files.flatMap(file => file.findings)
  const errors = errorsOf(seen)
  const diagnostics = [...errors, ...findings.map(({ diagnostic }) => diagnostic)]
  if (values.json === true) {
    const list = findings.map(finding => ({ ...finding.diagnostic, fixable: isMendable(finding) }))
    out.write(`${JSON.stringify({ findings: list, errors, mended }, null, 2)}\n`)
  } else {
    err.write(formatTerminal(diagnostics, { colours: err.colours, read: seen.read }))
    out.write(`${summary({ found: findings.length, mended, errors: errors.length, findings })}\n`)
  }
  return diagnostics.length === 0 ? EXIT.built : EXIT.failed
}

function summary(p: {
  readonly found: number
  readonly mended: number
  readonly errors: number
  readonly findings: readonly Finding[]
}): string {
  const fixable = p.findings.filter(isMendable).length
  const parts = [
    ...(p.mended === 0 ? [] : [`${p.mended} mended`]),
    p.found === 0 ? 'nothing to mend' : `${p.found} to mend`,
    ...(fixable === 0 ? [] : [`${fixable} of them by \`--fix\``]),
    ...(p.errors === 0 ? [] : [`${p.errors} ${p.errors === 1 ? 'error' : 'errors'}`]),
  ]
  return `${parts.join(', ').replace(/^./u, first => first.toUpperCase())}.`
}

function showDiff(
  files: readonly LintedFile[],
  { values, world, seen }: { values: OptionValues; world: Surroundings; seen: Look },
): number {
  const { out, err } = world.terminal
  const changed = files.filter(file => file.fixed !== file.text)
  const diffs = changed.map(({ path, text, fixed }) => unifiedDiff(path, text, fixed))
  const errors = errorsOf(seen)
  if (values.json === true) {
    const list = changed.map(({ path }, index) => ({ path, diff: diffs[index] }))
    out.write(`${JSON.stringify({ changes: list, errors }, null, 2)}\n`)
  } else {
    err.write(formatTerminal(errors, { colours: err.colours, read: seen.read }))
    // A program that reads the diff needs its bytes; a terminal must not obey them.
    for (const diff of diffs) out.write(out.columns === null ? diff : shown(diff))
  }
  const isClean = errors.length === 0 && files.every(({ findings }) => findings.length === 0)
  return isClean ? EXIT.built : EXIT.failed
}

const shown = (diff: string): string =>
  diff
    .split('\n')
    .map(line => visible(line))
    .join('\n')
