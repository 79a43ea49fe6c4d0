import { fileURLToPath } from 'node:url'
import { build } from '../../src/build.ts'
import { diskSource } from '../../src/host/disk-source.ts'
import { loadDrawPicture } from '../../src/host/draw-picture.ts'
import { memoryDestination } from '../../src/host/memory-destination.ts'
import { pagefindIndexer } from '../../src/host/search-indexer.ts'
import { readTheme } from '../../src/host/theme.ts'
import { createMemo } from '../../src/lib/memo.ts'
import { loadParser } from '../../src/markdown/parser.ts'
import type { BuildReport } from '../../src/model/build.ts'
import { publish } from '../../src/publish.ts'
import { findConfig } from '../../src/stages/find-config.ts'
import { DEFAULTS } from './site.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The folder that `baseUrl` of the demonstration names. */
export const DEMONSTRATION_BASE = '/digest/'

export interface Demonstration {
  readonly report: BuildReport
  /** By output path, in code point order. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The site of this repository's own `content/`, built into memory. */
export async function buildDemonstration(): Promise<Demonstration> {
  const source = diskSource({ folder: ROOT, without: [`${ROOT}public`, `${ROOT}.digest`] })
  const destination = memoryDestination()
  const memo = createMemo()
  const found = findConfig(source, null)
  const config = found.value
  if (config?.kind === 'module') throw new Error('the demonstration is configured in YAML')
  const parser = await loadParser()
  const report = await publish({
    build: watch =>
      build(
        {
          source,
          theme: readTheme(source),
          config,
          parser,
          workers: null,
          loadDrawPicture,
          memo,
          options: DEFAULTS,
          generator: 'digest test',
          program: 'test',
        },
        watch,
      ),
    before: found.diagnostics,
    destination,
    memo,
    indexer: pagefindIndexer(),
    options: DEFAULTS,
    clock: () => 0,
    progress: null,
  })
  const files = destination
    .paths()
    .map((path): [string, Uint8Array] => [path, destination.read(path) ?? new Uint8Array()])
  return { report, files: new Map(files) }
}

/** The demonstration's HTML pages by output path; redirects apart. */
export function pagesOf({ files }: Demonstration): ReadonlyMap<string, string> {
  const pages = [...files]
    .filter(([path]) => path.endsWith('.html'))
    .map(([path, bytes]): [string, string] => [path, new TextDecoder().decode(bytes)])
    .filter(([, html]) => !html.includes('http-equiv="refresh"'))
  return new Map(pages)
}

/** A page of every kind in both languages, by a name for messages; addresses below the base. */
export const KINDS: ReadonlyMap<string, string> = new Map(
  [
    ['home', ''],
    ['section', 'posts/'],
    ['post with stories', 'posts/2025-08-08-gpt-daily/'],
    ['post with pictures', 'posts/20250203-eu-ai-act-timetable/'],
    ['page', 'about/'],
    ['specimen', 'specimen/'],
    ['taxonomy', 'tags/'],
    ['term', 'models/claude/'],
    ['archive', 'archive/'],
    ['year', '2025/'],
    ['month', '2025/05/'],
    ['week', '2025/w21/'],
    ['two languages', 'posts/2025-08-08-gpt-daily/parallel/'],
    ['sources', 'sources/'],
    ['publisher', 'sources/arxiv.org/'],
    ['search', 'search/'],
    ['not found', '404.html'],
  ].flatMap(([name, path]): [string, string][] => [
    [`${name} in Chinese`, `${path}`],
    [`${name} in English`, `en/${path}`],
  ]),
)
