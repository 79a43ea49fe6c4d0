import { describe, expect, it } from 'vitest'
import { parseInline } from '../../src/markdown/parse-inline.ts'
import { sourcePath } from '../../src/model/names.ts'
import { FAST, SLOW, shown } from '../markdown/support.ts'
import { testSite } from '../support/site.ts'

const read = (text: string, parser = FAST) =>
  parseInline(text, {
    path: sourcePath('content/a.md'),
    at: { line: 3, column: 10 },
    parser,
    emojiNames: null,
  })

describe('a line of Markdown', () => {
  it.each([
    ['plain text, 1 < 2 & so', 'plain text, 1 &lt; 2 &amp; so', 'plain text, 1 < 2 & so'],
    [
      '**粗體（一）**的 *斜體* `code`',
      '<strong>粗體（一）</strong>的 <em>斜體</em> <code>code</code>',
      '粗體（一）的 斜體 code',
    ],
    ['~~old~~ **new**', '<del>old</del> <strong>new</strong>', 'old new'],
    ['1. *no* list', '1. <em>no</em> list', '1. no list'],
    ['# *no* heading', '# <em>no</em> heading', '# no heading'],
    ['> *no* quote', '> <em>no</em> quote', '> no quote'],
    ['甲*乙*\n丙', '甲<em>乙</em>丙', '甲乙丙'],
    ['一行，\n下一行*斜*', '一行，下一行<em>斜</em>', '一行，下一行斜'],
    ['[x](https://a.example/) y', '<a href="https://a.example/" rel="noopener">x</a> y', 'x y'],
    ['[x](/a/) y', '<a⟦href /a/⟧>x</a> y', 'x y'],
    ['![*alt*](a.png) y', 'alt y', 'alt y'],
    ['a<sub>2</sub> <kbd>K</kbd> <br> b', 'a<sub>2</sub> <kbd>K</kbd> <br> b', 'a2 K b'],
    ['snake_case 2*3*4', 'snake_case 2<em>3</em>4', 'snake_case 234'],
    ['a [^1] b', 'a [^1] b', 'a [^1] b'],
  ])('%j', (text, html, plain) => {
    for (const parser of [FAST, SLOW]) {
      const { value } = read(text, parser)
      expect(shown(value.body).replaceAll('&#x3C;', '&lt;').replaceAll('&#x26;', '&amp;')).toBe(html)
      expect(value.text).toBe(plain)
    }
  })

  it.each([
    '<script>alert(1)</script>*x*',
    '<img src=x onerror=alert(1)>*x*',
    '[x](javascript:alert(1))',
    '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
    '<svg onload=alert(1)>*x*',
    '<div><p>x</p></div><iframe src="https://a.example"></iframe>',
    '<b id="header" class="notice" style="x">x</b>',
    '</p></section><section>*x*',
  ])('holds nothing that runs or breaks out: %s', text => {
    const markup = shown(read(text).value.body)
    expect(markup).not.toMatch(/<(?!\/?(?:em|a|b)\b)|\bon\w+=|javascript:|\bid=|class=|style=/i)
  })

  it('says where the field stands', () => {
    expect(read('[x](javascript:alert(1))').diagnostics).toMatchObject([
      { code: 'markdown/unsafe-link', at: { start: { line: 3, column: 10 } } },
    ])
  })
})

describe('fields of front matter', () => {
  const site = () =>
    testSite(`
-- digest.config.yaml --
title: T
baseUrl: https://site.example/base/
-- content/posts/2025-01-01-a.md --
---
title: 甲
date: 2025-01-01
tagline: '**粗**的 & [乙](2025-01-02-b.md)'
summary: '摘要有 *斜體* 與 [乙](/posts/2025-01-02-b/)'
description: '描述有 \`code\`'
image: {url: https://a.example/x.png, caption: '圖說 *一*'}
---
文。
-- content/posts/2025-01-02-b.md --
---
title: 乙
date: 2025-01-02
summary: '[無](nowhere.md) 的'
---
文。
`)

  it('are HTML where HTML is shown', async () => {
    const built = await site()
    await built.build()
    const post = built.read('posts/2025-01-01-a/index.html')
    expect(post).toContain('<strong>粗</strong>的 &#x26; <a href="/base/posts/2025-01-02-b/">乙</a></p>')
    expect(post).toContain('摘要有 <em>斜體</em> 與 <a href="/base/posts/2025-01-02-b/">乙</a></p>')
    expect(post).toContain('<figcaption>圖說 <em>一</em></figcaption>')
    expect(built.read('index.html')).toContain('摘要有 <em>斜體</em> 與 <a href="/base/posts/2025-01-02-b/">')
  })

  it('are plain text where there is no HTML', async () => {
    const built = await site()
    await built.build()
    const post = built.read('posts/2025-01-01-a/index.html')
    expect(post).toContain('<meta name="description" content="描述有 code">')
    for (const path of ['atom.xml', 'rss.xml', 'feed.json']) {
      expect(built.read(path), path).toContain('摘要有 斜體 與 乙')
      expect(built.read(path), path).not.toMatch(/摘要有 [*&<]/)
    }
    expect(post.match(/<script type="application\/ld\+json">.*?<\/script>/gs)?.join('')).toContain(
      '摘要有 斜體 與 乙',
    )
  })

  it('report a link that leads nowhere, once and at the field', async () => {
    const { diagnostics } = await (await site()).build()
    expect(diagnostics.filter(each => each.message.includes('nowhere.md'))).toMatchObject([
      { at: { path: 'content/posts/2025-01-02-b.md', start: { line: 4 } } },
    ])
  })
})
