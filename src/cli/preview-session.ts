import { type Build, type BuildInput, build, type Watch } from '../build.js'
import { hostProblem } from '../diagnostics/catalog/output.js'
import { inReadingOrder } from '../diagnostics/format/order.js'
import { isError, ok } from '../diagnostics/outcome.js'
import { openCache } from '../host/cache.js'
import { programIdentity } from '../host/program.js'
import { pagefindIndexer } from '../host/search-indexer.js'
import { packageTheme } from '../host/theme.js'
import { watchedSource } from '../host/watched-source.js'
import { indexSearch } from '../index-search.js'
import { createMemo, type Memo } from '../lib/memo.js'
import { loadParser } from '../markdown/parser.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { SourcePath } from '../model/names.js'
import { SEARCH_INDEX } from '../model/search.js'
import { HostError } from '../model/world.js'
import type { ServedOutput } from '../server/outputs.js'
import type { LateOutputs, Version } from '../server/preview.js'
import { gatherInput } from './gather-input.js'
import type { BuildRequest } from './surroundings.js'

/** One site, built again and again in one process; what earlier builds computed is remembered. */
export interface PreviewSession {
  build(watch: Watch): Promise<Attempt>
  /** What changed since the last look, which may begin where something was `touched`; then it is time to build. */
  look(touched: ReadonlySet<SourcePath>): readonly SourcePath[]
  read(path: SourcePath): string | null
  /** Of posts since the last build. */
  parsed(): number
  /** Of pages since the last build: a page is rendered when somebody looks at it. */
  rendered(): number
  /** Keeps what was parsed for the next program. */
  save(): readonly Diagnostic[]
}

export interface Attempt {
  readonly status: 'built' | 'failed'
  readonly version: Version
  /** The index of the search page. */
  readonly late: LateOutputs | null
  /** Of pages; 0 when the site could not be decided. */
  readonly pages: number
  readonly posts: number
}

interface SessionOptions {
  readonly request: BuildRequest
  readonly generator: string
  /** The instant of each build; milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number
}

export async function openSession({ request, generator, now }: SessionOptions): Promise<PreviewSession> {
  const without = [request.destination, ...(request.cache === null ? [] : [request.cache])]
  const source = watchedSource({ folder: request.source, without })
  const standardTheme = packageTheme()
  const opened = request.cache === null ? null : openCache({ folder: request.cache })
  const memo = createMemo(
    opened === null
      ? {}
      : {
          stores: {
            parse: opened.value.store('parse'),
            typeset: opened.value.store('typeset'),
            assets: opened.value.store('assets'),
          },
        },
  )
  const program = programIdentity(generator)
  const parser = await loadParser()
  const before = opened?.diagnostics ?? []
  const indexed = createIndexed(memo)

  const attempt = async (watch: Watch): Promise<Attempt> => {
    const current = { ...request, options: { ...request.options, now: now() } }
    const { value: input, diagnostics } = await gatherInput({
      source,
      memo,
      parser,
      request: current,
      generator,
      program,
      standardTheme,
    })
    return attemptOf(input, [...before, ...diagnostics], { watch, indexed })
  }
  return {
    async build(watch) {
      memo.endGeneration()
      try {
        return await attempt(watch)
      } catch (error) {
        if (!(error instanceof HostError)) throw error
        return failure([hostProblem(error.problem)])
      }
    },
    look: touched => source.look(touched),
    read: path => {
      const bytes = source.read(path)
      return bytes === null ? null : new TextDecoder().decode(bytes)
    },
    parsed: () => memo.count('parse').computed,
    rendered: () => memo.count('render').computed,
    save: () => opened?.value.save() ?? [],
  }
}

async function attemptOf(
  input: BuildInput,
  before: readonly Diagnostic[],
  { watch, indexed }: { readonly watch: Watch; readonly indexed: Indexed },
): Promise<Attempt> {
  if (before.some(isError)) return failure(before)
  const built = await build(input, watch)
  const diagnostics = inReadingOrder([...before, ...built.diagnostics])
  if (built.site === null) return failure(diagnostics)
  const status = diagnostics.some(isError) ? 'failed' : 'built'
  return {
    status,
    version: { outputs: built.outputs, diagnostics, basePath: built.site.config.baseUrl.path },
    late: built.search.length === 0 ? null : { folder: SEARCH_INDEX, make: () => indexed(built.search) },
    pages: built.outputs.filter(isPage).length,
    posts: built.site.editions.reduce((sum, { posts }) => sum + posts.length, 0),
  }
}

/** Makes the files of the search page; those of years in which nothing changed are there from before. */
type Indexed = (works: Build['search']) => Promise<readonly ServedOutput[]>

function createIndexed(memo: Memo): Indexed {
  let held: ReadonlyMap<string, Uint8Array | string> = new Map()
  return async works => {
    const searching = indexSearch(works, { indexer: pagefindIndexer(), memo, clock: () => 0 })
    try {
      const now = new Map<string, Uint8Array | string>()
      const files = await searching.files()
      for (const file of files) now.set(file.hash, held.get(file.hash) ?? (await file.produce()))
      held = now
      return files.map(({ path, hash }) => ({
        path,
        make: () => ok({ hash, bytes: () => now.get(hash) ?? '' }),
      }))
    } finally {
      await searching.close()
    }
  }
}

const failure = (diagnostics: readonly Diagnostic[]): Attempt => ({
  status: 'failed',
  version: { outputs: null, diagnostics, basePath: null },
  late: null,
  pages: 0,
  posts: 0,
})

const isPage = ({ kind, path }: Build['outputs'][number]): boolean =>
  kind !== 'redirect' && kind !== 'file' && path.endsWith('.html')
