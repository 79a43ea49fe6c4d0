import fs from 'node:fs'
import os from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { diskDestination } from '../../src/host/disk-destination.ts'
import { type FileSystem, realFs } from '../../src/host/fs.ts'
import { memoryDestination } from '../../src/host/memory-destination.ts'
import { memoryStore } from '../../src/host/memory-store.ts'
import { hashBytes } from '../../src/lib/hash.ts'
import { outputPath } from '../../src/model/names.ts'
import { type Destination, HostError, type Written } from '../../src/model/world.ts'

const scratch = fs.mkdtempSync(join(os.tmpdir(), 'digest-destination-'))
afterAll(() => fs.rmSync(scratch, { recursive: true }))
let count = 0
const newFolder = (): string => {
  count += 1
  return join(scratch, String(count))
}

type Files = Readonly<Record<string, string>>

/** What a test sees of either twin. */
interface Stage {
  readonly destination: Destination
  place(path: string, text: string): void
  files(): Files
}

function onDisk(folder = newFolder()): Stage {
  return {
    destination: diskDestination({ folder, store: memoryStore() }),
    place(path, text) {
      fs.mkdirSync(dirname(join(folder, path)), { recursive: true })
      fs.writeFileSync(join(folder, path), text)
    },
    files: () => readAll(folder),
  }
}

function inMemory(): Stage {
  const destination = memoryDestination()
  return {
    destination,
    place: destination.place,
    files: () =>
      Object.fromEntries(
        destination.paths().map(path => [path, Buffer.from(destination.read(path) ?? '').toString()]),
      ),
  }
}

/** Every file below a folder but our list. */
function readAll(folder: string): Files {
  if (!fs.existsSync(folder)) return {}
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const files = paths.map(path => [path.slice(folder.length + 1), fs.readFileSync(path, 'utf8')] as const)
  return Object.fromEntries(files.filter(([path]) => path !== '.digest-outputs').sort())
}

/** One build, as the write stage does it. */
function build(destination: Destination, files: Files): Written & { foreign: readonly string[] } {
  const draft = destination.open()
  try {
    for (const [name, text] of Object.entries(files)) {
      const path = outputPath(name)
      if (!draft.keep(path, hashBytes(text))) draft.write(path, text, hashBytes(text))
    }
    const foreign = draft.foreign()
    return { ...draft.commit(), foreign }
  } finally {
    draft.discard()
  }
}

describe.each([
  ['on disk', onDisk],
  ['in memory', inMemory],
] as const)('a destination %s', (_, stage) => {
  it('writes what is new, keeps what is equal, removes what is gone', () => {
    const { destination, files } = stage()
    expect(build(destination, { 'a/index.html': '1', 'index.html': '1' })).toMatchObject({
      written: ['a/index.html', 'index.html'],
      unchanged: 0,
      removed: [],
    })
    expect(build(destination, { 'b/index.html': '1', 'index.html': '1' })).toMatchObject({
      written: ['b/index.html'],
      unchanged: 1,
      removed: ['a/index.html'],
    })
    expect(files()).toEqual({ 'b/index.html': '1', 'index.html': '1' })
  })

  it('shows nothing before commit, and nothing at all after discard', () => {
    const { destination, files } = stage()
    build(destination, { 'index.html': 'old' })
    const draft = destination.open()
    draft.write(outputPath('index.html'), 'new', hashBytes('new'))
    expect(files()['index.html']).toBe('old')
    draft.discard()
    draft.discard()
    expect(files()).toEqual({ 'index.html': 'old' })
  })

  it('neither overwrites nor removes what it did not make', () => {
    const { destination, files, place } = stage()
    place('index.html', 'theirs')
    place('keep.txt', 'theirs')
    expect(build(destination, { 'index.html': 'ours', 'a.html': 'ours' }).foreign).toEqual(['index.html'])
    build(destination, {})
    expect(files()).toEqual({ 'index.html': 'theirs', 'keep.txt': 'theirs' })
  })

  it('adopts a file of others with equal bytes', () => {
    const { destination, files, place } = stage()
    place('index.html', 'same')
    expect(build(destination, { 'index.html': 'same' })).toMatchObject({
      written: [],
      unchanged: 1,
      foreign: [],
    })
    build(destination, {})
    expect(files()).toEqual({})
  })

  it('writes again what somebody changed in one of our files', () => {
    const { destination, files, place } = stage()
    build(destination, { 'index.html': 'ours' })
    place('index.html', 'oops')
    expect(build(destination, { 'index.html': 'ours' }).written).toEqual(['index.html'])
    expect(files()).toEqual({ 'index.html': 'ours' })
  })

  it('turns our own file into a folder, and back', () => {
    const { destination, files } = stage()
    build(destination, { a: '1', 'b/c/d': '1' })
    build(destination, { 'a/b/c': '2', b: '2' })
    expect(files()).toEqual({ 'a/b/c': '2', b: '2' })
    build(destination, { a: '3', 'b/c/d': '3' })
    expect(files()).toEqual({ a: '3', 'b/c/d': '3' })
  })

  it('leaves the file of others that stands where a folder is needed, and their file in a folder of ours', () => {
    const { destination, files, place } = stage()
    build(destination, { 'b/c': '1' })
    place('a', 'theirs')
    place('b/theirs', 'theirs')
    expect(build(destination, { 'a/x': '2', b: '2' }).foreign).toEqual(['a', 'b/theirs'])
    expect(files()).toEqual({ a: 'theirs', 'b/theirs': 'theirs' })
  })

  it('refuses one path as file and folder', () => {
    const { destination } = stage()
    expect(() => build(destination, { a: '1', 'a/b': '1' })).toThrowError(HostError)
    expect(build(destination, { a: '1' }).written).toEqual(['a'])
  })

  it('lets one draft in at a time', () => {
    const { destination } = stage()
    const draft = destination.open()
    expect(() => destination.open()).toThrowError(HostError)
    draft.discard()
    destination.open().discard()
  })

  it('holds the model whatever is built and placed', () => {
    const names = fc.constantFrom('a', 'a/b', 'a/b/c', 'b', 'b/index.html', 'c/index.html', '新聞/x.html')
    const texts = fc.constantFrom('1', '2', '33')
    const site = fc.uniqueArray(fc.tuple(names, texts), { selector: ([name]) => name, maxLength: 5 })
    const step = fc.oneof(
      { weight: 3, arbitrary: site.map(files => ({ build: Object.fromEntries(files) })) },
      {
        weight: 1,
        arbitrary: fc.record({ place: fc.constantFrom('theirs', 'b/theirs', 'c/index.html'), text: texts }),
      },
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), steps => {
        const { destination, files, place } = stage()
        let ours: Files = {}
        const theirs: Record<string, string> = {}
        for (const now of steps) {
          if ('place' in now) {
            const blocked =
              now.place in ours || Object.keys(files()).some(path => now.place.startsWith(`${path}/`))
            if (blocked || Object.keys(files()).some(path => path.startsWith(`${now.place}/`))) continue
            place(now.place, now.text)
            theirs[now.place] = now.text
            continue
          }
          if (hasConflict(Object.keys(now.build))) continue
          const { foreign } = build(destination, now.build)
          const isFree = (path: string) =>
            !foreign.some(f => f === path || path.startsWith(`${f}/`) || f.startsWith(`${path}/`))
          ours = Object.fromEntries(Object.entries(now.build).filter(([path]) => isFree(path)))
          for (const path of Object.keys(theirs)) if (path in ours) delete theirs[path]
          expect(Object.fromEntries(Object.entries(files()).sort())).toEqual({ ...theirs, ...ours })
        }
      }),
      { seed: 5, numRuns: 150 },
    )
  })
})

