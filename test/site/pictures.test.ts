import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'

/** A PNG of the size: only what a reader of sizes looks at. */
function png(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

async function built(body: string, more: Readonly<Record<string, string | Uint8Array>> = {}) {
  const site = await testSite({
    'digest.config.yaml': 'title: T\nbaseUrl: https://reader.example/news/\n',
    'content/posts/a/index.md': `---\ntitle: 甲\ndate: 2026-01-05\n---\n${body}\n`,
    'content/posts/a/beside.png': png(40, 20),
    'static/images/site.png': png(80, 30),
    ...more,
  })
  const report = await site.build()
  const html = site.read('posts/a/index.html')
  return {
    html: /<div class="prose">\n([\s\S]*?)\n<\/div>/u.exec(html)?.[1] ?? '',
    said: report.diagnostics.map(({ at, code }) => `${at?.start?.line}:${at?.start?.column} ${code}`),
    feed: site.read('feed.json'),
    status: report.status,
  }
}

const BESIDE = 'src="/news/posts/a/beside.png"'

describe('a picture', () => {
  it('beside the post or below static/ has its size; the first is not lazy', async () => {
    const { html, said } = await built(
      '![a](beside.png)\n\n![b](/images/site.png "t")\n\n<img src="/news/images/site.png" alt="c" width="40">\n\n![d](https://x.example/d.png)',
    )
    expect(said).toEqual([])
    expect(html.split('\n')).toEqual([
      `<p><img ${BESIDE} alt="a" width="40" height="20" decoding="async"></p>`,
      '<p><img src="/news/images/site.png" alt="b" title="t" width="80" height="30" loading="lazy" decoding="async"></p>',
      '<img src="/news/images/site.png" alt="c" width="40" loading="lazy" decoding="async">',
      '<p><img src="https://x.example/d.png" alt="d" loading="lazy" decoding="async"></p>',
    ])
  })

  it('in a figure, among sources, and before a video', async () => {
    const { html, said, feed } = await built(
      `<figure><img src="beside.png" alt="a"><figcaption>c</figcaption></figure>

<picture><source srcset="beside.png 1x, /images/site.png 2x" media="(min-width: 1px)" type="image/png"><img src="beside.png" alt="b"></picture>

<video src="https://x.example/v.mp4" poster="beside.png" controls></video>`,
    )
    expect(said).toEqual([])
    expect(html).toContain(
      `<figure><img ${BESIDE} alt="a" width="40" height="20" decoding="async"><figcaption>c`,
    )
    expect(html).toContain(
      `<picture><source srcset="/news/posts/a/beside.png 1x, /news/images/site.png 2x" media="(min-width: 1px)" type="image/png"><img ${BESIDE} alt="b"`,
    )
    expect(html).toContain('<video src="https://x.example/v.mp4" poster="/news/posts/a/beside.png" controls>')
    const [item] = (JSON.parse(feed) as { items: { content_html: string }[] }).items
    expect(item?.content_html).toContain(
      'srcset="https://reader.example/news/posts/a/beside.png 1x, https://reader.example/news/images/site.png 2x"',
    )
    expect(item?.content_html).toContain('poster="https://reader.example/news/posts/a/beside.png"')
  })

  it('that is not there is named at its line, and the page goes without it', async () => {
    const { html, said, status } = await built(
      'a\n\n![one](no.png)\n\n<p><img src="/no.png" alt="two"></p>\n\n<video src="https://x.example/v.mp4" poster="no.jpg"></video>\n\n<picture><source srcset="no.webp 1x, beside.png 2x"><img src="beside.png" alt=""></picture>',
    )
    expect(status).toBe('built')
    expect(said).toEqual([
      '7:1 image/missing',
      '9:4 image/missing',
      '11:1 image/missing',
      '13:10 image/missing',
    ])
    expect(html).toContain('<p><span class="image-missing">one</span></p>')
    expect(html).toContain('<video src="https://x.example/v.mp4"></video>')
    expect(html).toContain('<source srcset="/news/posts/a/beside.png 2x">')
  })

  it('that is broken, empty, no picture at all, or says no size is shown as it is', async () => {
    const names = ['broken.png', 'empty.jpg', 'text.gif', 'plain.svg', 'huge.png']
    const { html, said, status } = await built(names.map(name => `![x](${name})`).join('\n\n'), {
      'content/posts/a/broken.png': png(1, 1).slice(0, 18),
      'content/posts/a/empty.jpg': new Uint8Array(),
      'content/posts/a/text.gif': 'this is text',
      'content/posts/a/plain.svg':
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>',
      'content/posts/a/huge.png': png(4_000_000_000, 1),
    })
    expect([status, said]).toEqual(['built', []])
    for (const name of names.slice(0, 4))
      expect(html).toMatch(
        new RegExp(`<img src="/news/posts/a/${name}" alt="x"(?: loading="lazy")? decoding="async">`),
      )
    expect(html).toContain('width="4000000000" height="1"')
  })
})

describe('a frame', () => {
  it.each([
    ['https://www.youtube.com/embed/abcdefghijk?start=10', 'https://www.youtube.com/watch?v=abcdefghijk'],
    ['//www.youtube-nocookie.com/embed/abcdefghijk', 'https://www.youtube.com/watch?v=abcdefghijk'],
    ['https://player.vimeo.com/video/12345678?h=1', 'https://vimeo.com/12345678'],
  ])('of a player is its card: %s', async (src, href) => {
    const { html, said } = await built(
      `<iframe width="560" src="${src}" title="A & B" allowfullscreen></iframe>`,
    )
    expect(said).toEqual([])
    expect(html).toContain(`<figure class="embed`)
    expect(html.replaceAll('&#x3D;', '=')).toContain(`href="${href}"`)
    expect(html).toContain('A &amp; B')
    expect(html).not.toContain('<iframe')
  })

  it('of anything else is a link, with a warning at its line', async () => {
    const { html, said } = await built('a\n\n<iframe src="https://x.example/map?a=1&b=2"></iframe>')
    expect(said).toEqual(['7:1 markdown/foreign-frame'])
    expect(html).toMatch(
      /<a href="https:\/\/x\.example\/map\?a=1&#x26;b=2" rel="noopener">https:\/\/x\.example\/map/,
    )
  })

  it('that holds its own page is taken out, with a warning', async () => {
    const { html, said } = await built('a\n\n<iframe srcdoc="<b>x</b>"></iframe>')
    expect(said).toEqual(['7:1 markdown/unsafe-html', '7:1 markdown/unsafe-html'])
    expect(html).toBe('<p>a</p>')
  })
})
