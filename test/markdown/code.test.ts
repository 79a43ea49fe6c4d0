import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadHighlighter } from '../../src/markdown/code/highlighter.ts'
import { readInfoString } from '../../src/markdown/code/info-string.ts'
import { ROLES } from '../../src/markdown/code/roles.ts'
import { testSite } from '../support/site.ts'
import { codes, html, parsed } from './support.ts'

describe('the line that opens code', () => {
  const nothing = { language: null, title: null, marked: [] }
  it.each([
    ['', nothing],
    ['TS', { ...nothing, language: 'ts' }],
    ['c++', { ...nothing, language: 'c++' }],
    [
      'ts {1,3-5} title="x.ts"',
      {
        language: 'ts',
        title: 'x.ts',
        marked: [
          [1, 1],
          [3, 5],
        ],
      },
    ],
    ['js{2}', { ...nothing, language: 'js', marked: [[2, 2]] }],
    ["js title='a b.js'", { ...nothing, language: 'js', title: 'a b.js' }],
    ['js filename=a.js', { ...nothing, language: 'js', title: 'a.js' }],
    [
      'go {hl_lines=[2,"4-6"],linenos=table}',
      {
        ...nothing,
        language: 'go',
        marked: [
          [2, 2],
          [4, 6],
        ],
      },
    ],
    ['go {linenos=true, hl_lines="1-2"}', { ...nothing, language: 'go', marked: [[1, 2]] }],
    ['rust,ignore', { ...nothing, language: 'rust' }],
    ['{1}', { ...nothing, marked: [[1, 1]] }],
    ['js {5-2,0}', { ...nothing, language: 'js' }],
  ])('%s', (info, expected) => {
    expect(readInfoString(info)).toEqual(expected)
  })
})

describe('a block of code', () => {
  it('is a slot with its place, in every kind of block', () => {
    const text = '> - ```js {2} title="a.js"\n>   let a\n>   a = 1\n>   ```'
    expect(parsed(text).value.body.slots).toEqual([
      {
        kind: 'code',
        language: 'js',
        text: 'let a\na = 1',
        title: 'a.js',
        marked: [[2, 2]],
        at: { line: 1, column: 5 },
      },
    ])
  })

  it('counts as code, not as prose', () => {
    const { value } = parsed('before\n\n```\nlet a = 1\n```\n\nafter')
    expect(value.text).toBe('before\nlet a = 1\nafter')
    expect(value.counts.words).toBe(2)
    expect(value.excerpt).toBe('before after')
  })

  it('is plain beside raw HTML too', () => {
    expect(html('<div>\n\n```js\na < b\n```\n\n</div>')).toBe(
      '<div>\n<pre><code class="language-js">a &#x3C; b\n</code></pre>\n</div>',
    )
  })

  it('that names what a browser would load is a diagram that is not drawn', () => {
    const text = '```mermaid\ngraph TD\n  A["<img src=https://x.example/a.png>"]\n```'
    const { value, diagnostics } = parsed(text)
    expect(value.body.slots).toMatchObject([{ kind: 'diagram', isDrawn: false }])
    expect(codes(diagnostics)).toEqual(['markdown/diagram-not-drawn 1:1'])
    expect(parsed('```mermaid\ngraph TD; A-->B\n```').value.body.slots).toMatchObject([{ isDrawn: true }])
  })
})

describe('colours', () => {
  it('tell what each word is, whatever the language', async () => {
    const highlighter = await loadHighlighter()
    const roles = async (text: string, language: string) =>
      (await highlighter.highlight(text, language))
        ?.flat()
        .filter(token => token.role !== null)
        .map(token => `${token.role} ${token.text.trim()}`)
    expect(await roles('const a = "x" // y', 'ts')).toEqual([
      'keyword const',
      'constant a',
      'string "x"',
      'comment // y',
    ])
    expect(await roles('def f(a): return None  # x', 'python')).toEqual([
      'keyword def',
      'function f',
      'keyword return',
      'constant None',
      'comment # x',
    ])
    expect(await roles('{"a": 1}', 'json')).toEqual(['name "a"', 'constant 1'])
    expect(await roles('- a\n+ b', 'diff')).toEqual(['deleted - a', 'inserted + b'])
    expect(await roles('x', 'constructor')).toBeUndefined()
    expect(highlighter.meant('pyhton')).toBe('python')
  })

  const css = readFileSync(new URL('../../templates/assets/site.css', import.meta.url), 'utf8')
  const blocks = [...css.matchAll(/:root[^{]*\{([^}]*--code-mark[^}]*)\}/g)].map(match => match[1] ?? '')
  const colourIn = (block: string, name: string) =>
    new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1] ?? ''

  it('have a rule for each role', () => {
    expect(ROLES.map(({ role }) => role).filter(role => !css.includes(`.tok-${role}`))).toEqual([])
  })

  it('reach a contrast of 4.5 on the sheet and on a marked line, in light and in dark', () => {
    expect(blocks).toHaveLength(3)
    for (const block of blocks) {
      const names = [...block.matchAll(/--(code-(?!mark)[a-z]+):/g)].map(match => match[1] ?? '')
      expect(names).toHaveLength(7)
      for (const ground of ['sheet', 'code-mark'])
        for (const name of ['ink', 'soft', ...names]) {
          if (name === 'soft' && ground === 'code-mark') continue
          const ratio = contrast(colourIn(block, name), colourIn(block, ground))
          expect(ratio, `${name} ${colourIn(block, name)} on ${ground}`).toBeGreaterThanOrEqual(4.5)
        }
    }
  })
})

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

