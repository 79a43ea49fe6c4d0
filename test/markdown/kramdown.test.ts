import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'
import { codes, FAST, html, parsed, SLOW } from './support.ts'

describe('what stands around blocks', () => {
  it('is Markdown inside HTML that asks for it', () => {
    expect(html('<div markdown="1">\n#### 標題\n**粗體**\n</div>\n\n後文')).toBe(
      '<div>\n<h4 id="標題">標題</h4>\n<p><strong>粗體</strong></p>\n</div>\n<p>後文</p>',
    )
    expect(html('<details markdown="block"><summary>開</summary>\n- a\n</details>')).toBe(
      '<details><summary>開</summary>\n<ul>\n<li>a</li>\n</ul>\n</details>',
    )
    expect(html('<div>\n**text**\n</div>')).toBe('<div>\n**text**\n</div>')
    expect(
      codes(parsed('<div markdown="1">\n[x](javascript:a)\n</div>\n[y](javascript:b)').diagnostics),
    ).toEqual(['markdown/unsafe-link 2:1', 'markdown/unsafe-link 4:1'])
  })

  it('is not shown when it speaks to kramdown', () => {
    expect(html('甲\n\n{::comment}\n不給人看\n{:/comment}\n\n乙{::nomarkdown}<b>丙</b>{:/}')).toBe(
      '<p>甲</p>\n<p>乙<b>丙</b></p>',
    )
    expect(html('`{::comment}x{:/comment}`')).toBe('<p><code>{::comment}x{:/comment}</code></p>')
  })

  it('is no row of a table', () => {
    expect(html('| a | b |\n|---|---|\n| 1 | 2 |\n{: .table .center }')).not.toMatch(/<td><\/td>|\{:/)
    expect(html('| a |\n|---|\n| 1 |\n| {x} |')).toContain('{x}')
  })
})

describe('headings with no_toc', () => {
  it.each([
    '## 甲\n{:.no_toc}\n\n## 乙',
    '## 甲\n{: .no_toc #甲 }\n\n## 乙',
    '{:.no_toc}\n## 甲\n\n## 乙',
    '## 甲 {:.no_toc}\n\n## 乙',
    '甲\n---\n{: class="no_toc" }\n\n## 乙',
  ])('are left out of the table of contents: %j', text => {
    const { headings } = parsed(text).value
    expect(headings.map(({ id, isListed }) => [id, isListed])).toEqual([
      ['甲', false],
      ['乙', true],
    ])
    expect(html(text)).toBe('<h2 id="甲">甲</h2>\n<h2 id="乙">乙</h2>')
  })

  it('are in none on the page', async () => {
    const site = await testSite(`
      -- content/posts/2026-01-05-a.md --
      ---
      title: 題
      ---
      ## 目錄
      {:.no_toc}

      ## 甲

      ## 乙

      ## 丙
    `)
    await site.build()
    const page = site.read('posts/2026-01-05-a/index.html')
    const contents = /<nav class="contents"[\s\S]*?<\/nav>/.exec(page)?.[0] ?? ''
    expect([...contents.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => decodeURIComponent(id))).toEqual([
      '甲',
      '乙',
      '丙',
    ])
  })
})

describe('kramdown attribute lists', () => {
  it('are applied and not printed', () => {
    expect(html('> q\n{: .small }')).toBe('<blockquote class="small">\n<p>q</p>\n</blockquote>')
    expect(html('> q\n\n{: .shadow .site-header }')).toBe(
      '<blockquote class="shadow">\n<p>q</p>\n</blockquote>',
    )
    expect(html('text\n{:.center #x}')).toBe('<p id="user-content-x" class="center">text</p>')
    expect(html('## A {: #b }')).toBe('<h2 id="b">A</h2>')
    expect(parsed('![a](b.png){: width="700" .shadow } c').value.body.slots).toMatchObject([
      { width: 700, className: 'shadow' },
    ])
  })

  it('are text when they are something else', () => {
    expect(html('a {: not "a list }')).toBe('<p>a {: not "a list }</p>')
    expect(html('`{: .x }`')).toBe('<p><code>{: .x }</code></p>')
  })

  it('belong to the block at whose left they stand', () => {
    expect(html('- a\n- b\n{: .small }')).toBe('<ul class="small">\n<li>a</li>\n<li>b</li>\n</ul>')
    expect(html('- a\n\n  > q\n  {: .small }\n- b')).toContain('<blockquote class="small">')
    expect(html('> a\n> {: .small }\n>\n> b')).toContain('<blockquote class="small">')
    expect(html('{: .small }\n## A')).toBe('<h2 class="small" id="a">A</h2>')
    expect(html('a\n\n{: .small }\n> b')).toBe(
      '<p>a</p>\n<blockquote class="small">\n<p>b</p>\n</blockquote>',
    )
    expect(html('{:.lead}\na')).toBe('<p class="lead">a</p>')
  })

  it('belong to what they follow in a line', () => {
    expect(html('*a*{: .small } [b](https://c.d/){:target="_blank"}{: .small}')).toBe(
      '<p><em class="small">a</em> <a href="https://c.d/" class="small" rel="noopener">b</a></p>',
    )
    expect(parsed('![a](b.png){: w="700" h="400" .left lqip="data:x" }').value.body.slots).toMatchObject([
      { width: 700, height: 400, className: 'left' },
    ])
  })

  it('name the file of a block of code, and do not show on it', () => {
    expect(html('```js\nx\n```\n{: file="a.js" .nolineno }')).toBe(html('```js file="a.js"\nx\n```'))
  })

  it('ask for contents, which stand elsewhere', () => {
    expect(html('a\n\n* TOC\n{:toc}\n\nb')).toBe('<p>a</p>\n<p>b</p>')
    expect(html('1. TOC\n{: toc}\n\nb')).toBe('<p>b</p>')
    expect(html('- one\n- two\n{:toc .large}')).toBe('')
  })
})

describe('alerts', () => {
  it.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('of GitHub: %s', name => {
    for (const parser of [FAST, SLOW]) {
      const kind = name.toLowerCase()
      expect(html(`> [!${name}]\n> a **b**`, { parser })).toBe(
        `<aside class="alert alert-${kind}">\n<p class="alert-title">⟦alert.${kind}⟧</p>\n<p>a <strong>b</strong></p>\n</aside>`,
      )
    }
  })

  it.each([
    ['tip', 'tip'],
    ['info', 'note'],
    ['warning', 'warning'],
    ['danger', 'caution'],
  ])('of Chirpy: %s', (prompt, kind) => {
    expect(html(`> a\n{: .prompt-${prompt} }`)).toBe(
      `<aside class="alert alert-${kind}">\n<p class="alert-title">⟦alert.${kind}⟧</p>\n<p>a</p>\n</aside>`,
    )
  })

  it('hold blocks, and begin with any', () => {
    expect(html('> [!TIP]\n>\n> - a\n> - b')).toBe(
      '<aside class="alert alert-tip">\n<p class="alert-title">⟦alert.tip⟧</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</aside>',
    )
    expect(html('> [!note]\n> **a** b')).toContain('⟦alert.note⟧</p>\n<p><strong>a</strong> b</p>')
  })

  it('are quotes when they say something else', () => {
    for (const text of ['> [!NOTE] a', '> [!NOPE]\n> a', '> a\n> [!NOTE]', '> [!NOTE]**a**'])
      expect(html(text)).toMatch(/^<blockquote>/)
  })

  it("are no prose for an excerpt, and their title is not the author's", () => {
    expect(parsed('> [!NOTE]\n> aside\n\nprose').value).toMatchObject({
      excerpt: 'prose',
      text: 'aside\nprose',
    })
  })
})

describe('definition lists', () => {
  it.each([
    ['a\n: b', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['a\n: b\n: c', '<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>'],
    ['a\nb\n: c\nd', '<dl><dt>a</dt><dt>b</dt><dd>c d</dd></dl>'],
    ['a\n\n: b', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['a\n: b\n\nc\n: d', '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>'],
    [
      '**a**\n: `b` *c*\n\nd',
      '<dl><dt><strong>a</strong></dt><dd><code>b</code> <em>c</em></dd></dl><p>d</p>',
    ],
    ['- a\n  : b', '<ul><li><dl><dt>a</dt><dd>b</dd></dl></li></ul>'],
  ])('are made of %j', (text, wanted) => {
    for (const parser of [FAST, SLOW]) {
      const shown = html(text, { parser })
        .replace(/\n(?=<|$)|(?<=>)\n/g, '')
        .replace(/\n/g, ' ')
      expect(shown).toBe(wanted)
    }
  })

  it.each([': a', 'a :b', 'a\n:b', '時間：\n:smile:', '`a\n: b`', '    a\n    : b'])(
    'are not made of %j',
    text => {
      expect(html(text)).not.toContain('<dl>')
    },
  )
})

it('a rule of stars is a rule', () => {
  expect(html('a\n\n* * *\n\nb')).toBe('<p>a</p>\n<hr>\n<p>b</p>')
  expect(codes(parsed('* * *').diagnostics)).toEqual([])
})