const hasConflict = (paths: readonly string[]): boolean =>
  paths.some(path => paths.some(other => other.startsWith(`${path}/`)))

describe('on disk alone', () => {
  it('leaves no folder and no lock behind, but the folders of others', () => {
    const folder = newFolder()
    const { destination } = onDisk(folder)
    build(destination, { 'a/b/c/index.html': '1', 'x/index.html': '1' })
    fs.mkdirSync(join(folder, 'x/theirs'))
    fs.mkdirSync(join(folder, 'empty'))
    build(destination, { 'index.html': '1' })
    expect(fs.readdirSync(folder, { recursive: true }).sort()).toEqual([
      '.digest-outputs',
      'empty',
      'index.html',
      'x',
      'x/theirs',
    ])
  })

  it('leaves no destination behind when it was made for a draft that was discarded', () => {
    const folder = join(newFolder(), 'deep/er')
    onDisk(folder).destination.open().discard()
    expect(fs.existsSync(join(folder, '../..'))).toBe(false)
  })

  it('does not write when nothing changed', () => {
    const folder = newFolder()
    const { destination } = onDisk(folder)
    build(destination, { 'a/index.html': '1' })
    const before = ['a/index.html', '.digest-outputs'].map(path => fs.statSync(join(folder, path)).ino)
    build(destination, { 'a/index.html': '1' })
    expect(['a/index.html', '.digest-outputs'].map(path => fs.statSync(join(folder, path)).ino)).toEqual(
      before,
    )
  })

  it('knows its files without the cache', () => {
    const folder = newFolder()
    build(onDisk(folder).destination, { 'a/index.html': '1', 'line\nbreak': '2' })
    expect(build(onDisk(folder).destination, { 'a/index.html': '1' })).toMatchObject({
      written: [],
      unchanged: 1,
      removed: ['line\nbreak'],
    })
  })

  it('keeps a file of ours with one stat, and reads one that looks different', () => {
    const folder = newFolder()
    const reads: string[] = []
    const watched: FileSystem = {
      ...realFs,
      readFileSync: ((path: string, ...rest: []) => {
        if (String(path).endsWith('.html')) reads.push(path)
        return fs.readFileSync(path, ...rest)
      }) as FileSystem['readFileSync'],
    }
    const destination = diskDestination({ folder, store: memoryStore(), fs: watched })
    build(destination, { 'a.html': '1' })
    build(destination, { 'a.html': '1' })
    expect(reads).toEqual([])
    fs.utimesSync(join(folder, 'a.html'), 1, 1)
    build(destination, { 'a.html': '1' })
    expect(reads).toHaveLength(1)
  })

  it('does not follow links out of the destination, neither to write nor to remove', () => {
    const folder = newFolder()
    const outside = newFolder()
    fs.mkdirSync(outside)
    fs.writeFileSync(join(outside, 'index.html'), 'theirs')
    const { destination } = onDisk(folder)
    build(destination, { 'a/index.html': '1', 'b.html': '1' })
    fs.rmSync(join(folder, 'a'), { recursive: true })
    fs.symlinkSync(outside, join(folder, 'a'))
    fs.rmSync(join(folder, 'b.html'))
    fs.symlinkSync(join(outside, 'index.html'), join(folder, 'b.html'))
    expect(build(destination, { 'a/index.html': '2', 'b.html': '2' }).foreign).toEqual(['a', 'b.html'])
    build(destination, {})
    expect(readAll(outside)).toEqual({ 'index.html': 'theirs' })
  })

  it('takes over the lock of a dead process, not of a living one', () => {
    const folder = newFolder()
    const lock = join(folder, '.digest-staging/lock')
    const writeLock = (pid: number) => {
      fs.mkdirSync(dirname(lock), { recursive: true })
      fs.writeFileSync(lock, JSON.stringify({ pid, started: Date.now() - 1000 }))
    }
    writeLock(process.ppid)
    expect(() => onDisk(folder).destination.open()).toThrowError(HostError)
    writeLock(2 ** 22 + 1)
    onDisk(folder).destination.open().discard()
    writeLock(process.pid)
    onDisk(folder).destination.open().discard()
    fs.mkdirSync(dirname(lock), { recursive: true })
    fs.writeFileSync(lock, 'half a lo')
    onDisk(folder).destination.open().discard()
  })

  it('says in which way the world refused', () => {
    const folder = newFolder()
    const draft = onDisk(folder).destination.open()
    const path = outputPath(`${'長'.repeat(100)}.html`)
    expect(() => draft.write(path, '', hashBytes(''))).toThrowError(
      expect.objectContaining({ problem: expect.objectContaining({ reason: 'name-too-long' }) }),
    )
    draft.discard()
    fs.writeFileSync(folder, 'a file')
    expect(() => onDisk(folder).destination.open()).toThrowError(
      expect.objectContaining({ problem: expect.objectContaining({ reason: 'not-a-folder' }) }),
    )
  })
})

