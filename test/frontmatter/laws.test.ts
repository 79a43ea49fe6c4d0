import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stripForbidden } from '../../src/lib/text.ts'
import { paced } from '../support/pace.ts'
import { readFile } from './read.ts'

/** What YAML can write: no lone surrogates. */
const title = fc.oneof(
  fc.string({ unit: 'binary' }).filter(text => text.isWellFormed()),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'ab :#"\'\\-[]{}&*!|>%@`,\n\t中文：“”') }),
)

const asKept = (text: string): string | null => {
  const kept = stripForbidden(text)
    .trim()
    .replace(/\s*\n\s*/g, ' ')
  return kept === '' ? null : kept
}

describe('front matter', () => {
  it('keeps any title that YAML or JSON writes in quotes', () => {
    fc.assert(
      fc.property(title, text => {
        const json = JSON.stringify(text)
        const single = `'${text.replaceAll("'", "''")}'`
        const files = [`---\ntitle: ${json}\n---\n`, `{"title": ${json}}\n`]
        // Single quotes hold what fits in one line, without what YAML forbids.
        if (/^[ -~\u00A0-\u{2027}\u{202A}-\u{D7FF}\u{F900}-\u{FEFE}]*$/u.test(text))
          files.push(`---\ntitle: ${single}\n---\n`)
        for (const file of files) {
          const { value, diagnostics } = readFile(file)
          expect(diagnostics).toEqual([])
          expect(value?.frontMatter.title).toBe(asKept(text))
        }
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  it('never throws, and never loses a file in silence', () => {
    const line = fc.oneof(
      fc.constantFrom(
        'title: A',
        'tags: [a',
        '- b',
        '  c: d',
        '\te: f',
        '---',
        '+++',
        '...',
        '{',
        '}',
        '"a": 1,',
      ),
      fc.constantFrom(
        'title: "x',
        'title：x',
        '? [a]',
        '<<: *a',
        '&a b: c',
        '!x y: z',
        '[[a]]',
        '[a.b]',
        'a = 1',
        'a.b = "',
      ),
      fc.constantFrom(
        'date: 2026-02-30',
        'date = 2026-99-99',
        'image: //a/b',
        'sources: [{}, [], 1]',
        'ai: {}',
        '# x',
        '%y',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ maxLength: 20 }),
    )
    const block = fc.array(line, { maxLength: 8 }).map(lines => lines.join('\n'))
    const fence = fc.constantFrom(
      ['---\n', '\n---\n'],
      ['+++\n', '\n+++\n'],
      ['{', '}\n'],
      ['', ''],
      ['---', ''],
    )
    fc.assert(
      fc.property(block, fence, (text, [open, close]) => {
        const { value, diagnostics } = readFile(`${open}${text}${close}Text.`)
        if (value === null) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
        for (const { at } of diagnostics) {
          expect(at?.start?.line).toBeGreaterThan(0)
          expect(at?.start?.column).toBeGreaterThan(0)
        }
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  it('gives plain data', () => {
    const file = '---\ntitle: A\nx: {y: [1, ~]}\ndate: 2026-01-05\nai: true\nimage: a.png\n---\nText.'
    const { value } = readFile(file)
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
  })

  it.each([
    ['brackets', `a: ${'['.repeat(65_000)}`],
    ['braces', '{'.repeat(65_000)],
    ['hyphens', '- '.repeat(32_000)],
    ['indents', Array.from({ length: 350 }, (_, indent) => `${' '.repeat(indent)}a:`).join('\n')],
    ['names', Array.from({ length: 7000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['aliases', `a: &a [x]\nb: [${'*a,'.repeat(20_000)}]`],
    ['dotted names', `a${'.a'.repeat(30_000)} = 1`],
    ['fields that are there twice', 'a: 1\n'.repeat(13_000)],
    ['blanks', `a${' '.repeat(60_000)}b`],
    ['hyphens in a line', ` ${'-'.repeat(60_000)}`],
    ['comments in a list', `a: [${' #'.repeat(30_000)}`],
    ['items that are maps', `tags:\n${'- a: b\n'.repeat(9000)}`],
    ['quotes', `a = ${'"'.repeat(65_000)}`],
  ])('does not choke on 64 KB of %s', (_, text) => {
    for (const fence of ['---', '+++']) {
      expect(paced(() => readFile(`${fence}\n${text}\n${fence}\n`)).pace).toBeLessThan(10)
    }
  })
})
