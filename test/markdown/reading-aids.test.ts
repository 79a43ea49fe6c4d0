import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'
import { html, parsed } from './support.ts'

const page = `
-- digest.config.yaml --
title: T
baseUrl: https://site.example/
languages: [zh-TW, en]
-- content/posts/2025-01-01-a.md --
---
title: 甲
date: 2025-01-01
---
## 第一節 & [連結](https://a.example/)

甲[^a]乙[^b]丙[^a]。

| 表 | 頭 |
|---|---|
| 一 | 二 |

[^a]: 註一
[^b]: 註二
-- content/posts/2025-01-01-a.en.md --
---
title: A
date: 2025-01-01
---
## First

a[^a] b[^a]

| t | h |
|---|---|

[^a]: note
`

describe('footnotes', () => {
  it('are named in the language of the post, and lead both ways', async () => {
    const site = await testSite(page)
    await site.build()
    const zh = site.read('posts/2025-01-01-a/index.html')
    const en = site.read('en/posts/2025-01-01-a/index.html')
    expect(zh).toContain('<section class="footnotes" role="doc-endnotes" aria-label="註腳">')
    expect(en).toContain('<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">')
    expect(zh).toContain('role="doc-noteref" aria-label="註腳 2">2</a>')
    expect(zh).toContain('href="#fnref-1" role="doc-backlink" aria-label="回到註腳 1 的引用處">')
    expect(zh).toContain('href="#fnref-1-2" role="doc-backlink" aria-label="回到註腳 1 的第 2 處引用">')
    expect(en).toContain('aria-label="Back to citation 2 of footnote 1"')
    for (const markup of [zh, en]) {
      const links = [...markup.matchAll(/href="#(fn[^"]*)"/g)].map(match => match[1])
      expect(links.length).toBeGreaterThanOrEqual(4)
      for (const id of links) expect(markup.split(` id="${id}"`), id).toHaveLength(2)
      const ids = [...markup.matchAll(/ id="(fn[^"]*)"/g)].map(match => match[1])
      for (const id of ids) expect(links, id).toContain(id)
    }
  })
})

describe('headings', () => {
  it('have an anchor that says where it leads, and that feeds leave out', async () => {
    const site = await testSite(page)
    await site.build()
    expect(site.read('posts/2025-01-01-a/index.html')).toContain(
      '連結</a><a class="heading-anchor" href="#%E7%AC%AC%E4%B8%80%E7%AF%80-%E9%80%A3%E7%B5%90" aria-label="「第一節 &amp; 連結」的連結"></a></h2>',
    )
    expect(site.read('en/posts/2025-01-01-a/index.html')).toContain(
      '<h2 id="first">First<a class="heading-anchor" href="#first" aria-label="Link to “First”"></a></h2>',
    )
    site.edit('content/posts/2025-01-01-a.md', text => `${text}\n{{< details >}}\n## 內\n{{< /details >}}\n`)
    await site.build()
    expect(site.read('posts/2025-01-01-a/index.html')).toContain('href="#inner-')
    expect(site.read('atom.xml')).not.toContain('heading-anchor')
    expect(site.read('feed.json')).not.toContain('heading-anchor')
  })

  it('make a table of contents, as deep as the site wants and unless a post wants none', async () => {
    const site = await testSite(page)
    const body = '## a\n\n### b\n\n#### c\n\n## d\n'
    const path = 'posts/2025-01-02-c/index.html'
    site.write('content/posts/2025-01-02-c.md', `---\ntitle: C\ndate: 2025-01-02\n---\n${body}`)
    await site.build()
    const shown = () =>
      [...site.read(path).matchAll(/<li class="contents-\d"><a href="#(\w)"/g)].map(m => m[1])
    expect(shown()).toEqual(['a', 'b', 'd'])
    site.edit('digest.config.yaml', text => `${text}markdown: { contents: { from: 2, to: 4 } }\n`)
    await site.build()
    expect(shown()).toEqual(['a', 'b', 'c', 'd'])
    site.edit('content/posts/2025-01-02-c.md', text => text.replace('title: C', 'title: C\ntoc: false'))
    await site.build()
    expect(shown()).toEqual([])
  })

  it('have none where another link is around them', () => {
    const { body } = parsed('<details><summary><h2 id="a">x</h2></summary>y</details>').value
    expect(body.slots).toEqual([])
  })

  it('have them in the text of a shortcode too', () => {
    const { body } = parsed('{{< details >}}\n## a\n\n| b |\n|---|\n{{< /details >}}').value
    const [slot] = body.slots
    expect(body.slots).toHaveLength(1)
    expect(slot?.kind === 'shortcode' && slot.inner?.slots.map(each => each.kind)).toEqual([
      'anchor',
      'words',
    ])
  })
})

describe('tables', () => {
  it('scroll in a frame that the keyboard reaches and that has a name', async () => {
    const site = await testSite(page)
    await site.build()
    const frame = '<div class="table-scroll" tabindex="0" role="group" aria-label='
    expect(site.read('posts/2025-01-01-a/index.html')).toContain(`${frame}"可捲動的表格"><table>`)
    expect(site.read('en/posts/2025-01-01-a/index.html')).toContain(`${frame}"Scrollable table"><table>`)
  })

  it('scroll once where one stands in another', () => {
    const text = '<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>'
    expect(html(text).match(/table-scroll/g)).toHaveLength(1)
  })

  it('are no part of a plain text with their frame', () => {
    expect(parsed('## a\n\n| b |\n|---|\n| c |\n\nd[^1]\n\n[^1]: e').value.text).toBe('a\nb\nc\nd\ne')
  })
})
