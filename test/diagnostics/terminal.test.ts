import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from '../../src/diagnostics/format/json.ts'
import { formatTerminal } from '../../src/diagnostics/format/terminal.ts'
import { columns, visible } from '../../src/diagnostics/format/visible.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { sourcePath } from '../../src/model/names.ts'

const FILES: Readonly<Record<string, string>> = {
  'content/posts/a.md':
    '---\ntitle: "AI 新聞：摘要" x\ndate: 2026-02-30\n---\n\n這是**「重點」**的 [連結](/posts/nope/)。\n',
  'content/posts/b.md': `${'很長的一行，'.repeat(40)}[x](/nope/)${'，還沒有完'.repeat(40)}\n`,
  'content/posts/evil.md': '\u001B]0;owned\u0007title:\tbad \u202Egnp.exe\n',
}

const at = (path: string, line: number, column: number) => ({
  path: sourcePath(path),
  start: { line, column },
})

const diagnostic = (values: Partial<Diagnostic>): Diagnostic => ({
  code: 'front-matter/bad-date',
  severity: 'error',
  message: 'There is no 30 February.',
  ...values,
})

const format = (diagnostics: readonly Diagnostic[], colours: 'colours' | 'plain' = 'plain'): string =>
  formatTerminal(diagnostics, { colours, read: path => FILES[path] ?? null })

