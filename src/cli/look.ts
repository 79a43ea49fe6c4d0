import { join } from 'node:path'
import { type Build, build, UNDECIDED } from '../build.js'
import { isError } from '../diagnostics/outcome.js'
import { diskSource } from '../host/disk-source.js'
import { programIdentity } from '../host/program.js'
import { createMemo } from '../lib/memo.js'
import { loadParser, type MarkdownParser } from '../markdown/parser.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { SourcePath } from '../model/names.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { gatherInput } from './gather-input.js'
import type { Surroundings, UsageError } from './surroundings.js'

/** A site that was decided, drafts and future posts included, and not made. */
export interface Look {
  readonly build: Build
  /** Of the whole site: with one of them nothing can be said about its posts. */
  readonly obstacles: readonly Diagnostic[]
  readonly parser: MarkdownParser
  /** `null` when there is no such file, or it is not UTF-8. */
  readonly read: (path: SourcePath) => string | null
  /** The file on disk. */
  readonly pathOf: (path: SourcePath) => string
}

/** Reads and decides the site that the options name. */
export async function look(values: OptionValues, world: Surroundings): Promise<Look | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const source = diskSource({
    folder: request.source,
    without: [request.destination, ...(request.cache === null ? [] : [request.cache])],
  })
  const parser = await loadParser()
  const generator = `digest ${world.version}`
  const { value: input, diagnostics } = await gatherInput({
    source,
    memo: createMemo(),
    parser,
    request: { ...request, options: { ...request.options, drafts: true, future: true, expired: true } },
    generator,
    program: programIdentity(generator),
  })
  const before = diagnostics.filter(isError)
  const made = before.length > 0 ? UNDECIDED : await build(input, () => undefined)
  return {
    build: made,
    obstacles: made.site === null ? [...before, ...made.diagnostics.filter(isError)] : [],
    parser,
    read: path => {
      const bytes = source.read(path)
      return bytes === null ? null : decode(bytes)
    },
    pathOf: path => join(request.source, path),
  }
}

/** A mark of byte order is a character of the text: who writes the text back writes it too. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
