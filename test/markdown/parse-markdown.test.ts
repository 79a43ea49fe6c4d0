import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokensFor } from '../../src/markdown/tokens.ts'
import { codes, FAST, html, parsed, SLOW, shown, textOf } from './support.ts'

describe('CommonMark and GFM', () => {
  it.each([
    [
      'tables',
      '| a | b |\n|:--|--:|\n| 1 | `x` |',
      /<td align="left">1<\/td>\n<td align="right"><code>x<\/code>/,
    ],
    ['strikethrough', '~~x~~', /<del>x<\/del>/],
    [
      'task lists',
      '- [x] a\n- [ ] b',
      /<li class="task-list-item"><input type="checkbox" checked disabled aria-label="a"> a/,
    ],
    [
      'bare addresses',
      'see https://a.example/b?c=d&e',
      /<a href="https:\/\/a.example\/b\?c=d&#x26;e" rel="noopener">/,
    ],
    ['bare hosts', 'www.a.example', /<a href="http:\/\/www.a.example" rel="noopener">www/],
    ['code', '```js\na < b\n```', /<pre><code class="language-js">a &#x3C; b\n<\/code><\/pre>/],
    [
      'references',
      '[a][r] ![i][r]\n\n[r]: https://a.example/ "t"',
      /<a href="https:\/\/a.example\/" title="t" rel="noopener">a<\/a> <img src/,
    ],
    ['no front matter', '---\na: b\n---\n\n+++\nc\n+++', /<hr>\n<h2 id="a-b">a: b<\/h2>\n<p>\+\+\+/],
    ['no math', 'from $300B to $1.5B', /<p>from \$300B to \$1.5B<\/p>/],
  ])('has %s', (_name, text, expected) => {
    expect(html(text)).toMatch(expected)
    expect(html(text, { parser: SLOW })).toBe(html(text))
  })

  it('has footnotes whose links lead both ways', () => {
    const markup = html('a[^x] b[^b] c[^x]\n\n[^x]: X [d](/e/)\n[^b]: B\n[^unused]: U\n\n## fn-1\n')
    expect(markup).toMatchInlineSnapshot(`
      "<p>a<sup><a href="#fn-1" id="fnref-1" role="doc-noteref" aria-label="⟦content.footnote 1⟧">1</a></sup> b<sup><a href="#fn-2" id="fnref-2" role="doc-noteref" aria-label="⟦content.footnote 2⟧">2</a></sup> c<sup><a href="#fn-1" id="fnref-1-2" role="doc-noteref" aria-label="⟦content.footnote 1⟧">1</a></sup></p>
      <h2 id="section-fn-1">fn-1</h2>
      <section class="footnotes" role="doc-endnotes" aria-label="⟦content.footnotes⟧">
      <ol>
      <li id="fn-1">
      <p>X <a⟦href /e/⟧>d</a> <a href="#fnref-1" role="doc-backlink" aria-label="⟦content.footnoteBack 1⟧">↩</a> <a href="#fnref-1-2" role="doc-backlink" aria-label="⟦content.footnoteBackTo 1 2⟧">↩<sup>2</sup></a></p>
      </li>
      <li id="fn-2">
      <p>B <a href="#fnref-2" role="doc-backlink" aria-label="⟦content.footnoteBack 2⟧">↩</a></p>
      </li>
      </ol>
      </section>"
    `)
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/g))
      expect(markup.split(` id="${id}"`)).toHaveLength(2)
    expect(parsed('a[^x]\n\n[^x]: X').value.text).toBe('a\nX')
  })

  it('keeps footnotes when the post holds raw HTML', () => {
    const markup = html('a[^1] <b>b</b>\n\n[^1]: note')
    expect(markup).toContain(
      '<a href="#fn-1" id="fnref-1" role="doc-noteref" aria-label="⟦content.footnote 1⟧">',
    )
    expect(markup).toContain('<li id="fn-1">')
  })
})

