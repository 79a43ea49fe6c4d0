import { type Build, type Output, UNDECIDED, type Watch } from './build.js'
import { hostProblem } from './diagnostics/catalog/output.js'
import { inReadingOrder } from './diagnostics/format/order.js'
import { isError } from './diagnostics/outcome.js'
import { indexSearch, type Searching } from './index-search.js'
import type { Memo } from './lib/memo.js'
import type { BuildOptions, BuildReport, Progress, SearchReport, Stage } from './model/build.js'
import { STAGES } from './model/build.js'
import type { Diagnostic } from './model/diagnostic.js'
import type { LanguageTag } from './model/names.js'
import type { SearchIndexer } from './model/search.js'
import { type Destination, type Draft, HostError, type Written } from './model/world.js'
import { type OutputFile, write } from './stages/write.js'

export interface Publication {
  readonly build: (watch: Watch) => Promise<Build>
  /** What was noticed before the build could begin, while the configuration was read. */
  readonly before: readonly Diagnostic[]
  readonly destination: Destination
  readonly memo: Memo
  /** `null`: no index is made, and a search finds nothing; for what nobody searches. */
  readonly indexer: SearchIndexer | null
  readonly options: BuildOptions
  /** Milliseconds from some start, never going back. */
  readonly clock: () => number
  readonly progress: Progress | null
}

/**
 * Builds a site and writes it, wholly or not at all: an error, and with `strict` a warning, leaves the destination as
 * it was. With `keepGoing` the errors of single posts do not count, since the build has left those out.
 */
export async function publish(publication: Publication): Promise<BuildReport> {
  const { build, before, destination, memo, options } = publication
  const stopwatch = startStopwatch(publication)
  const diagnostics: Diagnostic[] = [...before]
  let built = UNDECIDED
  let made: Making = { written: null, pages: 0, search: null }
  try {
    built = before.some(isError) ? built : await build(stopwatch.watch)
    diagnostics.push(...built.diagnostics)
    if (built.site !== null && !mustFail(diagnostics, built, options)) {
      const { indexer, clock } = publication
      const search = indexer === null ? null : indexSearch(built.search, { indexer, memo, clock })
      try {
        const draft = destination.open()
        made = await writeAll(draft, { built, options, diagnostics, search, watch: stopwatch.watch })
      } finally {
        await search?.close()
      }
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error
    diagnostics.push(hostProblem(error.problem))
  }
  const { written, pages, search } = made
  const noticed = unique(diagnostics)
  const posts = built.site?.editions.map(({ language, posts: ids }): [LanguageTag, number] => [
    language,
    ids.length,
  ])
  return {
    status: written === null ? 'failed' : 'built',
    counts: {
      posts: Object.fromEntries(posts ?? []),
      pages,
      parsed: memo.count('parse').computed,
      rendered: memo.count('render').computed,
      written: written?.written.length ?? 0,
      unchanged: written?.unchanged ?? 0,
      removed: written?.removed.length ?? 0,
      errors: noticed.filter(isError).length,
      warnings: noticed.filter(diagnostic => !isError(diagnostic)).length,
    },
    search,
    timings: stopwatch.end(),
    diagnostics: inReadingOrder(noticed),
    leftOut: built.leftOut,
    outputs: { written: written?.written ?? [], removed: written?.removed ?? [] },
  }
}

/** A mistake in a template comes back with every page of it, and a broken link with every page that shows its post. */
function unique(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map(diagnostic => [JSON.stringify(diagnostic), diagnostic])).values()]
}

interface Making {
  /** `null`: the draft was thrown away. */
  readonly written: Written | null
  readonly pages: number
  readonly search: SearchReport | null
}

interface Writing {
  readonly built: Build
  readonly options: BuildOptions
  /** What is noticed on the way is added. */
  readonly diagnostics: Diagnostic[]
  readonly search: Searching | null
  readonly watch: Watch
}

async function writeAll(
  draft: Draft,
  { built, options, diagnostics, search, watch }: Writing,
): Promise<Making> {
  let pages = 0
  async function* files(): AsyncGenerator<OutputFile> {
    for (const [index, output] of built.outputs.entries()) {
      await watch('render', index, built.outputs.length)
      if (isPage(output)) pages += 1
      const { value, diagnostics: noticed } = output.make()
      diagnostics.push(...noticed)
      if (value !== null) yield { path: output.path, hash: value.hash, produce: value.bytes }
    }
    if (search !== null) yield* await search.files()
  }
  try {
    const { diagnostics: noticed } = await write(files(), draft)
    diagnostics.push(...noticed)
    await watch('write', 0, 1)
    if (!mustFail(diagnostics, built, options)) {
      return { written: draft.commit(), pages, search: search?.report() ?? null }
    }
  } finally {
    draft.discard()
  }
  return { written: null, pages, search: null }
}

function isPage({ kind, path }: Output): boolean {
  return kind !== 'redirect' && kind !== 'file' && path.endsWith('.html')
}

function mustFail(diagnostics: readonly Diagnostic[], { skipped }: Build, options: BuildOptions): boolean {
  return diagnostics.some(diagnostic =>
    isError(diagnostic)
      ? !(options.keepGoing && diagnostic.at !== undefined && skipped.has(diagnostic.at.path))
      : options.strict,
  )
}

/** How long the work goes on before others are let through, in milliseconds: Ctrl-C must feel instant. */
const BREATH = 40

/** Counts the time of each stage, reports progress, and lets signals through now and then. */
function startStopwatch({ clock, progress }: Publication): {
  watch: Watch
  end: () => Readonly<Record<Stage, number>>
} {
  const timings = Object.fromEntries(STAGES.map(stage => [stage, 0])) as Record<Stage, number>
  let current: Stage | null = null
  let since = clock()
  let breath = since
  const turn = (now: number): void => {
    if (current !== null) timings[current] += now - since
    since = now
  }
  return {
    watch: (stage, done, total) => {
      const now = clock()
      if (stage !== current) turn(now)
      current = stage
      progress?.(stage, done, total)
      if (now - breath < BREATH) return undefined
      breath = now
      return new Promise(resolve => {
        setImmediate(resolve)
      })
    },
    end: () => {
      turn(clock())
      return timings
    },
  }
}
