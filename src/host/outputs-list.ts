import { join } from 'node:path'
import { sortedBy } from '../lib/order.js'
import { type OutputPath, outputPath } from '../model/names.js'
import { ABSENT, type FileSystem, orNull } from './fs.js'

/**
 * The list of what we wrote, kept in the destination itself so that it travels with the folder: one path a
 * line, in code point order, so that the same site gives the same bytes.
 */
export const LIST_FILE = '.digest-outputs'

/** What earlier builds wrote; lines that are no output paths (a merge conflict, another's file) are passed over. */
export function readOutputs(fs: FileSystem, root: string): ReadonlySet<OutputPath> {
  const text = orNull([...ABSENT, 'EISDIR'], () => fs.readFileSync(join(root, LIST_FILE), 'utf8'))
  return new Set((text ?? '').split('\n').flatMap(readLine))
}

/** Replaces the list in one step. */
export function writeOutputs(fs: FileSystem, root: string, outputs: Iterable<OutputPath>): void {
  const lines = sortedBy(outputs, path => path).map(path => `${escapeBreaks(path)}\n`)
  const temporary = join(root, `${LIST_FILE}.new`)
  fs.writeFileSync(temporary, lines.join(''))
  fs.renameSync(temporary, join(root, LIST_FILE))
}

/** An output path holds no backslash, so one can stand for the line breaks that a file name may hold. */
const escapeBreaks = (path: string): string => path.replaceAll('\n', '\\n').replaceAll('\r', '\\r')

function readLine(line: string): readonly OutputPath[] {
  const path = line.replaceAll('\\n', '\n').replaceAll('\\r', '\r')
  try {
    return [outputPath(path)]
  } catch {
    return []
  }
}
