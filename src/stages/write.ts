import { foreignFile } from '../diagnostics/catalog/output.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Outcome } from '../model/diagnostic.js'
import type { OutputPath } from '../model/names.js'
import type { Draft } from '../model/world.js'

/** One file of the site, made only when its bytes are needed. */
export interface OutputFile {
  readonly path: OutputPath
  /** `hashBytes` of what `produce` gives. */
  readonly hash: string
  produce(): string | Uint8Array
}

/**
 * Puts every output into the draft, one by one as they come, so that the site is never in memory as a whole. What
 * stands in the way is an error; whether to commit is the caller's to decide. The value is the number of
 * outputs that had to be produced.
 * @throws HostError when the world refuses; the caller discards the draft.
 */
export async function write(
  outputs: Iterable<OutputFile> | AsyncIterable<OutputFile>,
  draft: Draft,
): Promise<Outcome<number>> {
  let produced = 0
  for await (const output of outputs) {
    if (draft.keep(output.path, output.hash)) continue
    draft.write(output.path, output.produce(), output.hash)
    produced += 1
  }
  return outcome(
    produced,
    draft.foreign().map(path => foreignFile({ path })),
  )
}
