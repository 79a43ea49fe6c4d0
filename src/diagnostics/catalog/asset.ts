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
    message: `This script and “${p.other.path}” would be published under one name.`,
    hint: 'Rename or remove one of them.',
    at: p.at,
    related: { message: 'the other one', at: p.other },
  }
}

export function iconHasText(p: { at: Place }): Diagnostic {
  return {
    code: 'asset/icon-text',
    severity: 'warning',
    message: 'This icon holds text, which cannot be drawn without its fonts: there are no icons for phones.',
    hint: 'Turn the text into paths.',
    at: p.at,
  }
}

export function iconUnreadable(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'asset/icon-unreadable',
    severity: 'warning',
    message: `This icon cannot be read, so there are no icons for phones: ${p.problem}.`,
    hint: 'Open it in a browser, or in the program that made it, and save it again.',
    at: p.at,
  }
}
