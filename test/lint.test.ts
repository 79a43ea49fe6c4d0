import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, lintFile } from '../src/lint/lint-file.ts'
import type { Finding } from '../src/lint/subject.ts'
import { unifiedDiff } from '../src/lint/unified-diff.ts'
import { loadParser, PORTABLE_PARSER } from '../src/markdown/parser.ts'
import type { LintRule } from '../src/model/lint-rules.ts'
import { LINT_RULES } from '../src/model/lint-rules.ts'
import { sourcePath } from '../src/model/names.ts'
import { configure } from '../src/stages/configure.ts'
import { parse } from '../src/stages/parse.ts'

const parser = await loadParser()
const config = configure({ source: null, baseUrl: null, pagesUrl: null, content: null }).value
if (config === null) throw new Error('the usual configuration must do')

const encoder = new TextEncoder()

function lint(text: string, path = 'content/posts/20260105-x.md', off: readonly LintRule[] = []) {
  if (config === null) throw new Error('no configuration')
  const at = sourcePath(path)
  const { value, diagnostics } = parse(
    { path: at, bytes: encoder.encode(text) },
    {
      timeZone: config.timeZone,
      taxonomies: config.taxonomies,
      markdown: config.markdown,
      parts: config.digest.parts,
      shortcodes: ['youtube'],
      parser,
      emojiNames: null,
    },
  )
  return lintFile(
    { path: at, text, documents: value === null ? [] : [value], noticed: diagnostics },
    { parser, off },
  )
}

const fix = (text: string, path?: string): string =>
  applyEdits(
    text,
    lint(text, path).flatMap(({ edits }) => edits),
  )

const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ rule, diagnostic }) => {
    const { line, column } = diagnostic.at?.start ?? { line: 0, column: 0 }
    return `${line}:${column} ${rule}`
  })

const post = (fields: string, body: string): string =>
  `---\ntitle: T\ndate: 2026-01-05\n${fields}---\n${body}`

