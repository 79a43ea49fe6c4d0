import { beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { type TestSite, testSite } from '../support/site.ts'

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'

const FILES = {
  'digest.config.yaml': 'baseUrl: https://user.github.io/repo/\n',
  'static/a/pic.svg': PICTURE,
  'static/a/x.mp3': 'sound',
  'static/a/x.mp4': 'film',
  'content/posts/b.md': '---\ntitle: 乙\ndate: 2026-01-05\n---\n## 小節\n',
  'content/posts/b.en.md': '---\ntitle: B\ndate: 2026-01-05\n---\nB.\n',
}

const post = (text: string, title = '甲') => `---\ntitle: ${title}\ndate: 2026-01-06\n---\n${text}\n`

/** What a post shows of a text, and what is said of it. */
async function shown(text: string, more: Readonly<Record<string, string>> = {}) {
  const site = await testSite({ ...FILES, ...more, 'content/posts/a.md': post(text) })
  const { diagnostics } = await site.build()
  return { site, html: proseOf(site, 'posts/a/index.html'), diagnostics }
}

function proseOf(site: TestSite, path: string): string {
  return /<div class="prose">\n([\s\S]*?)\n<\/div>\n<\/div>\n/.exec(site.read(path))?.[1] ?? ''
}

const codes = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, at }) => `${code} ${at?.start?.line}:${at?.start?.column}`)

const CALLS = {
  youtube: '{{< youtube w7Ft2ymGmfc >}}',
  'youtube with a title and a time':
    '{{< youtube id="https://youtu.be/w7Ft2ymGmfc" title="片名" start="1m30s" >}}',
  vimeo: '{{< vimeo 146022717 >}}',
  bilibili: '{{< bilibili BV1GJ411x7h7 2 >}}',
  twitch: "{% include embed/twitch.html id='1634779211' %}",
  spotify: '{{< spotify type="album" id="4rOoJ6Egrf8K2IrywzwOMk" >}}',
  'apple-podcast':
    '{{< apple-podcast "https://podcasts.apple.com/tw/podcast/名/id1500839292?i=1000123456789" >}}',
  x: '{{< x user="SanDiegoZoo" id="1453110110599868418" >}}',
  tweet: '{{< tweet 1453110110599868418 >}}',
  'x-post': '{{< x-post "https://twitter.com/SanDiegoZoo/status/1453110110599868418?s=20" >}}',
  gist: '{{< gist octocat 6cad326836d38bd3a7ae "List Files.js" >}}',
  figure:
    '{{< figure src="/a/pic.svg" alt="圖" title="題" caption="**說明**，見[乙](b.md)" attr="某人" attrlink="https://a.b/" link="/posts/b/" class="center menu" >}}',
  image: '{{< image "/a/pic.svg" "x" >}}',
  audio: '{{< audio src="/a/x.mp3" title="錄音" >}}',
  'audio of another host': '{{< audio src="https://cdn.example/x.mp3" >}}',
  video:
    "{% include embed/video.html src='/a/x.mp4' poster='/a/pic.svg' autoplay=true muted=true loop=true %}",
  'video of another host':
    '{{< video src="//cdn.example/x.mp4" poster="https://cdn.example/p.png" title="片" >}}',
  ref: '見 {{< ref "b.md#小節" >}}。',
  'relref in a link': '見[乙]({{< relref "b.md#小節" >}})。',
  alert: '{{< alert "warning" >}}\n**a**\n{{< /alert >}}',
  admonition: '{{% admonition type="danger" title="小心" %}}a{{% /admonition %}}',
  notice: '{{< notice tip >}}a{{< /notice >}}',
  details: '{{< details summary="開" open=true >}}\n- a\n{{< /details >}}',
  tabs: '{{< tabs items="甲,乙" >}}\n{{< tab >}}a{{< /tab >}}\n{{< tab >}}b{{< /tab >}}\n{{< tab "丙" >}}c{{< /tab >}}\n{{< /tabs >}}',
} as const

/** What is shown of a text of which nothing is said. */
async function quietly(text: string): Promise<string> {
  const { html, diagnostics } = await shown(text)
  expect(diagnostics).toEqual([])
  return html.trim()
}

