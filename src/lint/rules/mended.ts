import * as say from '../../diagnostics/catalog/lint.js'
import type { Diagnostic, Place } from '../../model/diagnostic.js'
import { type Edit, type Finding, offsetAt, type Subject } from '../subject.js'

/** The mistakes that the build mends by itself, each time anew (content.md, section 1). */
export function mended(subject: Subject): readonly Finding[] {
  const seen = new Set<string>()
  return subject.noticed.flatMap(diagnostic => {
    const identity = JSON.stringify([diagnostic.code, diagnostic.at])
    if (seen.has(identity)) return []
    seen.add(identity)
    return findingOf(subject, diagnostic) ?? []
  })
}

function findingOf(subject: Subject, { code, at }: Diagnostic): Finding | null {
  if (at?.start === undefined) return null
  const offset = offsetAt(subject, at.start)
  switch (code) {
    case 'front-matter/image-double-slash':
      return imageSlashes(subject, at, offset)
    case 'front-matter/empty-image':
      return imageEmpty(subject, at, at.start.line)
    case 'markdown/stray-emphasis':
      return strayEmphasis(subject, at, offset)
    case 'markdown/escaped-shortcode':
      return shortcodeEscape(subject, at, offset)
    default:
      return null
  }
}

function imageSlashes({ text }: Subject, at: Place, offset: number): Finding | null {
  const match = /^(["']?)(\/{2,})([^\s"']*)/u.exec(text.slice(offset, offset + 1000))
  if (match === null) return null
  const [, quote = '', slashes = '', rest = ''] = match
  const start = offset + quote.length
  const edit = { start, end: start + slashes.length, text: '/' }
  const diagnostic = say.imageSlashes({ at, written: slashes + rest, read: `/${rest}` })
  return { rule: 'image-slashes', diagnostic, edits: [edit] }
}

/** The whole field on a line of its own, in YAML or TOML at the top level. */
const EMPTY_FIELD = /^(?:image|cover|thumbnail)[ \t]*[:=][ \t]*(["']?)[/.]*\1[ \t]*$/iu

function imageEmpty({ lines, text }: Subject, at: Place, number: number): Finding {
  const line = lines[number - 1]
  const next = lines[number]
  const isAlone = line !== undefined && next !== undefined && EMPTY_FIELD.test(line.text)
  const edits: Edit[] = isAlone ? [{ start: line.start, end: next.start, text: '' }] : []
  const fixable = isAlone && text.length >= next.start ? 'yes' : 'no'
  return { rule: 'image-empty', diagnostic: say.imageEmpty({ at, fixable }), edits }
}

/** The line, with blank ones before: what ends the file stays as it was. */
function strayEmphasis({ text }: Subject, at: Place, offset: number): Finding | null {
  const before = /(?:(?:\r\n?|\n)[ \t]*)*$/u.exec(text.slice(0, offset))
  const after = /^\*\*[ \t]*(?=\r|\n|$)/u.exec(text.slice(offset))
  if (before === null || after === null) return null
  const edit = { start: before.index, end: offset + after[0].length, text: '' }
  return { rule: 'stray-emphasis', diagnostic: say.strayEmphasis({ at }), edits: [edit] }
}

function shortcodeEscape({ text }: Subject, at: Place, offset: number): Finding | null {
  const call = /^\{(?:\{[<%][\s\S]*?[>%]\}|%[\s\S]*?%)\}/u.exec(text.slice(offset))
  if (call === null) return null
  const edits = [...call[0].matchAll(/\\(?=[_*~\-[\]#])/g)].map(({ index }) => ({
    start: offset + index,
    end: offset + index + 1,
    text: '',
  }))
  return { rule: 'shortcode-escape', diagnostic: say.shortcodeEscape({ at }), edits }
}
