import type { SourcePath } from '../model/names.js'
import { type Parts, splitFile } from './fences.js'
import { readFrontMatter } from './read-front-matter.js'

interface SourceFile {
  readonly path: SourcePath
  /** Every character, a mark of byte order and the line ends included. */
  readonly text: string
}

/** Dates and terms are not asked for. */
const OPTIONS = { timeZone: 'UTC', taxonomies: [] }

/**
 * The file with `translatedFrom` in its front matter: the present value replaced, or a line of its own, in YAML
 * before the closing fence, in TOML and JSON at the top. No other character changes. `null` where the front matter
 * has a form in which that cannot be done.
 */
export function stampTranslation(file: SourceFile, revision: string): string | null {
  const parts = splitFile(file)
  if ('code' in parts) return null
  const stamped = replaced(file, revision) ?? inserted(file, parts, revision)
  return stamped !== null && isStamped(file, stamped, revision) ? stamped : null
}

const VALUE = /^(?:"(?:\\.|[^"\\\r\n])*"|'[^'\r\n]*'|[^\s,}#"'][^\r\n,}#]*?(?=\s*(?:[\r\n,}]|\s#|$)))/u

function replaced(file: SourceFile, revision: string): string | null {
  const place = readFrontMatter(file, OPTIONS).value?.frontMatter.places.translatedFrom
  if (place === undefined) return null
  const start = (lineStarts(file.text)[place.line - 1] ?? 0) + place.column - 1
  const value = VALUE.exec(file.text.slice(start))?.[0]
  if (value === undefined) return null
  return `${file.text.slice(0, start)}"${revision}"${file.text.slice(start + value.length)}`
}

function inserted({ text }: SourceFile, parts: Parts, revision: string): string {
  const starts = lineStarts(text)
  const end = /\r\n?|\n/u.exec(text)?.[0] ?? '\n'
  const insert = (offset: number, line: string): string => text.slice(0, offset) + line + text.slice(offset)
  const first = starts[parts.blockLine - 1] ?? 0
  switch (parts.format) {
    case 'yaml': {
      const closing = starts[parts.bodyLine - 2] ?? text.length
      const indent = /^[ ]*(?=[^\s#])/mu.exec(parts.block)?.[0] ?? ''
      return insert(closing, `${indent}translatedFrom: "${revision}"${end}`)
    }
    case 'toml':
      return insert(first, `translatedFrom = "${revision}"${end}`)
    case 'json': {
      const brace = first + parts.blockColumn
      const indent = /^\s*/u.exec(text.slice(brace))?.[0] ?? ''
      const comma = /^\s*\}/u.test(text.slice(brace)) ? '' : ','
      return insert(brace, `${indent}"translatedFrom": "${revision}"${comma}`)
    }
    default:
      return parts.format satisfies never
  }
}

/** Whether the new text says the revision, and all else as before. */
function isStamped(file: SourceFile, text: string, revision: string): boolean {
  const before = readFrontMatter(file, OPTIONS)
  const after = readFrontMatter({ ...file, text }, OPTIONS)
  if (before.value === null || after.value === null) return false
  const { places: _, ...old } = before.value.frontMatter
  const { places: __, ...now } = after.value.frontMatter
  const wanted = { ...old, translatedFrom: revision }
  const plain = (value: object): string =>
    JSON.stringify(value, (key, part: unknown) => (key === 'at' ? undefined : part))
  return plain(now) === plain(wanted) && after.value.body === before.value.body
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/gu)].map(end => end.index + end[0].length)]
}
