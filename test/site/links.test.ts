import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'

const FILES = {
  'digest.config.yaml': 'baseUrl: https://user.github.io/repo/\n',
  'static/files/paper.pdf': 'paper',
  'content/about.md': '---\ntitle: 關於\n---\n關於本站。\n',
  'content/_posts/2026-01-05-claude-daily.md': '---\ntitle: 日報\n---\n## 📌 重點摘要\n文。\n',
  'content/en/_posts/2026-01-05-claude-daily.md': '---\ntitle: Daily\n---\n## Key points\nText.\n',
  'content/posts/other.md': '---\ntitle: 其他\ndate: 2026-01-05\n---\n文。\n',
  'content/posts/bundle/index.md': '---\ntitle: 包\ndate: 2026-01-05\n---\n文。\n',
  'content/posts/bundle/data.csv': 'a,b',
}

/** The addresses of the links of a text, `null` for one that leads nowhere, and what is said of them. */
async function linked(text: string, path = 'content/posts/a.md') {
  const site = await testSite({ ...FILES, [path]: `---\ntitle: 甲\ndate: 2026-01-06\n---\n${text}\n` })
  const { diagnostics } = await site.build()
  const output = path.includes('.en.') ? 'en/posts/a/index.html' : 'posts/a/index.html'
  const prose = /<div class="prose">\n([\s\S]*?)<\/div>/.exec(site.read(output))?.[1] ?? ''
  const links = [...prose.matchAll(/<a\b([^>]*)>/g)].map(([, attributes = '']) => {
    const href = / href="([^"]*)"/.exec(attributes)?.[1]
    return href === undefined ? null : decodeURI(href)
  })
  const said = diagnostics.map(({ code, at }) => `${code} ${at?.start?.line}:${at?.start?.column}`)
  return { links, said, prose }
}

describe('a link to a page of the site', () => {
  it.each([
    ['its address', '/about/', '/repo/about/'],
    ['without the slash at its end', '/about', '/repo/about/'],
    ['with the base path', '/repo/about/', '/repo/about/'],
    ['with both', '/repo/about', '/repo/about/'],
    ['as index.html', '/about/index.html', '/repo/about/'],
    ['in capitals', '/About/', '/repo/about/'],
    ['relative to the page', '../other/', '/repo/posts/other/'],
    ['relative, without the slash', '../other', '/repo/posts/other/'],
    ['its file', 'other.md', '/repo/posts/other/'],
    ['its file, from here', './other.md', '/repo/posts/other/'],
    ['its file, above', '../about.md', '/repo/about/'],
    ['its file, from the root', '/posts/other.md', '/repo/posts/other/'],
    ['the file of a bundle', 'bundle/index.md', '/repo/posts/bundle/'],
    ['the folder of a bundle', 'bundle/', '/repo/posts/bundle/'],
    [
      'a file name alone, which translations share',
      '2026-01-05-claude-daily.md',
      '/repo/posts/2026-01-05-claude-daily/',
    ],
    ['ref', '{{< ref "other.md" >}}', '/repo/posts/other/'],
    ['ref without an ending', '{{< ref "posts/other" >}}', '/repo/posts/other/'],
    ['relref by path', '{{% relref path="/posts/other" %}}', '/repo/posts/other/'],
    ['post_url', '{% post_url 2026-01-05-claude-daily %}', '/repo/posts/2026-01-05-claude-daily/'],
    [
      'post_url of the other language',
      '{% post_url en/_posts/2026-01-05-claude-daily %}',
      '/repo/posts/2026-01-05-claude-daily/',
    ],
    ['link', '{% link _posts/2026-01-05-claude-daily.md %}', '/repo/posts/2026-01-05-claude-daily/'],
    ['link to a file', '{% link files/paper.pdf %}', '/repo/files/paper.pdf'],
    ['site.baseurl', '{{ site.baseurl }}/about/', '/repo/about/'],
    ['site.url and site.baseurl', '{{ site.url }}{{ site.baseurl }}/about/', '/repo/about/'],
    ['site.baseurl with link', '{{ site.baseurl }}{% link about.md %}', '/repo/about/'],
    [
      'site.baseurl with post_url',
      '{{site.baseurl}}{% post_url 2026-01-05-claude-daily %}',
      '/repo/posts/2026-01-05-claude-daily/',
    ],
    ['relative_url', "{{ '/about/' | relative_url }}", '/repo/about/'],
    ['absolute_url', '{{ "about" | absolute_url }}', '/repo/about/'],
    ['prepend', '{{ "/about/" | prepend: site.baseurl }}', '/repo/about/'],
    ['the home page', '{{ site.baseurl }}', '/repo/'],
    [
      'the page in the other language',
      '/en/posts/2026-01-05-claude-daily/',
      '/repo/en/posts/2026-01-05-claude-daily/',
    ],
    [
      'an anchor',
      '/posts/2026-01-05-claude-daily/#重點摘要',
      '/repo/posts/2026-01-05-claude-daily/#重點摘要',
    ],
    [
      'an anchor, encoded',
      '2026-01-05-claude-daily.md#%E9%87%8D%E9%BB%9E%E6%91%98%E8%A6%81',
      '/repo/posts/2026-01-05-claude-daily/#重點摘要',
    ],
    [
      'an anchor of post_url',
      '{% post_url 2026-01-05-claude-daily %}#重點摘要',
      '/repo/posts/2026-01-05-claude-daily/#重點摘要',
    ],
    [
      'an anchor of ref',
      '{{< ref "2026-01-05-claude-daily.md#重點摘要" >}}',
      '/repo/posts/2026-01-05-claude-daily/#重點摘要',
    ],
    ['a query', '/about/?a=b#top', '/repo/about/?a=b#top'],
    ['a file', '/files/paper.pdf', '/repo/files/paper.pdf'],
  ])('may be %s', async (_, target, href) => {
    const { links, said } = await linked(`[x](${target})`)
    expect({ links, said }).toEqual({ links: [href], said: [] })
  })

  it('leads to the same language where it can', async () => {
    const text =
      '[x](../_posts/2026-01-05-claude-daily.md) [y]({% post_url 2026-01-05-claude-daily %}) [z](other.md)'
    const { links, said } = await linked(text, 'content/posts/a.en.md')
    expect(said).toEqual([])
    expect(links).toEqual([
      '/repo/en/posts/2026-01-05-claude-daily/',
      '/repo/en/posts/2026-01-05-claude-daily/',
      '/repo/posts/other/',
    ])
  })

  it.each([
    [
      '[x]({{< ref path="2026-01-05-claude-daily.md" lang="en" >}})',
      '/repo/en/posts/2026-01-05-claude-daily/',
    ],
    [
      '[x]({{% relref path="2026-01-05-claude-daily.md" lang="zh-Hant" %}})',
      '/repo/posts/2026-01-05-claude-daily/',
    ],
    ['{{< relref path="2026-01-05-claude-daily.md" lang="EN" >}}', '/repo/en/posts/2026-01-05-claude-daily/'],
    ['<a href="/about.md" hreflang="en">x</a>', '/repo/about/'],
  ])('leads to the language that it asks for: %s', async (text, href) => {
    const { links, said } = await linked(text)
    expect(links).toEqual([href])
    expect(said).toEqual(text.includes('about') ? ['link/other-language 5:1'] : [])
  })

  it('to a page that is not there in the language asked for leads to another, and says so', async () => {
    const { links, said } = await linked('a [x]({{< ref path="other.md" lang="fr" >}})')
    expect(links).toEqual(['/repo/posts/other/'])
    expect(said).toEqual(['link/other-language 5:3'])
  })

  it('that nothing answers is text, and named at its place', async () => {
    const { links, said } = await linked(
      '[a](/none/) [b](none.md)\n\n[c]({% post_url 2020-01-01-none %}) [d]({{< ref "none" >}}) [e](about.md#none)\n\n[f](#none)',
    )
    expect(links).toEqual([null, null, null, null, '/repo/about/#none', '/repo/posts/a/#none'])
    expect(said).toEqual([
      'link/broken 5:1',
      'link/broken 5:13',
      'link/broken 7:1',
      'link/broken 7:37',
      'link/no-such-anchor 7:61',
      'link/no-such-anchor 9:1',
    ])
  })
})