describe('a shortcode of ours', () => {
  it('youtube', async () => {
    expect(await quietly(CALLS.youtube)).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <a class="embed-card" href="https://www.youtube.com/watch?v&#x3D;w7Ft2ymGmfc" data-embed="https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc?autoplay&#x3D;1" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放影片 <span class="embed-service">YouTube</span></span></a>
      <figcaption>點按後才會連線到 YouTube。</figcaption>
      </figure>"
    `)
  })

  it('youtube with a title and a time', async () => {
    expect(await quietly(CALLS['youtube with a title and a time'])).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <a class="embed-card" href="https://www.youtube.com/watch?v&#x3D;w7Ft2ymGmfc&amp;t&#x3D;90s" data-embed="https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc?autoplay&#x3D;1&amp;start&#x3D;90" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">片名 <span class="embed-service">YouTube</span></span></a>
      <figcaption>點按後才會連線到 YouTube。</figcaption>
      </figure>"
    `)
  })

  it('vimeo', async () => {
    expect(await quietly(CALLS.vimeo)).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <a class="embed-card" href="https://vimeo.com/146022717" data-embed="https://player.vimeo.com/video/146022717?dnt&#x3D;1&amp;autoplay&#x3D;1" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放影片 <span class="embed-service">Vimeo</span></span></a>
      <figcaption>點按後才會連線到 Vimeo。</figcaption>
      </figure>"
    `)
  })

  it('bilibili', async () => {
    expect(await quietly(CALLS.bilibili)).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <a class="embed-card" href="https://www.bilibili.com/video/BV1GJ411x7h7/?p&#x3D;2" data-embed="https://player.bilibili.com/player.html?bvid&#x3D;BV1GJ411x7h7&amp;p&#x3D;2&amp;autoplay&#x3D;1" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放影片 <span class="embed-service">Bilibili</span></span></a>
      <figcaption>點按後才會連線到 Bilibili。</figcaption>
      </figure>"
    `)
  })

  it('twitch', async () => {
    expect(await quietly(CALLS.twitch)).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <a class="embed-card" href="https://www.twitch.tv/videos/1634779211" data-embed="https://player.twitch.tv/?video&#x3D;1634779211&amp;autoplay&#x3D;true" data-embed-host rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放影片 <span class="embed-service">Twitch</span></span></a>
      <figcaption>點按後才會連線到 Twitch。</figcaption>
      </figure>"
    `)
  })

  it('spotify', async () => {
    expect(await quietly(CALLS.spotify)).toMatchInlineSnapshot(`
      "<figure class="embed embed-list">
      <a class="embed-card" href="https://open.spotify.com/album/4rOoJ6Egrf8K2IrywzwOMk" data-embed="https://open.spotify.com/embed/album/4rOoJ6Egrf8K2IrywzwOMk" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放音訊 <span class="embed-service">Spotify</span></span></a>
      <figcaption>點按後才會連線到 Spotify。</figcaption>
      </figure>"
    `)
  })

  it('apple-podcast', async () => {
    expect(await quietly(CALLS['apple-podcast'])).toMatchInlineSnapshot(`
      "<figure class="embed embed-track">
      <a class="embed-card" href="https://podcasts.apple.com/tw/podcast/%E5%90%8D/id1500839292?i&#x3D;1000123456789" data-embed="https://embed.podcasts.apple.com/tw/podcast/%E5%90%8D/id1500839292?i&#x3D;1000123456789" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放音訊 <span class="embed-service">Apple Podcasts</span></span></a>
      <figcaption>點按後才會連線到 Apple Podcasts。</figcaption>
      </figure>"
    `)
  })

  it('x', async () => {
    expect(await quietly(CALLS.x)).toMatchInlineSnapshot(`
      "<figure class="embed embed-link">
      <a class="embed-card" href="https://x.com/SanDiegoZoo/status/1453110110599868418" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">@SanDiegoZoo <span class="embed-service">X</span></span></a>
      </figure>"
    `)
  })

  it('tweet', async () => {
    expect(await quietly(CALLS.tweet)).toMatchInlineSnapshot(`
      "<figure class="embed embed-link">
      <a class="embed-card" href="https://x.com/i/status/1453110110599868418" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">閱讀貼文 <span class="embed-service">X</span></span></a>
      </figure>"
    `)
  })

  it('x-post', async () => {
    expect(await quietly(CALLS['x-post'])).toMatchInlineSnapshot(`
      "<figure class="embed embed-link">
      <a class="embed-card" href="https://x.com/SanDiegoZoo/status/1453110110599868418" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">@SanDiegoZoo <span class="embed-service">X</span></span></a>
      </figure>"
    `)
  })

  it('gist', async () => {
    expect(await quietly(CALLS.gist)).toMatchInlineSnapshot(`
      "<figure class="embed embed-link">
      <a class="embed-card" href="https://gist.github.com/octocat/6cad326836d38bd3a7ae#file-list-files-js" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">List Files.js <span class="embed-service">GitHub Gist</span></span></a>
      </figure>"
    `)
  })

  it('figure', async () => {
    expect(await quietly(CALLS.figure)).toMatchInlineSnapshot(`
      "<figure class="center">
      <a href="/repo/posts/b/" rel="noopener"><img src="/repo/a/pic.svg" alt="圖" width="40" height="30" loading="lazy" decoding="async"></a>
      <figcaption><strong>題</strong> <strong>說明</strong>，見<a href="/repo/posts/b/">乙</a> <a href="https://a.b/" rel="noopener">某人</a></figcaption>
      </figure>"
    `)
  })

  it('image', async () => {
    expect(await quietly(CALLS.image)).toMatchInlineSnapshot(`
      "<figure>
      <img src="/repo/a/pic.svg" alt="" width="40" height="30" loading="lazy" decoding="async"></figure>"
    `)
  })

  it('audio', async () => {
    expect(await quietly(CALLS.audio)).toMatchInlineSnapshot(`
      "<figure class="embed embed-track">
      <audio controls preload="metadata" src="/repo/a/x.mp3"></audio>
      <figcaption>錄音</figcaption>
      </figure>"
    `)
  })

  it('audio of another host', async () => {
    expect(await quietly(CALLS['audio of another host'])).toMatchInlineSnapshot(`
      "<figure class="embed embed-track">
      <a class="embed-card" href="https://cdn.example/x.mp3" data-embed="https://cdn.example/x.mp3" data-embed-as="audio" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">播放音訊 <span class="embed-service">cdn.example</span></span></a>
      <figcaption>點按後才會連線到 cdn.example。</figcaption>
      </figure>"
    `)
  })

  it('video', async () => {
    expect(await quietly(CALLS.video)).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <video controls playsinline preload="metadata" src="/repo/a/x.mp4" poster="/repo/a/pic.svg" loop muted></video>
      </figure>"
    `)
  })

  it('video of another host', async () => {
    expect(await quietly(CALLS['video of another host'])).toMatchInlineSnapshot(`
      "<figure class="embed embed-video">
      <a class="embed-card" href="https://cdn.example/x.mp4" data-embed="https://cdn.example/x.mp4" data-embed-as="video" rel="noopener external"><span class="embed-play" aria-hidden="true"></span><span class="embed-name">片 <span class="embed-service">cdn.example</span></span></a>
      <figcaption>點按後才會連線到 cdn.example。</figcaption>
      </figure>"
    `)
  })

  it('ref', async () => {
    expect(await quietly(CALLS.ref)).toMatchInlineSnapshot(
      `"<p>見 <a href="/repo/posts/b/#%E5%B0%8F%E7%AF%80">/repo/posts/b/#小節</a>。</p>"`,
    )
  })

  it('relref in a link', async () => {
    expect(await quietly(CALLS['relref in a link'])).toMatchInlineSnapshot(
      `"<p>見<a href="/repo/posts/b/#%E5%B0%8F%E7%AF%80">乙</a>。</p>"`,
    )
  })

  it('alert', async () => {
    expect(await quietly(CALLS.alert)).toMatchInlineSnapshot(`
      "<aside class="alert alert-warning">
      <p class="alert-title">注意</p>
      <p><strong>a</strong></p>
      </aside>"
    `)
  })

  it('admonition', async () => {
    expect(await quietly(CALLS.admonition)).toMatchInlineSnapshot(`
      "<aside class="alert alert-caution">
      <p class="alert-title">小心</p>
      <p>a</p>
      </aside>"
    `)
  })

  it('notice', async () => {
    expect(await quietly(CALLS.notice)).toMatchInlineSnapshot(`
      "<aside class="alert alert-tip">
      <p class="alert-title">提示</p>
      <p>a</p>
      </aside>"
    `)
  })

  it('details', async () => {
    expect(await quietly(CALLS.details)).toMatchInlineSnapshot(`
      "<details class="unfold" open>
      <summary>開</summary>
      <div class="unfold-body"><ul>
      <li>a</li>
      </ul></div>
      </details>"
    `)
  })

  it('tabs', async () => {
    expect(await quietly(CALLS.tabs)).toMatchInlineSnapshot(`
      "<div class="tabs" role="group" aria-label="分頁內容">
      <details class="tab unfold" name="tabs-5-1" open>
      <summary>甲</summary>
      <div class="unfold-body"><p>a</p></div>
      </details>
      <details class="tab unfold" name="tabs-5-1">
      <summary>乙</summary>
      <div class="unfold-body"><p>b</p></div>
      </details>
      <details class="tab unfold" name="tabs-5-1">
      <summary>丙</summary>
      <div class="unfold-body"><p>c</p></div>
      </details>

      </div>"
    `)
  })

  it('loads nothing from anyone before it is asked to', async () => {
    const { site } = await shown(Object.values(CALLS).join('\n\n'))
    for (const path of ['posts/a/index.html', 'atom.xml', 'feed.json']) {
      const text = site.read(path).replaceAll('&quot;', '"').replaceAll('\\"', '"')
      expect(text).toContain('youtube.com/watch')
      expect(text).not.toMatch(/<(?:iframe|object|embed)\b/)
      const loaded = [...text.matchAll(/\s(?:src|srcset|poster)="([^"]*)"/g)].map(match => match[1] ?? '')
      expect(loaded.length).toBeGreaterThan(0)
      for (const each of loaded) expect(each).toMatch(/^(?:https:\/\/user\.github\.io)?\/repo\//)
    }
  })

  it('without its id says so at its place, and shows nothing', async () => {
    const text =
      '一\n\n{{< youtube >}}\n\n{{< spotify "x y" >}}\n\n{{< audio >}}\n\n{{< gist nobody "" >}}\n\n二'
    const { html, diagnostics } = await shown(text)
    expect(codes(diagnostics)).toEqual([
      'markdown/missing-shortcode-argument 7:1',
      'markdown/bad-shortcode-argument 9:1',
      'markdown/missing-shortcode-argument 11:1',
      'markdown/bad-shortcode-argument 13:1',
    ])
    expect(html.replace(/\s+/g, '')).toBe('<p>一</p><p>二</p>')
  })

  it.each([
    '{{< youtube "javascript:alert(1)" >}}',
    '{{< vimeo "1\\" onclick=\\"x" >}}',
    '{{< apple-podcast "tw/podcast/\\"><script>x</script>/id1" >}}',
    '{{< x user="a/../b" id="1453110110599868418" >}}',
    '{{< gist "../x" "abc" >}}',
    '{{< details summary="<img src=x onclick=y>" >}}<svg onclick=x> <p onclick=x>[a](javascript:x)</p>{{< /details >}}',
    '{{< alert "note" "<script>x</script>" >}}<script>x</script>{{< youtube "<script>" >}}{{< /alert >}}',
    '{{< video src="javascript:alert(1)" >}}',
    '{{< figure src="javascript:alert(1)" link="javascript:alert(2)" attr="a" attrlink="javascript:alert(3)" title="<b onclick=x>" >}}',
  ])('takes no address or markup that is none of the service: %s', async text => {
    const { html } = await shown(text)
    expect(html).not.toMatch(/(?:href|src|data-embed)="\s*javascript:|<script|<[a-z][^>]*\sonclick=/i)
  })

  it('names a file that is not there', async () => {
    const { html, diagnostics } = await shown(
      '{{< audio "/a/none.mp3" >}} {{< figure src="none.png" alt="圖" >}}',
    )
    expect(codes(diagnostics)).toEqual(['image/missing 5:1', 'image/missing 5:29'])
    expect(html).not.toMatch(/none/)
  })
})

