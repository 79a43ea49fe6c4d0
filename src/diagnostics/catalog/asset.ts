import type { Diagnostic, Place } from '../../model/diagnostic.js'

export function stylesheetBroken(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'asset/stylesheet-syntax',
    severity: 'error',
    message: `This stylesheet cannot be read: ${p.problem}.`,
    hint: 'Correct the line that is named.',
    at: p.at,
  }
}
