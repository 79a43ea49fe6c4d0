import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../../src/templates/library.ts'
import { FRAME, file, load, print, theme } from './support.ts'

const FILES = {
  'layouts/post.hbs': '{{> a}}{{t "x"}}',
  'layouts/page.hbs': 'p',
  'partials/a.hbs': '{{#if page.b}}{{> deep/b}}{{/if}}',
  'partials/deep/b.hbs': 'b',
  'partials/c.hbs': 'c',
  'shortcodes/figure.hbs': '<figure>{{{inner}}}</figure>',
  'shortcodes/README.md': '',
  'strings/en.yaml': 'x: X',
  'strings/zh-TW.yaml': 'x: 某',
}

describe('a library', () => {
  it('names its layouts and shortcodes', () => {
    const { value, diagnostics } = load(FILES)
    expect(diagnostics).toEqual([])
    expect(value.layouts).toEqual(['page', 'post'])
    expect(value.shortcodes).toEqual(['figure'])
  })

  it('renders shortcodes with what stands between their tags', () => {
    const { value } = load(FILES)
    const call = { name: 'figure', positional: [], named: {}, inner: '<p>x</p>', ordinal: 0, parent: null }
    const view = { frame: FRAME, ...call, embed: null, box: null, media: null }
    expect(value.renderShortcode('figure', view).value).toBe('<figure><p>x</p></figure>')
  })

  it('throws for a layout that it does not have: a bug of ours', () => {
    expect(() => load(FILES).value.keyOf('nope', 'en')).toThrow(/no template layouts\/nope\.hbs/)
  })

  it('gives texts to the makers of views', () => {
    expect(load(FILES).value.text('zh-Hant', 'x')).toBe('某')
    expect(load(FILES).value.text('en', 'y')).toBeNull()
  })
})

describe('the key of a layout', () => {
  const key = (changes: Readonly<Record<string, string>>, layout = 'post', language = 'en'): string =>
    load({ ...FILES, ...changes }).value.keyOf(layout, language)

  it('changes with the layout, with partials at any depth, and with the texts of its language', () => {
    const keys = [
      key({}),
      key({ 'layouts/post.hbs': '{{> a}}{{t "x"}} ' }),
      key({ 'partials/a.hbs': '{{#if page.b}}{{> deep/b}}!{{/if}}' }),
      key({ 'partials/deep/b.hbs': 'bb' }),
      key({ 'strings/en.yaml': 'x: Y' }),
      key({}, 'post', 'zh-TW'),
      key({}, 'page'),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('does not change with anything else', () => {
    expect(key({ 'partials/c.hbs': 'cc', 'layouts/page.hbs': 'q', 'strings/zh-TW.yaml': 'x: 某某' })).toBe(
      key({}),
    )
    const reversed = theme(Object.fromEntries(Object.entries(FILES).reverse()))
    expect(loadLibrary(reversed).value.keyOf('post', 'en')).toBe(key({}))
  })

  it('changes with every partial when the layout chooses one at run time', () => {
    const dynamic = { 'layouts/post.hbs': '{{> (lookup page "kind")}}' }
    expect(key({ ...dynamic, 'partials/c.hbs': 'cc' })).not.toBe(key(dynamic))
  })
})

describe('strings', () => {
  it("a site's file overrides the theme's key by key", () => {
    const path = 'strings/en.yaml'
    const base = file(path, 'a: A\ng: {b: B, c: C}')
    const { value, diagnostics } = loadLibrary({
      files: new Map([[path, file(path, 'g: {b: BB}', base)]]),
      libraries: new Map(),
    })
    expect(diagnostics).toEqual([])
    expect(['a', 'g.b', 'g.c'].map(key => value.text('en', key))).toEqual(['A', 'BB', 'C'])
  })

  it('an empty file is no mistake', () => {
    expect(load({ 'strings/en.yaml': '# nothing yet\n' }).diagnostics).toEqual([])
  })
})

describe("a template's own text", () => {
  it('loses blank lines and trailing blanks, what it prints does not', () => {
    expect(print('<p>  \n\n\n  <b>{{page.a}}</b>\n</p>\n', { a: 'x  \n\n\ny' })).toBe(
      '<p>\n  <b>x  \n\n\ny</b>\n</p>\n',
    )
  })

  it('stays as it is when it has a <pre>', () => {
    expect(print('<pre>a  \n\n\nb</pre>', {})).toBe('<pre>a  \n\n\nb</pre>')
  })
})
