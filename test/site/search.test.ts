import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'

const POST = `-- content/posts/2026-01-05-a.md --
---
title: 甲
date: 2026-01-05
---
內文。
`

describe('search in the configuration', () => {
  it('is there when nothing is said', async () => {
    const site = await testSite(POST)
    await site.build()
    expect(site.read('search/index.html')).toContain('/search/index/zh-TW/2026/')
    expect(site.read('index.html')).toContain('SearchAction')
  })

  it('goes with `search: false`, and every link to it with it', async () => {
    const site = await testSite(`${POST}\n-- digest.config.yaml --\nsearch: false\n`)
    const report = await site.build()
    expect(report.diagnostics).toEqual([])
    expect(site.has('search/index.html')).toBe(false)
    for (const page of ['index.html', '404.html', 'posts/2026-01-05-a/index.html'])
      expect(site.read(page)).not.toMatch(/\/search\/|SearchAction/u)
  })
})