describe('the two parsers', () => {
  const passages = [
    '# A\n\ntext *a* **b**\n\n- x\n- y\n\n> q\n\n1) a\n2) b',
    '😀 **粗體** 與 `code`\n\n- [ ] 項目\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |',
    '這是**「重點」**的句子，**記憶體（PIM）**技術高達**45%**的',
    'a\r\nb\r\n\r\n```\r\nx\r\ny\r\n```',
    '[^1] and [^1]\n\n[^1]: note\n\n    more',
    '*本文*\n**\n',
    'a  \nb\\\nc &amp; &#x4e2d; \\* <https://a.example>',
    '- a\n\n  b\n- c\n\n\n  d\n',
  ]
  it.each(passages)('agree, places included: %j', text => {
    const fast = parsed(text)
    expect(parsed(text, { parser: SLOW })).toEqual(fast)
  })
})

describe('links and pictures', () => {
  it('are slots when they may be of this site', () => {
    const text = '[a](../x.md#y) [b](/z/) ![c](d.png "e") [f](//assets/g.png) [h](i%20j) [中](/標籤/雲端/)'
    expect(html(text)).toBe(
      '<p><a⟦href ../x.md#y⟧>a</a> <a⟦href /z/⟧>b</a> ⟦img d.png⟧ <a⟦href /assets/g.png⟧>f</a> <a⟦href i%20j⟧>h</a> <a⟦href /標籤/雲端/⟧>中</a></p>',
    )
    expect(parsed(text).value.body.slots[2]).toEqual({
      kind: 'image',
      target: 'd.png',
      alt: 'c',
      title: 'e',
      width: null,
      height: null,
      className: null,
      at: { line: 1, column: 25 },
    })
  })

  it('stay when they lead elsewhere', () => {
    expect(
      html(
        '[a](https://x.example/中) [b](mailto:a@b.example) ![c](https://x.example/y.png) [d](//cdn.example/z)',
      ),
    ).toBe(
      '<p><a href="https://x.example/%E4%B8%AD" rel="noopener">a</a> <a href="mailto:a@b.example">b</a> <img src="https://x.example/y.png" alt="c" loading="lazy" decoding="async"> <a href="https://cdn.example/z" rel="noopener">d</a></p>',
    )
  })

  it('stay when they lead to a place on the page', () => {
    expect(html('## 深度\n\n[a](#深度) [b](#%E6%B7%B1%E5%BA%A6) [c](#none)')).toBe(
      '<h2 id="深度">深度</h2>\n<p><a href="#%E6%B7%B1%E5%BA%A6">a</a> <a href="#%E6%B7%B1%E5%BA%A6">b</a> <a⟦href #none⟧>c</a></p>',
    )
  })

  it('end before full-width marks', () => {
    for (const parser of [FAST, SLOW]) {
      expect(html('見 https://x.tw/a。中文 https://y.tw/標籤）文', { parser })).toMatch(
        />https:\/\/x.tw\/a<\/a>。中文 <a href="https:\/\/y.tw\/%E6%A8%99%E7%B1%A4" rel="noopener">https:\/\/y.tw\/標籤<\/a>）文/,
      )
    }
  })
})

