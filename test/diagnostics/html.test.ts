import { describe, expect, it } from 'vitest'
import { formatHtml } from '../../src/diagnostics/format/html.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { sourcePath } from '../../src/model/names.ts'

const FILE = 'title: <script>alert(1)</script>\ndate: 2026-02-30\n'

const diagnostic: Diagnostic = {
  code: 'front-matter/bad-date',
  severity: 'error',
  message: 'There is no 30 February & no "31".',
  hint: 'Write a day.',
  at: { path: sourcePath('content/a b.md'), start: { line: 2, column: 7 }, end: { line: 2, column: 17 } },
}

const format = {
  read: () => FILE,
  open: (place: { path: string }) =>
    place.path.startsWith('digest:') ? null : `vscode://file/site/"${place.path}`,
}

describe('diagnostics as HTML', () => {
  it('have place, code, message, frame and hint', () => {
    expect(formatHtml([diagnostic], format)).toMatchInlineSnapshot(`
      "<article class="error"><p class="where"><a class="place" href="vscode://file/site/&quot;content/a b.md">content/a b.md:2:7</a> <code>front-matter/bad-date</code></p><p class="message">There is no 30 February &amp; no &quot;31&quot;.</p><pre>2 │ date: 2026-02-30
      <span class="carets">  │       ^^^^^^^^^^</span></pre><p class="hint">Write a day.</p></article>"
    `)
  })

  it('show the text of a file as text, and what would reorder it', () => {
    const at = { path: sourcePath('content/<b>.md'), start: { line: 1, column: 8 } }
    const html = formatHtml([{ ...diagnostic, message: '<img src=x>\u202E', at }], format)
    expect(html).not.toMatch(/<script|<img|<b>|\u202E/u)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('&lt;U+202E&gt;')
  })

  it('name the second place, and link only what can be opened', () => {
    const related = { message: 'First used here.', at: { path: sourcePath('digest:templates/a.hbs') } }
    const html = formatHtml([{ ...diagnostic, related }], format)
    expect(html).toContain('<span class="place">digest:templates/a.hbs</span> First used here.')
  })

  it('put errors first', () => {
    const warning: Diagnostic = { code: 'x/y', severity: 'warning', message: 'W.' }
    expect(formatHtml([warning, diagnostic], format).indexOf('class="error"')).toBe(9)
    expect(formatHtml([], format)).toBe('')
  })
})
