import { describe, expect, it } from 'vitest'
import { POST, readFile, show } from './read.ts'

const said = (text: string): string[] => show(readFile(text).diagnostics)

describe('a file in its two parts', () => {
  const usual = { title: 'A', body: 'Text.\n', bodyLine: 4, said: [] }

  it.each([
    ['plain', '---\ntitle: A\n---\nText.\n', usual],
    ['Windows', '---\r\ntitle: A\r\n---\r\nText.\r\n', usual],
    ['CR only', '---\rtitle: A\r---\rText.\r', usual],
    ['a mark of byte order', '\uFEFF---\ntitle: A\n---\nText.\n', usual],
    ['two marks of byte order', '\uFEFF\uFEFF---\ntitle: A\n---\nText.\n', usual],
    ['blanks behind the fences', '---  \ntitle: A\n---\t \nText.\n', usual],
    ['a blank before the fence', ' ---\ntitle: A\n---\nText.\n', usual],
    ['empty lines before the fence', '\n \n---\ntitle: A\n---\nText.\n', { ...usual, bodyLine: 6 }],
    ['dots as the closing fence', '---\ntitle: A\n...\nText.\n', usual],
    ['no line end after the last fence', '---\ntitle: A\n---', { ...usual, body: '' }],
    [
      'a rule in the body',
      '---\ntitle: A\n---\nText.\n\n---\nMore',
      { ...usual, body: 'Text.\n\n---\nMore' },
    ],
    ['an empty line first in the body', '---\ntitle: A\n---\n\n    code', { ...usual, body: '\n    code' }],
    ['TOML', '+++\ntitle = "A"\n+++\nText.\n', usual],
    ['JSON', '{\n"title": "A"\n}\nText.\n', usual],
    ['JSON in one line', '{"title": "A"}\nText.\n', { ...usual, bodyLine: 2 }],
    ['JSON with braces in a string', '{"title": "A", "x": "}\\"}"}\nText.\n', { ...usual, bodyLine: 2 }],
    ['no fields', '---\n---\nText.\n', { ...usual, title: null, bodyLine: 3 }],
    ['only a comment', '---\n# nothing\n---\nText.\n', { ...usual, title: null }],
  ])('%s', (_, text, expected) => {
    const { value, diagnostics } = readFile(text)
    expect({
      title: value?.frontMatter.title,
      body: value?.body,
      bodyLine: value?.bodyLine,
      said: show(diagnostics),
    }).toEqual(expected)
  })

  it('reads a second file with the same text alike', () => {
    const text = '---\ntitle: A\n---\nText.\n'
    expect(readFile(text)).toEqual(readFile(text))
    const broken = '---\ntitle: A: B\n---\nText.\n'
    expect(readFile(broken)).toEqual(readFile(broken))
  })

  it('never runs code', () => {
    for (const language of [
      'js',
      'javascript',
      'JS',
      ' js',
      'coffee',
      'constructor',
      'toString',
      '__proto__',
      'yaml',
    ]) {
      const { value, diagnostics } = readFile(`---${language}\nprocess.exit(3)\n---\nText.`)
      expect(value).toBeNull()
      expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter/fence-text'])
    }
  })
})

describe('a file without front matter that can be found', () => {
  it('is missing', () => {
    expect(said('# Only text\n')).toMatchInlineSnapshot(`
      [
        "error front-matter/missing 1:1 The file has no front matter. → Begin the file with a line “---”, then fields such as “title: …” and “date: …”, then another line “---”.",
      ]
    `)
    expect(said('')).toEqual(said('# Only text\n'))
    expect(said('{{< youtube id >}}\n')).toEqual(said('# Only text\n'))
    expect(said('\n\n  Text')[0]).toContain('front-matter/missing 3:1')
  })

  it('lacks the opening fence', () => {
    expect(said('title: A\n---\nText')).toMatchInlineSnapshot(`
      [
        "error front-matter/no-opening-fence 1:1 The file begins with “title: A”, but the line “---” that opens front matter is not there. → Add a line “---” above it.",
      ]
    `)
  })

  it('has a fence of the wrong length or characters', () => {
    expect(said('----\ntitle: A\n----\nText')).toMatchInlineSnapshot(`
      [
        "error front-matter/bad-fence 1:1 “----” neither opens nor closes front matter. → Write exactly three hyphens and nothing else in the line: “---”.",
      ]
    `)
    for (const fence of ['--', '——', '–––', '—-'])
      expect(said(`${fence}\ntitle: A\n${fence}\n`)[0]).toContain('front-matter/bad-fence 1:1')
    expect(said('---\ntitle: A\n----\nText\n\n---\nMore')[0]).toContain('front-matter/bad-fence 3:1')
    expect(said('{"title":\n---\n"A"}\nText')[0]).toContain('front-matter/bad-fence 2:1')
  })

  it('has text behind a fence', () => {
    expect(said('---js\n{}\n---\n')).toMatchInlineSnapshot(`
      [
        "error front-matter/fence-text 1:1 Behind the mark that opens or closes front matter stands “js”. Front matter is never run as code, and its format is known from the mark alone. → Leave nothing else in that line: “---” for YAML, “+++” for TOML, braces for JSON.",
      ]
    `)
    expect(said('---\ntitle: A\n--- # end\n---\nText')[0]).toContain('front-matter/fence-text 3:1')
    expect(said('{"title": "A"} Text')[0]).toContain('front-matter/fence-text 1:1')
  })

  it('is wrapped in a code block', () => {
    expect(said('```markdown\n---\ntitle: A\n---\nText\n```')).toMatchInlineSnapshot(`
      [
        "error front-matter/in-code-block 1:1 The file begins with a code block, so that its front matter is no front matter. → Remove the line with the backticks, and the one that ends the code block.",
      ]
    `)
    expect(said('```\n---\ntitle: A\n---\nText\n```')[0]).toContain('front-matter/in-code-block')
  })

  it('never ends', () => {
    expect(said('---\ntitle: A\n\nText.\n')).toMatchInlineSnapshot(`
      [
        "error front-matter/unclosed 1:1 The front matter that begins here with “---” never ends. → Add a line “---” after the last field.",
      ]
    `)
    expect(said('---\ntitle: A\n——\nText.\n')).toMatchInlineSnapshot(`
      [
        "error front-matter/unclosed 1:1 The front matter that begins here with “---” never ends. → Add a line “---” after the last field. (3:1 This line is almost “---”.)",
      ]
    `)
    expect(said('+++\ntitle = "A"\nText')[0]).toContain('Add a line “+++”')
    expect(said('{"title": "A"\nText')).toMatchInlineSnapshot(`
      [
        "error front-matter/unclosed 1:1 The front matter that begins here with “{” never ends. → Close every brace.",
      ]
    `)
  })

  it('is too long', () => {
    const long = `---\nx: ${'a'.repeat(65_536)}\n---\nText`
    expect(said(long)).toMatchInlineSnapshot(`
      [
        "error front-matter/too-long 1:1 The front matter is longer than 64 KB. → Check that a line “---” ends it where the text begins.",
      ]
    `)
    expect(said(`{"x": "${'a'.repeat(65_536)}"}\nText`)[0]).toContain('front-matter/too-long 1:1')
    expect(said(`---\nx: ${'a'.repeat(65_000)}\n---\nText`)).toEqual([])
  })

  it('names the file', () => {
    expect(readFile('Text').diagnostics[0]?.at?.path).toBe(POST)
  })
})