describe('soft breaks', () => {
  it.each([
    ['中文\n中文', '中文中文'],
    ['中文，\n中文', '中文，中文'],
    ['**中文**\n中文', '<strong>中文</strong>中文'],
    ['中文\n**中文**', '中文<strong>中文</strong>'],
    ['他說\n「好」', '他說「好」'],
    ['中文\nEnglish', '中文\nEnglish'],
    ['English\nEnglish', 'English\nEnglish'],
    ['한국어\n한국어', '한국어\n한국어'],
    ['“a”\n“b”', '“a”\n“b”'],
    ['中文  \n中文', '中文<br>\n中文'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>`)
  })
})

describe('headings', () => {
  const ids = (text: string, title: string | null = 'Title') =>
    parsed(text, { title }).value.headings.map(each => each.id)

  it('have ids that keep Chinese', () => {
    expect(ids('## 🔍 深度分析\n## AI 泡沫？技術面 *x*\n## 1️⃣ `One`!\n## 🎉\n## C++ / C#')).toEqual([
      '深度分析',
      'ai-泡沫技術面-x',
      'one',
      'section',
      'c-c',
    ])
  })

  it('have ids that nothing after them changes', () => {
    expect(ids('## a\n## a\n## a-1\n## a\n## b {#a}\n## c {#own_id}')).toEqual([
      'a',
      'a-1',
      'a-1-1',
      'a-2',
      'a-3',
      'own_id',
    ])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a-1', 'A', '甲', '🎉', 'b {#a}')), fc.nat(5), (names, n) => {
        const all = ids(names.map(name => `## ${name}`).join('\n'))
        expect(new Set(all).size).toBe(all.length)
        expect(
          ids(
            names
              .slice(0, n)
              .map(name => `## ${name}`)
              .join('\n'),
          ),
        ).toEqual(all.slice(0, n))
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  it('begin at level 2, for the title is the first', () => {
    expect(html('# Title\n\n## a')).toBe('<h2 id="a">a</h2>')
    expect(html('# Title\n\n# b\n\n###### c')).toBe('<h2 id="b">b</h2>\n<h6 id="c">c</h6>')
    expect(html('# Other\n\n## a')).toBe('<h2 id="other">Other</h2>\n<h3 id="a">a</h3>')
    expect(html('text\n\n# Title')).toBe('<p>text</p>\n<h2 id="title">Title</h2>')
    expect(parsed('# Found *it*\n\n## a', { title: null }).value).toMatchObject({
      title: 'Found it',
      headings: [{ level: 2, id: 'a', text: 'a' }],
    })
    expect(parsed('## a {#x}', { title: null }).value).toMatchObject({
      title: 'a',
      headings: [{ level: 2, id: 'x' }],
    })
  })
})

describe('plain text', () => {
  it('is a line a block, without addresses, calls and code in its counts', () => {
    const { value } = parsed(
      '## 標題\n\n一段**文字**\nand words [link](/x/) {{< youtube id >}}\n\n- a\n- b\n\n```\ncode here\n```\n\n| c | d |\n|---|---|\n| e | f |\n\n<details><summary>s</summary>t</details>',
    )
    expect(value.text).toBe('標題\n一段文字 and words link\na\nb\ncode here\nc d\ne f\ns\nt')
    expect(value.counts).toEqual({ cjk: 6, words: 11 })
  })

  it('begins with the excerpt: whole sentences, no headings', () => {
    expect(parsed('> quoted\n\n## Head\n\nOne. Two three.\n\n- four').value.excerpt).toBe(
      'One. Two three. four',
    )
    expect(parsed(`${'中'.repeat(80)}。${'文'.repeat(80)}。`).value.excerpt).toBe(`${'中'.repeat(80)}。`)
    expect(parsed('中'.repeat(200)).value.excerpt).toBe(`${'中'.repeat(120)}…`)
    expect(parsed('a'.repeat(300)).value.excerpt).toBe(`${'a'.repeat(200)}…`)
    expect(parsed('> only a quote').value.excerpt).toBe('only a quote')
    expect(parsed('').value).toMatchObject({
      excerpt: '',
      text: '',
      title: null,
      body: { pieces: [], slots: [] },
    })
  })
})

describe('a last line that is only **', () => {
  it.each([
    ['*a*\n**\n', '2:1', '<p><em>a</em></p>'],
    ['*a*\n\n**\n', '3:1', '<p><em>a</em></p>'],
    ['a\n  ** \n\n', '2:3', '<p>a</p>'],
    ['- a\n**', '2:1', '<ul>\n<li>a</li>\n</ul>'],
  ])('is dropped and reported: %j', (text, at, expected) => {
    for (const parser of [FAST, SLOW]) {
      expect(html(text, { parser })).toBe(expected)
      expect(codes(parsed(text, { parser }).diagnostics)).toEqual([`markdown/stray-emphasis ${at}`])
    }
  })

  it('is dropped with those before it that are the last one then', () => {
    for (const parser of [FAST, SLOW]) {
      for (const text of ['a\n**\n**\n', '> a\n> **\n**', 'a\n\n- **\n\n**']) {
        expect(html(text, { parser })).toMatch(/^(?:<blockquote>\n)?<p>a<\/p>(?:\n<\/blockquote>)?$/)
        expect(codes(parsed(text, { parser }).diagnostics)).toHaveLength(2)
      }
    }
  })

  it('is told from other asterisks', () => {
    for (const text of ['a **', '`**`', '```\n**\n```', '2\\*\\*', '**\n\nb', '**a**'])
      expect(parsed(text).diagnostics).toEqual([])
    expect(parsed('a\n**').diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 2,
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
})

describe('slots', () => {
  const piece = fc.constantFrom(
    '[a](/x/)',
    '![i](p.png)',
    '{{< youtube a_b >}}',
    '\n\n{{< youtube c >}}\n\n',
    '<b>raw</b>',
    '<img src="q.png">',
    '**中文**',
    '`{{< youtube no >}}`',
    '\n\n- item\n\n',
    '\n\n## h\n\n',
    ' text ',
    '[r]({{< ref "z.md" >}})',
    '{{< nope >}}',
    '[^1]',
    '| a | b |',
    'dg0nz',
  )
  it('are exact in number and order', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), pieces => {
        const text = pieces.join(' ')
        const { body } = parsed(text).value
        const numbers = body.pieces.filter(each => typeof each === 'number')
        expect(numbers).toEqual(body.slots.map((_, i) => i))
        const wanted = pieces.filter(each => /\]\(|youtube [ac]|q\.png/.test(each)).length
        const theirs = body.slots.flatMap(slot =>
          slot.kind !== 'anchor' && slot.kind !== 'words' && 'at' in slot ? [slot] : [],
        )
        expect(theirs).toHaveLength(wanted)
        const places = theirs.map(slot => slot.at.line * 10_000 + slot.at.column)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        for (const [i, each] of body.pieces.entries()) {
          if (typeof each === 'string') expect(each).not.toMatch(/dg[A-Za-z0-9]{22}n/)
          else if (body.slots[each]?.kind === 'link') expect(String(body.pieces[i - 1])).toMatch(/<a$/)
        }
      }),
      { seed: 2, numRuns: 400 },
    )
  })
})

describe('a token', () => {
  it('cannot be written by an author, who would have to know the hash of the text that holds it', () => {
    const forged = `${tokensFor('x').secret}0z`
    const { body } = parsed(`${forged} {{< badge a >}} ${forged}`, { shortcodes: ['badge'] }).value
    expect(body.slots).toHaveLength(1)
    expect(body.pieces).toEqual([`<p>${forged} `, 0, ` ${forged}</p>`])
  })
})

describe('the text of a page', () => {
  const word = fc.constantFrom(
    '甲乙',
    'word',
    '**粗**',
    '`code`',
    '「引」',
    '[連結](https://a.example/x)',
    '短…',
    'a ...',
  )
  const line = fc.array(word, { minLength: 1, maxLength: 8 }).map(words => words.join(' '))
  const item = fc.tuple(line, line, fc.boolean()).map(([a, b, hasBody]) => (hasBody ? `${a}\n${b}` : a))
  const block = fc.oneof(
    line,
    fc.array(item, { minLength: 1, maxLength: 3 }).map(items => items.map(each => `- ${each}`).join('\n\n')),
    fc
      .array(item, { minLength: 1, maxLength: 3 })
      .map(items => items.map((each, i) => `${i + 1}) ${each}`).join('\n')),
    fc.constantFrom(
      '## 📰 本週新聞焦點',
      '## 🔗 資料來源',
      '## 其他',
      '### Sub',
      '*本文由 AI 生成，彙整自 3 篇。*',
    ),
  )
  it('is the text of the post: nothing is lost or reordered', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 10 }), blocks => {
        const text = blocks.join('\n\n')
        const written = text
          .replace(/^#+ /gm, '')
          .replace(/^(?:- |\d+\) )/gm, '')
          .replace(/\]\([^)]*\)|[*`[]/g, '')
          .replace(/\s+/g, '')
        const { value } = parsed(text)
        expect(textOf(shown(value.body).replaceAll(/⟦[^⟧]*⟧/g, ''))).toBe(written)
        expect(value.text.replace(/\s+/g, '')).toBe(written)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})
