import { describe, expect, it } from 'vitest'
import { hashBytes } from '../../src/lib/hash.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { sourcePath } from '../../src/model/names.ts'
import type { ServedOutput } from '../../src/server/outputs.ts'
import { createPreview, type ServerEvent, type Version } from '../../src/server/preview.ts'

const TOKEN = 'a-token-of-twenty-two-'

const output = (path: string, text: string | null): ServedOutput => ({
  path,
  make: () =>
    text === null
      ? { value: null, diagnostics: [problem('error')] }
      : { value: { hash: hashBytes(text), bytes: () => text }, diagnostics: [] },
})

const problem = (severity: Diagnostic['severity']): Diagnostic => ({
  code: 'template/syntax',
  severity,
  message: 'Something is <b>wrong</b>.',
  at: { path: sourcePath('a.hbs'), start: { line: 1, column: 1 } },
})

const version = (
  files: Readonly<Record<string, string | null>>,
  diagnostics: Diagnostic[] = [],
): Version => ({
  outputs: Object.entries(files).map(([path, text]) => output(path, text)),
  diagnostics,
  basePath: '/',
})

const styled = (css: string, text: string): string =>
  `<link rel="stylesheet" href="/${css}"><p>${text}</p><img src="/p.svg">`

/** A preview of some files, with one page open; what the page is told. */
function opened(files: Readonly<Record<string, string | null>>, path = '/a/') {
  const preview = createPreview({ token: TOKEN, mode: 'live', read: () => 'text', open: () => null })
  preview.show(version(files))
  const page = preview.answer(path, null).body.toString()
  const hash = /data-hash="([^"]*)"/u.exec(page)?.[1] ?? ''
  const told: ServerEvent[] = []
  const stop = preview.listen({ path, hash, token: TOKEN, shows: 'page', send: event => told.push(event) })
  return { preview, told, stop, page }
}

const FILES = {
  'a/index.html': styled('s.1.css', 'A'),
  's.1.css': 'x{}',
  'p.svg': '<svg/>',
  'b/index.html': 'B',
}

describe('a page that is open', () => {
  it('is told nothing when nothing of it changed', () => {
    const { preview, told } = opened(FILES)
    preview.show(version({ ...FILES, 'b/index.html': 'another B', 'new.txt': '' }))
    expect(told).toEqual([])
  })

  it('reloads when its own bytes changed, once', () => {
    const { preview, told } = opened(FILES)
    const next = version({ ...FILES, 'a/index.html': styled('s.1.css', 'another A') })
    preview.show(next)
    preview.show(next)
    expect(told).toEqual([{ kind: 'reload' }])
  })

  it('swaps a stylesheet whose name changed with its bytes', () => {
    const { preview, told } = opened(FILES)
    const html = styled('s.2.css', 'A')
    preview.show(version({ ...FILES, 'a/index.html': html, 's.2.css': 'y{}' }))
    expect(told).toEqual([{ kind: 'styles', swaps: [['/s.1.css', '/s.2.css']], hash: hashBytes(html) }])
  })

  it('swaps a stylesheet that kept its name', () => {
    const { preview, told } = opened(FILES)
    preview.show(version({ ...FILES, 's.1.css': 'y{}' }))
    expect(told).toMatchObject([{ kind: 'styles', swaps: [['/s.1.css', `/s.1.css?v=${hashBytes('y{}')}`]] }])
  })

  it('reloads when a stylesheet and the page changed, or a picture', () => {
    for (const change of [
      { 'a/index.html': styled('s.2.css', 'another A'), 's.2.css': 'y{}' },
      { 'p.svg': '<svg></svg>' },
    ]) {
      const { preview, told } = opened(FILES)
      preview.show(version({ ...FILES, ...change }))
      expect(told).toEqual([{ kind: 'reload' }])
    }
  })

  it('stays when it cannot be made, and is told why until it can', () => {
    const { preview, told } = opened(FILES)
    preview.show(version({ ...FILES, 'a/index.html': null }))
    expect(told).toMatchObject([{ kind: 'problems', errors: 1, warnings: 0 }])
    expect(JSON.stringify(told)).not.toContain('<b>')
    // Whoever opens it now gets the last good one.
    expect(preview.answer('/a/', null).body.toString()).toContain('<p>A</p>')
    preview.show(version(FILES))
    expect(told.slice(1)).toEqual([{ kind: 'problems', html: '', errors: 0, warnings: 0, more: 0 }])
  })

  it('keeps what stood when the site cannot be decided', () => {
    const { preview, told } = opened(FILES)
    preview.show({ outputs: null, diagnostics: [problem('error')], basePath: null })
    expect(told).toMatchObject([{ kind: 'problems', errors: 1 }])
    expect(preview.answer('/b/', null)).toMatchObject({ status: 200 })
  })

  it('hears that a problem is gone which was mended while it was not listening', () => {
    const { preview, stop, page } = opened(FILES)
    stop?.()
    const hash = /data-hash="([^"]*)"/u.exec(page)?.[1] ?? ''
    const told: ServerEvent[] = []
    preview.listen({ path: '/a/', hash, token: TOKEN, shows: 'problems', send: event => told.push(event) })
    expect(told).toEqual([{ kind: 'problems', html: '', errors: 0, warnings: 0, more: 0 }])
  })

  it('reloads when it was opened before a change and asks after it', () => {
    const { preview, told } = opened(FILES)
    preview.listen({ path: '/a/', hash: 'old', token: TOKEN, shows: 'page', send: event => told.push(event) })
    expect(told).toEqual([{ kind: 'reload' }])
  })

  it('comes to life when its address is taken, and reloads when it is given up', () => {
    const missing = opened({ ...FILES, '404.html': 'nothing here' }, '/c/')
    missing.preview.show(version({ ...FILES, '404.html': 'nothing here', 'c/index.html': 'C' }))
    expect(missing.told).toEqual([{ kind: 'reload' }])
    const gone = opened(FILES)
    gone.preview.show(version({ 'b/index.html': 'B' }))
    expect(gone.told).toEqual([{ kind: 'reload' }])
  })

  it('hears no more when it is closed, and nothing with another token', () => {
    const { preview, told, stop } = opened(FILES)
    stop?.()
    preview.show(version({}))
    expect(told).toEqual([])
    expect(preview.listen({ path: '/a/', hash: '', token: 'x', shows: 'page', send: () => {} })).toBeNull()
  })

  it('follows the site to another base path', () => {
    const { preview, told } = opened(FILES)
    preview.show({ ...version(FILES), basePath: '/repo/' })
    expect(told).toEqual([{ kind: 'reload' }])
    expect(preview.answer('/a/', null).headers.location).toBe('/repo/')
  })
})

describe('problems', () => {
  it('are counted, and only the first are shown', () => {
    const { preview, told } = opened(FILES)
    const many = Array.from(
      { length: 45 },
      (_, n): Diagnostic => ({ ...problem('warning'), message: `no. ${n}` }),
    )
    preview.show(version(FILES, many))
    expect(told).toMatchObject([{ kind: 'problems', errors: 0, warnings: 45, more: 15 }])
  })
})
