import { describe, expect, it } from 'vitest'
import { fieldsOf, readFile, saidOf } from './read.ts'

describe('YAML that is none', () => {
  it('is explained', () => {
    const mistakes = [
      ['an unquoted colon', 'title: A: B\ndate: 2026-01-05'],
      ['a colon at the end', 'title: A:'],
      ['a colon within curly quotes', 'title: “A: B”'],
      ['a backtick', 'title: `npm` news'],
      ['an at sign', 'title: @claude'],
      ['a percent sign', 'title: %x'],
      ['a percent sign before a name', '%x: 1'],
      ['an asterisk', 'title: *bold* news'],
      ['brackets before the text', 'title: [AI] news'],
      ['a mark of a block with text', 'title: > text'],
      ['a hyphen before the text', 'title: - x'],
      ['quotes within quotes', 'title: "A "quoted" B"'],
      ['an apostrophe within quotes', "title: 'it's'"],
      ['text behind quotes', 'title: "A" B'],
      ['quotes that are not closed', 'title: "A\ndate: "2026-01-05"'],
      ['an escape that is none', 'title: "C:\\Users"'],
      ['a tab', 'tags:\n\t- a'],
      ['a full-width colon', 'date: 2026-01-05\ntitle：每日'],
      ['a full-width colon in the first line', 'title：每日\ndate: 2026-01-05'],
      ['only a full-width colon', 'title：每日'],
      ['no blank behind the colon', 'title: A\ntags:a'],
      ['a comment in a list', 'tags: [a, #b]\ndate: 2026-01-05'],
      ['a list that is not closed', 'tags: [a, b\ndate: 2026-01-05'],
      ['a field that is indented', 'title: A\n date: 2026-01-05'],
      ['text of the body', 'title: A\n\n## Heading\nSome text.'],
      ['text between fields', 'title: A\nsome text\ndate: 2026-01-05'],
      ['a list below a value', 'tags: a\n- b'],
      ['braces of a template', 'title: {{ x }}'],
      ['brackets without end', `title: ${'['.repeat(100)}`],
      ['a list for a name', '? [a]\n: b'],
      ['text', 'just text'],
      ['a list', '- a\n- b'],
      ['a name twice', 'tags: a\ntitle: A\ntags: b'],
      ['an anchor and its alias', 'title: &x A\nsubtitle: *x'],
      ['a merge key', '<<: {a: 1}'],
      ['a tag', 'title: !important news'],
      ['bold text', 'title: **A**'],
    ]
    const explained = mistakes.map(([name, yaml = '']) => {
      expect(readFile(`---\n${yaml}\n---\n`).value).toBeNull()
      return [`${name}:`, ...saidOf(yaml).map(text => `  ${text}`)].join('\n')
    })
    expect(explained.join('\n')).toMatchInlineSnapshot(`
      "an unquoted colon:
        error front-matter/syntax 2:8 The value of “title” contains a colon with a blank behind it, which begins a new field. → Put the title in quotes: title: "A: B"
      a colon at the end:
        error front-matter/syntax 2:8 The value of “title” contains a colon with a blank behind it, which begins a new field. → Put the title in quotes: title: "A:"
      a colon within curly quotes:
        error front-matter/syntax 2:8 The value of “title” contains a colon with a blank behind it, which begins a new field. → Put the title in quotes: title: "“A: B”"
      a backtick:
        error front-matter/syntax 2:8 A value cannot begin with “\`” unless it is in quotes. → Put the title in quotes: title: "\`npm\` news"
      an at sign:
        error front-matter/syntax 2:8 A value cannot begin with “@” unless it is in quotes. → Put the title in quotes: title: "@claude"
      a percent sign:
        error front-matter/syntax 2:8 A value cannot begin with “%” unless it is in quotes. → Put the title in quotes: title: "%x"
      a percent sign before a name:
        error front-matter/syntax 2:1 A line of front matter cannot begin with “%”. → Put the name of the field in quotes, or indent the line if it belongs to the text above.
      an asterisk:
        error front-matter/syntax 2:8 A value cannot begin with “*” unless it is in quotes. → Put the title in quotes: title: "*bold* news"
      brackets before the text:
        error front-matter/syntax 2:8 A value that begins with “[” is a list or map, and text follows behind it. → Put the title in quotes: title: "[AI] news"
      a mark of a block with text:
        error front-matter/syntax 2:8 A value cannot begin with “>” unless it is in quotes. → Put the title in quotes: title: "> text"
      a hyphen before the text:
        error front-matter/syntax 2:8 A value cannot begin with “-” unless it is in quotes. → Put the title in quotes: title: "- x"
      quotes within quotes:
        error front-matter/syntax 2:8 The text that begins with the quote " ends at the next ", and more follows. → Put the title in quotes: title: 'A "quoted" B'
      an apostrophe within quotes:
        error front-matter/syntax 2:8 The text that begins with the quote ' ends at the next ', and more follows. → Put the title in quotes: title: "it's"
      text behind quotes:
        error front-matter/syntax 2:8 The text that begins with the quote " ends at the next ", and more follows. → Put the title in quotes: title: '"A" B'
      quotes that are not closed:
        error front-matter/syntax 2:8 The text that begins with the quote " has no quote at its end. → Write " behind its last character.
      an escape that is none:
        error front-matter/syntax 2:8 “\\U” means nothing between double quotes, where a backslash begins a special character. → Write two backslashes, or put the text in single quotes.
      a tab:
        error front-matter/syntax 3:1 The line is indented with a tab, which YAML does not allow. → Indent it with blanks.
      a full-width colon:
        error front-matter/syntax 3:6 Behind “title” stands the full-width colon “：”, so that the line is no field. → Write an ordinary colon and a blank: “title: …”.
      a full-width colon in the first line:
        error front-matter/syntax 2:6 Behind “title” stands the full-width colon “：”, so that the line is no field. → Write an ordinary colon and a blank: “title: …”.
      only a full-width colon:
        error front-matter/syntax 2:6 Behind “title” stands the full-width colon “：”, so that the line is no field. → Write an ordinary colon and a blank: “title: …”.
      no blank behind the colon:
        error front-matter/syntax 3:6 There is no blank behind the colon of “tags:”, so that the line is no field. → Write “tags: ” with a blank.
      a comment in a list:
        error front-matter/syntax 2:7 A “#” behind a blank begins a comment, so that the list has no “]”. → Put the item with the “#” in quotes.
      a list that is not closed:
        error front-matter/syntax 2:7 The list that begins with “[” has no “]” in its line. → Close it with “]”.
      a field that is indented:
        error front-matter/syntax 3:2 “date:” is indented below “title:”, which has a value of its own. → Remove the blanks before “date:”; or, if the line belongs to the text above, put the whole text in quotes.
      text of the body:
        error front-matter/syntax 5:1 “Some text.” is not a field like “title: …”. → If the text of the post begins here, the line “---” that ends front matter is missing above it.
      text between fields:
        error front-matter/syntax 3:1 “some text” is not a field like “title: …”. → Write it as a field, or indent it if it belongs to the line above.
      a list below a value:
        error front-matter/syntax 3:1 “- b” is not a field like “title: …”. → Write it as a field, or indent it if it belongs to the line above.
      braces of a template:
        error front-matter/syntax 2:9 A list or map stands here where the name of a field belongs. → If the braces or brackets belong to a text, put the text in quotes.
      brackets without end:
        error front-matter/too-deep 2:72 Lists or maps are nested here too deeply. → If the brackets belong to a text, put the text in quotes.
      a list for a name:
        error front-matter/syntax 2:3 A list or map stands here where the name of a field belongs. → If the braces or brackets belong to a text, put the text in quotes.
      text:
        error front-matter/not-fields 2:1 The front matter is text, not fields with names. → Write one field a line: “title: …”.
      a list:
        error front-matter/not-fields 2:1 The front matter is a list, not fields with names. → Write one field a line: “title: …”.
      a name twice:
        error front-matter/duplicate-key 4:1 The field “tags” is there twice. → Keep one of the two. (2:1 It is first written here.)
      an anchor and its alias:
        error front-matter/refused-yaml 2:8 “&x” is an instruction to YAML, which front matter may not use. → If “&” belongs to the text, put the whole text in quotes; else write the value out.
        error front-matter/refused-yaml 3:11 “*x” is an instruction to YAML, which front matter may not use. → If “*” belongs to the text, put the whole text in quotes; else write the value out.
      a merge key:
        error front-matter/refused-yaml 2:1 “<<” is an instruction to YAML, which front matter may not use. → If “<<” belongs to the text, put the whole text in quotes; else write the value out.
      a tag:
        error front-matter/refused-yaml 2:8 “!important” is an instruction to YAML, which front matter may not use. → If “!” belongs to the text, put the whole text in quotes; else write the value out.
      bold text:
        error front-matter/refused-yaml 2:8 “**A**” is an instruction to YAML, which front matter may not use. → If “*” belongs to the text, put the whole text in quotes; else write the value out."
    `)
  })

  it('has a line that cannot begin a field, of which we know no more', () => {
    expect(saidOf('title: A\n: b: c')[0]).toContain('front-matter/syntax')
  })
})

