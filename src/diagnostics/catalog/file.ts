import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'

interface InFile {
  readonly path: SourcePath
  readonly at: Position
}

export function notUtf8(p: InFile): Diagnostic {
  return {
    code: 'file/not-utf8',
    severity: 'error',
    message: 'This file is not valid UTF-8: the bytes at this place stand for no character.',
    hint: 'Save the file with the encoding UTF-8.',
    at: { path: p.path, start: p.at },
  }
}

export function utf16(p: { readonly path: SourcePath; readonly encoding: string }): Diagnostic {
  return {
    code: 'file/utf-16',
    severity: 'error',
    message: `This file is written in ${p.encoding}, and only UTF-8 is read.`,
    hint: 'Save the file with the encoding UTF-8.',
    at: { path: p.path, start: { line: 1, column: 1 } },
  }
}

export function nulCharacter(p: InFile): Diagnostic {
  return {
    code: 'file/nul-character',
    severity: 'error',
    message: 'This file holds a NUL character, which no text has.',
    hint: 'Remove the character, or move the file out of the content folder if it is not a text.',
    at: { path: p.path, start: p.at },
  }
}

export function noTitle(p: { readonly path: SourcePath; readonly title: string }): Diagnostic {
  return {
    code: 'file/no-title',
    severity: 'warning',
    message: `This file has neither a title nor a heading; the name of the file, “${p.title}”, is shown as its title.`,
    hint: 'Add “title:” to the front matter.',
    at: { path: p.path, start: { line: 1, column: 1 } },
  }
}
