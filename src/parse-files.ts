import type { Outcome } from './model/diagnostic.js'
import type { Document } from './model/document.js'
import type { Workers } from './model/world.js'
import { type ParseFileOptions, parseFile } from './stages/parse/parse-file.js'
import type { SourceFile } from './stages/parse.js'

/** What a worker is asked: plain data, so that it can go to another thread. */
export interface ParseTask {
  readonly files: readonly SourceFile[]
  /** Without what each thread loads for itself. */
  readonly options: Omit<ParseFileOptions, 'parser' | 'emojiNames'>
  /** The fast one is native code. */
  readonly parser: 'fast' | 'portable'
}

/** Of each file in turn. */
export type ParsedFiles = readonly Outcome<readonly Document[]>[]

interface Means {
  readonly options: ParseFileOptions
  /** `null`: everything is done here. */
  readonly workers: Workers | null
  /** Told after each file that this thread parsed; may pause the work, so that others come through. */
  readonly breathe: () => Promise<void> | undefined
}

/** Files in one task: enough to pay for the message, few enough that no thread ends long after the others. */
const CHUNK = 16

/** So many tasks a worker has at once: one under way, and one that waits. */
const TASKS_EACH = 2

/** Parses files in this thread and in others beside it: the same result, sooner. */
export async function parseFiles(
  files: readonly SourceFile[],
  { options, workers, breathe }: Means,
): Promise<ParsedFiles> {
  const parsed: Outcome<readonly Document[]>[] = []
  let taken = 0
  const inChunks = async (parse: (files: readonly SourceFile[]) => Promise<ParsedFiles>): Promise<void> => {
    while (taken < files.length) {
      const start = taken
      taken += CHUNK
      const chunk = await parse(files.slice(start, taken))
      for (const [i, each] of chunk.entries()) parsed[start + i] = each
    }
  }
  const here = inChunks(async chunk => {
    const results: Outcome<readonly Document[]>[] = []
    for (const file of chunk) {
      results.push(parseFile(file, options))
      await breathe()
    }
    return results
  })
  await Promise.all([here, ...helping()])
  return parsed

  function helping(): readonly Promise<void>[] {
    if (workers === null || workers.count === 0) return []
    const { parser, emojiNames, ...plain } = options
    const kind = parser.fast === null ? 'portable' : 'fast'
    const ask = (chunk: readonly SourceFile[]): Promise<ParsedFiles> =>
      workers.run<ParseTask, ParsedFiles>({ files: chunk, options: plain, parser: kind })
    return Array.from({ length: workers.count * TASKS_EACH }, () => inChunks(ask))
  }
}
