import { describe, expect, it } from 'vitest'
import { readPage } from '../support/html.ts'
import { SAMPLE } from '../support/sample.ts'
import { testSite } from '../support/site.ts'

const ORIGIN = 'https://reader.example'
const BASE = '/news/'

const BOTH = `
  -- content/posts/20260113-both.md --
  ---
  title: 兩種語言
  title_en: Two languages
  date: 2026-01-13
  bilingual: interleaved
  tags: [Claude]
  ---
  ## 📌 重點摘要
  - 重點，見[後面](#為什麼)。[^1]

  ## 📌 Key points
  - A point, see [below](#why).

  ## 為什麼
  見[長文](20260107-long-read.md)。

  ## Why
  See [the long read](20260107-long-read.md).

  ---

  [^1]: 註腳。
`

const site = await testSite(
  SAMPLE.replace('pagination: 3', 'pagination: 3\n  translations: { parallel: true }') + BOTH,
)
const report = await site.build()
const pages = new Map(
  [...site.texts()].filter(([path]) => path.endsWith('.html')).map(([path, html]) => [path, readPage(html)]),
)

describe('laws of a site with languages side by side and in one file', () => {
  it('is built without a word, with those pages', () => {
    expect(report.diagnostics).toEqual([])
    expect([...pages.keys()].filter(path => path.endsWith('/parallel/index.html'))).toHaveLength(6)
    expect(pages.has('en/posts/20260113-both/index.html')).toBe(true)
  })

  it('answers every internal link and anchor', () => {
    const broken = [...pages].flatMap(([from, page]) =>
      page.links
        .filter(link => link.startsWith('/') || link.startsWith('#') || link.startsWith(ORIGIN))
        .filter(link => {
          const here = `${ORIGIN}${BASE}${encodeURI(from).replace(/index\.html$/u, '')}`
          const url = new URL(link, here)
          const path = decodeURIComponent(url.pathname.slice(BASE.length))
          const output = path === '' || path.endsWith('/') ? `${path}index.html` : path
          if (!site.has(output)) return true
          return url.hash !== '' && !pages.get(output)?.ids.has(decodeURIComponent(url.hash.slice(1)))
        })
        .map(link => `${from}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  it('gives no id twice on a page', () => {
    for (const [path, html] of site.texts()) {
      if (!path.endsWith('.html')) continue
      const ids = [...html.matchAll(/<[a-z][^>]*\sid="([^"]*)"/gu)].map(match => match[1])
      expect(new Set(ids).size, path).toBe(ids.length)
    }
  })
})
