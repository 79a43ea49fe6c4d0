import { describe, expect, it } from 'vitest'
import { paced } from '../support/pace.ts'
import { codes, parsed, SLOW } from './support.ts'

/** Times ordinary text: far above what each takes, far below what an unlimited parser takes (seconds to minutes). */
const SOON = 10

describe('texts made to overflow', () => {
  it.each([
    ['quotes', '>'.repeat(20_000)],
    ['quotes with text', `${'> '.repeat(5_000)}x`],
    ['lists', Array.from({ length: 400 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['emphasis', `${'*a **b '.repeat(3_000)}c${'** *'.repeat(3_000)}`],
    ['attention', '*a_ '.repeat(5_000)],
    ['attention beside CJK', '**「a」**的'.repeat(5_000)],
    ['definitions', Array.from({ length: 20_000 }, (_, i) => `[a${i}]: /x`).join('\n')],
    ['brackets', '['.repeat(20_000)],
    ['links', '[a]('.repeat(10_000)],
    ['elements', '<div>'.repeat(20_000)],
    ['inline elements', `a ${'<b>'.repeat(20_000)}`],
    ['elements in pieces', '<div>\n\n'.repeat(5_000)],
    ['shortcodes', '{{< youtube "'.repeat(20_000)],
    ['paired shortcodes', `${'{{< details >}}'.repeat(3_000)}${'{{< /details >}}'.repeat(3_000)}`],
    ['closing shortcodes', `${'{{< youtube >}}'.repeat(5_000)}${'{{< /figure >}}'.repeat(5_000)}`],
    ['shortcodes with text', '{{< details >}}x{{< /details >}}\n\n'.repeat(1_000)],
    ['verbatim code', '{{< highlight md >}}\n```\n{{< /highlight >}}\n\n'.repeat(2_000)],
    ['raw without an end', '{% raw %} '.repeat(10_000)],
    ['parts of addresses', '[a]({{ site.baseurl }}/x) '.repeat(5_000)],
    ['attribute lists', '{: .a '.repeat(20_000)],
    ['attribute lists of one list', '- a\n{: .small}\n'.repeat(5_000)],
    ['definitions of terms', 'a\n: b\n\n'.repeat(5_000)],
    ['alerts', '> [!NOTE]\n> a\n\n'.repeat(5_000)],
    ['comments', '<!-- '.repeat(20_000)],
    ['headings', '# a\n'.repeat(5_000)],
    ['stories', `## News\n${'- a\nb\n'.repeat(3_000)}`],
    ['footnotes', `${'[^1] '.repeat(3_000)}\n\n[^1]: x`],
    ['backticks', Array.from({ length: 1_000 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['dots', `${'.'.repeat(200_000)} a`],
    ['addresses', `,https://a.example`.repeat(10_000)],
    ['addresses and marks', 'https://a.example/、'.repeat(5_000)],
    ['hosts', `${'www.'.repeat(50_000)}。`],
    ['pipes in code', `a|b\n-|-\n${'`'.repeat(2)}${'|'.repeat(50_000)}\n${'`|'.repeat(20_000)}`],
    ['tight headings', '##a `x`\n'.repeat(5_000)],
    ['bullets', '• a\n'.repeat(20_000)],
    ['characters without width', `${'\u200B'.repeat(100_000)}\n${'\u200B\n'.repeat(20_000)}`],
    ['blanks', `${' '.repeat(100_000)}x\n${'-\u3000'.repeat(20_000)}`],
    ['citations', `${'【1'.repeat(20_000)}${'citeturn0'.repeat(20_000)}†`],
    ['fences around a text', `\`\`\`markdown\n${'```a\n'.repeat(20_000)}\`\`\``],
    ['thoughts without an end', '<think>'.repeat(20_000)],
    ['digits', `## ${'1.'.repeat(50_000)}`],
  ])('are read in time: %s', (_name, text) => {
    expect(paced(() => parsed(text)).pace).toBeLessThan(SOON)
  })

  it('is read in time when it is only long', () => {
    const paragraph = '一段普通的文字，帶著 **粗體**、[連結](https://a.example/) 與 `code`。'.repeat(10)
    const text = `${paragraph}\n\n`.repeat(5_000_000 / Buffer.byteLength(paragraph))
    const { value, pace } = paced(() => parsed(text).value)
    expect(value.counts.cjk).toBeGreaterThan(500_000)
    expect(pace).toBeLessThan(3 * SOON)
  })

  it('keeps emphasis right beside CJK in a long text, and says where it cannot', () => {
    const paragraph = `${'一段普通的文字。'.repeat(50)}**「重點」**的\n\n`
    const long = parsed(paragraph.repeat(300))
    expect(long.diagnostics).toEqual([])
    expect(long.value.body.pieces.join('').match(/<strong>「重點」<\/strong>的/g)).toHaveLength(300)
    const huge = parsed(`甲**「乙」**的\n\n${'一段普通的文字。'.repeat(7_000)}**「重點」**的`)
    expect(huge.value.body.pieces.join('')).toContain('甲<strong>「乙」</strong>的')
    expect(huge.diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 3,
            },
          },
          "code": "markdown/unchecked-emphasis",
          "hint": "Break the text into shorter paragraphs, or into several posts.",
          "message": "This text is so long that emphasis beside Chinese, Japanese or Korean was read by the rules of Latin script from here on; some “*”, “_” or “~” may be shown as they are.",
          "severity": "warning",
        },
      ]
    `)
  })

  it('is nested to a limit, and says so', () => {
    const { value, diagnostics } = parsed(`a\n\n${'> '.repeat(5_000)}deep`)
    expect(value.text).toBe('a\ndeep')
    expect(value.body.pieces.join('').match(/<blockquote>/g)).toHaveLength(100)
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 201,
              "line": 3,
            },
          },
          "code": "markdown/too-deep",
          "hint": "Use fewer levels of quotes, lists or elements.",
          "message": "The text is nested more than 100 levels deep here; what is deeper is shown as plain text.",
          "severity": "warning",
        },
      ]
    `)
    expect(codes(parsed(`${'<div>'.repeat(300)}deep`).diagnostics)).toEqual(['markdown/too-deep 1:1'])
    expect(parsed(`${'<div>'.repeat(300)}deep`).value.text).toContain('<div>deep')
  })

  it('does not overflow the parser in JavaScript either', () => {
    const { value, diagnostics } = parsed('>'.repeat(20_000), { parser: SLOW })
    expect(codes(diagnostics)).toEqual(['markdown/too-deep 1:1'])
    expect(value.text.length).toBe(20_000)
  })

  it('completes rows of a table to a limit, and says so', () => {
    const head = `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n`
    const { value: read, pace } = paced(() => parsed(`${head}${'| x |\n'.repeat(3_000)}`))
    const { value, diagnostics } = read
    expect(pace).toBeLessThan(SOON)
    expect(value.body.pieces.join('').length).toBeLessThan(1_500_000)
    expect(value.text.match(/x/g)).toHaveLength(3_000)
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 134,
            },
          },
          "code": "markdown/too-many-cells",
          "hint": "Give each row as many cells as the table has columns, or split the table.",
          "message": "More than 65536 cells are missing from the rows of the tables; the rows from here on are shown as text.",
          "severity": "warning",
        },
      ]
    `)
  })
})