describe('what stands in a shortcode', () => {
  const TEXT = `{{< details "外" >}}
見[乙](b.md)、[這裡](/posts/b/#小節)與[無](none.md)。

![圖](/a/pic.svg)

{{< alert tip >}}
{{< youtube w7Ft2ymGmfc >}} [乙]({{< ref "b.md" >}})
{{< /alert >}}
{{< /details >}}`

  it('is filled like what stands around it', async () => {
    const { html, diagnostics } = await shown(TEXT)
    expect(codes(diagnostics)).toEqual(['link/broken 6:31'])
    expect(html).toContain(
      '<a href="/repo/posts/b/">乙</a>、<a href="/repo/posts/b/#%E5%B0%8F%E7%AF%80">這裡</a>',
    )
    expect(html).toContain('<img src="/repo/a/pic.svg" alt="圖" width="40" height="30" decoding="async">')
    expect(html).toContain('data-embed="https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc?')
    expect(html).not.toContain('{{')
  })

  it('has whole addresses in feeds', async () => {
    const { site } = await shown(TEXT)
    const [item] = JSON.parse(site.read('feed.json')).items as { content_html: string }[]
    expect(item?.content_html).toContain('<a href="https://user.github.io/repo/posts/b/">乙</a>')
    expect(item?.content_html).toContain('<img src="https://user.github.io/repo/a/pic.svg"')
    expect(item?.content_html).not.toMatch(/(?:href|src)="\//)
  })

  it('can be linked to', async () => {
    const more = { 'content/posts/c.md': post('[x](a.md#inner-1-深) [y](a.md#沒有)', '丙') }
    const { diagnostics } = await shown('{{< details >}}\n## 深\n{{< /details >}}', more)
    expect(codes(diagnostics)).toEqual(['link/no-such-anchor 5:21'])
  })

  it('changes the page when it changes', async () => {
    const { site } = await shown(TEXT)
    await site.edit('content/posts/b.md', text =>
      text.replace('date: 2026-01-05', 'slug: other\ndate: 2026-01-05'),
    )
    await site.build()
    expect(proseOf(site, 'posts/a/index.html')).toContain('href="/repo/posts/other/"')
  })
})

describe('the words of alerts', () => {
  let site: TestSite
  beforeAll(async () => {
    const text = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']
      .map(name => `> [!${name}]\n> x\n`)
      .join('\n')
    site = await testSite({
      ...FILES,
      'content/posts/a.md': post(text),
      'content/posts/a.en.md': post(
        `${text}\n{{< alert danger >}}x{{< /alert >}}\n\n> x\n{: .prompt-info }`,
        'A',
      ),
    })
    await site.build()
  })
  const titles = (path: string) =>
    [...proseOf(site, path).matchAll(/class="alert-title">([^<]*)</g)].map(match => match[1])

  it('are in the language of the page', () => {
    expect(titles('posts/a/index.html')).toEqual(['備註', '提示', '重要', '注意', '警告'])
    expect(titles('en/posts/a/index.html')).toEqual([
      ...['Note', 'Tip', 'Important', 'Warning', 'Caution', 'Caution', 'Note'],
    ])
  })

  it('look the same however they are written', () => {
    const html = proseOf(site, 'en/posts/a/index.html')
    const boxes = [
      ...html.matchAll(
        /<aside class="alert alert-(caution|note)">\n<p class="alert-title">[^<]*<\/p>\n<p>x<\/p>\n<\/aside>/g,
      ),
    ]
    expect(boxes.map(match => match[1])).toEqual(['note', 'caution', 'caution', 'note'])
  })
})

describe("a site's own shortcode", () => {
  it('sees its arguments, its inside and its surroundings', async () => {
    const own = {
      'templates/shortcodes/badge.hbs':
        '<b class="{{lookup named "kind"}}">{{positional.[0]}} {{{inner}}} {{ordinal}}{{#if parent}} in {{parent}}{{/if}}</b>',
    }
    const text =
      'a {{< badge "x <y>" kind="k" >}}*z*{{< /badge >}} b {{< badge q />}}\n\n{{< details >}}\n{{< badge r />}}\n{{< /details >}}'
    const { html, diagnostics } = await shown(text, own)
    expect(diagnostics).toEqual([])
    expect(html).toContain('<p>a <b class="k">x &lt;y&gt; <em>z</em> 0</b> b <b class="">q  1</b></p>')
    expect(html).toContain('<b class="">r  0 in details</b>')
  })

  it('may take the place of one of ours', async () => {
    const own = { 'templates/shortcodes/youtube.hbs': '<p>{{embed.title}}: {{embed.href}}</p>' }
    const { html } = await shown('{{< youtube w7Ft2ymGmfc >}}', own)
    expect(html).toBe('<p>播放影片: https://www.youtube.com/watch?v&#x3D;w7Ft2ymGmfc</p>')
  })
})

describe('Liquid of Jekyll themes', () => {
  it.each([
    [
      '{% include figure image_path="/a/pic.svg" alt="x" caption="說明" %}',
      /<figure>[\s\S]*src="[^"]*\/a\/pic\.svg"[\s\S]*說明/,
    ],
    [
      '{% include figure.liquid path="/a/pic.svg" class="img-fluid" %}',
      /<figure[^>]*>[\s\S]*src="[^"]*\/a\/pic\.svg"/,
    ],
    [
      '{% include video id="XsxDH4HcOWA" provider="youtube" %}',
      /data-embed="https:\/\/www\.youtube-nocookie\.com\/embed\/XsxDH4HcOWA/,
    ],
    [
      '{% twitter https://twitter.com/rubygems/status/518821243320287232 %}',
      /href="https:\/\/x\.com\/rubygems\/status\/518821243320287232"/,
    ],
    [
      '{% tabs log %}\n{% tab log php %}a{% endtab %}\n{% tab log js 二 %}b{% endtab %}\n{% endtabs %}',
      /<summary>php<\/summary>[\s\S]*<summary>js 二<\/summary>/,
    ],
  ])('%s', async (text, expected) => {
    expect(await quietly(text)).toMatch(expected)
  })
})