describe('the rules', () => {
  it('find nothing in a clean post', () => {
    expect(
      brief(
        lint(
          post(
            'image: /a.png\ntags: [Claude, AI]\n',
            '## 一\n\n他說：「好，走吧！」（真的）見 https://x.tw/a:b,c 與 10:30。\n\n### 二\n\nEnglish, with (brackets): fine!\n',
          ),
        ),
      ),
    ).toEqual([])
  })

  it('have each a switch', () => {
    const text = post('image: //a/b.png\ntags: [A, a]\n', '#### x\n')
    expect(brief(lint(text)).map(line => line.split(' ')[1])).toEqual([
      'image-slashes',
      'term-twice',
      'heading-skipped',
    ])
    expect(lint(text, undefined, [...LINT_RULES])).toEqual([])
    expect(brief(lint(text, undefined, ['term-twice']))).toHaveLength(2)
  })

  it.each([
    ['image: //a/b.png\n', 'image: /a/b.png\n'],
    ['image: "//a/b.png"  # cover\n', 'image: "/a/b.png"  # cover\n'],
    ['image:\n  url: ///a/b.png\n  alt: x\n', 'image:\n  url: /a/b.png\n  alt: x\n'],
    ['image: /\n', ''],
    ['image: ""\n', ''],
    ["Image: '/'\ntags: [b]\n", 'tags: [b]\n'],
  ])('mend the image %j', (fields, wanted) => {
    expect(fix(post(fields, 'Text.\n'))).toBe(post(wanted, 'Text.\n'))
  })

  it('leave an image alone that names a host', () => {
    expect(lint(post('image: //cdn.example.com/a.png\n', 'Text.\n'))).toEqual([])
  })

  it('report an empty image in JSON, and leave it', () => {
    const text = '{\n  "title": "T",\n  "date": "2026-01-05",\n  "image": "/"\n}\nText.\n'
    expect(brief(lint(text))).toEqual(['4:12 image-empty'])
    expect(fix(text)).toBe(text)
  })

  it.each([
    ['Text.\n\n**\n', 'Text.\n'],
    ['Text.\n**', 'Text.'],
    ['- a\n- b\n\n**  \n\n', '- a\n- b\n\n'],
    ['Text.\n**\n\n**\n', 'Text.\n'],
  ])('drop a last line of %j', (body, wanted) => {
    expect(fix(post('', body))).toBe(post('', wanted))
  })

  it('undo an escape in a shortcode', () => {
    const body = '{{< youtube ZTKW\\_CpuPT4 >}}\n\nA \\_b.\n'
    expect(fix(post('', body))).toBe(post('', body.replace('W\\_', 'W_')))
  })

  it('hold the number in the notice against the sources', () => {
    const body = (count: number) =>
      `## 資料來源\n- [A](https://a.example/x)\n- [B](https://b.example/y)\n\n*本文由 AI 自動生成，彙整自 ${count} 篇新聞來源。*\n`
    expect(lint(post('', body(2)))).toEqual([])
    expect(brief(lint(post('', body(3))))).toEqual(['9:1 source-count'])
  })

  it('hold the number in the tagline against sources and stories', () => {
    const body =
      '## 本週新聞焦點\n- 一則\n很長的說明很長的說明。\n- 二則\n很長的說明很長的說明。\n\n## 資料來源\n- [A](https://a.example/x)\n'
    const tagline = (text: string) => `tagline: "${text}"\n`
    expect(lint(post(tagline('彙整 2 則新聞'), body))).toEqual([])
    expect(lint(post(tagline('彙整 1 則新聞'), body))).toEqual([])
    expect(lint(post(tagline('2026-01-05 的新聞'), body))).toEqual([])
    expect(brief(lint(post(tagline('彙整 7 則新聞'), body)))).toEqual(['4:10 source-count'])
  })

  it('name cut titles and home pages among the sources', () => {
    const body =
      '## Sources\n- [A title that was ...](https://a.example/x)\n- [B](https://b.example/)\n- [C](https://c.example/?p=1)\n'
    expect(brief(lint(post('', body)))).toEqual(['6:3 cut-title', '7:3 source-home-page'])
    expect(brief(lint('---\ntitle: "Cut ..."\ndate: 2026-01-05\n---\nX\n'))).toEqual(['2:8 cut-title'])
    expect(lint('---\ntitle: "然後……"\ndate: 2026-01-05\n---\nX\n')).toEqual([])
  })

  it('compare the dates of file name and front matter, in the offset that is written', () => {
    expect(brief(lint(post('', 'X\n'), 'content/posts/2026-01-06-x.md'))).toEqual(['3:7 date-differs'])
    expect(lint('---\ntitle: T\ndate: 2026-01-05T23:30:00-05:00\n---\nX\n')).toEqual([])
    expect(lint('---\ntitle: T\n---\nX\n')).toEqual([])
  })

  it('count the characters of a description', () => {
    expect(brief(lint(post(`description: ${'字'.repeat(201)}\n`, 'X\n')))).toEqual(['4:14 summary-too-long'])
    expect(lint(post(`description: 短\nsummary: ${'字'.repeat(400)}\n`, 'X\n'))).toEqual([])
    expect(lint(post(`summary: ${'👩‍👩‍👧‍👦'.repeat(200)}\n`, 'X\n'))).toEqual([])
  })

  it('find skipped levels of headings, not those in code', () => {
    expect(brief(lint(post('', '## a\n#### b\n##### c\n## d\n```\n#### e\n```\n')))).toEqual([
      '6:1 heading-skipped',
    ])
  })
})

