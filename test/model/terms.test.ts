import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldTerm, termSlug } from '../../src/model/terms.ts'

describe('foldTerm', () => {
  it.each([
    ['Claude', 'CLAUDE'],
    ['AI 投資', 'AI投資'],
    ['AI 投資', 'ＡＩ投資'],
    ['AI-投資', 'ai 投資'],
    ['代理型 AI', '代理型AI'],
    ['Claude  Code', 'claude code'],
  ])('makes %s and %s one term', (a, b) => {
    expect(foldTerm(a)).toBe(foldTerm(b))
  })

  it.each([
    ['llama.cpp', 'llama-cpp'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['AI 產業', 'AI 產業動態'],
    ['open ai', 'openai'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(foldTerm(a)).not.toBe(foldTerm(b))
  })

  it('is its own identity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        expect(foldTerm(foldTerm(name))).toBe(foldTerm(name))
      }),
      { seed: 17, numRuns: 1000 },
    )
  })
})

describe('termSlug', () => {
  it.each([
    ['AI投資', 'ai-投資'],
    ['AI 投資', 'ai-投資'],
    ['雲端 2.0', '雲端2.0'],
    ['代理型 AI', '代理型-ai'],
    ['C#', 'c-sharp'],
  ])('of %s is %s, however it is spelt', (name, expected) => {
    expect(termSlug(foldTerm(name))).toBe(expected)
  })
})
