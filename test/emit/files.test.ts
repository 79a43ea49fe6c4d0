import { describe, expect, it } from 'vitest'
import { manifest } from '../../src/emit/manifest.ts'
import { robots } from '../../src/emit/robots.ts'
import { sitemap, sitemapIndex } from '../../src/emit/sitemap.ts'
import { all, one, parseXml, texts } from './feed-support.ts'

describe('the sitemap', () => {
  it('names every page with its translations', () => {
    const alternates = [
      { hreflang: 'zh-TW', href: 'https://x.tw/a/?b&c' },
      { hreflang: 'en', href: 'https://x.tw/en/a/' },
    ]
    const urlset = parseXml(
      sitemap({
        pages: [
          { loc: 'https://x.tw/a/?b&c', lastmod: '2026-01-05T00:00:00+08:00', alternates },
          { loc: 'https://x.tw/b/', lastmod: null, alternates: [] },
        ],
      }),
    )
    expect(urlset.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
    const [first, second] = all(urlset, 'url')
    if (first === undefined || second === undefined) throw new Error('two pages')
    expect(one(first, 'loc').text).toBe('https://x.tw/a/?b&c')
    expect(one(first, 'lastmod').text).toBe('2026-01-05T00:00:00+08:00')
    expect(all(first, 'xhtml:link').map(link => link.attributes)).toEqual(
      alternates.map(alternate => ({ rel: 'alternate', ...alternate })),
    )
    expect(texts(second, 'lastmod')).toEqual([])
  })

  it('of many pages is a list of files', () => {
    const index = parseXml(sitemapIndex(['https://x.tw/sitemap-1.xml', 'https://x.tw/sitemap-2.xml']))
    expect([index.name, index.attributes.xmlns]).toEqual([
      'sitemapindex',
      'http://www.sitemaps.org/schemas/sitemap/0.9',
    ])
    expect(all(index, 'sitemap').map(file => one(file, 'loc').text)).toEqual([
      'https://x.tw/sitemap-1.xml',
      'https://x.tw/sitemap-2.xml',
    ])
  })

  it('of no pages is still one', () => {
    expect(parseXml(sitemap({ pages: [] })).name).toBe('urlset')
  })
})

describe('robots.txt', () => {
  it('lets everything be read and names the sitemap', () => {
    expect(robots({ sitemap: 'https://x.tw/sitemap.xml', disallow: [] })).toBe(
      'User-agent: *\nAllow: /\n\nSitemap: https://x.tw/sitemap.xml\n',
    )
  })

  it('without a sitemap, with a path that is closed', () => {
    expect(robots({ sitemap: null, disallow: ['/drafts/'] })).toBe('User-agent: *\nDisallow: /drafts/\n')
  })
})

it('the manifest has what a browser asks for', () => {
  const parts = {
    name: 'Digest',
    description: '',
    language: 'zh-TW',
    home: '/repo/',
    icons: [{ src: '/repo/favicon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' }] as const,
    themeColor: '#fff',
    backgroundColor: '#000',
  }
  expect(manifest(parts)).toEqual({
    id: '/repo/',
    name: 'Digest',
    short_name: 'Digest',
    lang: 'zh-TW',
    dir: 'auto',
    start_url: '/repo/',
    scope: '/repo/',
    display: 'minimal-ui',
    theme_color: '#fff',
    background_color: '#000',
    icons: [{ src: '/repo/favicon.svg', type: 'image/svg+xml', sizes: 'any', purpose: 'any' }],
  })
  expect(manifest({ ...parts, description: 'News' })).toMatchObject({ description: 'News' })
})
