import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { stripForbidden } from '../../src/lib/text.ts'
import { HELPERS } from '../../src/templates/helpers.ts'
import { safeUrl } from '../../src/templates/safe-url.ts'
import { load, noBodies, print, renderX, viewOf } from './support.ts'

describe('t', () => {
  const strings = {
    'strings/en.yaml':
      'hi: Hi\nonly: Only English\npost: {by: "By {name}", count: {one: "{count} post", other: "{count} posts"}}',
    'strings/zh-TW.yaml': 'hi: 你好\npost: {by: "{name} 著", count: {other: "{count} 篇"}}',
  }
  const say = (tag: string, language: string, page: object = {}) =>
    renderX({ ...strings, 'layouts/x.hbs': tag }, page, language).value

  it('speaks the language of the page, the nearest, else English', () => {
    expect(
      ['en', 'zh-TW', 'zh-Hant', 'zh', 'en-GB', 'fr', 'zh-CN', '!'].map(tag => say('{{t "hi"}}', tag)),
    ).toEqual(['Hi', '你好', '你好', '你好', 'Hi', 'Hi', 'Hi', 'Hi'])
    expect(say('{{t "only"}}', 'zh-TW')).toBe('Only English')
  })

  it('fills in values, escaped', () => {
    expect(say('{{t "post.by" name=page.a}}', 'zh-TW', { a: '<b>' })).toBe('&lt;b&gt; 著')
    expect(say('<a title="{{t "post.by" name=page.a}}">', 'en', { a: '">' })).toBe(
      '<a title="By &quot;&gt;">',
    )
  })

  it('chooses plural forms and writes numbers as the language does', () => {
    expect([1, 2, 1234].map(n => say('{{t "post.count" count=page.n}}', 'en', { n }))).toEqual([
      '1 post',
      '2 posts',
      '1,234 posts',
    ])
    expect(say('{{t "post.count" count=1}}', 'zh-TW')).toBe('1 篇')
  })

  it('knows no prototype', () => {
    const files = { 'layouts/x.hbs': '{{t page.k name=1}}', 'strings/en.yaml': 'a: "{constructor}"' }
    expect(renderX(files, { k: 'a' }).value).toBe('{constructor}')
    expect(renderX(files, { k: 'toString' }).value).toBeNull()
  })
})

describe('isLong', () => {
  it('counts letters by their width', () => {
    const answer = (title: string) =>
      renderX({ 'layouts/x.hbs': '{{#if (isLong page.a)}}long{{/if}}' }, { a: title }).value
    expect(['字'.repeat(30), 'a'.repeat(54), '', '字'.repeat(31), 'a'.repeat(55)].map(answer)).toEqual([
      ...['', '', ''],
      ...['long', 'long'],
    ])
  })
})

describe('phrases', () => {
  const said = (title: string) => renderX({ 'layouts/x.hbs': '{{phrases page.a}}' }, { a: title }).value

  it('keeps a phrase with its marks, and escapes it', () => {
    expect(said('甲：「乙？」丙……丁<b>')).toBe(
      ['甲：', '「乙？」', '丙……', '丁&lt;b&gt;'].map(part => `<span class="phrase">${part}</span>`).join(''),
    )
  })

  it('leaves a title of one phrase, and one in English, as it is', () => {
    expect(['甲乙', '甲。', 'A: b, c', ''].map(said)).toEqual(['甲乙', '甲。', 'A: b, c', ''])
  })

  it('lets a phrase break that has no room on a line, at the marks of a list first', () => {
    expect(said('甲：一二三四五六七八、九十')).toBe(
      '<span class="phrase">甲：</span><span class="phrase">一二三四五六七八、</span><span class="phrase">九十</span>',
    )
    expect(said('甲：一二三四五六七八九十甲乙')).toBe(
      '<span class="phrase">甲：</span>一二三四五六七八九十甲乙',
    )
    expect(said('模型、晶片')).toBe('模型、晶片')
    expect(said('動態 - 2026-01-05')).toBe(
      '<span class="phrase">動態 -</span> <span class="phrase">2026-01-05</span>',
    )
    const long = '一二三四，'.repeat(9)
    expect(said(long)).toBe(long)
  })

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'甲a ，。：」「!&<')), letters => {
        const title = letters.join('')
        const plain = (said(title) ?? '').replace(/<\/?span[^>]*>/gu, '')
        expect(plain).toBe(title.replace(/&/gu, '&amp;').replace(/</gu, '&lt;'))
      }),
      { seed: 7 },
    )
  })
})

describe('content', () => {
  it('prints a body with its slots filled, as it is', () => {
    const { value } = load({ 'layouts/x.hbs': '<div>{{content page.content}}</div>' })
    const body = { pieces: ['<p><a href="', 0, '">x</a></p>', 1], slots: [] }
    const content = { document: 'h', fills: ['/a/', '<img>'] }
    const html = value.renderLayout('x', viewOf({ content }), hash =>
      hash === 'h' ? body : noBodies(hash),
    ).value
    expect(html).toBe('<div><p><a href="/a/">x</a></p><img></div>')
  })

  it('prints nothing for null, and throws for a slot that was not filled', () => {
    expect(print('[{{content page.content}}]', { content: null })).toBe('[]')
    const { value } = load({ 'layouts/x.hbs': '{{content page.content}}' })
    const view = viewOf({ content: { document: 'h', fills: [] } })
    expect(() => value.renderLayout('x', view, () => ({ pieces: [0], slots: [] }))).toThrow(
      /no fill for slot 0/,
    )
  })

  it('keeps what stands in a <pre> of an indented partial', () => {
    const { value } = load({
      'layouts/x.hbs': '<div>\n    {{> body page}}\n</div>',
      'partials/body.hbs': '{{content content}}',
    })
    const view = viewOf({ content: { document: 'h', fills: [] } })
    const pieces = ['<pre>a\n\n\n  b  \nc</pre>']
    expect(value.renderLayout('x', view, () => ({ pieces, slots: [] })).value).toContain(
      '<pre>a\n\n\n  b  \nc</pre>',
    )
  })
})

