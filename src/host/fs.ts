import fs from 'node:fs'
import { HostError, type HostProblem, type HostReason } from '../model/world.js'

/** The calls of `node:fs` that change or look at the destination and the cache; tests pass one that fails. */
export type FileSystem = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'fstatSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'renameSync'
  | 'rmSync'
  | 'rmdirSync'
  | 'unlinkSync'
  | 'writeFileSync'
>

export const realFs: FileSystem = fs

/** The error codes of the system that an author can do something about. */
const REASONS: Readonly<Record<string, HostReason>> = {
  EACCES: 'not-allowed',
  EDQUOT: 'no-space',
  EEXIST: 'not-a-folder',
  EMFILE: 'too-many-files',
  ENAMETOOLONG: 'name-too-long',
  ENFILE: 'too-many-files',
  ENOSPC: 'no-space',
  ENOTDIR: 'not-a-folder',
  EPERM: 'not-allowed',
  EROFS: 'read-only',
}

/** The code of a system error: `ENOENT`; `null` for any other thing that was thrown. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

/**
 * Runs one step in the world.
 * @throws HostError where the system refused; other errors are bugs of ours and pass through.
 */
export function attempt<T>(doing: HostProblem['doing'], path: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    const code = errorCode(error)
    if (code === null || !(error instanceof Error)) throw error
    throw new HostError({ doing, reason: REASONS[code] ?? 'other', path, detail: error.message })
  }
}

/** Runs a step whose failure with one of these codes means that there is nothing there. */
export function orNull<T>(codes: readonly string[], step: () => T): T | null {
  try {
    return step()
  } catch (error) {
    const code = errorCode(error)
    if (code !== null && codes.includes(code)) return null
    throw error
  }
}

/** What `lstat` says when there is nothing at a path. */
export const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR']
