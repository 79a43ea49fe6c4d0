import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'

const SITE = `-- content/posts/2026-01-05-a.md --
---
title: 甲
date: 2026-01-05
tags: [AI]
---
內文。
-- static/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
`

const built = async (theme: string) => {
  const site = await testSite(`${SITE}\n-- digest.config.yaml --\ntheme: ${theme}\n`)
  const report = await site.build()
  return { site, codes: report.diagnostics.map(({ code }) => code) }
}

describe('theme in the configuration', () => {
  it('changes the accent, and makes it readable on both papers', async () => {
    const { site, codes } = await built('{ accent: "#ffd400" }')
    expect(codes).toEqual([])
    const [, light, dark] =
      /--accent:(#[0-9a-f]{6});--accent-dark:(#[0-9a-f]{6});/u.exec(site.read('index.html')) ?? []
    expect(light).not.toBe('#ffd400')
    expect(dark).toBe('#ffd400')
  })

  it('names faces, a logo and a sentence at the foot', async () => {
    const { site, codes } = await built(
      '{ fonts: { titles: "Noto Sans TC, Inter" }, logo: /logo.svg, footer: { zh-TW: 自己的話 } }',
    )
    expect(codes).toEqual([])
    const home = site.read('index.html')
    expect(home).toContain('--font-titles:Noto Sans TC, Inter;')
    expect(home).toContain('<img class="logo" src="/logo.svg"')
    expect(home).toContain('<p class="footer-own">自己的話</p>')
  })

  it('says nothing of itself where nothing is configured', async () => {
    const { site } = await built('{}')
    expect(site.read('index.html')).not.toMatch(/<style|class="logo"|footer-own/u)
  })

  it('tells of a logo that is not there', async () => {
    const { codes, site } = await built('{ logo: /nowhere.svg }')
    expect(new Set(codes)).toEqual(new Set(['config/missing-logo']))
    expect(site.read('index.html')).not.toContain('nowhere.svg')
  })

  it.each([
    '{ accent: red }',
    '{ accent: "#fff;}" }',
    '{ fonts: { text: "a;}body{" } }',
    '{ logo: logo.svg }',
    '{ footer: [a] }',
  ])('refuses %s', async theme => {
    const { codes } = await built(theme)
    expect(codes).toEqual(['config/bad-value'])
  })
})

describe('a post that is shown in place of its translation', () => {
  it('says of every passage that it is in another language', async () => {
    const site = await testSite(
      `-- digest.config.yaml --
fallback: default
digest: { keyPoints: top }
-- content/posts/2026-01-05-a.md --
---
title: 標題甲
tagline: 副題甲
description: 摘要甲
image: { url: /x.png, alt: 圖甲, caption: 圖說甲 }
---
## 重點摘要

- 要點甲

## 分析甲

內文甲。
-- content/posts/2026-01-04-b.en.md --
---
title: English
---
Text in English.
`,
    )
    await site.build()
    // Chinese letters that are in nothing marked as Chinese: tags are closed in the order in which they were opened.
    const unmarked = (html: string): string => {
      const open: boolean[] = []
      let found = ''
      const body = html.slice(html.indexOf('<main')).replace(/<footer[\s\S]*$/u, '')
      for (const [part, close, name = '', rest = ''] of body.matchAll(/<(\/?)(\w+)([^>]*)>|[^<]+/gu)) {
        if (!part.startsWith('<')) found += open.includes(true) ? '' : part.replace(/[^甲]/gu, '')
        else if (close === '/') open.pop()
        else if (!/^(?:img|meta|link|br|input|hr)$/u.test(name)) open.push(rest.includes('lang="zh-TW"'))
      }
      return found
    }
    expect(site.read('en/posts/2026-01-05-a/index.html')).toContain('內文甲')
    for (const path of ['en/posts/2026-01-05-a/index.html', 'en/index.html', 'en/posts/index.html'])
      expect(unmarked(site.read(path)), path).toBe('')
    expect(site.read('posts/2026-01-05-a/index.html').match(/<[^>]* lang="zh-TW"/gu)).toHaveLength(2)
  })
})

describe('a site in one language', () => {
  it('offers no choice of it', async () => {
    const { site } = await built('{}')
    for (const path of ['index.html', 'posts/2026-01-05-a/index.html', '404.html'])
      expect(site.read(path)).not.toMatch(/tool-language|>中文</u)
  })

  it('still says in the menu where the reader is', async () => {
    const { site } = await built('{}')
    expect(site.read('archive/index.html')).toContain('<a href="/archive/" aria-current="page">')
  })
})

describe('sidebars', () => {
  const ABOUT = '\n-- content/about.md --\n---\ntitle: 關於\ndescription: 兩個人寫的。\n---\n內文。\n'
  it('hold by default the terms and the feeds, and no choice of one language', async () => {
    const { site } = await built('{}')
    expect(site.read('index.html').match(/block-\w+/gu)).toEqual(['block-terms', 'block-feeds'])
    expect(site.read('posts/2026-01-05-a/index.html')).toMatch(/class="terms"[\s\S]*class="share/u)
  })

  it('hold what the configuration says, in its order', async () => {
    const { site, codes } = await built(
      `{ sidebars: { home: [feeds, about, tags], post: [about, share] } }\n${ABOUT}`,
    )
    expect(codes).toEqual([])
    expect(site.read('index.html').match(/block-\w+/gu)).toEqual([
      'block-feeds',
      'block-about',
      'block-terms',
    ])
    const [margin = ''] = /<aside class="margin"[\s\S]*?<\/aside>/u.exec(
      site.read('posts/2026-01-05-a/index.html'),
    ) ?? ['']
    expect(margin).toMatch(/class="about"[\s\S]*兩個人寫的。[\s\S]*class="share/u)
    expect(margin).not.toContain('class="terms"')
  })

  it('are not there when they are empty', async () => {
    const { site, codes } = await built('{ sidebars: { home: [], post: [] } }')
    expect(codes).toEqual([])
    expect(site.read('index.html')).not.toContain('class="sidebar"')
    expect(site.read('posts/2026-01-05-a/index.html')).not.toContain('class="margin"')
  })

  it.each(['{ sidebars: { home: [tag] } }', '{ sidebars: { post: [related] } }', '{ sidebars: [tags] }'])(
    'do not know %s',
    async theme => {
      const { codes } = await built(theme)
      expect(codes).toEqual(['config/bad-value'])
    },
  )
})

describe('a feed in a browser', () => {
  it('has a stylesheet that is there, and its language', async () => {
    const { site } = await built('{}')
    for (const path of ['atom.xml', 'rss.xml']) {
      const [, href = ''] =
        /<\?xml-stylesheet type="text\/css" href="\/([^"]+)"\?>/u.exec(site.read(path)) ?? []
      expect(site.has(href)).toBe(true)
      expect(site.read(path)).toContain('xml:lang="zh-TW"')
    }
  })
})