describe('formatTerminal', () => {
  it('says nothing of nothing', () => {
    expect(format([])).toBe('')
  })

  it('shows place, code, message, line and hint, in the order of the files', () => {
    const shown = format([
      diagnostic({
        code: 'link/broken',
        severity: 'warning',
        message: 'No post answers.',
        at: at('content/posts/a.md', 6, 17),
      }),
      diagnostic({ hint: 'Write another day.', at: at('content/posts/a.md', 3, 7) }),
      diagnostic({
        code: 'config/not-found',
        message: 'There is no file.',
        at: { path: sourcePath('x.yaml') },
      }),
      diagnostic({ code: 'output/busy', message: 'Another build runs.' }),
    ])
    expect(shown).toMatchInlineSnapshot(`
      "error  output/busy
        Another build runs.

      content/posts/a.md:3:7  error  front-matter/bad-date
        There is no 30 February.
        3 │ date: 2026-02-30
          │       ^
        hint: Write another day.

      content/posts/a.md:6:17  warning  link/broken
        No post answers.
        6 │ 這是**「重點」**的 [連結](/posts/nope/)。
          │                          ^

      x.yaml  error  config/not-found
        There is no file.

      "
    `)
  })

  it('places carets below characters that are two columns wide', () => {
    const range = { ...at('content/posts/a.md', 2, 12), end: { line: 2, column: 17 } }
    expect(format([diagnostic({ at: range })])).toMatchInlineSnapshot(`
      "content/posts/a.md:2:12  error  front-matter/bad-date
        There is no 30 February.
        2 │ title: "AI 新聞：摘要" x
          │            ^^^^^^^^^^

      "
    `)
    const [, , line = '', carets = ''] = format([diagnostic({ at: range })]).split('\n')
    expect(columns(carets.slice(0, carets.indexOf('^')))).toBe(columns(line.slice(0, line.indexOf('新聞：'))))
    expect(carets.match(/\^+/)?.[0].length).toBe(columns('新聞：摘要'))
  })

  it('cuts a long line around the place', () => {
    const column = (FILES['content/posts/b.md'] ?? '').indexOf('/nope/') + 1
    const shown = format([diagnostic({ at: at('content/posts/b.md', 1, column) })])
    expect(shown).toMatchInlineSnapshot(`
      "content/posts/b.md:1:245  error  front-matter/bad-date
        There is no 30 February.
        1 │ …長的一行，很長的一行，很長的一行，很長的一行，[x](/nope/)，還沒有完，還沒有完，還沒有完，…
          │                                                    ^

      "
    `)
    for (const line of shown.split('\n')) expect(columns(line)).toBeLessThan(110)
  })

  it('shows a second place', () => {
    const related = { message: 'It is used here first.', at: at('content/posts/a.md', 2, 1) }
    expect(format([diagnostic({ at: at('content/posts/a.md', 3, 7), related })])).toMatchInlineSnapshot(`
      "content/posts/a.md:3:7  error  front-matter/bad-date
        There is no 30 February.
        3 │ date: 2026-02-30
          │       ^
        content/posts/a.md:2:1 It is used here first.
        2 │ title: "AI 新聞：摘要" x
          │ ^

      "
    `)
  })

  it('needs no text: the file may be gone, the line out of range, the column beyond its end', () => {
    const places = [at('gone.md', 1, 1), at('content/posts/a.md', 99, 1), at('content/posts/a.md', 3, 99)]
    expect(format(places.map(place => diagnostic({ at: place })))).toMatchInlineSnapshot(`
      "content/posts/a.md:3:99  error  front-matter/bad-date
        There is no 30 February.
        3 │ date: 2026-02-30
          │                 ^

      content/posts/a.md:99:1  error  front-matter/bad-date
        There is no 30 February.

      gone.md:1:1  error  front-matter/bad-date
        There is no 30 February.

      "
    `)
  })

  it('never prints what would steer a terminal', () => {
    const shown = format([
      diagnostic({
        message: 'There is no key \u001B[2J\u001B]8;;http://evil\u0007.',
        hint: 'a\rb\nc\u009B31m',
        at: at('content/posts/evil.md', 1, 1),
      }),
      diagnostic({ at: { path: sourcePath('content/\u001B[31mx\n.md') } }),
    ])
    expect(shown).toMatchInlineSnapshot(`
      "content/␛[31mx␊.md  error  front-matter/bad-date
        There is no 30 February.

      content/posts/evil.md:1:1  error  front-matter/bad-date
        There is no key ␛[2J␛]8;;http://evil␇.
        1 │ ␛]0;owned␇title:    bad <U+202E>gnp.exe
          │ ^
        hint: a␍b␊c<U+009B>31m

      "
    `)
  })

  it('prints no control character but its own line ends, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(30), (text, column) => {
        const path = sourcePath('x.md')
        const shown = formatTerminal(
          [diagnostic({ message: text, hint: text, at: { path, start: { line: 1, column: column + 1 } } })],
          { colours: 'plain', read: () => text },
        )
        expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u)
      }),
      { seed: 2, numRuns: 300 },
    )
  })

  it('colours only when asked', () => {
    const one = [diagnostic({ at: at('content/posts/a.md', 3, 7), hint: 'Write another day.' })]
    expect(format(one)).not.toContain('\u001B')
    expect(format(one, 'colours')).toContain('\u001B[31m')
    expect(format(one, 'colours').replace(/\u001B\[\d+m/g, '')).toBe(format(one))
  })
})

describe('visible and columns', () => {
  it.each([
    ['a', 1],
    ['新聞', 4],
    ['ＡＩ', 4],
    ['🔗', 2],
    ['👩‍👩‍👧', 2],
    ['🇹🇼', 2],
    ['e\u0301', 1],
    ['☀️', 2],
    ['', 0],
  ])('gives %s %i columns', (text, width) => {
    expect(columns(text)).toBe(width)
  })

  it('leaves ordinary text alone', () => {
    const text = 'AI 新聞 👩‍👩‍👧 «naïve» ~'
    expect(visible(text)).toBe(text)
  })
})

describe('formatJson', () => {
  it('reads back equal and holds no control character', () => {
    const value = { message: '\u001B[31m\u009B\u202E新\u2028聞\u007F', list: [1, null, 'x'] }
    expect(JSON.parse(formatJson(value))).toEqual(value)
    expect(formatJson(value)).toMatchInlineSnapshot(
      `"{"message":"\\u001b[31m\\u009b\\u202e新\\u2028聞\\u007f","list":[1,null,"x"]}"`,
    )
  })
})
