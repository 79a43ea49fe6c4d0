import { describe, expect, it } from 'vitest'
import { nearDuplicates } from '../../src/lib/near-duplicates.ts'

describe('near-duplicates', () => {
  it.each([
    ['ai產業', 'ai產業動態', 'suffix'],
    ['ai agent', 'ai agents', 'plural'],
    ['ai companies', 'ai company', 'plural'],
    ['open source', 'open-source', 'hyphen'],
    ['interpretability', 'interpretabilty', 'spelling'],
    ['代理型ai', '代理式ai', 'spelling'],
  ])('%s and %s', (a, b, why) => {
    expect(nearDuplicates([b, a])).toEqual([{ names: [a, b], why }])
  })

  it.each([
    ['gpt-4', 'gpt-5'],
    ['llama 3', 'llama 4'],
    ['claude', 'claude code'],
    ['gpt', 'gpu'],
    ['台灣', '台灣人'],
    ['c', 'c++'],
    ['llama.cpp', 'llama-cpp'],
    ['企業市場', '企業ai'],
  ])('not %s and %s', (a, b) => {
    expect(nearDuplicates([a, b])).toEqual([])
  })

  it('does not depend on the order of names, and takes ten thousand in a moment', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `term ${(i * 7919) % 10_007} of many`)
    expect(nearDuplicates(names)).toEqual(nearDuplicates(names.toReversed()))
  })
})
