import type { Diagnostic, Place } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'
import { codeFrame } from './code-frame.js'
import { type ColourUse, type Palette, palette } from './colours.js'
import { inReadingOrder } from './order.js'
import { visible } from './visible.js'

export interface TerminalFormat {
  readonly colours: ColourUse
  /** The text of a file, for the line that is meant; `null` when it cannot be had. */
  readonly read: (path: SourcePath) => string | null
}

/**
 * Diagnostics for a person at a terminal, by file and line, a blank line after each; `''` for none.
 * @example
 * content/posts/x.md:4:8  error  front-matter/bad-date
 *   There is no 30 February.
 *   4 │ date: 2026-02-30
 *     │       ^
 *   hint: Write the day on which it was published.
 */
export function formatTerminal(diagnostics: readonly Diagnostic[], format: TerminalFormat): string {
  const colours = palette(format.colours)
  const read = remembering(format.read)
  return inReadingOrder(diagnostics)
    .map(diagnostic => `${describe(diagnostic, { colours, read }).join('\n')}\n\n`)
    .join('')
}

interface Manner {
  readonly colours: Palette
  readonly read: (path: SourcePath) => string | null
}

function describe(diagnostic: Diagnostic, { colours, read }: Manner): readonly string[] {
  const { at, related, severity } = diagnostic
  const head = [
    at === undefined ? null : colours.place(placeText(at)),
    (severity === 'error' ? colours.error : colours.warning)(severity),
    colours.faint(visible(diagnostic.code)),
  ]
  const body = [
    visible(diagnostic.message),
    ...frameOf(at, { colours, read }),
    ...(diagnostic.hint === undefined ? [] : [`${colours.faint('hint:')} ${visible(diagnostic.hint)}`]),
    ...(related === undefined
      ? []
      : [
          `${colours.place(placeText(related.at))} ${visible(related.message)}`,
          ...frameOf(related.at, { colours, read }),
        ]),
  ]
  return [head.filter(part => part !== null).join('  '), ...body.map(line => `  ${line}`)]
}

function frameOf(place: Place | undefined, { colours, read }: Manner): readonly string[] {
  if (place?.start === undefined) return []
  const text = read(place.path)
  return text === null ? [] : codeFrame(text, place, colours)
}

/** @example 'content/posts/x.md:4:8' */
function placeText({ path, start }: Place): string {
  return visible(path) + (start === undefined ? '' : `:${start.line}:${start.column}`)
}

/** Many problems of one file follow one another. */
function remembering(read: (path: SourcePath) => string | null): (path: SourcePath) => string | null {
  let last: { path: SourcePath; text: string | null } | null = null
  return path => {
    if (last?.path !== path) last = { path, text: read(path) }
    return last.text
  }
}
