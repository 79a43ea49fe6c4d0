import { describe, expect, it } from 'vitest'
import { mainText } from '../support/html.ts'
import { testSite } from '../support/site.ts'

/**
 * Posts as real producers write them, mistakes included: a daily digest in Jekyll's dialect by a cron job, and long
 * reads in Hugo's. The texts are ours.
 */
const DAILY = (day: string, separator: string) => `---
layout: post
title: "CLAUDE 每日動態 - ${day}"
tagline: "彙整 3 則 CLAUDE 相關新聞"
date: ${day}
model: claude
categories: [claude, daily]
tags: ["Anthropic", "Claude", "雲端算力", "CLAUDE", "AI"]
image: //assets/img/posts/${day}-infographic.png
ai_summary: "供給端擴張：雲端業者為模型上線新機房。 需求端加速：「用量 x2」刺激重度用戶。"
---
## 本週模型趨勢
本週同時在「供給端」與「需求端」加速：基礎設施擴張（雲端業者推出新機房）帶來算力保證。

## 📰 本週新聞焦點
${separator === '-' ? '- ' : '1) '}雲端業者推出新機房
據報導，三家業者同日宣布擴建，其中一家將為 Claude 供電。

${separator === '-' ? '- ' : '2) '}代理經營小店的實驗
代理能處理標準化流程，但例外處理仍需要人。

## 🔍 深度分析
- 產業意義
供應鏈層面，多供應商策略體現「算力保險」思維：同時追求擴容彈性、成本議價與地理冗餘；需求側則以翻倍的額度降低試錯成本，加速高複雜度工作流的迭代。

## 📌 重點摘要
- 新機房上線。
- 代理仍需要人看著。

## 🔗 資料來源
- [Cloud giants add capacity ...](https://aibusiness.example/foundation/cloud?utm_source=feed)
- [An agent ran a shop : r ...](https://www.reddit.com/r/ClaudeAI/comments/1abc/agent_shop/)
- [Claude Status](https://status.claude.com/)

---
*本文由 AI 自動生成，彙整自 3 篇新聞來源。*
**
`

const INTERVIEW = (
  fields: { title: string; time: string; tags: string; category: string },
  body: string,
) => `---
title: "${fields.title}"
date: 2026-01-05T${fields.time}+08:00
description: "總裁接受專訪，說明兩個理由。"
tags: ${fields.tags}
categories: ["${fields.category}"]
source_url: "https://www.youtube.com/watch?v=GMXnmaky9FY"
source_name: "Example Television"
draft: false
---

> 本文整理自專訪。

${body}
`

const files = {
  'content/_posts/2026-01-05-claude-daily.md': DAILY('2026-01-05', '-'),
  'content/_posts/2026-01-12-claude-daily.md': DAILY('2026-01-12', '1)'),
  'content/posts/20260105-efficiency.md': INTERVIEW(
    {
      title: '只花十分之一的錢，為什麼還能贏？',
      time: '10:00:00',
      tags: '["Anthropic", "AI 投資"]',
      category: 'AI 產業',
    },
    '## 用更少資源\n\n節儉並非被動的選擇。',
  ),
  'content/posts/20260105-enterprise.md': INTERVIEW(
    { title: '為什麼選擇 B2B？', time: '12:00:00', tags: '["Anthropic", "Claude"]', category: 'AI 產業動態' },
    '{{< youtube GMXnmaky9FY >}}\n\n---\n\n## 理由一：契合\n\n適合的組織。',
  ),
  'content/posts/20260127-war.md': `---
title: "AI 企業大戰"
date: 2026-01-27T14:00:00+08:00
tags: ["OpenAI", "AI投資"]
categories: ["AI 產業動態"]
image: "/images/posts/war.jpg"
---

{{< youtube ZTKW\\_CpuPT4 >}}

**第一，「做產品」和「賣產品」是兩回事。** 他們還在學習。

## 延伸閱讀

- [該知道的事](/posts/20260127-town-hall/)
`,
}

const site = await testSite(files)
const report = await site.build()

