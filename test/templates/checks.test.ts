import { describe, expect, it } from 'vitest'
import { brief, load, noBodies, print, renderX, viewOf } from './support.ts'

const reports = (files: Readonly<Record<string, string>>): readonly string[] => brief(load(files).diagnostics)
const layout = (text: string): readonly string[] => reports({ 'layouts/x.hbs': text })

const withoutHint = (line: string): string => line.replace(/ Look at the tags.*?`\{\{\/block\}\}`\./, '')

describe('template/syntax has line and column', () => {
  const broken: readonly (readonly [string, string])[] = [
    ['never closed', 'a\n<p>\n  {{#if page.x}}\n  {{#each y}}{{/each}}\nend'],
    ['closed by another', 'a\n{{#if page.x}}{{/each}}'],
    ['closed but not opened', 'a\n  {{/if}}'],
    ['a character that cannot stand there', 'a\nb {{page.x %}}'],
    ['a tag that ends early', 'a {{#if}'],
    ['an else outside a block', 'a\n {{else}}'],
    ['a path that goes nowhere', 'a\n{{page/../x}}'],
    ['quotes that do not end', '\n\n {{t "abc}}'],
    ['an empty tag', 'ab {{}}'],
  ]

  it.each(broken)('%s', (_name, text) => {
    expect(layout(text)).toHaveLength(1)
  })

  it('in words', () => {
    expect(broken.flatMap(([, text]) => layout(text).map(withoutHint))).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:5:4 template/syntax: This template cannot be read: the template ends before everything in it is closed. [3:3] This block is not closed.",
        "templates/layouts/x.hbs:2:4 template/syntax: This template cannot be read: “if” is closed by “each”.",
        "templates/layouts/x.hbs:2:3 template/syntax: This template cannot be read: a block is closed that was never opened.",
        "templates/layouts/x.hbs:2:12 template/syntax: This template cannot be read: there is a character that cannot stand in a tag.",
        "templates/layouts/x.hbs:1:8 template/syntax: This template cannot be read: there is a character that cannot stand in a tag.",
        "templates/layouts/x.hbs:2:2 template/syntax: This template cannot be read: an \`{{else}}\` stands outside a block.",
        "templates/layouts/x.hbs:2:3 template/syntax: This template cannot be read: “page/..” is no path: \`..\` and \`this\` stand only at its beginning.",
        "templates/layouts/x.hbs:3:6 template/syntax: This template cannot be read: there is a character that cannot stand in a tag.",
        "templates/layouts/x.hbs:1:6 template/syntax: This template cannot be read: a tag is closed before it is complete.",
      ]
    `)
  })

  it('after Windows line ends', () => {
    expect(layout('a\r\nb\r\n  {{/if}}')[0]).toContain('x.hbs:3:3')
  })
})

describe('what is found before rendering', () => {
  it('template/missing-partial', () => {
    expect(
      reports({
        'layouts/x.hbs':
          '\n{{#if page.a}} {{> post/heade}}{{/if}}{{> nowhere}}{{#> gone}}{{> @partial-block}}{{/gone}}',
        'partials/post/header.hbs': '',
      }),
    ).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:2:16 template/missing-partial: There is no partial “post/heade”. Did you mean “post/header”? A partial is named by its path below \`templates/partials\`.",
        "templates/layouts/x.hbs:2:39 template/missing-partial: There is no partial “nowhere”. Add it as \`templates/partials/nowhere.hbs\`, or remove this tag.",
        "templates/layouts/x.hbs:2:52 template/missing-partial: There is no partial “gone”. Add it as \`templates/partials/gone.hbs\`, or remove this tag.",
      ]
    `)
  })

  it('inline partials are partials', () => {
    const files = {
      'layouts/x.hbs': '{{#> base}}{{#*inline "main"}}M{{/inline}}{{/base}}',
      'partials/base.hbs': '<{{> main}}>',
    }
    expect(renderX(files, {}).value).toBe('<M>')
  })

  it('template/unknown-helper', () => {
    expect(
      layout('{{uppercase page.a}}\n{{#if (gt page.a 1)}}{{/if}}{{log "x"}}{{#repeat 3}}{{/repeat}}'),
    ).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:1:1 template/unknown-helper: There is no helper “uppercase”. The helpers are if, unless, each, with, lookup, t, content, jsonLd, eq, and, or, not, safeUrl, json, number, phrases, isLong, join.",
        "templates/layouts/x.hbs:2:7 template/unknown-helper: There is no helper “gt”. The helpers are if, unless, each, with, lookup, t, content, jsonLd, eq, and, or, not, safeUrl, json, number, phrases, isLong, join.",
        "templates/layouts/x.hbs:2:29 template/unknown-helper: There is no helper “log”. The helpers are if, unless, each, with, lookup, t, content, jsonLd, eq, and, or, not, safeUrl, json, number, phrases, isLong, join.",
        "templates/layouts/x.hbs:2:40 template/unknown-helper: There is no helper “repeat”. The helpers are if, unless, each, with, lookup, t, content, jsonLd, eq, and, or, not, safeUrl, json, number, phrases, isLong, join.",
      ]
    `)
  })

  it('a block parameter is no helper', () => {
    expect(print('{{#each page.list as |t|}}{{t}}{{/each}}', { list: ['a'] })).toBe('a')
  })

  it('template/bad-arguments', () => {
    expect(
      layout(
        '{{t}}{{content}}\n{{#if a b}}{{/if}}{{if page.a "x"}}{{#eq a b}}{{/eq}}{{eq a b c}}{{join a ", " last=b}}',
      ),
    ).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:1:1 template/bad-arguments: The helper “t” needs 1 argument, not 0. It is used like this: {{t "post.sources" count=3}}",
        "templates/layouts/x.hbs:1:6 template/bad-arguments: The helper “content” needs 1 argument, not 0. It is used like this: {{content page.content}}",
        "templates/layouts/x.hbs:2:1 template/bad-arguments: The helper “if” takes 1 argument, not 2. It is used like this: {{#if page.image}} … {{else}} … {{/if}}",
        "templates/layouts/x.hbs:2:19 template/bad-arguments: The helper “if” opens a block, which needs a \`#\`. It is used like this: {{#if page.image}} … {{else}} … {{/if}}",
        "templates/layouts/x.hbs:2:36 template/bad-arguments: The helper “eq” does not open a block. It is used like this: {{#if (eq page.kind "home")}}",
        "templates/layouts/x.hbs:2:54 template/bad-arguments: The helper “eq” takes 2 arguments, not 3. It is used like this: {{#if (eq page.kind "home")}}",
        "templates/layouts/x.hbs:2:66 template/bad-arguments: The helper “join” does not know “last=”. It is used like this: {{join page.authors ", "}}",
      ]
    `)
  })

  it('template/unknown-string', () => {
    const files = { 'layouts/x.hbs': '\n {{t "post.titel"}}', 'strings/en.yaml': 'post:\n  title: Title' }
    expect(reports(files)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:2:2 template/unknown-string: No strings file has the text “post.titel”. Did you mean “post.title”?",
      ]
    `)
  })

  it('template/unknown-string for a key that is known only when the page is rendered', () => {
    const files = {
      'layouts/x.hbs': '\n {{t page.key}}',
      'strings/en.yaml': 'a: A',
      'strings/de.yaml': 'b: B',
    }
    expect(renderX(files, { key: 'b' }, 'de').value).toBe('\n B')
    expect(brief(renderX(files, { key: 'b' }, 'fr').diagnostics)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:2:2 template/untranslated-string: The text “b” is neither in the strings of fr nor in the English ones. Add it to \`templates/strings/en.yaml\`, which every other language falls back to.",
      ]
    `)
    expect(brief(renderX(files, { key: 'aaa' }, 'fr').diagnostics)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:2:2 template/unknown-string: No strings file has the text “aaa”. Add it to \`templates/strings/en.yaml\`, and to the file of every other language.",
      ]
    `)
  })

  it('template/missing-argument', () => {
    const files = {
      'layouts/x.hbs': '{{t "posts" n=1}}{{t "by" name="A"}}{{t "by"}}',
      'strings/en.yaml': 'by: By {name}\nposts: {one: A post, other: "{count} posts"}',
    }
    expect(reports(files)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:1:1 template/missing-argument: The text “posts” in templates/strings/en.yaml needs the value “count”, which this tag does not give it. Write \`{{t "posts" count=…}}\`.",
        "templates/layouts/x.hbs:1:37 template/missing-argument: The text “by” in templates/strings/en.yaml needs the value “name”, which this tag does not give it. Write \`{{t "by" name=…}}\`.",
      ]
    `)
  })

  it('template/partial-cycle', () => {
    const files = {
      'layouts/x.hbs': '{{> a}}',
      'partials/a.hbs': 'a{{> b}}',
      'partials/b.hbs': '\n  {{> a}}',
      'partials/self.hbs': '{{> self}}',
    }
    expect(reports(files)).toMatchInlineSnapshot(`
      [
        "templates/partials/a.hbs:1:2 template/partial-cycle: Rendering this partial would not end: it includes itself (“a” → “b” → “a”). Remove the tag, or put it inside a block such as \`{{#if}}\` or \`{{#each}}\` that ends some time.",
        "templates/partials/b.hbs:2:3 template/partial-cycle: Rendering this partial would not end: it includes itself (“b” → “a” → “b”). Remove the tag, or put it inside a block such as \`{{#if}}\` or \`{{#each}}\` that ends some time.",
        "templates/partials/self.hbs:1:1 template/partial-cycle: Rendering this partial would not end: it includes itself (“self” → “self”). Remove the tag, or put it inside a block such as \`{{#if}}\` or \`{{#each}}\` that ends some time.",
      ]
    `)
  })

  it('a partial may include itself when something ends it', () => {
    const files = {
      'layouts/x.hbs': '{{> tree page}}',
      'partials/tree.hbs': '{{name}}{{#each children}}({{> tree}}){{/each}}',
    }
    const leaf = { name: 'c', children: [] }
    expect(renderX(files, { name: 'a', children: [leaf, leaf] }).value).toBe('a(c)(c)')
  })

  it('two partials may include each other when one of them may stop', () => {
    const files = { 'partials/a.hbs': '{{> b}}', 'partials/b.hbs': '{{#if more}}{{> a}}{{/if}}' }
    expect(reports(files)).toEqual([])
  })

  it('template/partial-cycle when the data never end it', () => {
    const files = { 'layouts/x.hbs': '{{> a}}', 'partials/a.hbs': '{{#if page.yes}}{{> a}}{{/if}}' }
    const { value, diagnostics } = renderX(files, { yes: true })
    expect(value).toBeNull()
    expect(brief(diagnostics)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs template/partial-cycle: Rendering this template does not end: one of its partials includes itself again and again. Remove the tag, or put it inside a block such as \`{{#if}}\` or \`{{#each}}\` that ends some time.",
      ]
    `)
  })

  it('template/missing-partial for a name that is known only when the page is rendered', () => {
    const { diagnostics } = renderX({ 'layouts/x.hbs': '{{> (lookup page "kind")}}' }, { kind: 'nope' })
    expect(brief(diagnostics)).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs template/missing-partial: There is no partial “nope”. Add it as \`templates/partials/nope.hbs\`, or remove this tag.",
      ]
    `)
  })

  it('template/failed', () => {
    expect(reports({ 'layouts/x.hbs': ' {{> a b c}}', 'partials/a.hbs': '' })).toMatchInlineSnapshot(`
      [
        "templates/layouts/x.hbs:1:2 template/failed: This template could not be rendered: a partial takes one argument at most, and any number of name=value. The mistake is in this file or in one of its partials.",
      ]
    `)
  })

  it('template/strings-syntax and template/bad-string', () => {
    const files = {
      'strings/de.yaml': 'a: "b',
      'strings/en.yaml': 'a: A\nb:\n  c: 3\nd: [x]\n',
      'strings/fr.yaml': 'Bonjour',
    }
    expect(reports(files)).toMatchInlineSnapshot(`
      [
        "templates/strings/de.yaml:1:6 template/strings-syntax: This strings file cannot be read: Missing closing "quote. Put a text that holds a colon or begins with a mark in quotes.",
        "templates/strings/en.yaml:3:6 template/bad-string: The value of “b.c” is not a text. Write a text (in quotes, if it looks like a number), a map of texts, or plural forms with \`other\`.",
        "templates/strings/en.yaml:4:4 template/bad-string: The value of “d” is not a text. Write a text (in quotes, if it looks like a number), a map of texts, or plural forms with \`other\`.",
        "templates/strings/fr.yaml:1:1 template/bad-string: A strings file is a map of keys to texts. Write a text (in quotes, if it looks like a number), a map of texts, or plural forms with \`other\`.",
      ]
    `)
  })
})

it('a mistake that was found while loading is not reported again by every page', () => {
  const files = { 'layouts/x.hbs': '{{> a}}', 'partials/a.hbs': '{{#if}', 'layouts/y.hbs': 'fine' }
  const { value, diagnostics } = load(files)
  expect(diagnostics).toHaveLength(1)
  expect(value.layouts).toEqual(['x', 'y'])
  expect(value.renderLayout('x', viewOf({}), noBodies)).toEqual({ value: null, diagnostics: [] })
  expect(value.renderLayout('y', viewOf({}), noBodies).value).toBe('fine')
})
