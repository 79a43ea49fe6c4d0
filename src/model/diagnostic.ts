import type { SourcePath } from './names.js'

/** A place in a text. Lines and columns count from 1; a column is a UTF-16 code unit. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Place {
  /** The file, relative to the source folder. */
  readonly path: SourcePath
  /** Absent when the whole file is meant. */
  readonly start?: Position
  readonly end?: Position
}

export type Severity = 'error' | 'warning'

/** Something that the program noticed and an author can act on. */
export interface Diagnostic {
  /** Permanent and documented: `front-matter/bad-date`. */
  readonly code: string
  readonly severity: Severity
  /** What happened: a full sentence. */
  readonly message: string
  /** What to do: a full sentence. */
  readonly hint?: string
  readonly at?: Place
  /** A second place that explains the first. */
  readonly related?: { readonly message: string; readonly at: Place }
}

/** A stage's best value, and what it noticed on the way. */
export interface Outcome<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}
