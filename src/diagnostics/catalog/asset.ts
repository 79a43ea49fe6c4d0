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

export function scriptBroken(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'asset/script-syntax',
    severity: 'error',
    message: `This script cannot be read: ${p.problem}.`,
    hint: 'Correct the line that is named.',
    at: p.at,
  }
}

export function scriptTwice(p: { at: Place; other: Place }): Diagnostic {
  return {
    code: 'asset/script-twice',
    severity: 'error',
    message: `This script and "${p.other.path}" would be published under one name.`,
    hint: 'Rename or remove one of them.',
    at: p.at,
    related: { message: 'the other one', at: p.other },
  }
}
