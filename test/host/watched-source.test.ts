import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type WatchedSource, watchedSource } from '../../src/host/watched-source.ts'
import { sourcePath } from '../../src/model/names.ts'

let folder = ''
let source: WatchedSource
const text = (path: string): string | null => {
  const bytes = source.read(sourcePath(path))
  return bytes === null ? null : Buffer.from(bytes).toString()
}

beforeEach(() => {
  folder = fs.mkdtempSync(join(os.tmpdir(), 'digest-watched-'))
  fs.mkdirSync(join(folder, 'content'))
  fs.writeFileSync(join(folder, 'content/a.md'), 'one')
  fs.writeFileSync(join(folder, 'content/b.md'), 'two')
  source = watchedSource({ folder, without: [] })
  source.list('content')
  source.read(sourcePath('content/a.md'))
  source.read(sourcePath('digest.config.yaml'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

describe('a second look', () => {
  it('sees nothing where nothing changed, and keeps the same bytes', () => {
    const before = source.read(sourcePath('content/a.md'))
    expect(source.look()).toEqual([])
    expect(source.read(sourcePath('content/a.md'))).toBe(before)
  })

  it('names what changed, came and went, in code point order', () => {
    fs.writeFileSync(join(folder, 'content/a.md'), 'changed')
    fs.writeFileSync(join(folder, 'content/c.md'), 'new')
    fs.rmSync(join(folder, 'content/b.md'))
    fs.writeFileSync(join(folder, 'digest.config.yaml'), 'title: x')
    expect(source.look()).toEqual(['content/a.md', 'content/b.md', 'content/c.md', 'digest.config.yaml'])
    expect(text('content/a.md')).toBe('changed')
    expect(text('content/b.md')).toBeNull()
    expect(text('digest.config.yaml')).toBe('title: x')
    expect(source.list('content').map(({ path }) => path)).toEqual(['content/a.md', 'content/c.md'])
    expect(source.look()).toEqual([])
  })

  it('sees a change that left size and time as they were', () => {
    const path = join(folder, 'content/a.md')
    const { atime, mtime } = fs.statSync(path)
    fs.writeFileSync(path, 'eno')
    fs.utimesSync(path, atime, mtime)
    expect(source.look()).toEqual(['content/a.md'])
    expect(text('content/a.md')).toBe('eno')
  })

  it('does not take a save without a change for one', () => {
    const before = source.read(sourcePath('content/a.md'))
    fs.writeFileSync(join(folder, 'content/a.md'), 'one')
    expect(source.look()).toEqual([])
    expect(source.read(sourcePath('content/a.md'))).toBe(before)
  })

  it('sees a link that was bent, and one that leads nowhere now', () => {
    fs.symlinkSync('a.md', join(folder, 'content/link.md'))
    expect(source.look()).toEqual(['content/link.md'])
    expect(text('content/link.md')).toBe('one')
    fs.rmSync(join(folder, 'content/link.md'))
    fs.symlinkSync('b.md', join(folder, 'content/link.md'))
    expect(source.look()).toEqual(['content/link.md'])
    expect(text('content/link.md')).toBe('two')
    fs.rmSync(join(folder, 'content/b.md'))
    expect(source.look()).toEqual(['content/b.md', 'content/link.md'])
    expect(source.links('content')).toEqual([{ path: 'content/link.md', why: 'broken' }])
  })

  it('looks no further than where something was saved, and sees a link to it', () => {
    fs.symlinkSync('a.md', join(folder, 'content/link.md'))
    source.look()
    expect([text('content/a.md'), text('content/link.md')]).toEqual(['one', 'one'])
    fs.writeFileSync(join(folder, 'content/a.md'), 'a longer one')
    fs.writeFileSync(join(folder, 'content/b.md'), 'not noticed yet')
    expect(source.look(new Set([sourcePath('content/a.md'), sourcePath('content/gone~')]))).toEqual([
      'content/a.md',
      'content/link.md',
    ])
    expect([text('content/a.md'), text('content/link.md')]).toEqual(['a longer one', 'a longer one'])
    expect(source.list('content').find(({ path }) => path === 'content/a.md')?.size).toBe(12)
    expect(source.look()).toEqual(['content/b.md'])
    expect(source.look()).toEqual([])
  })

  it('sees a file replaced by another of its name, as editors save', () => {
    fs.writeFileSync(join(folder, '.a.md.swp'), 'new')
    fs.renameSync(join(folder, '.a.md.swp'), join(folder, 'content/a.md'))
    expect(source.look(new Set([sourcePath('content/a.md')]))).toEqual(['content/a.md'])
    expect(text('content/a.md')).toBe('new')
    expect(source.look(new Set([sourcePath('content/a.md')]))).toEqual([])
  })

  it('looks at everything where a file came or went', () => {
    fs.rmSync(join(folder, 'content/b.md'))
    fs.writeFileSync(join(folder, 'content/a.md'), 'changed')
    expect(source.look(new Set([sourcePath('content/b.md')]))).toEqual(['content/a.md', 'content/b.md'])
    fs.mkdirSync(join(folder, 'content/c'))
    fs.writeFileSync(join(folder, 'content/c/d.md'), 'changed')
    expect(source.look(new Set([sourcePath('content/c')]))).toEqual(['content/c/d.md'])
  })

  it('shows what the last look found until the next', () => {
    fs.writeFileSync(join(folder, 'content/a.md'), 'changed')
    fs.writeFileSync(join(folder, 'content/c.md'), 'new')
    expect(text('content/a.md')).toBe('one')
    expect(source.list('content')).toHaveLength(2)
  })
})
