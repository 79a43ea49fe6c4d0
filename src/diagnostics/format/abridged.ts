import type { Diagnostic } from '../../model/diagnostic.js'
import { isError } from '../outcome.js'
import { inReadingOrder } from './order.js'
import { formatTerminal, type TerminalFormat } from './terminal.js'

/** So many warnings are read; more are skimmed, and then a few of each kind say as much. */
const MOST_IN_FULL = 30
const SHOWN_OF_A_CODE = 5

/**
 * Like `formatTerminal`, for a person in a hurry: every error, and where there are very many warnings the first of each code and how
 * many more there are.
 * @param all how to see the rest: `--verbose`
 */
export function formatAbridged(
  diagnostics: readonly Diagnostic[],
  { all, ...format }: TerminalFormat & { readonly all: string },
): string {
  const sorted = inReadingOrder(diagnostics)
  const warnings = sorted.filter(each => !isError(each))
  if (warnings.length <= MOST_IN_FULL) return formatTerminal(sorted, format)
  const counts = new Map<string, number>()
  const shown = sorted.filter(each => {
    if (isError(each)) return true
    const count = (counts.get(each.code) ?? 0) + 1
    counts.set(each.code, count)
    return count <= SHOWN_OF_A_CODE
  })
  const hidden = [...counts].filter(([, count]) => count > SHOWN_OF_A_CODE)
  if (hidden.length === 0) return formatTerminal(sorted, format)
  const rest = hidden
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => `and ${number(count - SHOWN_OF_A_CODE)} more of ${code}\n`)
  return `${formatTerminal(shown, format)}${rest.join('')}To see them all: ${all}\n\n`
}

const number = (count: number): string => new Intl.NumberFormat('en').format(count)
