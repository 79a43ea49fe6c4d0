import type { Diagnostic } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'

/** What is said of files that hold two languages. */

export function noShape(p: { readonly path: SourcePath }): Diagnostic {
  return {
    code: 'bilingual/no-shape',
    severity: 'warning',
    message:
      'This file asks to be split into two languages, but has neither a half for each nor every heading in both.',
    hint: 'Put each language under a heading that names it (`## 中文`, `## English`), or write each heading twice, each with its text.',
    at: { path: p.path },
  }
}

export function noPair(p: { readonly path: SourcePath; readonly configured: readonly string[] }): Diagnostic {
  return {
    code: 'bilingual/no-pair',
    severity: 'warning',
    message: `This file asks to be split into two languages, but of ${p.configured.join(', ')} no two can be told apart by their script.`,
    hint: 'Configure Chinese, Japanese or Korean and a language that is written with letters, or give each language a file.',
    at: { path: p.path },
  }
}

export function unknownValue(p: { readonly path: SourcePath; readonly written: string }): Diagnostic {
  return {
    code: 'bilingual/unknown-value',
    severity: 'warning',
    message: `\`bilingual\` is ${p.written}, which means nothing; the file is not split.`,
    hint: 'Write `bilingual: interleaved`, or `bilingual: none`.',
    at: { path: p.path },
  }
}

export function translationExists(p: { readonly path: SourcePath; readonly other: SourcePath }): Diagnostic {
  return {
    code: 'bilingual/translation-exists',
    severity: 'error',
    message: `This file holds two languages, and ${p.other} holds one of them too.`,
    hint: 'Delete one of the two, or write `bilingual: none` in this file.',
    at: { path: p.path },
    related: { message: 'The language has a file of its own.', at: { path: p.other } },
  }
}
