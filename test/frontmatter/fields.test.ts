import { describe, expect, it } from 'vitest'
import { isoForDatetime } from '../../src/lib/dates.ts'
import type { FrontMatter } from '../../src/model/document.ts'
import { fieldsOf, readFile, saidOf } from './read.ts'

describe('the fields of both dialects, first wins', () => {
  it.each<[keyof FrontMatter, string, unknown]>([
    ['title', 'title: A', 'A'],
    ['title', 'Title: A', 'A'],
    ['title', 'Title: B\ntitle: A', 'A'],
    ['subtitle', 'subtitle: B\ntagline: A', 'A'],
    ['subtitle', 'tagline:\nsubtitle: B', 'B'],
    ['summary', 'excerpt: D\ndescription: C\nsummary: B\nai_summary: A', 'A'],
    ['summary', 'excerpt: D\ndescription: C\nsummary: B', 'B'],
    ['summary', 'excerpt: D\ndescription: C', 'C'],
    ['summary', 'excerpt: D', 'D'],
    ['summary', 'summary: |\n  One.\n\n  Two.', 'One.\n\nTwo.'],
    ['description', 'description: C\nsummary: B', 'C'],
    ['language', 'locale: en', 'en'],
    ['language', 'lang: zh_TW\nlanguage: en', 'zh_TW'],
    ['translationKey', 'lang_ref: d\nref: c\npage_id: b\ntranslation_key: a', 'a'],
    ['translationKey', 'lang_ref: d\nref: c\npage_id: 12', '12'],
    ['translatedFrom', 'translatedFrom: abc', 'abc'],
    ['permalink', 'url: /b/\npermalink: /a/', '/a/'],
    ['permalink', 'url: /b/', '/b/'],
    ['slug', 'slug: a', 'a'],
    ['layout', 'layout: post', 'post'],
    ['aliases', 'aliases: [/a/, /b/]\nredirect_from: /c, d/', ['/a/', '/b/', '/c, d/']],
    ['authors', 'authors: [Ada, 2]\nauthor: B', ['Ada', '2']],
    ['authors', 'author: Ada, Bo', ['Ada', 'Bo']],
    ['authors', 'author: {name: Ada, email: a@b.c}', ['Ada']],
    ['authors', 'authors:\n  - name: Ada\n  - Lovelace, A.', ['Ada', 'Lovelace, A.']],
    ['draft', 'draft: true', true],
    ['draft', 'draft: yes', true],
    ['draft', 'draft: "on"', true],
    ['draft', 'draft: no', false],
    ['draft', 'published: false', true],
    ['draft', 'published: true', false],
    ['draft', 'draft: false\npublished: no', true],
    ['draft', 'title: A', false],
    ['notice', 'title: A', null],
    ['notice', 'ai: true', { generated: true, model: null, reviewedBy: null, sourceCount: null }],
    [
      'notice',
      'ai: {generated: false, model: claude, reviewedBy: Ada}',
      { generated: false, model: 'claude', reviewedBy: 'Ada', sourceCount: null },
    ],
    [
      'notice',
      'ai: {model: claude}',
      { generated: true, model: 'claude', reviewedBy: null, sourceCount: null },
    ],
  ])('%s of %j', (field, yaml, expected) => {
    expect(fieldsOf(yaml)[field]).toEqual(expected)
  })

  it.each([
    ['tags: [a, "b, c", 2025, true, ~, ""]', { tags: ['a', 'b, c', '2025', 'true'] }],
    ['tags: a, b，c、d', { tags: ['a', 'b', 'c', 'd'] }],
    ['tag: a b', { tags: ['a b'] }],
    ['tags: []\ntag: a', { tags: ['a'] }],
    [
      'category: AI news\nmodel: claude\nseries: S',
      { categories: ['AI news'], models: ['claude'], series: ['S'] },
    ],
    ['models: [claude, gpt]\nmodel: x', { models: ['claude', 'gpt'] }],
  ])('terms of %j', (yaml, expected) => {
    const none = { tags: [], categories: [], models: [], series: [] }
    expect(fieldsOf(yaml).terms).toEqual({ ...none, ...expected })
  })

  it("splits Jekyll's plain strings at blanks", () => {
    const path = 'content/_posts/2026-01-05-a.md'
    expect(fieldsOf('categories: claude daily\ntags: a b, c', path).terms).toMatchObject({
      categories: ['claude', 'daily'],
      tags: ['a b', 'c'],
    })
    expect(fieldsOf('category: AI news\nmodel: claude opus', path).terms).toMatchObject({
      categories: ['AI news'],
      models: ['claude opus'],
    })
    expect(fieldsOf('categories: AI news').terms.categories).toEqual(['AI news'])
  })

  it('makes a draft of everything in _drafts', () => {
    expect(fieldsOf('title: A', 'content/_drafts/a.md').draft).toBe(true)
    expect(fieldsOf('title: A\ndraft: false', 'content/x/_drafts/y/a.md').draft).toBe(true)
  })

  it('knows where each field is written', () => {
    const { places } = fieldsOf('title: A\n\ntags:\n  - a\nimage: {url: /x.png}\nslug:\ndate:   2026-01-05')
    expect(places).toEqual({
      title: { line: 2, column: 8 },
      tags: { line: 5, column: 3 },
      image: { line: 6, column: 8 },
      published: { line: 8, column: 9 },
    })
  })

  it('says which type is wrong, once, and reads the rest', () => {
    const yaml =
      'title: [a]\ndescription: {a: b}\ntags: {a: b}\ncategories:\n  - AI: news\n  - b\ndate: [2026]\nai: [x]\nslug: s'
    expect(saidOf(yaml)).toMatchInlineSnapshot(`
      [
        "error front-matter/wrong-type 2:8 “title” is a list, but must be text. → If it is meant as text, put the text in quotes: brackets at its start and a colon with a blank mean something else without them.",
        "error front-matter/wrong-type 3:14 “description” is a map, but must be text. → If it is meant as text, put the text in quotes: brackets at its start and a colon with a blank mean something else without them.",
        "error front-matter/wrong-type 4:7 “tags” is a map, but must be a list, or text with commas. → If it is meant as text, put the text in quotes: brackets at its start and a colon with a blank mean something else without them.",
        "error front-matter/wrong-type 6:5 “categories” is a list that holds a map, but must be a list of texts. → If it is meant as text, put the text in quotes: brackets at its start and a colon with a blank mean something else without them.",
        "error front-matter/wrong-type 8:7 “date” is a list, but must be a date such as 2026-01-05. → Write a date such as 2026-01-05.",
        "error front-matter/wrong-type 9:5 “ai” is a list, but must be a map: {generated: true, model: …}. → Write a map: {generated: true, model: …}.",
      ]
    `)
    expect(readFile(`---\n${yaml}\n---\n`).value?.frontMatter).toMatchObject({
      title: null,
      slug: 's',
      terms: { categories: ['b'] },
    })
  })

  it('never takes an unclear draft for a post', () => {
    expect(saidOf('draft: maybe\nai: perhaps')).toMatchInlineSnapshot(`
      [
        "error front-matter/not-true-or-false 2:8 “draft: maybe” says neither yes nor no. → Write “draft: true” or “draft: false”.",
        "error front-matter/not-true-or-false 3:5 “ai: perhaps” says neither yes nor no. → Write “ai: true” or “ai: false”.",
      ]
    `)
  })
})

