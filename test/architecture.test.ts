import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** The laws of the code's shape, read off its import lines. */

const SRC = fileURLToPath(new URL('../src/', import.meta.url))

interface Import {
  readonly from: string
  readonly to: string
  /** False for `import type`. */
  readonly isValue: boolean
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .sort()

const imports: readonly Import[] = files.flatMap(from => {
  const text = readFileSync(join(SRC, from), 'utf8')
  const lines = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gmu,
  )
  return [...lines].map(([, type, named = '', lazy]) => {
    const target = lazy ?? named
    const to = target.startsWith('.')
      ? posix.join(posix.dirname(from), target).replace(/\.js$/u, '.ts')
      : target
    return { from, to, isValue: type === undefined }
  })
})

const own = imports.filter(({ to }) => files.includes(to))

/** Where a file lives: its folder below src, or its name at the top. */
function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path
}

/** What each room may import; itself always. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['cli', 'host', 'index.ts', 'model', 'lib'],
  'index.ts': [
    'cli',
    'build.ts',
    'publish.ts',
    'site.ts',
    'host',
    'model',
    'lib',
    'markdown',
    'stages',
    'diagnostics',
  ],
  cli: [
    'build.ts',
    'publish.ts',
    'index-search.ts',
    'archetypes',
    'adopt',
    'stages',
    'lint',
    'frontmatter',
    'markdown',
    'host',
    'server',
    'diagnostics',
    'model',
    'lib',
  ],
  'index-search.ts': ['stages', 'model', 'lib'],
  'publish.ts': ['build.ts', 'index-search.ts', 'stages', 'diagnostics', 'model', 'lib'],
  'parse-files.ts': ['stages', 'model'],
  'parse-worker.ts': ['parse-files.ts', 'stages', 'markdown'],
  'build.ts': ['parse-files.ts', 'stages', 'markdown', 'templates', 'diagnostics', 'model', 'lib'],
  adopt: ['frontmatter', 'diagnostics', 'model', 'lib'],
  archetypes: ['stages', 'frontmatter', 'markdown', 'diagnostics', 'model', 'lib'],
  stages: ['frontmatter', 'markdown', 'templates', 'emit', 'diagnostics', 'model', 'lib'],
  lint: ['frontmatter', 'markdown', 'diagnostics', 'model', 'lib'],
  frontmatter: ['diagnostics', 'model', 'lib'],
  markdown: ['diagnostics', 'model', 'lib'],
  templates: ['diagnostics', 'model', 'lib'],
  emit: ['diagnostics', 'model', 'lib'],
  host: ['diagnostics', 'model', 'lib'],
  server: ['diagnostics', 'model', 'lib'],
  diagnostics: ['model', 'lib'],
  model: ['lib'],
  lib: [],
}

const PURE = [
  'archetypes',
  'stages',
  'lint',
  'frontmatter',
  'markdown',
  'templates',
  'emit',
  'diagnostics',
  'model',
  'lib',
]

describe('the shape of src', () => {
  it('has imports to judge', () => {
    expect(own.length).toBeGreaterThan(100)
  })

  it('knows every room', () => {
    expect([...new Set(files.map(roomOf))].filter(room => !(room in MAY_IMPORT))).toEqual([])
  })

  it('lets arrows point down only', () => {
    const wrong = own.filter(({ from, to }) => {
      const [source, target] = [roomOf(from), roomOf(to)]
      return source !== target && !MAY_IMPORT[source]?.includes(target)
    })
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('keeps stages apart: only build.ts and publish.ts know their order', () => {
    const stageOf = (path: string) => path.split('/')[1]?.replace(/\.ts$/u, '')
    const wrong = own.filter(
      ({ from, to }) => roomOf(from) === 'stages' && roomOf(to) === 'stages' && stageOf(from) !== stageOf(to),
    )
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })

  it('keeps everything below the stages pure', () => {
    const impure = imports.filter(
      ({ from, to }) =>
        PURE.includes(roomOf(from)) &&
        to.startsWith('node:') &&
        !(from === 'lib/hash.ts' && to === 'node:crypto'),
    )
    expect(impure.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
    const worldly = files.filter(path => {
      if (!PURE.includes(roomOf(path))) return false
      const code = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')
      return /\bprocess\.|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b/u.test(code)
    })
    expect(worldly).toEqual([])
  })

  it('lets only main.ts and the host touch the process', () => {
    const users = files.filter(path => {
      if (roomOf(path) === 'host') return false
      const code = readFileSync(join(SRC, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '')
      return /\bprocess\.|from 'node:process'/u.test(code)
    })
    expect(users).toEqual(['main.ts'])
  })

  it('puts one wall round each library', () => {
    const users = new Map<string, Set<string>>()
    for (const { from, to } of imports) {
      if (files.includes(to) || to.startsWith('node:') || to.startsWith('.')) continue
      // Trees are a language of their own, spoken by types only.
      if (['mdast', 'hast', 'unist'].includes(to)) continue
      users.set(to, (users.get(to) ?? new Set()).add(from))
    }
    const shared = [...users]
      .filter(([, by]) => by.size > 1)
      .map(([name, by]) => `${name}: ${[...by].join(', ')}`)
    expect(shared).toEqual([])
  })

  it('has no import that leads nowhere', () => {
    const lost = imports.filter(
      ({ to }) => /^(?:\.|[a-z-]+\/)/u.test(to) && to.endsWith('.ts') && !files.includes(to),
    )
    expect(lost).toEqual([])
  })
})
