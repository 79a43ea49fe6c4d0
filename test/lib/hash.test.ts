import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashBytes, hashData, share } from '../../src/lib/hash.ts'

describe('hashes', () => {
  it('are 22 characters, safe in names and addresses', () => {
    expect(hashBytes('x')).toMatch(/^[\w-]{22}$/u)
    expect(hashBytes(Buffer.from('標題'))).toBe(hashBytes('標題'))
  })

  it('of data are equal exactly when the data are', () => {
    const data = fc.jsonValue({ maxDepth: 4 })
    fc.assert(
      fc.property(data, data, (a, b) => {
        const copy = JSON.parse(JSON.stringify({ a }))
        expect(hashData(copy)).toBe(hashData(JSON.parse(JSON.stringify({ a }))))
        const isEqual = JSON.stringify({ x: a }) === JSON.stringify({ x: b })
        expect(hashData({ x: a }) === hashData({ x: b })).toBe(isEqual)
      }),
      { seed: 7, numRuns: 1000 },
    )
  })

  it('tell keys from values in free-form data', () => {
    expect(hashData({ a: 1, b: 2 })).not.toBe(hashData({ 'a:1,1~b': 2 }))
  })

  it('take a shared part by its own hash', () => {
    const card = () => ({ title: '標題', tags: ['a', 'b'] })
    const view = (one: object) => ({ entries: [one, one], page: 1 })
    expect(hashData(view(share(card())))).toBe(hashData(view(share(card()))))
    expect(hashData(view(share(card())))).not.toBe(hashData(view(share({ ...card(), title: '別的' }))))
  })
})
