import { type ColourUse, palette } from '../diagnostics/format/colours.js'
import { visible } from '../diagnostics/format/visible.js'
import { isError } from '../diagnostics/outcome.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { SourcePath } from '../model/names.js'

/** Files of one change that are named; more are counted. */
const MAX_NAMED = 3

export interface Rebuild {
  readonly status: 'built' | 'failed'
  readonly changed: readonly SourcePath[]
  readonly parsed: number
  readonly rendered: number
  readonly diagnostics: readonly Diagnostic[]
  /** Milliseconds. */
  readonly time: number
}

/**
 * One line for each rebuild.
 * @example 'Rebuilt in 84 ms: content/posts/a.md · 1 post parsed · 2 pages rendered'
 */
export function rebuildLine(rebuild: Rebuild, use: ColourUse): string {
  const { status, changed, parsed, rendered, diagnostics, time } = rebuild
  const colours = palette(use)
  const named = changed.slice(0, MAX_NAMED).map(path => visible(path))
  const more = changed.length - named.length
  const errors = diagnostics.filter(isError).length
  const warnings = diagnostics.length - errors
  const what = [...named, ...(more === 0 ? [] : [`${number(more)} more`])].join(', ')
  const parts = [
    what,
    count(parsed, 'post parsed', 'posts parsed'),
    count(rendered, 'page rendered', 'pages rendered'),
    ...(errors === 0 ? [] : [colours.error(count(errors, 'error', 'errors'))]),
    ...(warnings === 0 ? [] : [colours.warning(count(warnings, 'warning', 'warnings'))]),
  ]
  const word = status === 'built' ? colours.good('Rebuilt') : colours.error('Not rebuilt')
  const rest = status === 'built' ? '' : '; the last good version stays'
  return `${word} in ${Math.round(time)} ms: ${parts.join(' · ')}${rest}\n`
}

/** @example count(1, 'post', 'posts') // => '1 post' */
export const count = (amount: number, one: string, many: string): string =>
  `${number(amount)} ${amount === 1 ? one : many}`

const number = (amount: number): string => new Intl.NumberFormat('en').format(amount)
