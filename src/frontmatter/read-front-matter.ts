import { outcome } from '../diagnostics/outcome.js'
import type { TaxonomyConfig } from '../model/config.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import type { FrontMatter } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import { readBlock } from './block.js'
import { type Parts, splitFile } from './fences.js'
import { fieldReader } from './fields.js'
import { isTextKey, readFields } from './front-matter.js'
import { findHashComments } from './hash-comments.js'

export interface FrontMatterFile {
  readonly frontMatter: FrontMatter
  /** As written, with `\n` as its line ends. */
  readonly body: string
  /** The line of the file, from 1, on which the body begins. */
  readonly bodyLine: number
}

/**
 * Reads a file's front matter in YAML, TOML or JSON, in the dialects of Jekyll and Hugo. `null` when it cannot
 * be read at all; with a field that is wrong the rest is there, and the diagnostics hold an error. Never throws
 * for what an author wrote.
 */
export function readFrontMatter(
  file: { readonly path: SourcePath; readonly text: string },
  options: { readonly timeZone: string; readonly taxonomies: readonly TaxonomyConfig[] },
): Outcome<FrontMatterFile | null> {
  const parts = splitFile(file)
  if ('code' in parts) return outcome(null, [parts])

  const place = placesIn(parts, file.path)
  const { fields, body, diagnostics: problems } = readBlock(parts, place)
  if (fields === null) return outcome(null, problems)

  const diagnostics: Diagnostic[] = [...problems]
  const reader = fieldReader(fields, { place, timeZone: options.timeZone, diagnostics })
  const frontMatter = readFields(fields, reader, { path: file.path, ...options })
  const isText = isTextKey(options.taxonomies)
  const lost = parts.format === 'yaml' ? findHashComments(fields, { block: parts.block, place, isText }) : []
  return outcome({ frontMatter, body, bodyLine: parts.bodyLine }, inOrder([...diagnostics, ...lost]))
}

/** Turns an offset into the block into a place of the file. */
function placesIn({ block, blockLine, blockColumn }: Parts, path: SourcePath): (offset: number) => Place {
  const starts = [0, ...[...block.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return offset => {
    let line = 0
    for (let step = 2 ** Math.ceil(Math.log2(starts.length)); step >= 1; step = Math.floor(step / 2))
      if ((starts[line + step] ?? Number.POSITIVE_INFINITY) <= offset) line += step
    const column = offset - (starts[line] ?? 0) + (line === 0 ? blockColumn : 1)
    return { path, start: { line: blockLine + line, column } }
  }
}

/** By place, as an author reads the file. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const line = ({ at }: Diagnostic): number => at?.start?.line ?? 0
  const column = ({ at }: Diagnostic): number => at?.start?.column ?? 0
  return diagnostics.toSorted((a, b) => line(a) - line(b) || column(a) - column(b))
}