describe('dates', () => {
  const published = (yaml: string, path?: string): string | null => {
    const { published } = fieldsOf(yaml, path)
    return published === null ? null : isoForDatetime(published)
  }

  it.each([
    ['date: 2026-01-05', '2026-01-05'],
    ['date: "2026-01-05 "', '2026-01-05'],
    ['date: 2026-1-5', '2026-01-05'],
    ['date: 20260105', '2026-01-05'],
    ['date: 2026-01-05 10:00:00 +0800', '2026-01-05T10:00:00+08:00'],
    ['date: 2026-01-05T10:00:00Z', '2026-01-05T10:00:00+00:00'],
    ['publishDate: 2026-01-06\ndate: 2026-01-05', '2026-01-05'],
    ['publishDate: 2026-01-06', '2026-01-06'],
    ['published: 2026-01-07', '2026-01-07'],
    ['published: 2026-01-07\ndate: 2026-01-05', '2026-01-05'],
    ['title: A', null],
  ])('%j is %s', (yaml, expected) => {
    expect(published(yaml)).toBe(expected)
  })

  it.each([
    ['content/_posts/2026-01-05-claude-daily.md', '2026-01-05'],
    ['content/posts/2026-1-5-x.md', '2026-01-05'],
    ['content/posts/20260105-x.md', '2026-01-05'],
    ['content/posts/20260105.en.md', '2026-01-05'],
    ['content/posts/2026-01-05.md', '2026-01-05'],
    ['content/posts/20260105-x/index.md', '2026-01-05'],
    ['content/posts/20260105-x/index.zh-tw.md', '2026-01-05'],
    ['content/posts/20261399-x.md', null],
    ['content/posts/202601051-x.md', null],
    ['content/posts/x-2026-01-05.md', null],
    ['content/2026-01-05/x.md', null],
  ])('of the name %s is %s', (path, expected) => {
    expect(published('title: A', path)).toBe(expected)
    expect(published('date: 2030-12-31', path)).toBe('2030-12-31')
  })

  it.each([
    ['updated', 'lastmod: 2026-01-01\nupdated: 2026-01-02', '2026-01-01'],
    ['updated', 'last_modified_at: 2026-01-04\nmodified: 2026-01-03', '2026-01-03'],
    ['updated', 'last_modified_at: 2026-01-04', '2026-01-04'],
    ['expires', 'expiryDate: 2026-02-01', '2026-02-01'],
  ] as const)('%s of %j is %s', (field, yaml, expected) => {
    const moment = fieldsOf(yaml)[field]
    expect(moment === null ? null : isoForDatetime(moment)).toBe(expected)
  })

  it('cannot be impossible', () => {
    expect(
      saidOf('title: A\ndate: 2026-02-30\nlastmod: "soon"\nexpiryDate: 2026-01-05T010:46'),
    ).toMatchInlineSnapshot(`
      [
        "error front-matter/bad-date 3:7 “date: 2026-02-30” is not a date: February 2026 has only 28 days. → Write a day (2026-01-05), or a day with time and offset (2026-01-05T10:00:00+08:00).",
        "error front-matter/bad-date 4:10 “lastmod: soon” is not a date: “soon” does not begin with a date like 2026-01-05. → Write a day (2026-01-05), or a day with time and offset (2026-01-05T10:00:00+08:00).",
        "error front-matter/bad-date 5:13 “expiryDate: 2026-01-05T010:46” is not a date: “010:46” is not a time: hours and minutes have two digits. → Write a day (2026-01-05), or a day with time and offset (2026-01-05T10:00:00+08:00).",
      ]
    `)
    expect(saidOf('title: A', 'content/posts/2026-02-30-x.md')).toMatchInlineSnapshot(`
      [
        "error front-matter/bad-date-in-name - The date in the name of the file cannot be: February 2026 has only 28 days. → Rename the file, or give the date in front matter: “date: 2026-01-05”.",
      ]
    `)
  })
})