describe('a link elsewhere', () => {
  it('gives the other page no hold on this one', async () => {
    const { prose, said } = await linked(
      '[a](https://a.example/) <https://b.example/> https://c.example/ [d](mailto:x@d.example)',
    )
    expect(said).toEqual([])
    expect(prose.match(/<a href="https:[^>]*>/g)).toEqual([
      '<a href="https://a.example/" rel="noopener">',
      '<a href="https://b.example/" rel="noopener">',
      '<a href="https://c.example/" rel="noopener">',
    ])
    expect(prose).toContain('<a href="mailto:x@d.example">')
  })

  it('whose address is none is text, and named at its place', async () => {
    const { links, said } = await linked(
      '[a](http://) [b](https://) 與[c](www example)、[d](/a b/)\n\n![e](http://) <a href="http://[x">f</a>',
    )
    expect(links).toEqual([null, null, null])
    expect(said).toEqual([
      'markdown/not-an-address 5:1',
      'markdown/not-an-address 5:14',
      'markdown/not-an-address 5:31',
      'markdown/not-an-address 5:48',
      'markdown/not-an-address 7:1',
      'markdown/not-an-address 7:15',
    ])
  })

  it('that lacks its scheme says what it may lack', async () => {
    const site = await testSite({
      ...FILES,
      'content/posts/a.md': '---\ntitle: 甲\ndate: 2026-01-06\n---\n[x](www.example.com/a)\n',
    })
    const { diagnostics } = await site.build()
    expect(diagnostics[0]).toMatchInlineSnapshot(`
      {
        "at": {
          "path": "content/posts/a.md",
          "start": {
            "column": 1,
            "line": 5,
          },
        },
        "code": "link/broken",
        "hint": "If it leads to another site, write “https://www.example.com/a”.",
        "message": "Nothing on this site answers the link “www.example.com/a”. It is shown as plain text.",
        "severity": "warning",
      }
    `)
  })

  it('is not looked for in what only looks like one', async () => {
    const { said } = await linked('見 [1](註一) 與 f[i](x y)、`[a](www b)`、[乙](說明 文字)')
    expect(said).toEqual(['link/broken 5:3'])
  })
})
