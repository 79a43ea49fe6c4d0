import fs from 'node:fs'
import os from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { diskSource } from '../../src/host/disk-source.ts'
import { memorySource } from '../../src/host/memory-source.ts'
import { readTheme } from '../../src/host/theme.ts'
import { watchedSource } from '../../src/host/watched-source.ts'
import { sourcePath } from '../../src/model/names.ts'
import type { SourceTree } from '../../src/model/world.ts'

const scratch = fs.mkdtempSync(join(os.tmpdir(), 'digest-source-'))
afterAll(() => fs.rmSync(scratch, { recursive: true }))
let count = 0

function folderWith(files: Readonly<Record<string, string>>): string {
  count += 1
  const folder = join(scratch, String(count), 'site (a) [b]')
  fs.mkdirSync(folder, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(folder, path)), { recursive: true })
    fs.writeFileSync(join(folder, path), text)
  }
  return folder
}

const pathsOf = (source: SourceTree, folder = ''): readonly string[] =>
  source.list(folder).map(({ path }) => path)

describe.each([
  ['on disk', (files: Record<string, string>) => diskSource({ folder: folderWith(files), without: [] })],
  [
    'on disk, watched',
    (files: Record<string, string>) => watchedSource({ folder: folderWith(files), without: [] }),
  ],
  ['in memory', memorySource],
] as const)('a source tree %s', (_, make) => {
  it('lists every file by code point, whatever its ending, with its size', () => {
    const source = make({ 'b.md': '1', 'a/B.MD': '中', 'content/x.png': '', '新.md': '', '𠮷.md': '' })
    expect(source.list('')).toEqual([
      { path: 'a/B.MD', size: 3 },
      { path: 'b.md', size: 1 },
      { path: 'content/x.png', size: 0 },
      { path: '新.md', size: 0 },
      { path: '𠮷.md', size: 0 },
    ])
  })

  it('lists below a folder, not beside it', () => {
    const source = make({ 'content/a.md': '', 'content/b/c.md': '', 'content-old/a.md': '' })
    const expected = ['content/a.md', 'content/b/c.md']
    for (const name of ['content', 'content/', './content']) expect(pathsOf(source, name)).toEqual(expected)
    expect(pathsOf(source, '.')).toHaveLength(3)
    expect(pathsOf(source, 'none')).toEqual([])
  })

  it('does not list dot files, dot folders but .well-known, and node_modules', () => {
    const hidden = { '.git/x': '', 'a/.DS_Store': '', 'node_modules/x/y.md': '', 'a/node_modules/z.md': '' }
    expect(pathsOf(make({ ...hidden, 'a/b.md': '' }))).toEqual(['a/b.md'])
    const known = { 'static/.well-known/security.txt': '', 'static/.well-known/a/b': '' }
    const beside = {
      'static/.well-known/.DS_Store': '',
      'static/.git/.well-known/x': '',
      '.well-known/c': '',
    }
    const source = make({ ...known, ...beside })
    const expected = ['static/.well-known/a/b', 'static/.well-known/security.txt']
    expect(pathsOf(source)).toEqual(['.well-known/c', ...expected])
    expect(pathsOf(source, 'static')).toEqual(expected)
    expect(pathsOf(source, 'static/.well-known')).toEqual(expected)
  })

  it('shows two files whose names are one in NFC', () => {
    const [composed, decomposed] = ['caf\u00e9.md', 'cafe\u0301.md']
    const source = make({ [composed]: '1', [decomposed]: '22' })
    expect(source.list('').map(({ size }) => size)).toEqual([2, 1])
    expect(source.read(sourcePath(decomposed))).toHaveLength(2)
  })

  it('reads bytes, and null where there is no file', () => {
    const source = make({ 'a.md': 'ä' })
    expect(Buffer.from(source.read(sourcePath('a.md')) ?? '').toString()).toBe('ä')
    for (const path of ['b.md', 'a.md/b', '../x', '']) expect(source.read(sourcePath(path))).toBeNull()
  })
})