describe('mixed punctuation', () => {
  it.each([
    ['他說好,然後走了。', '他說好，然後走了。'],
    ['他說好, 然後走了。', '他說好，然後走了。'],
    ['結果如下:「好」，對吧?', '結果如下：「好」，對吧？'],
    ['甲；乙;丙。', '甲；乙；丙。'],
    ['第一,\n第二，第三,\n', '第一,\n第二，第三，\n'],
    ['這(真的)很好，不是嗎。', '這（真的）很好，不是嗎。'],
    ['一句，完了.', '一句，完了。'],
    ['**重點**,就是這個,對。', '**重點**，就是這個，對。'],
    ['𠮷野家,好，吃。', '𠮷野家，好，吃。'],
    ['> 引文，甲,\n> 乙,丙。', '> 引文，甲，\n> 乙，丙。'],
    ['1. 甲，乙\n   丙,丁，戊\n', '1. 甲，乙\n   丙，丁，戊\n'],
    ['，{{< youtube a\\_b >}}甲,', '，{{< youtube a_b >}}甲，'],
    ['2\\*甲,乙，A&amp;B,丙,丁。', '2\\*甲，乙，A&amp;B,丙，丁。'],
  ])('%j becomes %j', (written, wanted) => {
    expect(fix(post('', written))).toBe(post('', wanted))
  })

  it.each([
    '全形的沒有,這一句都是半形',
    'Claude,OpenAI,還有，其他。',
    '用 `甲,乙` 表示，好。',
    '見 [甲,乙](https://x.tw/甲,乙)，好。',
    '上午十:三十，開始。比數三:二，結束。',
    '10:30 開始，11:45 結束。',
    '他引用「Veni, vidi, vici」，就走了。',
    '見 https://x.tw/中,文:好 ，對。',
    '{{< figure title="甲,乙" >}}，好。',
    '用法(function calling)如下，好。',
    '等等...然後，走了。',
    '$甲,乙$，好。',
    '共 1,000 人，好。',
    '```\n甲,乙，丙\n```',
    '<b title="甲,乙，丙">好</b>，對。',
    '甲\\,乙，丙&#44;丁。',
  ])('%j stays', body => {
    expect(lint(post('', body))).toEqual([])
  })
})

/** What an author or a model may write, and what else stands in files. */
const piece = fc.constantFrom(
  '甲',
  '乙',
  '𠮷',
  'A',
  ' ',
  ',',
  '，',
  ':',
  '。',
  '!',
  '(',
  ')',
  '「',
  '」',
  '\\_',
  '**',
  '`',
  '$',
  '\n',
  '\n\n',
  '- ',
  '> ',
  '#### ',
  '{{< youtube a\\_b >}}',
  '&amp;',
  '👍🏽',
  '\t',
  'https://x.tw/a,b',
)
const fields = fc.constantFrom(
  '',
  'image: //a/b.png\n',
  'image: /\n',
  'image:   "/"  \n',
  'tags: [\'x\', "X"]\n',
  'summary: |\n  甲,乙，丙\n',
)
const file = fc
  .record({
    fields,
    body: fc.array(piece, { maxLength: 40 }).map(parts => parts.join('')),
    end: fc.constantFrom('', '\n', '\n**', '\n**\n', '\n\n'),
    eol: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\uFEFF'),
  })
  .map(({ fields: head, body, end, eol, mark }) => mark + post(head, body + end).replaceAll('\n', eol))

describe('mending', () => {
  it('changes nothing outside of its edits, whatever the line ends and the mark of byte order', () => {
    fc.assert(
      fc.property(file, text => {
        const edits = lint(text)
          .flatMap(finding => finding.edits)
          .toSorted((a, b) => a.start - b.start)
        const fixed = applyEdits(text, edits)
        let [before, after, shift] = [0, 0, 0]
        for (const edit of edits) {
          if (edit.start < before) continue
          expect(fixed.slice(after, edit.start + shift)).toBe(text.slice(before, edit.start))
          shift += edit.text.length - (edit.end - edit.start)
          before = edit.end
          after = edit.end + shift
        }
        expect(fixed.slice(after)).toBe(text.slice(before))
        expect(fixed.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'))
      }),
      { numRuns: 500 },
    )
  })

  it('mends all of it at once: a second time changes nothing', () => {
    fc.assert(
      fc.property(file, text => {
        const once = fix(text)
        expect(fix(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('does the same with both parsers', () => {
    const text = post('', '**「重點」**,就是，這個,對。\n')
    const of = (which: typeof parser) =>
      lintFile(
        { path: sourcePath('content/a.md'), text, documents: [], noticed: [] },
        { parser: which, off: [] },
      )
    expect(of(PORTABLE_PARSER)).toEqual(of(parser))
  })
})

describe('a diff', () => {
  it('is one that patch reads: with line ends and a missing last one', () => {
    expect(unifiedDiff('content/a.md', 'a\r\nb\r\n**', 'a\r\nb')).toBe(
      '--- a/content/a.md\n+++ b/content/a.md\n@@ -1,3 +1,2 @@\n a\r\n-b\r\n-**\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
    )
  })
})
