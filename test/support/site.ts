import { type Build, type BuildInput, build } from '../../src/build.ts'
import { memoryDestination } from '../../src/host/memory-destination.ts'
import { memorySource } from '../../src/host/memory-source.ts'
import { readTheme } from '../../src/host/theme.ts'
import { createMemo, type Memo, type MemoCount } from '../../src/lib/memo.ts'
import { loadParser, type MarkdownParser } from '../../src/markdown/parser.ts'
import type { BuildOptions, BuildReport } from '../../src/model/build.ts'
import type { Outcome } from '../../src/model/diagnostic.ts'
import type { DrawPicture } from '../../src/model/drawing.ts'
import { sourcePath } from '../../src/model/names.ts'
import type { SearchIndexer } from '../../src/model/search.ts'
import { publish } from '../../src/publish.ts'
import { findConfig } from '../../src/stages/find-config.ts'

/** The instant at which test sites are built, unless a test says otherwise: 2026-11-21 in Taipei. */
export const NOW = Date.UTC(2026, 10, 21, 4)

/** A site in memory, for tests: files in, bytes and counts out. */
export interface TestSite {
  build(options?: Partial<BuildOptions>): Promise<BuildReport>
  /** Decides the site and makes nothing of it: its outputs are made when they are asked for. */
  decide(): Promise<Build>
  edit(path: string, change: (text: string) => string): void
  write(path: string, text: string | Uint8Array): void
  remove(path: string): void
  /** The text of an output. Throws, naming what there is, when there is none. */
  read(path: string): string
  bytes(path: string): Uint8Array
  has(path: string): boolean
  /** What the last build computed and recalled. */
  count(stage: string): MemoCount
  /** Every output path, in code point order. */
  outputs(): readonly string[]
  /** Every output with its text. */
  texts(): ReadonlyMap<string, string>
  files(): Readonly<Record<string, string | Uint8Array>>
}

/** What takes its time, and only some tests are about. */
export interface TestMeans {
  readonly indexer: SearchIndexer | null
  readonly loadDrawPicture: (() => Promise<DrawPicture>) | null
}

let parser: Promise<MarkdownParser> | null = null

/**
 * A site from one string: `-- path --` on a line of its own begins a file.
 * @example testSite(`-- content/posts/2026-01-05-x.md --\n---\ntitle: X\n---\nText.`)
 */
export async function testSite(
  files: string | Readonly<Record<string, string | Uint8Array>>,
  { indexer = null, loadDrawPicture = null }: Partial<TestMeans> = {},
): Promise<TestSite> {
  parser ??= loadParser()
  const loaded = await parser
  const source = memorySource(typeof files === 'string' ? splitFiles(files) : files)
  const destination = memoryDestination()
  const memo: Memo = createMemo({ laws: 'enforced' })
  const read = (path: string): Uint8Array | null => destination.read(path)

  const inputOf = (options: BuildOptions): Outcome<BuildInput> => {
    const { value, diagnostics } = findConfig(
      source,
      options.config === null ? null : sourcePath(options.config),
    )
    if (value?.kind === 'module') throw new Error('test sites are configured in YAML or JSON')
    const theme = readTheme(source)
    const input = {
      source,
      theme,
      config: value,
      parser: loaded,
      workers: null,
      loadDrawPicture,
      memo,
      options,
    }
    return { value: { ...input, generator: 'digest test', program: 'test' }, diagnostics }
  }
  return {
    decide: () => build(inputOf(DEFAULTS).value, () => undefined),
    async build(options = {}) {
      const all: BuildOptions = { ...DEFAULTS, ...options }
      const { value: input, diagnostics } = inputOf(all)
      memo.endGeneration()
      return publish({
        build: watch => build(input, watch),
        before: diagnostics,
        destination,
        memo,
        indexer,
        options: all,
        clock: () => 0,
        progress: null,
      })
    },
    edit(path, change) {
      const before = source.read(sourcePath(path))
      if (before === null) throw new Error(`no such file: ${path}`)
      source.edit(path, change(new TextDecoder().decode(before)))
    },
    write: (path, text) => source.edit(path, text),
    remove: path => source.remove(path),
    read(path) {
      const bytes = read(path)
      if (bytes === null) throw new Error(`no output ${path}; there are:\n${destination.paths().join('\n')}`)
      return new TextDecoder().decode(bytes)
    },
    bytes: path => read(path) ?? new Uint8Array(),
    has: path => read(path) !== null,
    count: stage => memo.count(stage),
    outputs: () => destination.paths(),
    texts: () =>
      new Map(
        destination.paths().map(path => [path, new TextDecoder().decode(read(path) ?? new Uint8Array())]),
      ),
    files: () => Object.fromEntries(source.list('').map(({ path }) => [path, source.read(path) ?? ''])),
  }
}

/** What a test site is built with. */
export const DEFAULTS: BuildOptions = {
  content: null,
  config: null,
  baseUrl: null,
  pagesUrl: null,
  drafts: false,
  future: false,
  expired: false,
  now: NOW,
  strict: false,
  keepGoing: false,
}

/** The files of a string; the blanks that all lines of it begin with are taken away. */
export function splitFiles(text: string): Record<string, string> {
  const lines = text.split('\n')
  const indents = lines.filter(line => line.trim() !== '').map(line => /^ */u.exec(line)?.[0].length ?? 0)
  const indent = Math.min(...indents, 80)
  const files: Record<string, string[]> = {}
  let current: string[] | null = null
  for (const line of lines.map(each => each.slice(indent))) {
    const name = /^-- (\S.*) --$/u.exec(line)?.[1]
    if (name !== undefined) {
      current = []
      files[name] = current
    } else current?.push(line)
  }
  return Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, `${content.join('\n').trimEnd()}\n`]),
  )
}
