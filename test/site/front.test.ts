import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'

const post = (date: string, name: string, body = '內文。') =>
  `-- content/posts/${date}-${name}.md --\n---\ntitle: ${name}\ndate: ${date}\ntags: [${name}]\n---\n${body}\n`

describe('the front page', () => {
  it('names the stories of the newest post, each with its place', async () => {
    const news = '## 📰 本週新聞焦點\n\n1) 頭條\n第一則的內文。\n\n2) 二條\n第二則的內文。'
    const site = await testSite(post('2026-01-05', '甲', news))
    await site.build()
    const home = site.read('index.html')
    const [, href = ''] = /<nav class="outline"[\s\S]*?<a href="([^"]+)">頭條<\/a>/u.exec(home) ?? []
    expect(decodeURIComponent(href)).toContain('/posts/2026-01-05-甲/#story-')
    expect(site.read('posts/2026-01-05-甲/index.html')).toContain(
      `id="${decodeURIComponent(href.split('#')[1] ?? '')}"`,
    )
  })

  it('says the day of several posts once, and leaves out those of the front', async () => {
    const posts = ['a', 'b', 'c', 'd', 'e'].map((name, index) =>
      post(index < 3 ? '2026-01-06' : '2026-01-05', name),
    )
    const site = await testSite(posts.join('\n'))
    await site.build()
    const recent =
      /<section class="recent"[\s\S]*?<\/section>\s*<\/section>/u.exec(site.read('index.html'))?.[0] ?? ''
    expect(recent.match(/<h3 class="day-date">/gu)).toHaveLength(1)
    expect(recent).toContain('2026年1月5日')
    expect(recent).not.toContain('2026年1月6日')
    expect(recent.match(/<p class="row-title">/gu)).toHaveLength(2)
  })

  it('is whole with one post, and with none', async () => {
    const one = await testSite(post('2026-01-05', '甲'))
    await one.build()
    expect(one.read('index.html')).not.toMatch(/class="(?:recent|seconds|outline)"/u)
    const none = await testSite('-- content/about.md --\n---\ntitle: 關於\n---\n內文。\n')
    await none.build()
    expect(none.read('index.html')).toContain('還沒有文章')
  })
})

describe('other pages', () => {
  it('answer what is not there in every language', async () => {
    const site = await testSite(
      `${post('2026-01-05', '甲')}\n${post('2026-01-05', 'a').replace('a.md', 'a.en.md')}`,
    )
    await site.build()
    const page = site.read('404.html')
    expect(page).toContain('找不到這一頁')
    expect(page).toMatch(/<section class="other" lang="en">\s*<h2>There is no such page<\/h2>/u)
  })

  it('put many terms under letters and strokes', async () => {
    const names = ['AI', 'Bert', '一', '二', '人', '台', 'C', 'D', 'E', 'F', 'G', 'H', '4o']
    const site = await testSite(names.map((name, index) => post(`2026-01-${10 + index}`, name)).join('\n'))
    await site.build()
    const heads = [...site.read('tags/index.html').matchAll(/<h3 class="label">([^<]+)<\/h3>/gu)].map(
      ([, head]) => head,
    )
    expect(heads).toEqual(['#', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', '1 畫', '2 畫', '5 畫'])
  })
})