describe('posts of real producers', () => {
  it('are all built, at the addresses that their files name', () => {
    expect(report.status).toBe('built')
    expect(report.counts.posts).toEqual({ 'zh-TW': 5 })
    for (const path of Object.keys(files)) {
      const name = path.split('/').at(-1)?.replace('.md', '')
      expect(site.has(`posts/${name}/index.html`), name).toBe(true)
    }
  })

  it('are mended and reported, each mistake at its place and nothing else', () => {
    const lines = report.diagnostics.map(
      ({ at, code }) => `${at?.path}:${at?.start?.line}:${at?.start?.column} ${code}`,
    )
    expect(lines).toMatchInlineSnapshot(`
      [
        "content/_posts/2026-01-05-claude-daily.md:9:8 front-matter/image-double-slash",
        "content/_posts/2026-01-05-claude-daily.md:9:8 image/missing",
        "content/_posts/2026-01-05-claude-daily.md:37:1 markdown/stray-emphasis",
        "content/_posts/2026-01-12-claude-daily.md:9:8 front-matter/image-double-slash",
        "content/_posts/2026-01-12-claude-daily.md:9:8 image/missing",
        "content/_posts/2026-01-12-claude-daily.md:37:1 markdown/stray-emphasis",
        "content/posts/20260127-war.md:6:8 image/missing",
        "content/posts/20260127-war.md:9:1 markdown/escaped-shortcode",
        "content/posts/20260127-war.md:15:3 link/broken",
      ]
    `)
  })

  it('make one page of Claude and CLAUDE, with three posts, and one chip on each', () => {
    const page = site.read('tags/claude/index.html')
    expect(page).toContain('<h1')
    for (const name of ['2026-01-05-claude-daily', '2026-01-12-claude-daily', '20260105-enterprise']) {
      expect(page, name).toContain(`/posts/${name}/`)
    }
    expect(page).not.toContain('/posts/20260105-efficiency/')
    const post = site.read('posts/2026-01-05-claude-daily/index.html')
    expect(post.match(/href="\/tags\/claude\/"/gu)).toHaveLength(1)
    expect(site.outputs().filter(path => /^tags\/claude[^/]*\/index/u.test(path))).toEqual([
      'tags/claude/index.html',
    ])
  })

  it('have terms at readable Chinese addresses, however they are spaced', () => {
    expect(site.has('tags/雲端算力/index.html')).toBe(true)
    expect(site.read('tags/ai-投資/index.html')).toContain('/posts/20260127-war/')
    expect(site.read('tags/ai-投資/index.html')).toContain('/posts/20260105-efficiency/')
    expect(site.has('categories/ai-產業/index.html')).toBe(true)
    expect(site.has('categories/ai-產業動態/index.html')).toBe(true)
    expect(site.read('models/claude/index.html')).toContain('2026-01-12-claude-daily')
  })

  it('keep a date without time as that day in Taipei: on the page, in feeds, and in order', () => {
    const post = site.read('posts/2026-01-05-claude-daily/index.html')
    expect(post).toContain('<time datetime="2026-01-05">2026年1月5日</time>')
    expect(site.read('atom.xml')).toContain('<published>2026-01-05T00:00:00+08:00</published>')
    expect(site.read('rss.xml')).toContain('<pubDate>Mon, 05 Jan 2026 00:00:00 +0800</pubDate>')
    const month = site.read('2026/01/index.html')
    const archive = month.slice(month.indexOf('id="theme-posts"'))
    const order = [
      '20260127-war',
      '2026-01-12',
      '20260105-enterprise',
      '20260105-efficiency',
      '2026-01-05-claude',
    ]
    const positions = order.map(name => archive.indexOf(name))
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect(positions[0]).toBeGreaterThan(0)
  })

  it('leave no shortcode and no stray mark in any output', () => {
    for (const [path, text] of site.texts()) {
      if (path.startsWith('assets/')) continue
      expect(text.includes('{{'), path).toBe(false)
      expect(/(?:^|[\s>])\*\*(?:[\s<]|$)/u.test(text), path).toBe(false)
    }
  })

  it('show a video as a player that loads nothing from elsewhere', () => {
    const post = site.read('posts/20260105-enterprise/index.html').replaceAll('&#x3D;', '=')
    expect(post).toContain('href="https://www.youtube.com/watch?v=GMXnmaky9FY"')
    expect(post).toContain('data-embed="https://www.youtube-nocookie.com/embed/GMXnmaky9FY')
    expect(post).not.toMatch(/<iframe|<img[^>]*ytimg|src="https:/u)
    expect(site.read('posts/20260127-war/index.html')).toContain('ZTKW_CpuPT4')
  })

  it('set the headline of each news item apart from its body', () => {
    for (const day of ['2026-01-05', '2026-01-12']) {
      const post = site.read(`posts/${day}-claude-daily/index.html`)
      expect(post).toMatch(
        /<p class="story-headline">雲端業者推出新機房<a class="story-link"[^>]*><\/a><\/p>\s*<p>據報導，三家業者/u,
      )
      expect(post).toMatch(/<p class="item-headline">產業意義<\/p>/u)
    }
  })

  it('show sources with publishers and the notice with its number', () => {
    const post = site.read('posts/2026-01-05-claude-daily/index.html')
    expect(mainText(post)).toMatch(/AI 生成 本文由 AI 生成，彙整自 3 篇來源。/u)
    expect(post).toContain('href="/sources/reddit.com/"')
    expect(site.read('sources/aibusiness.example/index.html')).toContain('/posts/2026-01-12-claude-daily/')
    expect(post).toContain('"citation":[{"@type":"CreativeWork"')
    expect(post).toContain('TrainedAlgorithmicMedia')
  })

  it('name the two interviews as related through their one video', () => {
    const related =
      /class="[^"]*related[\s\S]*$/u.exec(site.read('posts/20260105-enterprise/index.html'))?.[0] ?? ''
    expect(related.indexOf('/posts/20260105-efficiency/')).toBeGreaterThan(0)
  })

  it('keep a missing picture out of the page and out of what is shared', () => {
    for (const path of [
      'posts/20260127-war/index.html',
      'posts/2026-01-05-claude-daily/index.html',
      'index.html',
    ]) {
      expect(site.read(path), path).not.toMatch(/war\.jpg|infographic\.png/u)
    }
  })

  it('make no English pages of nothing', () => {
    expect(site.outputs().filter(path => path.startsWith('en/'))).toEqual([])
    expect(site.read('index.html')).not.toContain('hreflang')
  })
})
