import { describe, expect, it } from 'vitest'
import { loadParser, PORTABLE_PARSER } from '../../src/markdown/parser.ts'
import { sourcePath } from '../../src/model/names.ts'
import { USUAL_PART_NAMES } from '../../src/model/parts.ts'
import { type ParseOptions, parse, parseKey } from '../../src/stages/parse.ts'

const OPTIONS: ParseOptions = {
  timeZone: 'Asia/Taipei',
  taxonomies: [{ name: 'tags', fields: ['tags', 'tag'], labels: {}, minimum: 1 }],
  markdown: { contents: { from: 2, to: 3 }, singleDollar: false, emoji: false },
  parts: USUAL_PART_NAMES,
  shortcodes: ['youtube'],
  parser: await loadParser(),
  emojiNames: null,
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function parsed(text: string | Uint8Array, path = 'content/posts/a.md') {
  return parse({ path: sourcePath(path), bytes: typeof text === 'string' ? bytes(text) : text }, OPTIONS)
}

const DAILY = `---
title: "模型日報 - 2026-01-05"
date: 2026-01-05
tags: [甲, 乙]
source_url: https://www.a.example/one?utm_source=x
source_name: A 社
---
## 本週趨勢
兩家公司同時擴張。

## 📰 本週新聞焦點
- 方案甲上線
新方案讓用量加倍。

- 機房動工
第二期工程本週開始。

## 🔗 資料來源
- [One](https://a.example/one)
- [Two is long ...](https://b.example/two)

---
*本文由 AI 自動生成，彙整自 2 篇新聞來源。*
**
`

describe('a file', () => {
  it('becomes a document', () => {
    const { value, diagnostics } = parsed(DAILY)
    expect(value).toMatchObject({
      path: 'content/posts/a.md',
      title: '模型日報 - 2026-01-05',
      excerpt: expect.stringMatching(/^兩家公司同時擴張。/),
      stories: [
        { id: 'story-方案甲上線', headline: '方案甲上線', text: '新方案讓用量加倍。' },
        { id: 'story-機房動工', headline: '機房動工', text: '第二期工程本週開始。' },
      ],
      sources: [
        { publisher: 'A 社', domain: 'a.example', canonicalUrl: 'https://a.example/one' },
        { title: 'Two is long ...', titleIsCut: true, domain: 'b.example', at: { line: 20, column: 3 } },
      ],
      notice: { generated: true, sourceCount: 2 },
      headings: [{ id: '本週趨勢' }, { id: '本週新聞焦點' }, { id: '資料來源' }],
    })
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 24,
            },
          },
          "code": "markdown/stray-emphasis",
          "hint": "Delete the line.",
          "message": "The last line is only “**”, which opens or closes nothing; it is not shown.",
          "severity": "warning",
        },
      ]
    `)
  })

  it('is plain data, with a hash of everything that it came from', () => {
    const { value } = parsed(DAILY)
    expect(JSON.parse(JSON.stringify(value))).toEqual(value)
    expect(parsed(DAILY).value?.hash).toBe(value?.hash)
    expect(parsed(`${DAILY} `).value?.hash).not.toBe(value?.hash)
    expect(parsed(DAILY, 'content/posts/b.md').value?.hash).not.toBe(value?.hash)
    expect(parseKey({ ...OPTIONS, parser: PORTABLE_PARSER })).not.toBe(parseKey(OPTIONS))
    expect(parseKey({ ...OPTIONS, shortcodes: [] })).not.toBe(parseKey(OPTIONS))
  })

  it('is the same with other line ends', () => {
    const { value } = parsed(DAILY.replaceAll('\n', '\r\n'))
    expect({ ...value, hash: '' }).toEqual({ ...parsed(DAILY).value, hash: '' })
  })

  it('has its title from front matter, else a heading, else its name', () => {
    const titleOf = (text: string, path?: string) => parsed(text, path).value?.title
    expect(titleOf('---\ntitle: A\n---\n# B')).toBe('A')
    expect(titleOf('---\ndate: 2026-01-05\n---\n# B *c*\n\ntext')).toBe('B c')
    expect(titleOf('---\ndate: 2026-01-05\n---\ntext', 'content/posts/my-post.zh-tw.md')).toBe('my-post')
    expect(titleOf('---\ndate: 2026-01-05\n---\ntext', 'content/posts/bundle/index.md')).toBe('bundle')
    expect(parsed('---\ndate: 2026-01-05\n---\ntext').diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 1,
            },
          },
          "code": "file/no-title",
          "hint": "Add “title:” to the front matter.",
          "message": "This file has neither a title nor a heading; the name of the file, “a”, is shown as its title.",
          "severity": "warning",
        },
      ]
    `)
    expect(parsed('---\ndraft: false\n---\ntext', 'content/posts/_index.md')).toMatchObject({
      diagnostics: [],
    })
  })
})

describe('a broken file', () => {
  it('is not UTF-8', () => {
    const { value, diagnostics } = parsed(
      Uint8Array.from([...bytes('---\ntitle: 中'), 0xff, ...bytes('\n---\n')]),
    )
    expect(value).toBeNull()
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 9,
              "line": 2,
            },
          },
          "code": "file/not-utf8",
          "hint": "Save the file with the encoding UTF-8.",
          "message": "This file is not valid UTF-8: the bytes at this place stand for no character.",
          "severity": "error",
        },
      ]
    `)
    expect(parsed(Uint8Array.from([...bytes('a\nb'), 0xe4, 0xb8])).diagnostics).toMatchObject([
      { code: 'file/not-utf8', at: { start: { line: 2, column: 2 } } },
    ])
  })

  it('is UTF-16', () => {
    const { value, diagnostics } = parsed(Uint8Array.from([0xff, 0xfe, 0x2d, 0]))
    expect(value).toBeNull()
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 1,
            },
          },
          "code": "file/utf-16",
          "hint": "Save the file with the encoding UTF-8.",
          "message": "This file is written in UTF-16LE, and only UTF-8 is read.",
          "severity": "error",
        },
      ]
    `)
    expect(parsed(Uint8Array.from([0xfe, 0xff, 0, 0x2d])).diagnostics[0]?.message).toContain('UTF-16BE')
  })

  it('holds a NUL', () => {
    const { value, diagnostics } = parsed('---\ntitle: a\n---\n中\0')
    expect(value).toBeNull()
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 2,
              "line": 4,
            },
          },
          "code": "file/nul-character",
          "hint": "Remove the character, or move the file out of the content folder if it is not a text.",
          "message": "This file holds a NUL character, which no text has.",
          "severity": "error",
        },
      ]
    `)
  })

  it('has no document when its front matter is wrong', () => {
    const { value, diagnostics } = parsed('no front matter')
    expect(value).toBeNull()
    expect(diagnostics.map(each => each.severity)).toContain('error')
  })
})
