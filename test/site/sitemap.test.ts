import { describe, expect, it } from 'vitest'
import { languageTag, outputPath, siteUrl } from '../../src/model/names.ts'
import type { Route } from '../../src/model/route.ts'
import { SITEMAP_LIMITS, sitemapsOf } from '../../src/stages/route/sitemaps.ts'
import { all, one, parseXml } from '../emit/feed-support.ts'
import { SAMPLE } from '../support/sample.ts'
import { testSite } from '../support/site.ts'

const textOf = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString()

describe('a sitemap', () => {
  it('of more pages than one file may name is a list of files, which name each page once', async () => {
    // Pages of terms are made from few files.
    const posts = Array.from({ length: 7 }, (_, post) => {
      const tags = Array.from({ length: 7200 }, (__, tag) => (post * 7200 + tag).toString(36))
      return [
        `content/posts/2026010${post + 1}.md`,
        `---\ntitle: ${post}\ndate: 2026-01-05\ntags: [${tags.map(tag => `t${tag}`)}]\n---\n文字。\n`,
      ]
    })
    const site = await testSite({
      ...Object.fromEntries(posts),
      'digest.config.yaml': 'baseUrl: https://x.tw/news/\nfeeds: { formats: [] }\nsearch: false\n',
    })
    const { outputs, diagnostics } = await site.decide()
    expect(diagnostics).toEqual([])
    const read = (path: string): string => {
      const made = outputs.find(output => output.path === path)?.make().value
      if (made === undefined || made === null) throw new Error(`no output ${path}`)
      return textOf(made.bytes())
    }
    const index = parseXml(read('sitemap.xml'))
    const files = all(index, 'sitemap').map(file => one(file, 'loc').text)
    expect(files).toEqual(['https://x.tw/news/sitemap-1.xml', 'https://x.tw/news/sitemap-2.xml'])
    const parts = files.map(file => read(file.replace('https://x.tw/news/', '')))
    const pages = parts.map(part => all(parseXml(part), 'url').map(page => one(page, 'loc').text))
    expect(pages.map(({ length }) => length <= SITEMAP_LIMITS.pages)).toEqual([true, true])
    expect(parts.every(part => Buffer.byteLength(part) <= SITEMAP_LIMITS.bytes)).toBe(true)
    expect(new Set(pages.flat()).size).toBe(pages.flat().length)
    expect(pages.flat().length).toBeGreaterThan(SITEMAP_LIMITS.pages)
    expect(pages.flat()).toContain('https://x.tw/news/tags/tzzz/')
  })

  it('of fewer is one file', async () => {
    const site = await testSite(SAMPLE)
    await site.build()
    expect(parseXml(site.read('sitemap.xml')).name).toBe('urlset')
    expect(site.has('sitemap-1.xml')).toBe(false)
  })

  it('never holds more bytes than are allowed, whatever the addresses', async () => {
    const { site } = await (await testSite(SAMPLE)).decide()
    if (site === null) throw new Error('no site')
    const routes = Array.from({ length: 200 }, (_, n): Route => {
      const url = siteUrl(`/雲端算力的一篇很長的文章-${n}/`)
      const language = languageTag('zh-TW')
      const alternates = [1, 2, 3].map(() => ({ language, url }))
      return { kind: 'archive', language, url, output: outputPath(`${n}.html`), alternates, origin: null }
    })
    const limits = { pages: 1000, bytes: 20_000 }
    const files = sitemapsOf(site, routes, limits)
    expect(files.length).toBeGreaterThan(1)
    expect(files.flat()).toHaveLength(routes.length)
    for (const file of files) {
      const bytes = file.reduce(
        (sum, { url, alternates }) =>
          sum + 4 * (encodeURI(`https://reader.example/news${url}`).length + 60) + alternates.length,
        300,
      )
      expect(bytes).toBeLessThan(limits.bytes)
    }
    expect(sitemapsOf(site, [], limits)).toEqual([[]])
  })
})

describe('static/.well-known', () => {
  it('is published, and other names with a dot are not', async () => {
    const site = await testSite({
      'content/about.md': '---\ntitle: 關於\n---\n文字。\n',
      'static/.well-known/security.txt': 'Contact: mailto:a@example.com\n',
      'static/.DS_Store': 'x',
    })
    await site.build()
    expect(site.read('.well-known/security.txt')).toBe('Contact: mailto:a@example.com\n')
    expect(site.has('.DS_Store')).toBe(false)
  })
})
