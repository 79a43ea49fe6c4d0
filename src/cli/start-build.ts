import { build } from '../build.js'
import { ok } from '../diagnostics/outcome.js'
import { memoryCache, openCache } from '../host/cache.js'
import { diskDestination } from '../host/disk-destination.js'
import { diskSource } from '../host/disk-source.js'
import { programIdentity } from '../host/program.js'
import { pagefindIndexer } from '../host/search-indexer.js'
import { createMemo } from '../lib/memo.js'
import { loadParser } from '../markdown/parser.js'
import type { BuildReport } from '../model/build.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { SourcePath } from '../model/names.js'
import type { Destination, Draft, SourceTree, Store } from '../model/world.js'
import { publish } from '../publish.js'
import { gatherInput } from './gather-input.js'
import type { StartBuild } from './surroundings.js'

/** Puts the real world together for one build and starts it; see `Running` for how to stop it. */
export const startBuild: StartBuild = async (request, { progress, clock, generator }) => {
  const { options } = request
  const source = diskSource({
    folder: request.source,
    without: [request.destination, ...(request.cache === null ? [] : [request.cache])],
  })
  const opened = request.cache === null ? ok(memoryCache()) : openCache({ folder: request.cache })
  const cache = opened.value
  const store = (name: string): Store =>
    request.start === 'clean' ? forgetful(cache.store(name)) : cache.store(name)
  const memo = createMemo({
    stores: {
      parse: store('parse'),
      render: store('render'),
      typeset: store('typeset'),
      assets: store('assets'),
      search: store('search'),
    },
  })
  const parser = await loadParser()
  const { value: input, diagnostics } = await gatherInput({
    source,
    memo,
    parser,
    request,
    generator,
    program: programIdentity(generator),
  })
  const stoppable = withDiscard(diskDestination({ folder: request.destination, store: store('written') }))
  const report = publish({
    build: watch => build(input, watch),
    before: [...opened.diagnostics, ...diagnostics],
    destination: stoppable.destination,
    memo,
    indexer: pagefindIndexer(),
    options,
    clock,
    progress,
  })
  return {
    report: report.then(done => withWarnings(done, cache.save())),
    discard: stoppable.discard,
    read: path => readText(source, path),
  }
}

/** What the cache could not save comes after the report, and belongs to it. */
function withWarnings(report: BuildReport, warnings: readonly Diagnostic[]): BuildReport {
  if (warnings.length === 0) return report
  return {
    ...report,
    counts: { ...report.counts, warnings: report.counts.warnings + warnings.length },
    diagnostics: [...report.diagnostics, ...warnings],
  }
}

/** Remembers for later builds, and knows nothing of earlier ones. */
const forgetful = (store: Store): Store => ({ ...store, get: () => null })

/** Remembers the draft that is open, so that it can be thrown away when the person wants to stop. */
function withDiscard(destination: Destination): { destination: Destination; discard: () => void } {
  const opened: { draft: Draft | null } = { draft: null }
  return {
    destination: {
      open: () => {
        opened.draft = destination.open()
        return opened.draft
      },
    },
    discard: () => opened.draft?.discard(),
  }
}

function readText(source: SourceTree, path: SourcePath): string | null {
  const bytes = source.read(path)
  return bytes === null ? null : new TextDecoder().decode(bytes)
}