describe('the other helpers', () => {
  it('jsonLd cannot be left from inside', () => {
    const page = { data: [{ a: '</script><!-- & \u2028' }, { b: 1 }] }
    expect(print('{{jsonLd page.data}}', page)).toBe(
      '<script type="application/ld+json">{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"}</script>\n<script type="application/ld+json">{"b":1}</script>',
    )
    expect(print('{{jsonLd page.data}}', { data: [] })).toBe('')
  })

  it('json is safe in quoted attributes and in scripts', () => {
    const page = { a: { x: `"'</script>` } }
    expect(print(`<i data-a="{{json page.a}}">`, page)).toBe(
      '<i data-a="{&quot;x&quot;:&quot;\\&quot;&#x27;\\u003c/script\\u003e&quot;}">',
    )
    expect(print('<script>{{{json page.a}}}</script>', page)).toBe(
      `<script>{"x":"\\"'\\u003c/script\\u003e"}</script>`,
    )
  })

  it('eq, and, or, not', () => {
    const page = { a: 'x', none: null, empty: [], list: [1], zero: 0 }
    expect(print('{{eq page.a "x"}} {{eq page.a 1}} {{eq page.none null}}', page)).toBe('true false true')
    expect(
      print(
        '{{or page.none page.empty page.a}} {{and page.a page.list}} {{#if (and page.a page.none)}}y{{/if}}',
        page,
      ),
    ).toBe('x 1 ')
    expect(print('{{not page.empty}} {{not page.list}} {{not page.zero}}', page)).toBe('true false true')
  })

  it('number and join', () => {
    expect(
      print('{{number page.n}} {{join page.l "、"}} {{join page.none ","}}', {
        n: 12345,
        l: ['a', '<'],
        none: null,
      }),
    ).toBe('12,345 a、&lt; ')
    expect(print('{{number page.n}}', { n: 12345 }, 'de')).toBe('12.345')
  })

  it.each([
    ['https://a.tw/x?y#z', 'https://a.tw/x?y#z'],
    ['HTTP://a.tw', 'HTTP://a.tw'],
    ['mailto:a@b.tw', 'mailto:a@b.tw'],
    ['tel:+8862', 'tel:+8862'],
    ['/a/b:c', '/a/b:c'],
    ['a/b', 'a/b'],
    ['#x', '#x'],
    ['?q=a:b', '?q=a:b'],
    [' /a b ', '/a%20b'],
    ['javascript:alert(1)', '#'],
    ['JaVaScript:alert(1)', '#'],
    ['java\nscript:alert(1)', '#'],
    ['\u0001javascript:alert(1)', '#'],
    ['data:text/html,x', '#'],
    ['vbscript:x', '#'],
    ['//evil.example/x', '#'],
    ['/\\evil.example', '#'],
    ['/\t/evil.example', '#'],
    ['\\\\evil', '#'],
    ['1a:b', '#'],
    ['', '#'],
    [null, '#'],
    [7, '#'],
  ])('safeUrl %j is %j', (given, expected) => {
    expect(safeUrl(given)).toBe(expected)
  })

  it('are all listed with a usage that is valid', () => {
    for (const { usage, name } of HELPERS) {
      const { diagnostics } = load({
        'layouts/x.hbs': usage.includes('{{#if (') ? `${usage}{{/if}}` : usage,
        'strings/en.yaml': 'post: {sources: x}',
      })
      expect({ name, diagnostics }).toEqual({ name, diagnostics: [] })
    }
  })
})

describe('no text can break out', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '"',
          "'",
          '`',
          '=',
          '&',
          '{{',
          '}}',
          '</script>',
          '-->',
          ']]>',
          ' ',
          '\n',
          'x',
        ),
      )
      .map(parts => parts.join('')),
  )
  const { value } = load({
    'layouts/x.hbs':
      '<a t="{{page.t}}" u=\'{{page.t}}\'><b>{{page.t}}</b><i>{{t "by" name=page.t}}</i><u v="{{json page.t}}"/>{{jsonLd page.data}}</a>',
    'strings/en.yaml': 'by: "{name}"',
  })

  it('parses back to the same text', () => {
    fc.assert(
      fc.property(hostile, given => {
        const text = stripForbidden(given).replace(/\r/g, '')
        const html = value.renderLayout('x', viewOf({ t: text, data: { text } }), noBodies).value ?? ''
        const seen: Record<string, string> = {}
        const parser = new SaxesParser()
        const open: string[] = []
        parser.on('error', error => {
          throw error
        })
        parser.on('opentag', tag => {
          open.push(tag.name)
          for (const [name, attribute] of Object.entries(tag.attributes)) seen[name] = String(attribute)
        })
        parser.on('text', content => {
          seen[open.at(-1) ?? ''] = (seen[open.at(-1) ?? ''] ?? '') + content
        })
        parser.on('closetag', () => open.pop())
        parser.write(html).close()
        const flat = text.replace(/[\n\t]/g, ' ')
        expect(seen.t).toBe(flat)
        expect(seen.u).toBe(flat)
        expect(seen.b ?? '').toBe(text)
        expect(seen.i ?? '').toBe(text)
        expect(JSON.parse(seen.v ?? '')).toBe(text)
        expect(JSON.parse(seen.script ?? '')).toEqual({ text })
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
