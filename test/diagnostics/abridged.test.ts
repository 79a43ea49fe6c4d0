import { describe, expect, it } from 'vitest'
import { formatAbridged } from '../../src/diagnostics/format/abridged.ts'
import { formatTerminal } from '../../src/diagnostics/format/terminal.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { sourcePath } from '../../src/model/names.ts'

const many = (count: number, code: string, severity: Diagnostic['severity'] = 'warning'): Diagnostic[] =>
  Array.from({ length: count }, (_, n) => ({
    code,
    severity,
    message: `${code} ${n}.`,
    at: { path: sourcePath(`content/${n}.md`), start: { line: 1, column: 1 } },
  }))

const PLAIN = { colours: 'plain', read: () => null, all: '--verbose' } as const

describe('many problems', () => {
  it('are all shown as long as a person reads them', () => {
    const problems = [...many(30, 'image/missing'), ...many(3, 'link/broken', 'error')]
    expect(formatAbridged(problems, PLAIN)).toBe(formatTerminal(problems, PLAIN))
  })

  it('are shown by the first of each kind, errors in full', () => {
    const problems = [
      ...many(12, 'link/broken'),
      ...many(1248, 'image/missing'),
      ...many(2, 'term/near'),
      ...many(40, 'front-matter/bad-date', 'error'),
    ]
    const said = formatAbridged(problems, PLAIN)
    const count = (text: RegExp): number => said.match(text)?.length ?? 0
    expect(count(/^ {2}image\/missing \d+\.$/gmu)).toBe(5)
    expect(count(/^ {2}link\/broken \d+\.$/gmu)).toBe(5)
    expect(count(/^ {2}term\/near \d+\.$/gmu)).toBe(2)
    expect(count(/^ {2}front-matter\/bad-date \d+\.$/gmu)).toBe(40)
    expect(
      said.endsWith(
        '\nand 1,243 more of image/missing\nand 7 more of link/broken\nTo see them all: --verbose\n\n',
      ),
    ).toBe(true)
  })
})
