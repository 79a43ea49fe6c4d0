import { byCodePoint } from '../../lib/order.js'
import type { Diagnostic } from '../../model/diagnostic.js'

/** By path, line, column and code: the order in which an author works through files. What has no place comes first. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      byCodePoint(a.at?.path ?? '', b.at?.path ?? '') ||
      (a.at?.start?.line ?? 0) - (b.at?.start?.line ?? 0) ||
      (a.at?.start?.column ?? 0) - (b.at?.start?.column ?? 0) ||
      byCodePoint(a.code, b.code) ||
      byCodePoint(a.message, b.message),
  )
}

/** Errors first, each kind in reading order: the order of a report. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = inReadingOrder(diagnostics)
  return [
    ...sorted.filter(({ severity }) => severity === 'error'),
    ...sorted.filter(({ severity }) => severity !== 'error'),
  ]
}
