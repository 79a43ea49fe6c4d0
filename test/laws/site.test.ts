import { describe, expect, it } from 'vitest'
import { readPage } from '../support/html.ts'
import { SAMPLE } from '../support/sample.ts'
import { splitFiles, testSite } from '../support/site.ts'

const ORIGIN = 'https://reader.example'
const BASE = '/news/'

const site = await testSite(SAMPLE)
const report = await site.build()
const pages = [...site.texts()].filter(([path]) => path.endsWith('.html'))

/** The output that answers an address of the site, or null. */
function outputFor(address: string): string | null {
  const url = new URL(address, ORIGIN + BASE)
  if (url.origin !== ORIGIN) return null
  if (!url.pathname.startsWith(BASE)) return null
  const path = decodeURIComponent(url.pathname.slice(BASE.length))
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

describe('laws of a site', () => {
  it('is built without a word', () => {
    expect(report.diagnostics).toEqual([])
    expect(report.status).toBe('built')
    expect(pages.length).toBeGreaterThan(40)
  })

  it('answers every internal link, in any page', () => {
    const broken = pages.flatMap(([path, html]) =>
      readPage(html)
        .links.filter(link => link.startsWith('/') || link.startsWith(ORIGIN))
        .filter(link => {
          const output = outputFor(link)
          return output === null || !site.has(output)
        })
        .map(link => `${path}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  it('answers every anchor', () => {
    const parsed = new Map(pages.map(([path, html]) => [path, readPage(html)]))
    const broken = [...parsed].flatMap(([path, page]) =>
      page.links
        .filter(link => link.includes('#') && (link.startsWith('#') || link.startsWith('/')))
        .filter(link => {
          const [address = '', anchor = ''] = link.split('#')
          const target = address === '' ? page : parsed.get(outputFor(address) ?? '')
          return !target?.ids.has(decodeURIComponent(anchor))
        })
        .map(link => `${path}: ${link}`),
    )
    expect(broken).toEqual([])
  })

  it('has symmetric hreflang with itself and x-default, and only pages that exist', () => {
    const byUrl = new Map(
      pages.map(([path, html]) => [
        new URL(encodeURI(path).replace(/index\.html$/u, ''), ORIGIN + BASE).href,
        readPage(html),
      ]),
    )
    let pairs = 0
    for (const [url, page] of byUrl) {
      if (page.hreflang.size === 0) continue
      pairs += 1
      expect(page.hreflang.get(page.language), url).toBe(url)
      expect(page.hreflang.has('x-default'), url).toBe(true)
      for (const [tag, href] of page.hreflang) {
        const other = byUrl.get(href)
        expect(other, `${url} names ${href} as ${tag}`).toBeDefined()
        expect([...(other?.hreflang ?? [])], href).toEqual([...page.hreflang])
      }
    }
    expect(pairs).toBeGreaterThan(10)
  })

  it('gives every page but 404 its own address as canonical', () => {
    for (const [path, html] of pages) {
      if (path.endsWith('404.html') || html.includes('http-equiv="refresh"')) continue
      const own = new URL(encodeURI(path).replace(/index\.html$/u, ''), ORIGIN + BASE).href
      expect(readPage(html).canonical, path).toBe(own)
    }
  })

  it('does not depend on the order of files', async () => {
    const files = Object.entries(splitFiles(SAMPLE)).reverse()
    const turned = await testSite(Object.fromEntries(files))
    await turned.build()
    expect([...turned.texts()]).toEqual([...site.texts()])
  })

  it('needs no JavaScript and no other host to be read', () => {
    for (const [path, html] of pages) {
      const loads = [
        ...html.matchAll(
          /<(?:script|img|iframe|link rel="stylesheet"|source)\b[^>]*?(?:src|href)="([^"]+)"/gu,
        ),
      ]
      const foreign = loads.map(match => match[1] ?? '').filter(address => /^(?:https?:)?\/\//u.test(address))
      expect(foreign, path).toEqual([])
    }
  })
})