const POST = (body: string) => ({
  'content/posts/2026-01-05-a.md': `---\ntitle: 甲\ndate: 2026-01-05\n---\n${body}\n`,
})
const PAGE = 'posts/2026-01-05-a/index.html'

describe('code on a page', () => {
  it('has colours, marked lines, a name, and words for its button in the language of the page', async () => {
    const site = await testSite(POST('```ts {2} title="a<b>.ts"\nlet a = 1\nlet b = "<"\n```'))
    expect((await site.build()).diagnostics).toEqual([])
    expect(site.read(PAGE)).toContain(
      `<figure class="code" data-copy="複製程式碼" data-copied="已複製"><figcaption>a&lt;b&gt;.ts</figcaption><pre tabindex="0"><code class="language-ts"><span class="tok-keyword">let</span> a = <span class="tok-constant">1</span>
<mark><span class="tok-keyword">let</span> b = <span class="tok-string">"&lt;"</span>
</mark></code></pre></figure>`.replaceAll('"&lt;"', '&quot;&lt;&quot;'),
    )
  })

  it('warns once a file of a language that has no colours', async () => {
    const body = '```pyhton\na\n```\n\n```pyhton\nb\n```\n\n```text\nc\n```\n\n```\nd\n```'
    const site = await testSite({
      ...POST(body),
      'content/posts/2026-01-06-b.md': `---\ntitle: 乙\ndate: 2026-01-06\n---\n${body}\n`,
    })
    const said = (await site.build()).diagnostics
    expect(said.map(({ at, code }) => `${at?.path}:${at?.start?.line} ${code}`)).toEqual([
      'content/posts/2026-01-05-a.md:5 markdown/unknown-language',
      'content/posts/2026-01-06-b.md:5 markdown/unknown-language',
    ])
    expect(said[0]?.hint).toBe('Did you mean `python`?')
    // The same from memory.
    expect((await site.build()).diagnostics).toEqual(said)
  })

  it('is coloured once: not again when the text around it changes', async () => {
    const site = await testSite(POST('text\n\n```js\nlet a\n```\n\n```js\nlet b\n```'))
    await site.build()
    expect(site.count('typeset')).toEqual({ computed: 2, recalled: 0 })
    await site.edit('content/posts/2026-01-05-a.md', text => text.replace('text', 'other text'))
    await site.build()
    expect(site.count('typeset')).toEqual({ computed: 0, recalled: 2 })
    expect(site.read(PAGE)).toContain('other text')
    await site.edit('content/posts/2026-01-05-a.md', text => text.replace('let b', 'let c'))
    await site.build()
    expect(site.count('typeset')).toEqual({ computed: 1, recalled: 1 })
  })

  it('is without colours in feeds, which have no stylesheet', async () => {
    const site = await testSite(POST('```js\nlet a\n```'))
    await site.build()
    const [item] = (JSON.parse(site.read('feed.json')) as { items: { content_html: string }[] }).items
    expect(item?.content_html).toContain('<pre><code>let a\n</code></pre>')
  })
})

describe('diagrams', () => {
  it('bring their library to the pages that have one, and to no other site', async () => {
    const without = await testSite(POST('text'))
    await without.build()
    expect(without.outputs().filter(path => /mermaid|diagrams/.test(path))).toEqual([])
    const site = await testSite({
      ...POST('```mermaid\ngraph TD\n  A-->B\n```'),
      'content/posts/2026-01-06-b.md': '---\ntitle: 乙\ndate: 2026-01-06\n---\n文字。\n',
    })
    await site.build()
    const [script, library] = site.outputs().filter(path => /mermaid|diagrams/.test(path))
    expect(site.read(PAGE)).toContain(
      `<script type="module" src="/${script}" data-library="/${library}"></script>`,
    )
    expect(site.read(PAGE)).toContain(
      '<figure class="diagram"><pre tabindex="0"><code>graph TD\n  A--&gt;B\n</code></pre></figure>',
    )
    expect(site.read('posts/2026-01-06-b/index.html')).not.toContain('diagrams')
  })
})
