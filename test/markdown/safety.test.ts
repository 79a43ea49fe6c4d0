import { describe, expect, it } from 'vitest'
import { codes, FAST, html, parsed, SLOW } from './support.ts'

/** One sample of each class that public lists name, in our own words. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" OnErRoR="alert(1)">',
  '<img/src=x/onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<img src="data:text/html,<script>alert(1)</script>">',
  '![x](javascript:alert(1))',
  '![x](data:text/html;base64,PHNjcmlwdD4=)',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<iframe src="https://evil.example/"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<applet code="x"></applet>',
  '<form action="https://evil.example/"><input name="q"><button>go</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/x.css">',
  '<style>body{display:none}</style>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<p style="background:url(javascript:alert(1))">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="x" onclick="alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](<java\nscript:alert(1)>)',
  '[x](&#106;avascript:alert&#40;1&#41;)',
  '[x](jav&#x09;ascript:alert(1))',
  '[x][r]\n\n[r]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '[x](vbscript:x "onclick=alert(1)")',
  '[x](https://a.example/"onmouseover="alert(1))',
  '<video src="javascript:alert(1)"></video>',
  '<video poster="javascript:alert(1)" onplay="alert(1)"></video>',
  '<audio><source src="x" onerror="alert(1)"></audio>',
  '<details open ontoggle="alert(1)"><summary>x</summary></details>',
  '<body onload=alert(1)>',
  '<table background="javascript:alert(1)"><tr><td>x</td></tr></table>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><script>alert(1)</script></template>',
  '<textarea></textarea><script>alert(1)</script>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<div id="main" class="site-header" name="x">x</div>',
  '```html" onmouseover="alert(1)\nx\n```',
  '<picture><source srcset="javascript:alert(1)"><img src="https://a.example/x.png"></picture>',
  '<blockquote cite="javascript:alert(1)">x</blockquote>',
  '<input type="text" autofocus onfocus="alert(1)">',
  '<portal src="https://evil.example/"></portal>',
  '{{< youtube "x\\" onload=alert(1)" >}} <b onclick=alert(1)>x</b>',
  '# x {#a" onclick="alert(1)}',
  'x\n{: onclick="alert(1)" style="x" }',
  '![x](a.png){: onerror="alert(1)" }',
]

/** What must not be in any output outside of text: an element, a handler or an address that acts. */
function isExecutable(markup: string): boolean {
  return (
    /<(?:script|style|iframe|object|embed|applet|form|button|base|meta|link|svg|math|portal|template|body)\b/i.test(
      markup,
    ) ||
    /<[^>]*\son[a-z]+\s*=/i.test(markup.replace(/"[^"]*"/g, '""')) ||
    /(?:href|src|action|poster|srcset|cite)="\s*(?:javascript|vbscript|data:(?!image\/(?:png|jpe?g|gif|webp)))/i.test(
      markup,
    ) ||
    /<[^>]*\s(?:style|background|srcdoc)=/i.test(markup.replace(/"[^"]*"/g, '""'))
  )
}

describe('what a post may not do', () => {
  it.each(ATTACKS)('leaves nothing that runs: %s', attack => {
    for (const parser of [FAST, SLOW]) {
      for (const text of [attack, `before ${attack} after`, `- ${attack}`, `<div>\n${attack}\n</div>`]) {
        const result = parsed(text, { parser })
        const markup = result.value.body.pieces.filter(piece => typeof piece === 'string').join('⟦slot⟧')
        expect(isExecutable(markup), markup).toBe(false)
        for (const slot of result.value.body.slots) {
          if ('target' in slot) expect(slot.target.trim()).not.toMatch(/^[a-z]+script:|^data:/i)
        }
      }
    }
  })

  it('warns of what could run, with its place', () => {
    const { diagnostics } = parsed('ok\n\ntext <b onclick="x()">b</b>\n\n<script>\nx()\n</script>\n')
    expect(codes(diagnostics)).toEqual(['markdown/unsafe-html 3:6', 'markdown/unsafe-html 5:1'])
    expect(diagnostics[1]).toMatchInlineSnapshot(`
      {
        "at": {
          "path": "content/posts/a.md",
          "start": {
            "column": 1,
            "line": 5,
          },
        },
        "code": "markdown/unsafe-html",
        "hint": "Remove it from the text, or use a shortcode for what it was meant to show.",
        "message": "The HTML element <script> was removed, because it can run code or load foreign content in the reader's browser.",
        "severity": "warning",
      }
    `)
  })

  it('takes the address from a link that could run, and says so', () => {
    const { value, diagnostics } = parsed('a\n\nb [x](javascript:alert(1)) [y](sms:1)')
    expect(value.body.pieces.join('')).toBe('<p>a</p>\n<p>b <a>x</a> <a>y</a></p>')
    expect(codes(diagnostics)).toEqual(['markdown/unsafe-link 3:3', 'markdown/unsafe-link 3:28'])
    expect(diagnostics[0]).toMatchInlineSnapshot(`
      {
        "at": {
          "path": "content/posts/a.md",
          "start": {
            "column": 3,
            "line": 3,
          },
        },
        "code": "markdown/unsafe-link",
        "hint": "Use an address that starts with https:, http:, mailto: or tel:, or the path of a page of this site.",
        "message": "The address “javascript:alert(1)” was removed, because its scheme is not one that a page may link to.",
        "severity": "warning",
      }
    `)
  })

  it('does not print the code of what it removes', () => {
    expect(html('a <script>secret()</script> <style>p{}</style> b')).toBe('<p>a   b</p>')
  })
})

describe('raw HTML that stays', () => {
  it.each([
    '<details open><summary>s</summary>x</details>',
    '<figure><img src="https://a.example/x.png" alt="" loading="lazy" decoding="async"><figcaption>c</figcaption></figure>',
    '<p>H<sub>2</sub>O <kbd>Ctrl</kbd> <mark>m</mark> <abbr title="t">a</abbr> <cite>c</cite></p>',
    '<p><ruby>漢<rp>(</rp><rt>ㄏㄢˋ</rt><rp>)</rp></ruby></p>',
    '<dl><dt>t</dt><dd>d</dd></dl>',
    '<p lang="ja" dir="ltr">x</p>',
    '<p><time datetime="2026-01-05">5 January</time></p>',
  ])('%s', markup => {
    expect(html(markup)).toBe(markup)
  })

  it('scrolls where it is a table', () => {
    const table = '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'
    expect(html(table)).toBe(
      `<div class="table-scroll" tabindex="0" role="group" aria-label="⟦content.table⟧">${table}</div>`,
    )
    expect(html(`<div tabindex="5" role="alert">x</div>`)).toBe('<div>x</div>')
  })

  it('becomes slots where an address may be of this site', () => {
    const text =
      '<p><a href="/x/">x</a> <img src="a.png" width="300" height="20%" class="left hack"></p>\n<video src="v.mp4" poster="p.jpg" controls></video>'
    expect(html(text)).toBe(
      '<p><a⟦href /x/⟧>x</a> ⟦img a.png⟧</p>\n<video⟦src v.mp4⟧⟦poster p.jpg⟧ controls></video>',
    )
    expect(parsed(text).value.body.slots[1]).toMatchObject({ width: 300, height: null, className: 'left' })
  })

  it('has ids and classes of its own', () => {
    const markup = html(
      '## Main\n\n<div id="main" class="story prompt-tip">x</div>\n\n[a](#main) <a href="#main">b</a>',
    )
    expect(markup).toContain('<h2 id="main">')
    expect(markup).toContain('<div id="user-content-main" class="prompt-tip">')
    expect(html('<p id="x">a</p>\n\n[b](#x)')).toContain('<a href="#user-content-x">b</a>')
  })

  it('may be cut in pieces by Markdown', () => {
    expect(html('<div align="center">\n\n**a** [b](/c/)\n\n</div>')).toBe(
      '<div align="center">\n<p><strong>a</strong> <a⟦href /c/⟧>b</a></p>\n</div>',
    )
  })

  it('drops comments without a word', () => {
    expect(parsed('a\n\n<!-- more -->\n\nb <!-- c --> d')).toMatchObject({ diagnostics: [] })
    expect(html('a\n\n<!-- more -->\n\nb')).toBe('<p>a</p>\n<p>b</p>')
  })
})
