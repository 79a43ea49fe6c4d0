import { build } from '../build.js'
import { type Cache, memoryCache, openCache } from '../host/cache.js'
import { diskSource } from '../host/disk-source.js'
import { whatIsAt } from '../host/paths.js'
import { programIdentity } from '../host/program.js'
import { createMemo } from '../lib/memo.js'
import { loadParser } from '../markdown/parser.js'
import type { Diagnostic } from '../model/diagnostic.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { Site } from '../model/site.js'
import { gatherInput } from './gather-input.js'
import type { BuildRequest } from './surroundings.js'

export interface DecidedSite {
  /** `null` when an error kept it from being decided. */
  readonly site: Site | null
  readonly diagnostics: readonly Diagnostic[]
  /** The text of a source file; `null` when there is none. */
  readonly read: (path: SourcePath | string) => string | null
}

/**
 * Reads a site as a build does and stops before anything is rendered. It profits from what builds remember, and
 * leaves that as it is.
 */
export async function readSite(request: BuildRequest, generator: string): Promise<DecidedSite> {
  const source = diskSource({
    folder: request.source,
    without: [request.destination, ...(request.cache === null ? [] : [request.cache])],
  })
  const cache = rememberedBy(request)
  const memo = createMemo({ stores: { parse: cache.store('parse'), typeset: cache.store('typeset') } })
  const { value: input, diagnostics } = await gatherInput({
    source,
    memo,
    parser: await loadParser(),
    request,
    generator,
    program: programIdentity(generator),
  })
  const built = await build(input, () => undefined)
  return {
    site: built.site,
    diagnostics: [...diagnostics, ...built.diagnostics],
    read: path => {
      const bytes = source.read(sourcePath(path))
      return bytes === null ? null : new TextDecoder().decode(bytes)
    },
  }
}

/** What builds have kept; no folder is made for a command that only looks. */
function rememberedBy({ cache: folder }: BuildRequest): Cache {
  return folder === null || whatIsAt(folder) !== 'folder' ? memoryCache() : openCache({ folder }).value
}