describe('YAML as it is meant', () => {
  it.each([
    ['2026-01-05', '2026-01-05'],
    ['12:30:45', '12:30:45'],
    ['017', '017'],
    ['1.10', '1.10'],
    ['1_000', '1_000'],
    ['0x1F', '0x1F'],
    ['2026', '2026'],
    ['true', 'true'],
    ['yes', 'yes'],
    ['C#', 'C#'],
    ['12345678901234567890', '12345678901234567890'],
    ['.inf', '.inf'],
    ['50% off: no', null],
    ['"A: B"', 'A: B'],
    ["'it''s'", "it's"],
    ['|\n  two\n  lines', 'two lines'],
    ['>-\n  folded\n  text', 'folded text'],
    ['"  blanks  "', 'blanks'],
    ['"a\\u0007b\\u0000c"', 'abc'],
    ['~', null],
    ['', null],
    ['"  "', null],
  ])('title: %s', (written, title) => {
    const { value } = readFile(`---\ntitle: ${written}\n---\n`)
    expect(value?.frontMatter.title ?? null).toBe(title)
  })

  it('keeps a comment that is one', () => {
    expect(fieldsOf('title: A # the title\ndate: 2026-01-05 #day').title).toBe('A')
  })

  it('misses text that became a comment', () => {
    expect(saidOf('title: AI #1 news')).toMatchInlineSnapshot(`
      [
        "warning front-matter/text-after-hash 2:8 The “#” makes “#1 news” a comment, so that it is missing from “title”. → Put the text in quotes: "AI #1 news".",
      ]
    `)
    expect(saidOf('title: #tag')).toMatchInlineSnapshot(`
      [
        "warning front-matter/text-after-hash 2:8 The “#” makes “#tag” a comment, so that it is missing from “title”. → Put the text in quotes: "#tag".",
      ]
    `)
    expect(saidOf('tags:\n  - AI\n  - #LLM\n  - C #x')).toMatchInlineSnapshot(`
      [
        "warning front-matter/text-after-hash 4:5 The “#” makes “#LLM” a comment, so that it is missing from “tags”. → Put the text in quotes: "#LLM".",
        "warning front-matter/text-after-hash 5:5 The “#” makes “#x” a comment, so that it is missing from “tags”. → Put the text in quotes: "C #x".",
      ]
    `)
    expect(saidOf('title: "AI #1 news"\nown: x #y')).toEqual([])
  })
})
