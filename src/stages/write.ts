import { fileTooLarge, foreignFile, siteTooLarge } from '../diagnostics/catalog/output.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import type { OutputPath } from '../model/names.js'
import type { Draft } from '../model/world.js'

/** One file of the site, made only when its bytes are needed. */
export interface OutputFile {
  readonly path: OutputPath
  /** `hashBytes` of what `produce` gives. */
  readonly hash: string
  produce(): string | Uint8Array | Promise<string | Uint8Array>
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
    draft.write(output.path, await output.produce(), output.hash)
    produced += 1
  }
  return outcome(produced, [
    ...draft.foreign().map(path => foreignFile({ path })),
    ...noticeSizes(draft.sizes()),
  ])
}

/** What GitHub publishes at most (docs.github.com, "GitHub Pages limits"), in bytes. */
const MAX_SITE = 1_000_000_000
/** What GitHub takes as one file (docs.github.com, "About large files on GitHub"), in bytes. */
const MAX_FILE = 100 * 1024 * 1024

function noticeSizes(sizes: ReturnType<Draft['sizes']>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  let total = 0
  for (const [path, bytes] of sizes) {
    total += bytes
    if (bytes >= MAX_FILE) diagnostics.push(fileTooLarge({ path, bytes }))
  }
  return total >= MAX_SITE ? [...diagnostics, siteTooLarge({ bytes: total })] : diagnostics
}
