import type { Diagnostic, Outcome } from '../model/diagnostic.js'

export const ok = <T>(value: T): Outcome<T> => ({ value, diagnostics: [] })

export const outcome = <T>(value: T, diagnostics: readonly Diagnostic[]): Outcome<T> => ({
  value,
  diagnostics,
})

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error'
