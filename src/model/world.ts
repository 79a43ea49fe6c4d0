import type { OutputPath, SourcePath } from './names.js'

/**
 * The real world, as far as a build sees it; host/ implements each part on disk, and in memory for tests and
 * the preview. All calls are synchronous: on ext4 that is faster than their asynchronous twins. Any of them
 * may throw a `HostError`, which the command turns into a diagnostic.
 */

export interface SourceEntry {
  readonly path: SourcePath
  /** Bytes. */
  readonly size: number
}

/** A symbolic link that is not followed. */
export interface LeftOutLink {
  readonly path: SourcePath
  /** `outside`: it leads out of the source folder; `loop`: into a folder that holds it; `broken`: nowhere. */
  readonly why: 'outside' | 'loop' | 'broken'
}

/** The folder that a site is built from. */
export interface SourceTree {
  /**
   * All files below a folder (`''`: everything) in code point order. Dot files and folders but `.well-known`,
   * `node_modules`, and the links that `links` names are not listed; names are spelt as they are on disk, whatever their Unicode form.
   */
  list(folder: string): readonly SourceEntry[]
  /** The symbolic links that `list` leaves out, the folder itself included, in code point order. */
  links(folder: string): readonly LeftOutLink[]
  /** `null` when there is no such file in the source folder. */
  read(path: SourcePath): Uint8Array | null
}

/** The folder that a site is written to. */
export interface Destination {
  /** Begins a change of the whole folder; nothing is visible there before `commit`. One draft at a time. */
  open(): Draft
}

export interface Draft {
  /**
   * Whether the file at `path` has the bytes with this hash. Then the file is kept, counts from now on as
   * written by us, and need not be written again.
   */
  keep(path: OutputPath, hash: string): boolean
  /** Stages a file. One that turns out to be equal to the present one is counted as unchanged. */
  write(path: OutputPath, bytes: Uint8Array | string, hash: string): void
  /**
   * What stands where this draft wants to write and was not written by an earlier build, in code point order;
   * `commit` leaves it as it is. Final once everything is kept or written.
   */
  foreign(): readonly OutputPath[]
  /** What was kept or written so far, in bytes. */
  sizes(): Iterable<readonly [path: OutputPath, bytes: number]>
  /** Makes the folder hold what was kept and written; removes what earlier builds wrote and this one did not. */
  commit(): Written
  /** Leaves the folder as it was. Does nothing after `commit`. */
  discard(): void
}

export interface Written {
  /** In code point order. */
  readonly written: readonly OutputPath[]
  readonly unchanged: number
  /** In code point order. */
  readonly removed: readonly OutputPath[]
}

/** Values kept from one build to the next; a damaged or foreign store reads as empty. */
export interface Store {
  get(key: string): Uint8Array | null
  set(key: string, value: Uint8Array): void
  /** Forgets every key that was neither read nor written since the store was opened, and saves the rest. */
  save(): void
}

/** Other threads, which work beside this one. A task and its result are plain data. */
export interface Workers {
  /** How many there are; they are started by the first task. */
  readonly count: number
  /** Runs one task on the thread that is free first. */
  run<Task, Result>(task: Task): Promise<Result>
}

/** Why the world refused. `conflict`: one path is wanted both as a file and as a folder. */
export type HostReason =
  | 'busy'
  | 'conflict'
  | 'name-too-long'
  | 'no-space'
  | 'not-allowed'
  | 'not-a-folder'
  | 'other'
  | 'read-only'
  | 'too-many-files'

export interface HostProblem {
  readonly doing: 'read' | 'write'
  readonly reason: HostReason
  /** As a person would look for it: absolute, or relative to the working directory. */
  readonly path: string
  /** The system's own words, or the number of the process that is in the way. */
  readonly detail: string
}

/** The world refused: a full disk, a missing permission, another build. Not a bug of ours. */
export class HostError extends Error {
  readonly problem: HostProblem

  constructor(problem: HostProblem) {
    super(`cannot ${problem.doing} ${problem.path}: ${problem.detail}`)
    this.name = 'HostError'
    this.problem = problem
  }
}