describe('shortcodes of Hugo themes', () => {
  it.each([
    [
      '{{< hint warning >}}\na\n{{< /hint >}}',
      /<aside class="alert alert-warning">\n<p class="alert-title">注意<\/p>\n<p>a<\/p>/,
    ],
    ['{{< callout type="info" >}}\na\n{{< /callout >}}', /<aside class="alert alert-note">/],
    [
      '{{< collapse summary="摺" >}}\na\n{{< /collapse >}}',
      /<details class="unfold">\n<summary>摺<\/summary>\n<div class="unfold-body"><p>a<\/p>/,
    ],
    ['{{% expand "展" %}}\na\n{{% /expand %}}', /<summary>展<\/summary>/],
    ['{{< spoiler text="看" >}} a {{< /spoiler >}}', /<summary>看<\/summary>/],
    [
      '{{< button href="https://a.example/" >}}\n前往 **這裡**\n{{< /button >}}',
      /<a class="button" href="https:\/\/a\.example\/">前往 <strong>這裡<\/strong><\/a>/,
    ],
    [
      '{{< gallery >}}\n<img src="https://a.example/x.png" alt="x">\n{{< /gallery >}}',
      /<div class="gallery"><img alt="x"[^>]* src="https:\/\/a\.example\/x\.png"|<div class="gallery">[\s\S]*<img [^>]*src="https:\/\/a\.example\/x\.png"/,
    ],
    ['{{< mermaid >}}\ngraph LR;\nA-->B;\n{{< /mermaid >}}', /class="diagram"[\s\S]*A--(?:>|&gt;)B/],
    ['{{< katex display=true >}}\n\\pi_1\n{{< /katex >}}', /<math [^>]*display="block"/],
    ['值為 {{< katex >}}a_1 * b_1{{< /katex >}}。', /值為 <math (?![^>]*display)/],
    ['{{< math >}}$$x^2$$ {{< /math >}}', /<math /],
  ])('%s', async (text, expected) => {
    expect(await quietly(text)).toMatch(expected)
  })

  it.each(['{{< button href="/" >}}', '{{< gallery match="images/*" >}}'])(
    'need both tags: %s',
    async text => {
      const { html, diagnostics } = await shown(text)
      expect(html).toContain(text.replace('{{<', '{{&#x3C;'))
      expect(diagnostics).toMatchObject([{ code: 'markdown/open-shortcode' }])
    },
  )
})
