import type { Diagnostic, Place } from '../../model/diagnostic.js'

/** Everything that can be said about the front matter of a file. */

interface At {
  readonly at: Place
}

const error = (code: string, text: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic => ({
  code: `front-matter/${code}`,
  severity: 'error',
  ...text,
})

const warning = (code: string, text: Omit<Diagnostic, 'code' | 'severity'>): Diagnostic => ({
  ...error(code, text),
  severity: 'warning',
})

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text)

export function missing({ at }: At): Diagnostic {
  return error('missing', {
    message: 'The file has no front matter.',
    hint: 'Begin the file with a line “---”, then fields such as “title: …” and “date: …”, then another line “---”.',
    at,
  })
}

/** The file begins with fields, but not with a fence. */
export function noOpeningFence({ at, first }: At & { readonly first: string }): Diagnostic {
  return error('no-opening-fence', {
    message: `The file begins with “${shorten(first)}”, but the line “---” that opens front matter is not there.`,
    hint: 'Add a line “---” above it.',
    at,
  })
}

export function badFence({ at, line }: At & { readonly line: string }): Diagnostic {
  return error('bad-fence', {
    message: `“${shorten(line)}” neither opens nor closes front matter.`,
    hint: 'Write exactly three hyphens and nothing else in the line: “---”.',
    at,
  })
}

export function fenceText({ at, text }: At & { readonly text: string }): Diagnostic {
  return error('fence-text', {
    message: `Behind the mark that opens or closes front matter stands “${shorten(text)}”. Front matter is never run as code, and its format is known from the mark alone.`,
    hint: 'Leave nothing else in that line: “---” for YAML, “+++” for TOML, braces for JSON.',
    at,
  })
}

export function inCodeBlock({ at }: At): Diagnostic {
  return error('in-code-block', {
    message: 'The file begins with a code block, so that its front matter is no front matter.',
    hint: 'Remove the line with the backticks, and the one that ends the code block.',
    at,
  })
}

export function unclosed({
  at,
  fence,
  almost,
}: At & { readonly fence: string; readonly almost?: Place }): Diagnostic {
  return error('unclosed', {
    message: `The front matter that begins here with “${fence}” never ends.`,
    hint: fence === '{' ? 'Close every brace.' : `Add a line “${fence}” after the last field.`,
    at,
    ...(almost === undefined ? {} : { related: { message: `This line is almost “${fence}”.`, at: almost } }),
  })
}

export function tooLong({ at, limit }: At & { readonly limit: number }): Diagnostic {
  return error('too-long', {
    message: `The front matter is longer than ${limit / 1024} KB.`,
    hint: 'Check that a line “---” ends it where the text begins.',
    at,
  })
}

export function notFields({ at, found }: At & { readonly found: string }): Diagnostic {
  return error('not-fields', {
    message: `The front matter is ${found}, not fields with names.`,
    hint: 'Write one field a line: “title: …”.',
    at,
  })
}

/** The text does not parse; `problem` and `fix` are full sentences. */
export function syntax({
  at,
  problem,
  fix,
}: At & { readonly problem: string; readonly fix: string }): Diagnostic {
  return error('syntax', { message: problem, hint: fix, at })
}

export function duplicateKey({
  at,
  key,
  first,
}: At & { readonly key: string; readonly first: Place }): Diagnostic {
  return error('duplicate-key', {
    message: `The field “${shorten(key)}” is there twice.`,
    hint: 'Keep one of the two.',
    at,
    related: { message: 'It is first written here.', at: first },
  })
}

/** Anchors, aliases, merge keys and tags of YAML; `found` is what is written. */
export function refusedYaml({ at, found }: At & { readonly found: string }): Diagnostic {
  const sign = found.slice(0, found.startsWith('<<') ? 2 : 1)
  return error('refused-yaml', {
    message: `“${shorten(found)}” is an instruction to YAML, which front matter may not use.`,
    hint: `If “${sign}” belongs to the text, put the whole text in quotes; else write the value out.`,
    at,
  })
}

export function tooDeep({ at }: At): Diagnostic {
  return error('too-deep', {
    message: 'Lists or maps are nested here too deeply.',
    hint: 'If the brackets belong to a text, put the text in quotes.',
    at,
  })
}

/** `problem` is a clause: “February 2026 has only 28 days”. */
export function badDate({
  at,
  field,
  written,
  problem,
}: At & { readonly field: string; readonly written: string; readonly problem: string }): Diagnostic {
  return error('bad-date', {
    message: `“${field}: ${shorten(written)}” is not a date: ${problem}.`,
    hint: 'Write a day (2026-01-05), or a day with time and offset (2026-01-05T10:00:00+08:00).',
    at,
  })
}

export function badDateInName({ at, problem }: At & { readonly problem: string }): Diagnostic {
  return error('bad-date-in-name', {
    message: `The date in the name of the file cannot be: ${problem}.`,
    hint: 'Rename the file, or give the date in front matter: “date: 2026-01-05”.',
    at,
  })
}

export function wrongType({
  at,
  field,
  found,
  wanted,
}: At & { readonly field: string; readonly found: string; readonly wanted: string }): Diagnostic {
  return error('wrong-type', {
    message: `“${field}” is ${found}, but must be ${wanted}.`,
    hint: /^text|^a list/.test(wanted)
      ? 'If it is meant as text, put the text in quotes: brackets at its start and a colon with a blank mean something else without them.'
      : `Write ${wanted}.`,
    at,
  })
}

export function notTrueOrFalse({
  at,
  field,
  written,
}: At & { readonly field: string; readonly written: string }): Diagnostic {
  return error('not-true-or-false', {
    message: `“${field}: ${shorten(written)}” says neither yes nor no.`,
    hint: `Write “${field}: true” or “${field}: false”.`,
    at,
  })
}

export function imageDoubleSlash({
  at,
  written,
  read,
}: At & { readonly written: string; readonly read: string }): Diagnostic {
  return warning('image-double-slash', {
    message: `The image “${shorten(written)}” names a host “${written.split('/')[2] ?? ''}” by its two slashes; it is read as “${shorten(read)}”.`,
    hint: `Write “${shorten(read)}”.`,
    at,
  })
}

export function emptyImage({ at, written }: At & { readonly written: string }): Diagnostic {
  return warning('empty-image', {
    message: `${written === '' ? 'The image is an empty text' : `The image “${shorten(written)}” names no file`}; it is read as none.`,
    hint: 'Give the address of a picture, or remove the field.',
    at,
  })
}

export function sourceNotWeb({ at, written }: At & { readonly written: string }): Diagnostic {
  return warning('source-not-web', {
    message:
      written === ''
        ? 'This source has no address; it is left out.'
        : `The source “${shorten(written)}” is not an address of the web; it is left out.`,
    hint: 'Write the whole address: “https://…”.',
    at,
  })
}

export function textAfterHash({
  at,
  field,
  lost,
  whole,
}: At & { readonly field: string; readonly lost: string; readonly whole: string }): Diagnostic {
  return warning('text-after-hash', {
    message: `The “#” makes “#${shorten(lost)}” a comment, so that it is missing from “${field}”.`,
    hint: `Put the text in quotes: ${whole}.`,
    at,
  })
}