describe('image', () => {
  it.each([
    ['image: /a.png', '/a.png', null, null],
    ['image: a.png\ncover: b.png', 'a.png', null, null],
    ['cover: b.png\nthumbnail: c.png', 'b.png', null, null],
    ['thumbnail: c.png\nimages: [d.png]', 'c.png', null, null],
    ['images: [d.png, e.png]', 'd.png', null, null],
    ['images: d.png', 'd.png', null, null],
    ['image: {url: a.png, alt: Alt, caption: Cap}', 'a.png', 'Alt', 'Cap'],
    ['image:\n  path: a.png\n  alt: Alt', 'a.png', 'Alt', null],
    ['cover: {image: a.png}', 'a.png', null, null],
    ['images:\n  - src: a.png', 'a.png', null, null],
    ['image:\ncover: b.png', 'b.png', null, null],
    ['image: false\ncover: b.png', 'b.png', null, null],
    ['image: https://cdn.example.com/a.png', 'https://cdn.example.com/a.png', null, null],
    ['image: //cdn.example.com/a.png', 'https://cdn.example.com/a.png', null, null],
  ])('%j', (yaml, target, alt, caption) => {
    expect(fieldsOf(yaml).image).toMatchObject({ target, alt, caption })
  })

  it('with two slashes is a path', () => {
    expect(saidOf('image: //assets/img/a.png')).toMatchInlineSnapshot(`
      [
        "warning front-matter/image-double-slash 2:8 The image “//assets/img/a.png” names a host “assets” by its two slashes; it is read as “/assets/img/a.png”. → Write “/assets/img/a.png”.",
      ]
    `)
    const target = (image: string) => readFile(`---\nimage: ${image}\n---\n`).value?.frontMatter.image?.target
    expect(target('//assets/img/a.png')).toBe('/assets/img/a.png')
    expect(target('//a.png')).toBe('/a.png')
    expect(target('///assets/a.png')).toBe('/assets/a.png')
  })

  it('that names nothing is none', () => {
    expect(saidOf('image: /')).toMatchInlineSnapshot(`
      [
        "warning front-matter/empty-image 2:8 The image “/” names no file; it is read as none. → Give the address of a picture, or remove the field.",
      ]
    `)
    expect(saidOf('image: ""')).toMatchInlineSnapshot(`
      [
        "warning front-matter/empty-image 2:8 The image is an empty text; it is read as none. → Give the address of a picture, or remove the field.",
      ]
    `)
    expect(saidOf('image: {alt: A}')[0]).toContain('front-matter/empty-image 2:8')
    expect(readFile('---\nimage: /\n---\n').value?.frontMatter.image).toBeNull()
    expect(readFile('---\nimage: ""\ncover: b.png\n---\n').value?.frontMatter.image?.target).toBe('b.png')
  })
})

