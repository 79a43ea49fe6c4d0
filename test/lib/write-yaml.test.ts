import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/lib/json.ts'
import { writeYaml, yamlScalar, yamlText } from '../../src/lib/write-yaml.ts'
import { parseYaml } from '../../src/lib/yaml.ts'

const WORDS = [
  'yes',
  'No',
  'null',
  '~',
  '2026-01-05',
  '12:30',
  '017',
  '1e3',
  '# x',
  'a: b',
  'a #b',
  '- x',
  '中文：甲',
  '"',
  "'",
]

describe('writeYaml', () => {
  it('reads back equal, whatever the data', () => {
    const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary' }), fc.string())
    const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))
    const { value } = fc.letrec<{ value: unknown }>(tie => ({
      value: fc.oneof(
        { maxDepth: 3 },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(text, tie('value'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(text, value, { minKeys: 1, maxKeys: 5 }), data => {
        const { value: read, errors } = parseYaml(writeYaml(data as JsonObject))
        expect(errors).toEqual([])
        expect(read).toEqual(data)
      }),
      { seed: 7, numRuns: 500 },
    )
  })

  it('writes what people would write', () => {
    expect(
      writeYaml({
        title: 'AI 摘要',
        address: 'https://a.example/',
        zones: ['Asia/Taipei', 'a: b'],
        menu: [{ label: 'A', url: '/a/' }],
        none: {},
      }),
    ).toBe(
      'title: AI 摘要\naddress: https://a.example/\nzones: [Asia/Taipei, "a: b"]\nmenu:\n  - { label: A, url: /a/ }\nnone: {}\n',
    )
  })

  it('quotes what only looks like text', () => {
    expect(WORDS.slice(0, 8).map(yamlScalar)).toEqual(WORDS.slice(0, 8).map(word => JSON.stringify(word)))
    expect(yamlText('甲\u2028\u0085')).toBe('"甲\\u2028\\u0085"')
  })
})
