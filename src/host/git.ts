import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How a run of git ended. */
export type GitRun =
  | { readonly kind: 'done'; readonly out: string }
  /** `why`: git's own words. */
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'no-git' }

export interface GitCall {
  /** The folder in which it runs; absolute. */
  readonly folder: string
  /** What goes to its standard input. */
  readonly input?: string
  /** An index of our own, instead of the person's. */
  readonly index?: string
}

/** 1 GiB: the list of a site's files is far smaller. */
const MAX_OUTPUT = 1024 ** 3

/** Runs git as it is installed, with the person's own configuration, in English, and never asks in a terminal of ours. */
export function git(args: readonly string[], { folder, input, index }: GitCall): GitRun {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...environment } = process.env
  const run = spawnSync('git', [...args], {
    cwd: folder,
    encoding: 'utf8',
    input: input ?? '',
    maxBuffer: MAX_OUTPUT,
    env: { ...environment, LC_ALL: 'C', ...(index === undefined ? {} : { GIT_INDEX_FILE: index }) },
  })
  if (run.error !== undefined) {
    if ('code' in run.error && run.error.code === 'ENOENT') return { kind: 'no-git' }
    return { kind: 'failed', why: run.error.message }
  }
  return run.status === 0
    ? { kind: 'done', out: run.stdout.trimEnd() }
    : { kind: 'failed', why: (run.stderr || run.stdout).trim() }
}

/** Calls with a folder that exists for as long as the call lasts: for an index of our own. */
export function withTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'digest-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