describe('sources', () => {
  const short = (yaml: string) =>
    fieldsOf(yaml).sources.map(({ title, url, publisher, at }) => [
      title,
      url,
      publisher,
      `${at.line}:${at.column}`,
    ])

  it('are read in every form', () => {
    expect(short('source_url: https://a.com/x\nsource_name: A')).toEqual([
      ['A', 'https://a.com/x', 'A', '2:13'],
    ])
    expect(short('source_url: https://a.com/x')).toEqual([
      ['https://a.com/x', 'https://a.com/x', null, '2:13'],
    ])
    expect(short('sources: https://a.com/x')).toEqual([['https://a.com/x', 'https://a.com/x', null, '2:10']])
    expect(
      short(
        'sources:\n  - https://a.com/1\n  - {url: https://a.com/2, title: T, publisher: P}\n  - {url: https://a.com/3, name: N}\n  - {link: https://a.com/4, title: T, name: N}',
      ),
    ).toEqual([
      ['https://a.com/1', 'https://a.com/1', null, '3:5'],
      ['T', 'https://a.com/2', 'P', '4:11'],
      ['N', 'https://a.com/3', null, '5:11'],
      ['T', 'https://a.com/4', 'N', '6:12'],
    ])
  })

  it('know their page and its domain', () => {
    const [source] = fieldsOf('source_url: http://www.youtube.com/watch?v=GMXnmaky9FY&t=3').sources
    expect(source).toMatchObject({
      canonicalUrl: 'https://youtube.com/watch?v=GMXnmaky9FY',
      domain: 'youtube.com',
      titleIsCut: false,
    })
  })

  it('know a title that was cut', () => {
    const titles = fieldsOf(
      'sources:\n  - {url: https://a.com/1, title: A long...}\n  - {url: https://a.com/2, title: A long…}\n  - https://a.com/...',
    )
    expect(titles.sources.map(({ titleIsCut }) => titleIsCut)).toEqual([true, true, false])
  })

  it('are there once', () => {
    expect(short('source_url: https://a.com/x\nsources: ["https://www.a.com/x/#y"]')).toHaveLength(1)
  })

  it('must be addresses of the web', () => {
    expect(saidOf('source_url: CNBC\nsources: [{title: T}, "mailto:a@b.c"]')).toMatchInlineSnapshot(`
      [
        "warning front-matter/source-not-web 2:13 The source “CNBC” is not an address of the web; it is left out. → Write the whole address: “https://…”.",
        "warning front-matter/source-not-web 3:11 This source has no address; it is left out. → Write the whole address: “https://…”.",
        "warning front-matter/source-not-web 3:23 The source “mailto:a@b.c” is not an address of the web; it is left out. → Write the whole address: “https://…”.",
      ]
    `)
  })
})

describe('params', () => {
  it('are everything else, as JSON', () => {
    const yaml =
      'title: A\nthumbnail: b.png\ncover: a.png\nmood: calm\nflag: yes\nweight: 3\nlist: [1, {a: ~}]\nwhen: 2026-01-05\nbig: 12345678901234567890\nnan: .nan\n1: one\nparams: {mood: other, deep: true}'
    expect(fieldsOf(yaml).params).toEqual({
      mood: 'calm',
      flag: 'yes',
      weight: 3,
      list: [1, { a: null }],
      when: '2026-01-05',
      big: '12345678901234567890',
      nan: '.nan',
      1: 'one',
      deep: true,
    })
  })

  it('change nothing beyond themselves', () => {
    for (const text of [
      '---\n__proto__: {polluted: true}\nconstructor: {prototype: {polluted: true}}\n---\n',
      '+++\n[__proto__]\npolluted = true\n[constructor.prototype]\npolluted = true\n+++\n',
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}\n',
    ]) {
      const params = readFile(text).value?.frontMatter.params ?? {}
      expect(Object.getPrototypeOf(params)).toBe(Object.prototype)
      expect(Object.keys(params)).toEqual(['constructor'])
      expect('polluted' in {}).toBe(false)
      expect('polluted' in { ...params }).toBe(false)
    }
  })
})