describe('a build that fails at any of its steps', () => {
  const old: Files = {
    'a/index.html': 'old',
    'b/index.html': 'old',
    c: 'old',
    'd/e': 'old',
    'index.html': 'old',
  }
  const next: Files = {
    'a/index.html': 'new',
    'c/d': 'new',
    d: 'new',
    'f/g/index.html': 'new',
    'index.html': 'new',
  }
  const theirs: Files = { 'b/theirs': 'theirs', theirs: 'theirs' }

  /** Builds `old`, then `next` on a file system that fails; returns the folder. */
  function buildFailing(failing: FileSystem): string {
    const folder = newFolder()
    const stage = onDisk(folder)
    build(stage.destination, old)
    for (const [path, text] of Object.entries(theirs)) stage.place(path, text)
    try {
      build(diskDestination({ folder, store: memoryStore(), fs: failing }), next)
    } catch (error) {
      expect(error).toBeInstanceOf(HostError)
    }
    return folder
  }

  /** The file system, until call number `from`; calls `from` to `to` fail. */
  function failingFs(from: number, to: number): { failing: FileSystem; hasFailed(): boolean } {
    let calls = 0
    const entries = Object.entries(realFs).map(([name, call]) => [
      name,
      typeof call !== 'function'
        ? call
        : (...args: unknown[]) => {
            calls += 1
            if (calls < from || calls > to) return (call as (...a: unknown[]) => unknown)(...args)
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
          },
    ])
    return { failing: Object.fromEntries(entries) as FileSystem, hasFailed: () => calls >= from }
  }

  it.each([
    ['killed', Number.POSITIVE_INFINITY],
    ['refused once', 0],
  ] as const)('leaves the old site or the new one: %s', (_, more) => {
    const seen = { old: 0, new: 0 }
    for (let k = 1; ; k++) {
      const { failing, hasFailed } = failingFs(k, k + more)
      const folder = buildFailing(failing)
      if (!hasFailed()) break
      // A dead process holds no lock.
      fs.rmSync(join(folder, '.digest-staging/lock'), { force: true })
      onDisk(folder).destination.open().discard()
      const now = readAll(folder)
      const isNew = now.d === 'new'
      expect(now, `step ${k}`).toEqual({ ...theirs, ...(isNew ? next : old) })
      seen[isNew ? 'new' : 'old'] += 1
      build(onDisk(folder).destination, {})
      expect(readAll(folder), `step ${k}: all that is ours is known`).toEqual(theirs)
    }
    expect(seen.old).toBeGreaterThan(10)
    expect(seen.new).toBeGreaterThan(10)
  })
})
