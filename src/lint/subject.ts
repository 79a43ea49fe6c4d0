import { splitFile } from '../frontmatter/fences.js'
import type { MarkdownParser } from '../markdown/parser.js'
import { toTree } from '../markdown/processor.js'
import type { Root } from '../markdown/tree.js'
import type { Diagnostic, Position } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'
import type { LintRule } from '../model/lint-rules.js'
import type { SourcePath } from '../model/names.js'

/** A file to be examined. */
export interface LintFile {
  readonly path: SourcePath
  /** Every character of the file, a mark of byte order and its line ends included. */
  readonly text: string
  /** What was understood of it: nothing of a broken file, two documents of one that holds two languages. */
  readonly documents: readonly Document[]
  /** What reading it noticed. */
  readonly noticed: readonly Diagnostic[]
}

/** A replacement of a part of a file; offsets are UTF-16 code units of its text. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Something that a rule found, and how to mend it: no edits where only the author can know. */
export interface Finding {
  readonly rule: LintRule
  readonly diagnostic: Diagnostic
  readonly edits: readonly Edit[]
}

/** A file with what rules ask of it. */
export interface Subject extends LintFile {
  /** The lines of the file, without their ends. */
  readonly lines: readonly Line[]
  readonly body: Body
}

export interface Line {
  readonly text: string
  /** Offset in the file. */
  readonly start: number
}

/** The body of a file as Markdown. */
export interface Body {
  /** With `\n` as line ends. */
  readonly text: string
  readonly tree: Root
  /** The line of the file on which it begins; from 1. */
  readonly firstLine: number
}

export function subjectOf(file: LintFile, parser: MarkdownParser): Subject {
  const lines = linesOf(file.text)
  const parts = splitFile(file)
  const firstLine = 'code' in parts ? lines.length + 1 : parts.bodyLine
  const text = lines
    .slice(firstLine - 1)
    .map(line => line.text)
    .join('\n')
  return { ...file, lines, body: { text, tree: toTree(text, parser), firstLine } }
}

/** The offset in the file of a line and column, both from 1. */
export function offsetAt({ lines }: Subject, { line, column }: Position): number {
  return (lines[line - 1]?.start ?? 0) + column - 1
}

/** The offset in the file of one in the body. */
export function offsetOfBody(subject: Subject, offset: number): number {
  return offsetAt(subject, positionInBody(subject, offset))
}

export function positionInBody({ body }: Subject, offset: number): Position {
  const before = body.text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  const line = before.split('\n').length - 1
  return { line: body.firstLine + line, column: offset - lineStart + 1 }
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = 0
  for (const end of text.matchAll(/\r\n?|\n/gu)) {
    lines.push({ text: text.slice(start, end.index), start })
    start = end.index + end[0].length
  }
  return [...lines, { text: text.slice(start), start }]
}
