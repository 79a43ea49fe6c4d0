import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absolute, decodePath, href, splitAddress } from '../../src/lib/urls.ts'

const base = { origin: 'https://u.github.io', path: '/repo/' }

describe('href', () => {
  it.each([
    ['/', '/repo/'],
    ['/tags/雲端/', '/repo/tags/%E9%9B%B2%E7%AB%AF/'],
    ['/tags/c++/', '/repo/tags/c++/'],
    ['/a b/100%/', '/repo/a%20b/100%25/'],
    ['/x/#深度分析', '/repo/x/#%E6%B7%B1%E5%BA%A6%E5%88%86%E6%9E%90'],
    ['/x/#%E6%B7%B1', '/repo/x/#%E6%B7%B1'],
    ['/x/?q=長 文', '/repo/x/?q=%E9%95%B7%20%E6%96%87'],
    ['/"><script>/', '/repo/%22%3E%3Cscript%3E/'],
  ])('of %s is %s', (url, expected) => {
    expect(href(base, url)).toBe(expected)
  })

  it('is encoded once: a browser decodes it to the very path', () => {
    const segment = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter(text => !/[/?#\\]|^\.{1,2}$/u.test(text))
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), segments => {
        const path = `/${segments.join('/')}/`
        const address = absolute(base, path)
        expect(new URL(address).href).toBe(address)
        expect(decodePath(new URL(address).pathname)).toBe(`/repo${path}`)
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  it('never throws, whatever an author wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => href(base, `/${text}`).startsWith('/repo/')),
      { seed: 5 },
    )
  })
})

describe('splitAddress', () => {
  it.each([
    ['a/b.md', { path: 'a/b.md', query: '', fragment: '' }],
    ['/x/?a=1#b?c', { path: '/x/', query: '?a=1', fragment: '#b?c' }],
    ['#only', { path: '', query: '', fragment: '#only' }],
  ])('of %s', (address, parts) => {
    expect(splitAddress(address)).toEqual(parts)
  })
})