describe('on disk alone', () => {
  it('follows links inside the source folder once, and names the others', () => {
    const folder = folderWith({ 'content/a/1.md': '1', 'content/a/2.md': '22', 'static/x.css': '' })
    const outside = folderWith({ 'secret.md': '' })
    fs.symlinkSync('..', join(folder, 'content/a/loop'))
    fs.symlinkSync('.', join(folder, 'content/self'))
    fs.symlinkSync('a', join(folder, 'content/again'))
    fs.symlinkSync('../static', join(folder, 'content/pictures'))
    fs.symlinkSync('a/2.md', join(folder, 'content/two.md'))
    fs.symlinkSync('nowhere', join(folder, 'content/gone.md'))
    fs.symlinkSync(outside, join(folder, 'content/out'))
    fs.symlinkSync(join(outside, 'secret.md'), join(folder, 'content/secret.md'))
    const source = diskSource({ folder, without: [] })
    expect(source.list('content')).toEqual([
      { path: 'content/a/1.md', size: 1 },
      { path: 'content/a/2.md', size: 2 },
      { path: 'content/again/1.md', size: 1 },
      { path: 'content/again/2.md', size: 2 },
      { path: 'content/pictures/x.css', size: 0 },
      { path: 'content/two.md', size: 2 },
    ])
    expect(source.links('').map(({ path, why }) => `${path} ${why}`)).toEqual([
      'content/a/loop loop',
      'content/again/loop loop',
      'content/gone.md broken',
      'content/out outside',
      'content/secret.md outside',
      'content/self loop',
    ])
    expect(source.read(sourcePath('content/two.md'))).toHaveLength(2)
    for (const path of ['content/secret.md', 'content/out/secret.md', 'content/gone.md', 'content/a'])
      expect(source.read(sourcePath(path)), path).toBeNull()
  })

  it('stops where two folders hold links to each other', () => {
    const folder = folderWith({ 'a/1.md': '', 'b/2.md': '' })
    fs.symlinkSync('../b', join(folder, 'a/b'))
    fs.symlinkSync('../a', join(folder, 'b/a'))
    expect(pathsOf(diskSource({ folder, without: [] }))).toEqual(['a/1.md', 'a/b/2.md', 'b/2.md', 'b/a/1.md'])
  })

  it('names a content folder that is itself a link that leads out', () => {
    const folder = folderWith({})
    fs.symlinkSync(folderWith({ 'a.md': '' }), join(folder, 'content'))
    const source = diskSource({ folder, without: [] })
    expect(source.list('content')).toEqual([])
    expect(source.links('content')).toEqual([{ path: 'content', why: 'outside' }])
    expect(source.links('')).toEqual([{ path: 'content', why: 'outside' }])
  })

  it('reads a source folder that is a link itself', () => {
    const link = `${folderWith({ 'a.md': '1', 'public/a.html': '' })}-link`
    fs.symlinkSync(link.slice(0, -'-link'.length), link)
    const source = diskSource({ folder: link, without: [join(link, 'public')] })
    expect(pathsOf(source)).toEqual(['a.md'])
    expect(source.read(sourcePath('a.md'))).toHaveLength(1)
  })

  it('does not list the folders that builds write to, also through a link', () => {
    const folder = folderWith({ 'a.md': '', 'out (1)/index.html': '', 'x/cache/y': '', 'x/z': '' })
    fs.symlinkSync('out (1)', join(folder, 'site'))
    const without = ['out (1)', 'x/cache', '..', '.'].map(path => join(folder, path))
    expect(pathsOf(diskSource({ folder, without }))).toEqual(['a.md', 'x/z'])
    expect(pathsOf(diskSource({ folder, without }), 'x')).toEqual(['x/z'])
  })

  it('is empty where there is no folder', () => {
    const source = diskSource({ folder: join(scratch, 'none'), without: [] })
    expect([source.list(''), source.links(''), source.read(sourcePath('a'))]).toEqual([[], [], null])
  })
})

it('edits and removes in memory', () => {
  const source = memorySource({ 'a.md': 'one' })
  source.edit('a.md', text => `${text} two`)
  source.edit('b.md', 'new')
  expect(Buffer.from(source.read(sourcePath('a.md')) ?? '').toString()).toBe('one two')
  source.remove('a.md')
  expect(pathsOf(source)).toEqual(['b.md'])
})

describe('the theme', () => {
  it('is the default one with the files of the site over it', () => {
    const standard = memorySource({ 'layouts/post.hbs': 'd', 'layouts/home.hbs': 'd' })
    const site = memorySource({ 'templates/layouts/post.hbs': 's', 'templates/partials/x.hbs': 's' })
    const { files } = readTheme(site, standard)
    expect(
      Object.fromEntries([...files].map(([path, { origin, base }]) => [path, [origin, base?.origin]])),
    ).toEqual({
      'layouts/home.hbs': ['digest:templates/layouts/home.hbs', undefined],
      'layouts/post.hbs': ['templates/layouts/post.hbs', 'digest:templates/layouts/post.hbs'],
      'partials/x.hbs': ['templates/partials/x.hbs', undefined],
    })
  })
})
