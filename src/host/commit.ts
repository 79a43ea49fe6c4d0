import { join } from 'node:path'
import { byCodePoint } from '../lib/order.js'
import type { OutputPath } from '../model/names.js'
import { ABSENT, errorCode, type FileSystem, orNull } from './fs.js'
import { readOutputs, writeOutputs } from './outputs-list.js'
import { depth, foldersAbove, parentOf, removeEmptyFolders, removeFile, standing } from './standing.js'

/** Where a draft is kept until it is committed: below the destination, so that a rename moves it into place. */
export const STAGING = '.digest-staging'

/**
 * What a commit is about to do, written before it begins. Every step can be done twice, so a commit that was
 * killed is finished by doing all of it again.
 */
export interface Journal {
  /** Old outputs that stand in the way of new ones: a file where a folder comes, or the reverse. */
  readonly inTheWay: readonly OutputPath[]
  /** Staged files by number, in the order in which they become visible. */
  readonly moves: readonly (readonly [staged: number, path: OutputPath])[]
  readonly removals: readonly OutputPath[]
  /** Everything that is ours afterwards. */
  readonly outputs: readonly OutputPath[]
}

const JOURNAL = 'journal'

/** What nothing links to yet comes first, then the pages that link to it, the home page last. */
export function inOrder<M extends readonly [number, OutputPath]>(
  moves: readonly M[],
  before: ReadonlySet<OutputPath>,
): readonly M[] {
  const rank = (path: OutputPath): number => (!before.has(path) ? 0 : path.endsWith('.html') ? 2 : 1)
  return [...moves].sort(([, a], [, b]) => rank(a) - rank(b) || depth(b) - depth(a) || byCodePoint(a, b))
}

/** From here on the commit happens: if not now, then when the destination is opened next. */
export function writeJournal(fs: FileSystem, root: string, journal: Journal): void {
  const file = join(root, STAGING, JOURNAL)
  fs.writeFileSync(`${file}.new`, JSON.stringify(journal))
  fs.renameSync(`${file}.new`, file)
}

export function removeJournal(fs: FileSystem, root: string): void {
  orNull(ABSENT, () => fs.unlinkSync(join(root, STAGING, JOURNAL)))
}

/** Finishes a commit that was killed; does nothing when there is none. */
export function finishCommit(fs: FileSystem, root: string): void {
  const text = orNull(ABSENT, () => fs.readFileSync(join(root, STAGING, JOURNAL), 'utf8'))
  if (text === null) return
  const journal = JSON.parse(text) as Journal
  const before = readOutputs(fs, root)
  const taken = journal.moves.filter(([staged, path]) => isTaken(fs, { root, staged, path, before }))
  const lost = new Set(taken.map(([, path]) => path))
  const rest: Journal = {
    ...journal,
    moves: journal.moves.filter(([, path]) => !lost.has(path)),
    outputs: journal.outputs.filter(path => !lost.has(path)),
  }
  applyJournal(fs, root, { journal: rest, made: new Set() })
}

/** Whether somebody put a thing of theirs, since the commit was killed, where a staged file was to go. */
function isTaken(
  fs: FileSystem,
  p: { root: string; staged: number; path: OutputPath; before: ReadonlySet<string> },
): boolean {
  if (standing(fs, join(p.root, STAGING, String(p.staged))) === 'nothing') return false
  const isOthers = (path: string): boolean => {
    const found = standing(fs, join(p.root, path))
    return found === 'other' || (found === 'file' && !p.before.has(path))
  }
  return [...foldersAbove(p.path), p.path].some(isOthers)
}

/** Carries a journal out. Only renames and removals: the bytes are on the disk and the space is taken. */
export function applyJournal(
  fs: FileSystem,
  root: string,
  { journal, made }: { readonly journal: Journal; readonly made: Set<string> },
): readonly OutputPath[] {
  const removed = journal.inTheWay.filter(path => removeFile(fs, root, path))
  removeEmptyFolders(fs, root, [...removed, ...journal.inTheWay])
  // With old files their folders may have gone, of those that were made before too.
  if (journal.inTheWay.length > 0) made.clear()
  for (const [staged, path] of journal.moves) {
    makeFolder(fs, { root, folder: parentOf(path), made })
    moveIntoPlace(fs, join(root, STAGING, String(staged)), join(root, path))
  }
  const later = journal.removals.filter(path => removeFile(fs, root, path))
  removeEmptyFolders(fs, root, journal.removals)
  writeOutputs(fs, root, journal.outputs)
  return [...removed, ...later]
}

/** Makes a folder once; returns the outermost folder that was not there before, if any. */
export function makeFolder(
  fs: FileSystem,
  what: { root: string; folder: string; made: Set<string> },
): string | null {
  if (what.made.has(what.folder)) return null
  what.made.add(what.folder)
  return fs.mkdirSync(join(what.root, what.folder), { recursive: true }) ?? null
}

/** A staged file that is not there any more was moved before the commit was killed. */
function moveIntoPlace(fs: FileSystem, staged: string, path: string): void {
  try {
    fs.renameSync(staged, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || standing(fs, staged) !== 'nothing') throw error
  }
}
