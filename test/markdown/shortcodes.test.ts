import { describe, expect, it } from 'vitest'
import { codes, html, parsed } from './support.ts'

const slotsOf = (text: string) => parsed(text).value.body.slots

describe('a shortcode', () => {
  it('alone in a paragraph is a block', () => {
    expect(html('a\n\n{{< youtube ME8_6c6eY4o >}}\n\nb')).toBe('<p>a</p>\n⟦youtube⟧\n<p>b</p>')
    expect(html('a {{< youtube x >}} b')).toBe('<p>a ⟦youtube⟧ b</p>')
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
    expect(slotsOf(text).map(slot => slot.at)).toEqual([
      { line: 1, column: 3 },
      { line: 1, column: 23 },
      { line: 4, column: 1 },
      { line: 4, column: 10 },
    ])
  })

  it('may hold Markdown, which is cleaned', () => {
    const text =
      '{{< details "s" >}}\n\n**a** [b](/c/) <script>x</script>\n\n- {{< youtube q >}}\n\n{{< /details >}}'
    const [slot] = slotsOf(text)
    expect(slot?.kind === 'shortcode' && slot.inner).toBe(
      '<p><strong>a</strong> <a href="/c/">b</a> </p>\n<ul>\n<li>{{&lt; youtube q &gt;}}</li>\n</ul>',
    )
    expect(parsed(text).value.text).toBe('a b')
    expect(codes(parsed(text).diagnostics)).toEqual(['markdown/unsafe-html 3:16'])
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
          "message": "There is no shortcode "tweet"; its call is shown as text.",
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
          "message": "This closes the shortcode "details", but nothing before it opens one; it is shown as text.",
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
          "hint": "Write "ZTKW_CpuPT4".",
          "message": ""ZTKW\\_CpuPT4" in this shortcode was read as "ZTKW_CpuPT4": Markdown escapes mean nothing there.",
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

describe('other braces', () => {
  it.each([
    '{{ user }}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what authors write
    'x {{ a.b }} ${{ secrets.X }}',
    '{"a": {"b": 1}}',
    '{% raw %} {% if %}',
    '{{<}} {{< >}} {{%',
    '{{< open',
  ])('are text: %s', text => {
    const { value, diagnostics } = parsed(text)
    expect(value.body.pieces.join('').replaceAll('&#x3C;', '<')).toBe(`<p>${text}</p>`)
    expect(diagnostics).toEqual([])
  })
})

describe('kramdown attribute lists', () => {
  it('are applied and not printed', () => {
    expect(html('> q\n{: .prompt-tip }')).toBe('<blockquote class="prompt-tip">\n<p>q</p>\n</blockquote>')
    expect(html('> q\n\n{: .prompt-info .site-header }')).toBe(
      '<blockquote class="prompt-info">\n<p>q</p>\n</blockquote>',
    )
    expect(html('text\n{:.center #x}')).toBe('<p id="user-content-x" class="center">text</p>')
    expect(html('## A {: #b }')).toBe('<h2 id="b">A</h2>')
    expect(html('* toc\n{:toc}')).toBe('<ul>\n<li>toc</li>\n</ul>')
    expect(parsed('![a](b.png){: width="700" .shadow } c').value.body.slots).toMatchObject([
      { width: 700, className: 'shadow' },
    ])
  })

  it('are text when they are something else', () => {
    expect(html('a {: not "a list }')).toBe('<p>a {: not "a list }</p>')
    expect(html('`{: .x }`')).toBe('<p><code>{: .x }</code></p>')
  })
})
