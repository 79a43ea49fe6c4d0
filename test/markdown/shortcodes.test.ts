import { describe, expect, it } from 'vitest'
import { codes, FAST, html, parsed, SLOW } from './support.ts'

const slotsOf = (text: string) => parsed(text).value.body.slots

describe('a shortcode', () => {
  it('alone in a paragraph is a block', () => {
    expect(html('a\n\n{{< youtube ME8_6c6eY4o >}}\n\nb')).toBe('<p>a</p>\n⟦youtube⟧\n<p>b</p>')
    expect(html('a {{< badge x >}} b')).toBe('<p>a ⟦badge⟧ b</p>')
    expect(html('- {{< youtube x >}}')).toBe('<ul>\n<li>⟦youtube⟧</li>\n</ul>')
  })

  it('has positional, named and quoted arguments, in each of its forms', () => {
    const text = '{{< youtube a_b_c "two *words*" id=`raw "x"` title="say \\"hi\\"" url=https://a.b/?v=1 />}}'
    expect(slotsOf(text)).toEqual([
      {
        kind: 'shortcode',
        name: 'youtube',
        positional: ['a_b_c', 'two *words*'],
        named: { id: 'raw "x"', title: 'say "hi"', url: 'https://a.b/?v=1' },
        inner: null,
        raw: text,
        at: { line: 1, column: 1 },
      },
    ])
    expect(slotsOf('{{<youtube x>}} {{% youtube y %}}')).toMatchObject([
      { positional: ['x'] },
      { positional: ['y'] },
    ])
    expect(slotsOf("{% include embed/youtube.html id='ZTKW_Cpu' %}")).toMatchObject([
      { name: 'youtube', named: { id: 'ZTKW_Cpu' } },
    ])
  })

  it('knows its place, also behind others and on several lines', () => {
    const text = 'a {{< youtube x >}} b {{< youtube\n  id="y" >}}\n\n[l](/m/) {{< youtube z >}}'
    expect(slotsOf(text).map(slot => ('at' in slot ? slot.at : null))).toEqual([
      { line: 1, column: 3 },
      { line: 1, column: 23 },
      { line: 4, column: 1 },
      { line: 4, column: 10 },
    ])
  })

  it('may hold Markdown, which is cleaned', () => {
    const text =
      '{{< details "s" >}}\n\n**a** [b](/c/) <script>x</script>\n\n- {{< youtube w7Ft2ymGmfc >}}\n\n{{< /details >}}'
    expect(html(text)).toBe(
      '⟦details: <p><strong>a</strong> <a⟦href /c/⟧>b</a> </p>\n<ul>\n<li>⟦youtube⟧</li>\n</ul>⟧',
    )
    expect(parsed(text).value.text).toBe('a b')
    expect(codes(parsed(text).diagnostics)).toEqual(['markdown/unsafe-html 3:16'])
  })

  it('that prints a block cuts a paragraph in two', () => {
    expect(html('a {{< youtube x >}} b')).toBe('<p>a</p>⟦youtube⟧<p>b</p>')
    expect(html('**a**\n{{< youtube x >}}\n{{< youtube y >}}')).toBe(
      '<p><strong>a</strong></p>⟦youtube⟧⟦youtube⟧',
    )
    expect(html('a {{< ref "b.md" >}} {{< youtube x >}}')).toBe('<p>a ⟦ref⟧</p>⟦youtube⟧')
  })

  it('holds others to any depth that makes sense, and words as well as blocks', () => {
    expect(html('{{< details >}}\n{{< details >}}\n![a](b.png)\n{{< /details >}}\n{{< /details >}}')).toBe(
      '⟦details: ⟦details: <p>⟦img b.png⟧</p>⟧⟧',
    )
    expect(html('a {{< badge >}}*b*{{< /badge >}} c')).toBe('<p>a ⟦badge: <em>b</em>⟧ c</p>')
    const deep = `${'{{< details >}}\n'.repeat(12)}x${'\n{{< /details >}}'.repeat(12)}`
    expect(codes(parsed(deep).diagnostics)).toEqual(['markdown/too-deep 9:16'])
  })

  it('knows the addresses that the text around it names', () => {
    expect(html('{{< details >}}\n[a][x] and [b]\n{{< /details >}}\n\n[x]: /y/\n[b]: https://b.c/')).toBe(
      '⟦details: <p><a⟦href /y/⟧>a</a> and <a href="https://b.c/" rel="noopener">b</a></p>⟧',
    )
  })

  it('shows the notes that the text around it defines', () => {
    const text =
      '{{< details >}}\na[^n] [b](/b/)\n{{< /details >}}\n\nc\n\n[^n]: see <script>x</script> [d](/d/)\n[^m]: m'
    expect(html(text).replace(/\n/g, '')).toMatch(
      /^⟦details: <p>a<sup>.*<section class="footnotes".*see .*<a⟦href \/d\/⟧>d<\/a>.*<\/section>⟧<p>c<\/p>$/,
    )
    const [slot] = slotsOf(text)
    const inner = slot?.kind === 'shortcode' ? (slot.inner?.slots ?? []) : []
    expect(inner.flatMap(each => (each.kind === 'link' ? [each.at] : []))).toEqual([
      { line: 2, column: 7 },
      { line: 7, column: 30 },
    ])
    expect(codes(parsed(text).diagnostics)).toEqual(['markdown/unsafe-html 7:11'])
  })

  it('has notes of its own, whose ids are no others', () => {
    const text = 'a[^1]\n\n{{< details >}}\nb[^1]\n\n[^1]: B\n{{< /details >}}\n\n[^1]: A'
    const ids = [...html(text).matchAll(/ id="([^"]+)"/g)].map(match => match[1])
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
    const links = [...html(text).matchAll(/ href="#([^"]+)"/g)].map(match => match[1])
    expect(links.toSorted()).toEqual(ids.toSorted())
  })

  it.each([
    '`{{< youtube x >}}`',
    '```\n{{< youtube x >}}\n```',
    '    {{< youtube x >}}',
    '> ```\n> {{< youtube x >}}\n> ```',
    '``a ` {{< youtube x >}}``',
  ])('is text in code: %s', text => {
    expect(parsed(text).value.body.slots.filter(slot => slot.kind === 'shortcode')).toEqual([])
    expect(html(text)).toContain('{{&#x3C; youtube x >}}')
  })

  it('is text when it is escaped', () => {
    expect(html('a {{</* youtube a_b_c */>}} {{%/* x */%}}')).toBe(
      '<p>a {{&#x3C; youtube a_b_c >}} {{% x %}}</p>',
    )
  })

  it('is text, and a warning, when nobody knows it', () => {
    const { value, diagnostics } = parsed('a\n\nb {{< tweet a_b_c 1 >}} {{< /tweet >}}')
    expect(value.body.pieces.join('')).toBe(
      '<p>a</p>\n<p>b {{&#x3C; tweet a_b_c 1 >}} {{&#x3C; /tweet >}}</p>',
    )
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 3,
              "line": 3,
            },
          },
          "code": "markdown/unknown-shortcode",
          "hint": "Correct the name, or add the template templates/shortcodes/tweet.hbs.",
          "message": "There is no shortcode “tweet”; its call is shown as text.",
          "severity": "warning",
        },
      ]
    `)
  })

  it('closes only what is open', () => {
    const { value, diagnostics } = parsed('a {{< /details >}}')
    expect(value.body.pieces.join('')).toBe('<p>a {{&#x3C; /details >}}</p>')
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 3,
              "line": 1,
            },
          },
          "code": "markdown/unpaired-shortcode",
          "hint": "Delete it, or add the opening call.",
          "message": "This closes the shortcode “details”, but nothing before it opens one; it is shown as text.",
          "severity": "warning",
        },
      ]
    `)
  })

  it('is mended where Markdown escapes stand in it', () => {
    const { value, diagnostics } = parsed('{{< youtube ZTKW\\_CpuPT4 >}}')
    expect(value.body.slots).toMatchObject([{ positional: ['ZTKW_CpuPT4'] }])
    expect(diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 1,
            },
          },
          "code": "markdown/escaped-shortcode",
          "hint": "Write “ZTKW_CpuPT4”.",
          "message": "“ZTKW\\_CpuPT4” in this shortcode was read as “ZTKW_CpuPT4”: Markdown escapes mean nothing there.",
          "severity": "warning",
        },
      ]
    `)
  })

  it('is the address of a link', () => {
    expect(html('[x]({{< ref "a.md" >}}) [y]({{% relref path="../b.md" %}}#c "t")')).toBe(
      '<p><a⟦href a.md⟧>x</a> <a⟦href ../b.md#c⟧ title="t">y</a></p>',
    )
    expect(html('<a href="{{< ref "a.md" >}}">x</a>')).toBe('<p><a⟦href a.md⟧>x</a></p>')
  })

  it('has no place in an attribute', () => {
    expect(html('[x](/a/ "{{< youtube q >}}")')).toBe('<p><a⟦href /a/⟧ title="{{< youtube q >}}">x</a></p>')
    expect(html('![{{< youtube q >}}](https://a.b/c.png)')).toContain('alt="{{< youtube q >}}"')
  })
})

describe('code between tags', () => {
  const cases = [
    ['{{< highlight go >}}\nx := 1\n{{< /highlight >}}', '```go\nx := 1\n```'],
    ['{{% highlight go %}}\n**x**\n\n{{< y >}}\n{{% /highlight %}}', '```go\n**x**\n\n{{< y >}}\n```'],
    [
      '{{< highlight go "linenos=table,hl_lines=2 4-5" >}}\nx\n{{< /highlight >}}',
      '```go {linenos=table,hl_lines=[2,"4-5"]}\nx\n```',
    ],
    ['{% highlight ruby linenos %}\nputs 1\n{% endhighlight %}', '```ruby {linenos=true}\nputs 1\n```'],
    [
      '- a\n\n  {% highlight c %}\n  int x;\n    y\n  {% endhighlight %}',
      '- a\n\n  ```c\n  int x;\n    y\n  ```',
    ],
    ['a\n{{< highlight c >}}x{{< /highlight >}}\nb', 'a\n```c\nx\n```\nb'],
  ] as const

  it.each(cases)('is what a fence gives: %s', (called, fenced) => {
    for (const parser of [FAST, SLOW]) {
      const options = { parser }
      const both = [called, fenced].map(text => html(text, options).replace(/\n(?=<)/g, ''))
      expect(both[0]).toBe(both[1])
      expect(parsed(called, options).value.text).toBe(parsed(fenced, options).value.text)
      expect(parsed(called, options).diagnostics).toEqual([])
    }
  })

  it('does not confuse what stands behind it', () => {
    const text = '{{< highlight md >}}\n```\n{{< /highlight >}}\n\n`{{< youtube x >}}` {{< youtube y >}}'
    expect(html(text)).toBe(
      '<pre><code class="language-md">```\n</code></pre>\n<p><code>{{&#x3C; youtube x >}}</code></p>⟦youtube⟧',
    )
  })

  it('may be a part of a line', () => {
    expect(html('a {{< highlight go "hl_inline=true" >}}x{{< /highlight >}} b')).toBe(
      '<p>a <code>x</code> b</p>',
    )
  })

  it('is text without its closing tag', () => {
    expect(html('{{< highlight go >}}\nx')).toBe('<p>{{&#x3C; highlight go >}}\nx</p>')
    expect(parsed('a\n\n{% highlight go %}').diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "content/posts/a.md",
            "start": {
              "column": 1,
              "line": 3,
            },
          },
          "code": "markdown/open-shortcode",
          "hint": "Add the closing tag.",
          "message": "This opens “highlight”, but nothing behind it closes it; it is shown as text.",
          "severity": "warning",
        },
      ]
    `)
  })
})

describe('Liquid', () => {
  it('hides comments, and takes its hands off what is raw', () => {
    expect(html('a{% comment %} {{< youtube x >}} {% endcomment %}b')).toBe('<p>ab</p>')
    expect(html('{% raw %}{{< youtube x >}} *a*{% endraw %} {{< badge y >}}')).toBe(
      '<p>{{&#x3C; youtube x >}} <em>a</em> ⟦badge⟧</p>',
    )
    expect(html('{%- raw -%}\n```yaml\nx: {{ a }}\n```\n{%- endraw -%}')).toBe(
      '<pre><code class="language-yaml">x: {{ a }}\n</code></pre>',
    )
  })

  it('calls shortcodes by their name', () => {
    expect(slotsOf('{% youtube w7Ft2ymGmfc %}')).toMatchObject([{ positional: ['w7Ft2ymGmfc'] }])
    expect(html('{% details x %}\na\n{% enddetails %}')).toBe('⟦details: <p>a</p>⟧')
    expect(slotsOf("{%- include embed/youtube.html id='w7Ft2ymGmfc' -%}")).toHaveLength(1)
  })

  it('is not run', () => {
    const { value, diagnostics } = parsed('{% if a > b %}x{% else %}y{% endif %} {% assign z = 1 %}')
    expect(value.body.pieces.join('')).toBe('<p>{% if a > b %}x{% else %}y{% endif %} {% assign z = 1 %}</p>')
    expect(codes(diagnostics)).toEqual(['markdown/liquid-not-run 1:1', 'markdown/liquid-not-run 1:39'])
    const braces = parsed("{% include embed/{:platform}.html id='{ID}' %}")
    expect(codes(braces.diagnostics)).toEqual(['markdown/liquid-not-run 1:1'])
    expect(diagnostics[0]).toMatchInlineSnapshot(`
      {
        "at": {
          "path": "content/posts/a.md",
          "start": {
            "column": 1,
            "line": 1,
          },
        },
        "code": "markdown/liquid-not-run",
        "hint": "Write what it would print, or put it in code if it is an example.",
        "message": "Liquid's “if” is not run in a post; it is shown as text.",
        "severity": "warning",
      }
    `)
  })

  it('is an address in the destination of a link', () => {
    const targets = (text: string) => slotsOf(text).map(slot => 'target' in slot && slot.target)
    expect(targets('[a]({% post_url 2026-01-05-x %}) [b]({% post_url 2026-01-05-x %}#c)')).toEqual([
      '2026-01-05-x.md',
      '2026-01-05-x.md#c',
    ])
    expect(targets('[a]({% link _posts/2026-01-05-x.md %})')).toEqual(['_posts/2026-01-05-x.md'])
    expect(targets('[a]({{ site.baseurl }}/b/) [c]({{site.url}}{{site.baseurl}}/d/)')).toEqual(['/b/', '/d/'])
    expect(targets('[a]({{ \'/b c/\' | relative_url }}) [d]({{ "e/" | absolute_url }})')).toEqual([
      '/b%20c/',
      '/e/',
    ])
    expect(
      targets('![a]({{ "/b.png" | prepend: site.baseurl }})\n\n[c]: {{ site.baseurl }}/d\n\n[c]'),
    ).toEqual(['/b.png', '/d'])
    expect(targets('<a href="{{ site.baseurl }}/b/">x</a> [c]({{ site.baseurl }}{% link d.md %})')).toEqual([
      '/b/',
      'd.md',
    ])
    expect(targets('[a]({{< relref "x.md#part" >}})')).toEqual(['x.md#part'])
  })

  it('and shortcodes without what they need say so', () => {
    const said = (text: string) => parsed(text).diagnostics.map(({ message }) => message)
    expect(
      said('{{< youtube >}}\n\n{{< youtube "a b" >}}\n\n{{< figure alt="x" >}} {{< ref >}} {% link %}'),
    ).toMatchInlineSnapshot(`
      [
        "The shortcode “youtube” lacks the id of the video; nothing is shown in its place.",
        "“a b” cannot be the id of the video in the shortcode “youtube”; nothing is shown in its place.",
        "The shortcode “figure” lacks the address of its file; nothing is shown in its place.",
        "The shortcode “ref” lacks the page that it refers to; nothing is shown in its place.",
        "The shortcode “link” lacks the page that it refers to; nothing is shown in its place.",
      ]
    `)
  })
})

describe('other braces', () => {
  it.each([
    '{{ user }}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what authors write
    'x {{ a.b }} ${{ secrets.X }}',
    '{"a": {"b": 1}}',
    '{%if} {% %} {%% x %} {#if x}',
    'a {{ site.baseurl }}/b, {{ "x" | relative_url }}',
    '{{<}} {{< >}} {{%',
    '{{< open',
  ])('are text: %s', text => {
    const { value, diagnostics } = parsed(text)
    expect(value.body.pieces.join('').replaceAll('&#x3C;', '<')).toBe(`<p>${text}</p>`)
    expect(diagnostics).toEqual([])
  })
})
