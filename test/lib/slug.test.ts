import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slug } from '../../src/lib/slug.ts'

describe('slug', () => {
  it.each([
    ['AI 投資', 'ai-投資'],
    ['雲端算力', '雲端算力'],
    ['C', 'c'],
    ['C++', 'c++'],
    ['C#', 'c-sharp'],
    ['llama.cpp', 'llama.cpp'],
    ['llama-cpp', 'llama-cpp'],
    ['  What’s   new? ', 'what-s-new'],
    ['../../etc/passwd', 'etc-passwd'],
    ['caf\u0065\u0301', 'café'],
  ])('of %s is %s', (name, expected) => {
    expect(slug(name)).toBe(expected)
  })

  it('of an emoji is a stable hash', () => {
    expect(slug('🚀')).toMatch(/^[\w-]{8}$/u)
    expect(slug('🚀')).toBe(slug('🚀'))
    expect(slug('🚀')).not.toBe(slug('🔥'))
  })

  it('is always one safe name that every file system takes, and its own slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), name => {
        const made = slug(name)
        expect(made).not.toMatch(/[/\\\p{Cc}]|^\.|^$/u)
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255)
        expect(made).toBe(made.normalize('NFC').toLowerCase())
      }),
      { seed: 13, numRuns: 500 },
    )
    expect(Buffer.byteLength(slug('長'.repeat(300)))).toBeLessThanOrEqual(255)
  })
})
