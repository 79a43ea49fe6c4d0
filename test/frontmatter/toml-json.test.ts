import { describe, expect, it } from 'vitest'
import { isoForDatetime } from '../../src/lib/dates.ts'
import { readFile, show } from './read.ts'

const TOML = `+++
title = "A # no comment"
date = 2026-01-05T10:00:00+08:00 # 2026-01-06
lastmod = 2026-1-6
expiryDate = "2026-02-01"
tags = ["a", "b",
  "2026-01-05"]
draft = true
weight = 12345678901234567890
half = 0.5
time = 07:32:00
2026-01-05 = "a date as a name"
text = '''
+ 2026-01-05
tagline = "not this one"
'''
tagline = "S"

[ai]
model = "claude"

[params]
mood = "calm"

[[sources]]
url = "https://example.com/a"
title = "First"

[[sources]]
url = "https://example.com/b"
+++
Text.
`

describe('TOML', () => {
  it('is read like YAML', () => {
    const { value, diagnostics } = readFile(TOML)
    expect(diagnostics).toEqual([])
    const frontMatter = value?.frontMatter
    expect(frontMatter).toMatchObject({
      title: 'A # no comment',
      draft: true,
      terms: { tags: ['a', 'b', '2026-01-05'] },
      notice: { generated: true, model: 'claude' },
      params: {
        weight: '12345678901234567890',
        half: 0.5,
        time: '07:32:00',
        '2026-01-05': 'a date as a name',
        text: '+ 2026-01-05\ntagline = "not this one"\n',
        mood: 'calm',
      },
    })
    expect(frontMatter?.sources.map(({ title, at }) => [title, at.line])).toEqual([
      ['First', 26],
      ['https://example.com/b', 30],
    ])
    const dates = [frontMatter?.published, frontMatter?.updated, frontMatter?.expires]
    expect(dates.map(date => (date ? isoForDatetime(date) : date))).toEqual([
      '2026-01-05T10:00:00+08:00',
      '2026-01-06',
      '2026-02-01',
    ])
    expect(frontMatter?.places).toMatchObject({
      title: { line: 2, column: 9 },
      published: { line: 3, column: 8 },
      tags: { line: 6, column: 8 },
      subtitle: { line: 17, column: 11 },
      notice: { line: 19, column: 1 },
      sources: { line: 25, column: 1 },
    })
  })

  it('that is none is explained', () => {
    const mistakes = [
      ['YAML between +++', 'title: A'],
      ['text without quotes', 'title = A b'],
      ['quotes that are not closed', 'date = 2026-01-05\ntitle = "A'],
      ['a value behind a date', 'title = "A"\nx = [2026-01-05, b]'],
      ['a name twice', 'title = "A"\ntitle = "B"'],
      ['names without end', `a${'.a'.repeat(100)} = 1`],
      ['lists without end', `a = ${'['.repeat(100)}`],
      ['an impossible date', 'title = "A"\ndate = 2026-02-30'],
      ['a wrong type', 'title = ["A"]'],
    ]
    const explained = mistakes.map(([name, text]) =>
      [`${name}:`, ...show(readFile(`+++\n${text}\n+++\n`).diagnostics).map(line => `  ${line}`)].join('\n'),
    )
    expect(explained.join('\n')).toMatchInlineSnapshot(`
      "YAML between +++:
        error front-matter/syntax 2:6 “title:” is written as in YAML, but “+++” opens TOML. → Write “title = "…"”, or put the front matter between “---”.
      text without quotes:
        error front-matter/syntax 2:9 TOML cannot be read here: invalid value. → Put texts in quotes: title = "…".
      quotes that are not closed:
        error front-matter/syntax 3:9 TOML cannot be read here: unfinished string. → Put texts in quotes: title = "…".
      a value behind a date:
        error front-matter/syntax 3:18 TOML cannot be read here: invalid value. → Put texts in quotes: title = "…".
      a name twice:
        error front-matter/syntax 3:1 This field or table is there twice. → Keep one of the two.
      names without end:
        error front-matter/too-deep 2:1 Lists or maps are nested here too deeply. → If the brackets belong to a text, put the text in quotes.
      lists without end:
        error front-matter/too-deep 2:69 Lists or maps are nested here too deeply. → If the brackets belong to a text, put the text in quotes.
      an impossible date:
        error front-matter/bad-date 3:8 “date: 2026-02-30” is not a date: February 2026 has only 28 days. → Write a day (2026-01-05), or a day with time and offset (2026-01-05T10:00:00+08:00).
      a wrong type:
        error front-matter/wrong-type 2:9 “title” is a list, but must be text. → If it is meant as text, put the text in quotes: brackets at its start and a colon with a blank mean something else without them."
    `)
  })
})

describe('JSON', () => {
  it('is read like YAML', () => {
    const { value, diagnostics } = readFile(
      '{\n\t"title": "A \\ud83d\\ude00 \\/ #1",\n\t"date":"2026-01-05",\n\t"tags": ["a", 2025, true],\n\t"x": {"y": [1, null]}\n}\n\nText.',
    )
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      body: '\nText.',
      bodyLine: 7,
      frontMatter: {
        title: 'A 😀 / #1',
        terms: { tags: ['a', '2025', 'true'] },
        params: { x: { y: [1, null] } },
        places: { title: { line: 2, column: 11 } },
      },
    })
  })

  it('that is none is explained', () => {
    const mistakes = [
      ['no comma', '{\n"title": "A"\n"date": "2026-01-05"\n}'],
      ['a name twice', '{"title": "A", "title": "B"}'],
      ['an impossible date', '\n {"title": "A", "date": "2026-02-30"}'],
    ]
    const explained = mistakes.map(([name, text]) =>
      [`${name}:`, ...show(readFile(`${text}\nText`).diagnostics).map(line => `  ${line}`)].join('\n'),
    )
    expect(explained.join('\n')).toMatchInlineSnapshot(`
      "no comma:
        error front-matter/syntax 3:1 The front matter is not JSON here. → Check the quotes round every name and text, the commas between fields, and the braces.
      a name twice:
        error front-matter/duplicate-key 1:16 The field “title” is there twice. → Keep one of the two. (1:2 It is first written here.)
      an impossible date:
        error front-matter/bad-date 2:25 “date: 2026-02-30” is not a date: February 2026 has only 28 days. → Write a day (2026-01-05), or a day with time and offset (2026-01-05T10:00:00+08:00)."
    `)
  })
})
