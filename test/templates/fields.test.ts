import { describe, expect, it, vi } from 'vitest'
import { brief, FRAME, load, print, renderX } from './support.ts'

describe('fields', () => {
  it('are printed, escaped', () => {
    expect(print('<p title="{{page.title}}">{{page.title}}</p>', { title: `<b> & "c" 'd' =` })).toBe(
      '<p title="&lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27; &#x3D;">&lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27; &#x3D;</p>',
    )
  })

  it('that are misspelt are reported wherever they stand', () => {
    const layout = `{{page.titel}}
{{#if page.imgae}}{{/if}}
{{#each page.entrys}}{{/each}}
{{#with page.imag}}{{/with}}
  {{#unless page.x}}{{/unless}}
{{eq page.kindd "home"}}
{{#if (not page.nothing)}}{{/if}}
{{#each page.entries}}{{tilte}}{{@inde}}{{/each}}
{{#each page.entries as |entry|}}{{entry.title}}{{entry.hraf}}{{/each}}
{{#with page.image}}{{scr}}{{../page.titel}}{{/with}}
{{@root.frame.lang}}`
    const page = { title: 'T', kind: 'post', image: { src: '/a' }, entries: [{ title: 'A', href: '/' }] }
    expect(print(layout, page)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:1:3 template/unknown-field: There is no field “titel” here. Did you mean “title”?",
        "templates/layouts/x.hbs:2:7 template/unknown-field: There is no field “imgae” here. Did you mean “image”?",
        "templates/layouts/x.hbs:3:9 template/unknown-field: There is no field “entrys” here. Did you mean “entries”?",
        "templates/layouts/x.hbs:4:9 template/unknown-field: There is no field “imag” here. Did you mean “image”?",
        "templates/layouts/x.hbs:5:13 template/unknown-field: There is no field “x” here. See templates/README.md for what each page knows; inside \`{{#each}}\` and \`{{#with}}\` a name is looked up in the item.",
        "templates/layouts/x.hbs:6:6 template/unknown-field: There is no field “kindd” here. Did you mean “kind”?",
        "templates/layouts/x.hbs:7:12 template/unknown-field: There is no field “nothing” here. See templates/README.md for what each page knows; inside \`{{#each}}\` and \`{{#with}}\` a name is looked up in the item.",
        "templates/layouts/x.hbs:8:25 template/unknown-field: There is no field “tilte” here. Did you mean “title”?",
        "templates/layouts/x.hbs:8:34 template/unknown-field: There is no field “inde” here. Did you mean “index”?",
        "templates/layouts/x.hbs:9:51 template/unknown-field: There is no field “hraf” here. Did you mean “href”?",
        "templates/layouts/x.hbs:10:23 template/unknown-field: There is no field “scr” here. Did you mean “src”?",
        "templates/layouts/x.hbs:10:30 template/unknown-field: There is no field “titel” here. Did you mean “title”?",
        "templates/layouts/x.hbs:11:3 template/unknown-field: There is no field “lang” here. See templates/README.md for what each page knows; inside \`{{#each}}\` and \`{{#with}}\` a name is looked up in the item.",
      ]
    `)
  })

  it('are reported once for a place, however often it is rendered', () => {
    expect(print('{{#each page.list}}{{b}}{{/each}}', { list: [{ a: 1 }, { a: 2 }] })).toHaveLength(1)
  })

  it('are reported in the partial, with its line', () => {
    const { value, diagnostics } = renderX(
      { 'layouts/x.hbs': '{{> post/head page}}', 'partials/post/head.hbs': '<h1>\n  {{titel}}</h1>' },
      { title: 'T' },
    )
    expect(value).toBeNull()
    expect(brief(diagnostics)).toMatchInlineSnapshot(`
      [
        "templates/partials/post/head.hbs:2:5 template/unknown-field: There is no field “titel” here. Did you mean “title”?",
      ]
    `)
  })

  it('of null are null', () => {
    expect(print('[{{page.image.src}}{{#if page.image.src.x}}y{{/if}}]', { image: null })).toBe('[]')
  })

  it('of texts and numbers do not exist', () => {
    expect(print('{{page.title.length}}', { title: 'T' })).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:1:3 template/unknown-field: There is no field “length” here. See templates/README.md for what each page knows; inside \`{{#each}}\` and \`{{#with}}\` a name is looked up in the item.",
      ]
    `)
  })

  it('of lists: length, and items that may not be there', () => {
    expect(print('{{page.list.length}}{{page.list.[0]}}{{page.list.[7]}}', { list: ['a'] })).toBe('1a')
  })

  it('of free-form maps need not exist, at any depth', () => {
    const page = { params: { deep: { here: 1 }, list: [{ a: 1 }] } }
    const layout =
      '{{page.params.none}}{{page.params.deep.none}}{{#if page.params.none.more}}y{{/if}}{{#with page.params}}{{none}}{{deep.here}}{{/with}}{{#each page.params.list}}{{a}}{{b}}{{/each}}{{@root.frame.site.params.none}}{{frame.site.params.colour}}'
    expect(print(layout, page)).toBe('11red')
  })

  it('that some use of a partial hands over are empty in its other uses', () => {
    const files = {
      'layouts/x.hbs': '{{> card page compact=true}}{{> card page}}',
      'partials/card.hbs': '[{{#if compact}}c{{/if}}{{title}}]',
    }
    expect(renderX(files, { title: 'T' }).value).toBe('[cT][T]')
  })

  it('never reach a prototype, nor a function', () => {
    const log = vi.spyOn(console, 'error')
    const page = { title: 'T', run: () => 'ran', list: [] }
    const layout =
      '{{page.constructor}}{{page.__proto__}}{{page.toString}}{{page.run}}{{page.list.map}}{{lookup page "constructor"}}{{lookup page "run"}}'
    expect(print(layout, page)).toHaveLength(5)
    expect(print('{{lookup page "constructor"}}{{lookup page "run"}}{{lookup page "title"}}', page)).toBe('T')
    expect(log).not.toHaveBeenCalled()
    log.mockRestore()
  })

  it('of block parameters and of maps', () => {
    expect(print('{{#each page.map as |v k|}}{{k}}{{v}}{{@key}}{{/each}}', { map: { a: 1, b: 2 } })).toBe(
      'a1ab2b',
    )
  })

  it('of a section without a helper', () => {
    expect(
      print('{{#page.image}}{{src}}{{/page.image}}{{^page.none}}n{{/page.none}}', {
        image: { src: 's' },
        none: null,
      }),
    ).toBe('sn')
  })

  it('of a shortcode: names that the author did not give are empty, others are reported', () => {
    const { value } = load({
      'shortcodes/x.hbs': '{{named.id}}{{named.width}}{{positional.[1]}}{{#if name}}n{{/if}}{{nmaed}}',
    })
    const { diagnostics } = value.renderShortcode('x', {
      frame: FRAME,
      name: 'x',
      positional: ['a'],
      named: { id: 'i' },
      inner: null,
      ordinal: 0,
      parent: null,
      embed: null,
      box: null,
      media: null,
    })
    expect(brief(diagnostics)).toMatchInlineSnapshot(`
      [
        "templates/shortcodes/x.hbs:1:68 template/unknown-field: There is no field “nmaed” here. Did you mean “named”?",
      ]
    `)
  })
})
