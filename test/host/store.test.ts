import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryCache, openCache } from '../../src/host/cache.ts'
import { diskStore } from '../../src/host/disk-store.ts'
import { type FileSystem, realFs } from '../../src/host/fs.ts'
import { memoryStore } from '../../src/host/memory-store.ts'
import type { Store } from '../../src/model/world.ts'

const scratch = fs.mkdtempSync(join(os.tmpdir(), 'digest-store-'))
afterAll(() => fs.rmSync(scratch, { recursive: true }))
let count = 0
const newFolder = (): string => {
  count += 1
  return join(scratch, String(count))
}

const textOf = (store: Store, key: string): string | null => {
  const bytes = store.get(key)
  return bytes === null ? null : Buffer.from(bytes).toString()
}
const put = (store: Store, values: Readonly<Record<string, string>>): void => {
  for (const [key, text] of Object.entries(values)) store.set(key, Buffer.from(text))
}
const saved = (folder: string, values: Readonly<Record<string, string>>): void => {
  const store = diskStore({ folder, name: 'x' })
  put(store, values)
  store.save()
}

describe.each([
  ['on disk', () => diskStore({ folder: newFolder(), name: 'x' })],
  ['in memory', memoryStore],
] as const)('a store %s', (_, make) => {
  it('gives back what was set, before and after it is saved', () => {
    const store = make()
    put(store, { a: '1', b: '', __proto__x: '新' })
    for (const save of [false, true]) {
      if (save) store.save()
      expect(['a', 'b', '__proto__x', 'c'].map(key => textOf(store, key))).toEqual(['1', '', '新', null])
    }
    put(store, { a: '2' })
    store.save()
    expect(textOf(store, 'a')).toBe('2')
  })
})

describe('on disk alone', () => {
  it('remembers from one program to the next, and forgets what was not used', () => {
    const folder = newFolder()
    saved(folder, { a: '1', b: '2', c: '3' })
    const second = diskStore({ folder, name: 'x' })
    expect(textOf(second, 'a')).toBe('1')
    put(second, { b: 'two' })
    second.save()
    const third = diskStore({ folder, name: 'x' })
    expect(['a', 'b', 'c'].map(key => textOf(third, key))).toEqual(['1', 'two', null])
  })

  it('writes nothing when nothing changed, and only the new when little changed', () => {
    const folder = newFolder()
    saved(folder, { a: 'a'.repeat(1000), b: 'b'.repeat(1000) })
    const stamps = () => fs.readdirSync(folder).map(name => [name, fs.statSync(join(folder, name)).ino])
    const before = stamps()
    const second = diskStore({ folder, name: 'x' })
    textOf(second, 'a')
    textOf(second, 'b')
    second.save()
    expect(stamps()).toEqual(before)
    put(second, { c: '3' })
    second.save()
    expect(fs.readdirSync(folder)).toHaveLength(2)
    const pack = fs.readdirSync(folder).find(name => name.endsWith('.pack')) ?? ''
    expect(before.map(([name]) => name)).toContain(pack)
    expect(fs.statSync(join(folder, pack)).size).toBe(2001)
  })

  it('does not grow without end', () => {
    const folder = newFolder()
    for (let i = 0; i < 50; i++) saved(folder, { a: `${i}`.padEnd(1000) })
    const sizes = fs.readdirSync(folder).map(name => fs.statSync(join(folder, name)).size)
    expect(sizes).toHaveLength(2)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2000)
  })

  it('holds the model over many runs', () => {
    const run = fc.record({
      set: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.string({ maxLength: 30 }), {
        noNullPrototype: true,
      }),
      get: fc.subarray(['a', 'b', 'c', 'd']),
    })
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), runs => {
        const folder = newFolder()
        let model: Record<string, string> = {}
        for (const { set, get } of runs) {
          const store = diskStore({ folder, name: 'x' })
          for (const key of get) expect(textOf(store, key)).toBe(model[key] ?? null)
          put(store, set)
          store.save()
          const kept = Object.entries(model).filter(([key]) => get.includes(key as 'a'))
          model = { ...Object.fromEntries(kept), ...set }
        }
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('never trusts what is damaged, cut short or foreign', () => {
    const values = { a: 'first value', b: 'second value' }
    const damages: readonly ((bytes: Buffer, at: number) => Buffer)[] = [
      (bytes, at) => bytes.subarray(0, at),
      (bytes, at) =>
        Buffer.concat([bytes.subarray(0, at), Buffer.from([(bytes[at] ?? 0) ^ 1]), bytes.subarray(at + 1)]),
      (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('x'), bytes.subarray(at)]),
      () => Buffer.from('{}'),
    ]
    for (const ending of ['.index', '.pack'])
      for (const damage of damages)
        for (let at = 0; at < 40; at += 3) {
          const folder = newFolder()
          saved(folder, values)
          const file = join(folder, fs.readdirSync(folder).find(name => name.endsWith(ending)) ?? '')
          fs.writeFileSync(file, damage(fs.readFileSync(file), at))
          const store = diskStore({ folder, name: 'x' })
          for (const [key, text] of Object.entries(values)) expect([text, null]).toContain(textOf(store, key))
          put(store, { a: 'again' })
          store.save()
          expect(textOf(diskStore({ folder, name: 'x' }), 'a')).toBe('again')
        }
  })

  it('does not answer for one key with the value of another run', () => {
    const folder = newFolder()
    saved(folder, { a: 'same length 1' })
    const index = fs.readFileSync(join(folder, 'x.index'))
    fs.rmSync(folder, { recursive: true })
    saved(folder, { b: 'same length 2' })
    fs.writeFileSync(join(folder, 'x.index'), index)
    expect(textOf(diskStore({ folder, name: 'x' }), 'a')).toBeNull()
  })
})

describe('a cache', () => {
  it('is a folder that git and backups pass over', () => {
    const folder = join(newFolder(), '.digest/cache')
    const { value: cache, diagnostics } = openCache({ folder })
    expect(diagnostics).toEqual([])
    expect(cache.store('parse')).toBe(cache.store('parse'))
    put(cache.store('parse'), { a: '1' })
    expect(cache.save()).toEqual([])
    expect(fs.readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n')
    expect(fs.readFileSync(join(folder, 'CACHEDIR.TAG'), 'utf8')).toMatch(
      /^Signature: 8a477f597d28d172789f06886806bc55/,
    )
    expect(textOf(openCache({ folder }).value.store('parse'), 'a')).toBe('1')
  })

  it('that cannot be made is a warning, and works in memory', () => {
    const folder = join(newFolder(), 'file/cache')
    fs.mkdirSync(join(folder, '../..'), { recursive: true })
    fs.writeFileSync(join(folder, '..'), '')
    const { value: cache, diagnostics } = openCache({ folder })
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning output/cache-unusable',
    ])
    put(cache.store('a'), { a: '1' })
    expect(textOf(cache.store('a'), 'a')).toBe('1')
    expect(cache.save()).toEqual([])
  })

  it('that cannot be saved is one warning', () => {
    const full: FileSystem = {
      ...realFs,
      renameSync: () => {
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      },
    }
    const { value: cache } = openCache({ folder: newFolder(), fs: full })
    put(cache.store('a'), { a: '1' })
    put(cache.store('b'), { a: '1' })
    expect(cache.save().map(({ code }) => code)).toEqual(['output/cache-unusable'])
  })

  it('in memory needs no folder', () => {
    const cache = memoryCache()
    put(cache.store('a'), { a: '1' })
    expect(cache.save()).toEqual([])
    expect(textOf(cache.store('a'), 'a')).toBe('1')
  })
})
