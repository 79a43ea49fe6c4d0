import { describe, expect, it } from 'vitest'
import { loadDrawPicture } from '../../src/host/draw-picture.ts'
import { pictureSize } from '../../src/lib/picture-size.ts'
import { type TestSite, testSite } from '../support/site.ts'

const POST = `-- content/posts/2026-01-05-a.md --
---
title: 甲
date: 2026-01-05
---
內文。
`

const built = async (files = '') => {
  const site = await testSite(POST + files, { loadDrawPicture })
  const { diagnostics } = await site.build()
  return { site, codes: diagnostics.map(({ code, at }) => `${code} ${at?.path}`) }
}

interface Manifest {
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[]
}

const manifestOf = (site: TestSite): Manifest => JSON.parse(site.read('manifest.webmanifest')) as Manifest

const links = (site: TestSite): readonly string[] =>
  [...site.read('index.html').matchAll(/<link rel="(?:icon|apple-touch-icon)"[^>]*>/gu)].map(([tag]) => tag)

const touchIcon = (site: TestSite): Uint8Array =>
  site.bytes(site.outputs().find(path => path.startsWith('assets/apple-touch-icon.')) ?? '')

/** The colour of a PNG's pixel, as shares of its width and height. */
async function colourAt(png: Uint8Array, [x, y]: readonly [number, number]): Promise<readonly number[]> {
  const draw = await loadDrawPicture()
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  const image = `<image href="${href}" width="100" height="100"/>`
  const drawn = draw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${image}</svg>`, 100)
  if ('problem' in drawn) throw new Error(drawn.problem)
  const start = (Math.floor(y * 99) * 100 + Math.floor(x * 99)) * 4
  return [...drawn.pixels.subarray(start, start + 4)]
}

const svg = (inner: string): string =>
  `\n-- static/favicon.svg --\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">${inner}</svg>\n`

describe('icons', () => {
  it('come in the sizes that browsers and phones ask for, each a picture of that size', async () => {
    const { site, codes } = await built()
    expect(codes).toEqual([])
    for (const { src, sizes } of manifestOf(site).icons.filter(icon => icon.sizes !== 'any')) {
      const size = pictureSize(site.bytes(src.slice(1)))
      expect(`${size?.width}x${size?.height}`, src).toBe(sizes)
    }
    expect(manifestOf(site).icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      'any any',
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ])
    expect(pictureSize(touchIcon(site))).toEqual({ width: 180, height: 180 })
    expect(pictureSize(site.bytes('favicon.ico'))).toEqual({ width: 32, height: 32 })
    expect(links(site)).toHaveLength(3)
    for (const [, href = ''] of site.read('index.html').matchAll(/<link rel="[^"]*icon" href="\/([^"]+)"/gu))
      expect(site.has(href)).toBe(true)
  })

  it('fill the square of a phone with their own ground, also where the corners are round', async () => {
    const { site } = await built(svg('<rect width="10" height="10" rx="4" fill="#00f"/>'))
    expect(await colourAt(touchIcon(site), [0, 0])).toEqual([0, 0, 255, 255])
  })

  it('lie on paper where they have no ground', async () => {
    const { site } = await built(svg('<circle cx="5" cy="5" r="2" fill="#00f"/>'))
    expect(await colourAt(touchIcon(site), [0, 0])).toEqual([250, 250, 248, 255])
    expect(await colourAt(touchIcon(site), [0.5, 0.5])).toEqual([0, 0, 255, 255])
  })

  it('keep within the middle of a picture that is cut into a shape', async () => {
    const { site } = await built(
      svg('<rect width="10" height="10" fill="#00f"/><rect width="10" height="0.4" fill="#fff"/>'),
    )
    const { src } = manifestOf(site).icons.find(({ purpose }) => purpose === 'maskable') ?? { src: '' }
    expect(await colourAt(site.bytes(src.slice(1)), [0.5, 0.02])).toEqual([0, 0, 255, 255])
    expect(await colourAt(site.bytes(src.slice(1)), [0.5, 0.115])).toEqual([255, 255, 255, 255])
  })

  it('give way to what the site has itself', async () => {
    const { site, codes } = await built(
      '\n-- static/favicon.ico --\nown\n-- static/apple-touch-icon.png --\nown\n',
    )
    expect(codes).toEqual([])
    expect(site.read('favicon.ico')).toBe('own\n')
    expect(links(site)).toEqual([
      '<link rel="icon" href="/favicon.ico" type="image/x-icon" sizes="32x32">',
      '<link rel="apple-touch-icon" href="/apple-touch-icon.png" type="image/png">',
    ])
    expect(manifestOf(site).icons.map(({ src }) => src)).toEqual(['/favicon.ico'])
  })

  it.each([
    ['asset/icon-text', '<text x="1" y="9">D</text>'],
    ['asset/icon-unreadable', '<rect'],
  ])('%s: are left out with a warning', async (code, inner) => {
    const { site, codes } = await built(svg(inner))
    expect(codes).toEqual([`${code} static/favicon.svg`])
    expect(site.outputs().filter(path => /icon.*\.png|\.ico/u.test(path))).toEqual([])
    expect(links(site)).toEqual(['<link rel="icon" href="/favicon.svg" type="image/svg+xml">'])
  })

  it('are drawn once, by a library that is loaded then', async () => {
    let loaded = 0
    const counting = () => {
      loaded += 1
      return loadDrawPicture()
    }
    const site = await testSite(POST, { loadDrawPicture: counting })
    await site.build()
    site.edit('content/posts/2026-01-05-a.md', text => `${text}\n更多。`)
    await site.build()
    expect(loaded).toBe(1)
    site.write('static/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>')
    await site.build()
    expect(loaded).toBe(2)
  })
})
