import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/lib/json.ts'
import { createMemo, type MemoStore } from '../../src/lib/memo.ts'

function mapStore(): MemoStore & { values: Map<string, Uint8Array> } {
  const values = new Map<string, Uint8Array>()
  return { values, get: key => values.get(key) ?? null, set: (key, value) => void values.set(key, value) }
}

const bug = (): never => {
  throw new Error('computed again')
}

describe('a memo', () => {
  it('computes once for a stage and key', () => {
    const memo = createMemo()
    expect(memo.recall('parse', ['a', 1], () => 'one')).toBe('one')
    expect(memo.recall('parse', ['a', 1], bug)).toBe('one')
    expect(memo.recall('parse', ['a', 2], () => 'two')).toBe('two')
    expect(memo.recall('render', ['a', 1], () => 'three')).toBe('three')
    expect([memo.count('parse'), memo.count('render'), memo.count('none')]).toEqual([
      { computed: 2, recalled: 1 },
      { computed: 1, recalled: 0 },
      { computed: 0, recalled: 0 },
    ])
  })

  it('tells keys apart that only look alike', () => {
    const memo = createMemo()
    const keys: Json[][] = [['a', 'b'], ['ab'], ['a,b'], [['a', 'b']], ['1'], [1], [null], ['null'], [], ['']]
    const values = keys.map((key, i) => memo.recall('x', key, () => i))
    expect(values).toEqual(keys.map((_, i) => i))
  })

  it('remembers null, false and undefined', () => {
    const memo = createMemo({ stores: { kept: mapStore() } })
    for (const value of [null, false, 0, '']) {
      memo.recall('kept', [String(value)], () => value)
      expect(memo.recall<unknown>('kept', [String(value)], bug)).toBe(value)
    }
    memo.recall('x', [], () => undefined)
    expect(memo.recall('x', [], bug)).toBeUndefined()
  })

  it('remembers nothing of a compute that throws', () => {
    const store = mapStore()
    const memo = createMemo({ stores: { x: store } })
    expect(() => memo.recall('x', [], bug)).toThrow('computed again')
    expect(memo.recall('x', [], () => 1)).toBe(1)
    expect(memo.count('x')).toEqual({ computed: 1, recalled: 0 })
  })

  it('forgets what one whole generation did not use', () => {
    const memo = createMemo()
    memo.recall('x', ['used'], () => 1)
    memo.recall('x', ['unused'], () => 1)
    memo.endGeneration()
    expect(memo.count('x')).toEqual({ computed: 0, recalled: 0 })
    memo.recall('x', ['used'], bug)
    memo.endGeneration()
    memo.recall('x', ['used'], bug)
    expect(() => memo.recall('x', ['unused'], bug)).toThrow()
  })

  it('recalls from a store, in another program too', () => {
    const store = mapStore()
    createMemo({ stores: { parse: store } }).recall('parse', ['a'], () => ({ title: '新' }))
    const memo = createMemo({ stores: { parse: store } })
    expect(memo.recall('parse', ['a'], bug)).toEqual({ title: '新' })
    expect(memo.count('parse')).toEqual({ computed: 0, recalled: 1 })
    expect(() => memo.recall('render', ['a'], bug)).toThrow()
  })

  it('computes of many keys those that are missing, together and in order', async () => {
    const memo = createMemo({ stores: { x: mapStore() } })
    memo.recall('x', ['b'], () => 'remembered')
    const asked: (readonly number[])[] = []
    const subjects = [{}, {}, {}]
    const wanted = (key: (name: string) => Json[]) =>
      ['a', 'b', 'c'].map((name, i) => ({ subject: subjects[i] ?? {}, name, key: () => key(name) }))
    const recall = (key = (name: string): Json[] => [name]) =>
      memo.recallAll('x', wanted(key), async missing => {
        asked.push(missing)
        return missing.map(position => `computed ${position}`)
      })
    expect(await recall()).toEqual(['computed 0', 'remembered', 'computed 2'])
    expect(memo.count('x')).toEqual({ computed: 3, recalled: 1 })
    expect(await recall()).toEqual(['computed 0', 'remembered', 'computed 2'])
    expect(await recall(bug), 'by subject and name, no key is made').toHaveLength(3)
    expect(asked).toEqual([[0, 2]])
    const d = { subject: subjects[0] ?? {}, name: 'd', key: () => ['d'] }
    await expect(memo.recallAll('x', [d], bug)).rejects.toThrow('computed again')
    expect(() => memo.recall('x', ['d'], bug)).toThrow('computed again')
  })

  it('remembers what follows from a list of texts until it is another', () => {
    const memo = createMemo()
    expect(memo.recallSame('x', ['a', 'b'], () => 1)).toBe(1)
    expect(memo.recallSame('x', ['a', 'b'], bug)).toBe(1)
    expect(memo.recallSame('x', ['a'], () => 2)).toBe(2)
    expect(memo.recallSame('x', ['a', 'c'], () => 3)).toBe(3)
    expect(memo.recallSame('y', ['a', 'c'], () => 4)).toBe(4)
    expect(() => memo.recallSame('x', ['a', 'b'], bug)).toThrow('computed again')
  })

  it('computes anew where a store holds nonsense', () => {
    for (const nonsense of ['', 'null', '{}', '[1]', '{"value":', '7']) {
      const store: MemoStore = { get: () => Buffer.from(nonsense), set: () => undefined }
      expect(createMemo({ stores: { x: store } }).recall('x', [], () => 'fresh')).toBe('fresh')
    }
  })

  it('remembers what follows from an object, by stage and by the last key', () => {
    const memo = createMemo()
    const [one, other] = [{}, {}]
    expect(memo.recallFor('entry', [one, 'a'], () => 1)).toBe(1)
    expect(memo.recallFor('entry', [one, 'a'], bug)).toBe(1)
    memo.endGeneration()
    memo.endGeneration()
    expect(memo.recallFor('entry', [one, 'a'], bug)).toBe(1)
    expect(memo.recallFor('entry', [other, 'a'], () => 2)).toBe(2)
    expect(memo.recallFor('claim', [one, 'a'], () => 3)).toBe(3)
    expect(memo.recallFor('entry', [one, 'b'], () => null)).toBeNull()
    expect(memo.recallFor('entry', [one, 'b'], bug)).toBeNull()
    expect(() => memo.recallFor('entry', [one, 'a'], bug)).toThrow('computed again')
  })

  it('law 2, enforced: nobody changes what is remembered', () => {
    const memo = createMemo({ laws: 'enforced' })
    const value = memo.recall('x', [], () => ({ list: [{ a: 1 }], bytes: new Uint8Array(1) }))
    expect(() => Object.assign(value.list[0] ?? {}, { a: 2 })).toThrow(TypeError)
    expect(() => value.list.push({ a: 2 })).toThrow(TypeError)
  })

  it('law 3, enforced: what JSON would change does not go to a store', () => {
    const memo = createMemo({ laws: 'enforced', stores: { x: mapStore() } })
    const bad = [{ a: undefined }, new Map(), [Number.NaN], { a: new Date(0) }, -0, undefined, () => 1, 1n]
    for (const value of bad) expect(() => memo.recall('x', [], () => value)).toThrow(TypeError)
    expect(() => memo.recall('x', [], () => ({ a: { b: undefined } }))).toThrow('x.a.b')
  })

  it('law 3: warm equals cold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), value => {
        const plain = JSON.parse(JSON.stringify(value)) as Json
        const store = mapStore()
        const laws = 'enforced'
        const cold = createMemo({ stores: { x: store }, laws }).recall('x', [plain], () => plain)
        expect(createMemo({ stores: { x: store } }).recall('x', [plain], bug)).toEqual(cold)
      }),
      { seed: 3 },
    )
  })
})
