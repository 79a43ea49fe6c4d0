import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTerminal } from '../../src/diagnostics/format/terminal.ts'
import { memorySource } from '../../src/host/memory-source.ts'
import type { Config } from '../../src/model/config.ts'
import type { Outcome } from '../../src/model/diagnostic.ts'
import { sourcePath } from '../../src/model/names.ts'
import { defineConfig } from '../../src/model/user-config.ts'
import { configure } from '../../src/stages/configure.ts'
import { findConfig } from '../../src/stages/find-config.ts'

const path = sourcePath('digest.config.yaml')

const fromYaml = (text: string, baseUrl: string | null = null): Outcome<Config | null> =>
  configure({ source: { kind: 'text', path, text }, baseUrl, pagesUrl: null, content: null })

const fromModule = (value: unknown): Outcome<Config | null> =>
  configure({
    source: { kind: 'module', path: sourcePath('digest.config.ts'), value },
    baseUrl: null,
    pagesUrl: null,
    content: null,
  })

/** The configuration of a text that must be without problems. */
function config(text: string): Config {
  const { value, diagnostics } = fromYaml(text)
  expect(diagnostics).toEqual([])
  if (value === null) throw new Error('no configuration')
  return value
}

/** What an author reads of a text that has problems. */
function problems(text: string): string {
  const { value, diagnostics } = fromYaml(text)
  if (diagnostics.some(({ severity }) => severity === 'error')) expect(value).toBeNull()
  return formatTerminal(diagnostics, { colours: 'plain', read: () => text }).trimEnd()
}

describe('a site without a configuration', () => {
  it('has every default', () => {
    const { value, diagnostics } = configure({ source: null, baseUrl: null, pagesUrl: null, content: null })
    expect(diagnostics).toEqual([])
    expect(value).toMatchInlineSnapshot(`
      {
        "author": null,
        "baseUrl": {
          "origin": "http://localhost:4000",
          "path": "/",
        },
        "bilingual": "none",
        "cname": null,
        "content": "content",
        "copyright": null,
        "defaultLanguage": "zh-TW",
        "description": "AI 新聞重點整理，每則都附出處。",
        "digest": {
          "keyPoints": "in-text",
          "parts": {
            "analysis": [
              "深度分析",
              "分析",
              "深入分析",
              "產業分析",
              "重點分析",
              "深度解析",
              "解析",
              "Analysis",
              "In-depth analysis",
              "Deep analysis",
              "Deep dive",
              "In depth",
              "Closer look",
            ],
            "keyPoints": [
              "重點摘要",
              "重點整理",
              "重點",
              "本週重點",
              "本周重點",
              "今日重點",
              "關鍵重點",
              "關鍵要點",
              "摘要重點",
              "本日重點",
              "重點回顧",
              "Key points",
              "Key takeaways",
              "Takeaways",
              "Highlights",
              "At a glance",
              "Key highlights",
              "In brief",
              "TL;DR",
            ],
            "reflections": [
              "延伸思考",
              "反思",
              "思考",
              "啟示",
              "省思",
              "編輯觀點",
              "我們的觀點",
              "延伸討論",
              "Reflections",
              "Further thoughts",
              "Food for thought",
              "What it means",
              "Things to think about",
              "Implications",
              "Afterthoughts",
              "Worth thinking about",
            ],
            "sources": [
              "資料來源",
              "參考資料",
              "參考來源",
              "參考文獻",
              "參考連結",
              "新聞來源",
              "文章來源",
              "引用來源",
              "延伸閱讀",
              "來源",
              "出處",
              "Sources",
              "Source",
              "References",
              "Further reading",
              "Read more",
              "Related reading",
              "Links",
            ],
            "stories": [
              "新聞焦點",
              "本週新聞焦點",
              "本周新聞焦點",
              "今日新聞焦點",
              "每日新聞焦點",
              "本日焦點",
              "今日焦點",
              "本週焦點",
              "焦點新聞",
              "重點新聞",
              "新聞重點",
              "今日新聞",
              "本週新聞",
              "新聞摘要",
              "News",
              "News in focus",
              "In the news",
              "News highlights",
              "News focus",
              "Top news",
              "Top stories",
              "Headlines",
              "Stories",
              "Today's news",
              "This week's news",
              "Today's top stories",
              "This week's top stories",
              "This week's headlines",
            ],
            "trend": [
              "本週模型趨勢",
              "本周模型趨勢",
              "本月模型趨勢",
              "今日模型趨勢",
              "模型趨勢",
              "本週趨勢",
              "本周趨勢",
              "本月趨勢",
              "今日趨勢",
              "趨勢",
              "趨勢觀察",
              "趨勢概覽",
              "本週概況",
              "本週總覽",
              "今日總覽",
              "Trend",
              "Trends",
              "Model trend",
              "Model trends",
              "This week's trend",
              "This week's trends",
              "This week's model trend",
              "This week's model trends",
              "Today's trend",
              "Today's trends",
              "Overview",
              "The big picture",
              "This week in models",
            ],
          },
        },
        "exclude": [],
        "fallback": "none",
        "feeds": {
          "formats": [
            "atom",
            "rss",
            "json",
          ],
          "limit": 20,
          "stories": false,
        },
        "languages": [
          {
            "description": "AI 新聞重點整理，每則都附出處。",
            "label": "中文",
            "menu": null,
            "tag": "zh-TW",
            "title": "AI 新聞摘要",
          },
          {
            "description": "AI news in brief, every story with its sources.",
            "label": "English",
            "menu": null,
            "tag": "en",
            "title": "AI News Digest",
          },
        ],
        "lint": {
          "off": [],
        },
        "markdown": {
          "contents": {
            "from": 2,
            "to": 3,
          },
          "emoji": false,
          "singleDollar": false,
        },
        "pagination": {
          "size": 20,
        },
        "params": {},
        "permalinks": {},
        "rollups": {
          "feed": true,
          "weeks": true,
        },
        "search": true,
        "static": [
          "static",
        ],
        "taxonomies": [
          {
            "fields": [
              "tags",
              "tag",
            ],
            "labels": {},
            "minimum": 1,
            "name": "tags",
          },
          {
            "fields": [
              "categories",
              "category",
            ],
            "labels": {},
            "minimum": 1,
            "name": "categories",
          },
          {
            "fields": [
              "models",
              "model",
            ],
            "labels": {},
            "minimum": 1,
            "name": "models",
          },
          {
            "fields": [
              "series",
            ],
            "labels": {},
            "minimum": 1,
            "name": "series",
          },
        ],
        "theme": {
          "accent": null,
          "fonts": {
            "text": null,
            "titles": null,
          },
          "footer": {},
          "logo": null,
          "sidebars": {
            "home": null,
            "post": [
              "terms",
              "translations",
              "share",
            ],
          },
        },
        "timeZone": "Asia/Taipei",
        "title": "AI 新聞摘要",
        "translations": {
          "parallel": false,
          "staleNotice": true,
        },
      }
    `)
  })

  it.each(['', '# nothing yet\n', '{}', 'title:\nlanguages:\nmenu:\n'])('is the same as %j', text => {
    expect(config(text)).toEqual(
      configure({ source: null, baseUrl: null, pagesUrl: null, content: null }).value,
    )
  })
})

describe('each key', () => {
  it('title and description are those of languages without their own', () => {
    const said = config('title: 旁註\nlanguages:\n  zh-TW:\n  en: { title: Marginalia, description: D }\n')
    expect(said).toMatchObject({ title: '旁註', description: '旁註' })
    expect(said.languages.map(({ title, description }) => [title, description])).toEqual([
      ['旁註', '旁註'],
      ['Marginalia', 'D'],
    ])
    expect(config('languages: { en: { title: T } }\n').title).toBe('T')
    expect(config('title: 2026\n').title).toBe('2026')
  })

  it.each([
    ['https://u.github.io/repo', { origin: 'https://u.github.io', path: '/repo/' }],
    ['HTTP://Example.COM:8080', { origin: 'http://example.com:8080', path: '/' }],
    ['https://例子.tw/新聞/', { origin: 'https://xn--fsqu00a.tw', path: '/%E6%96%B0%E8%81%9E/' }],
  ])('baseUrl %s', (text, expected) => {
    expect(config(`baseUrl: ${text}\n`).baseUrl).toEqual(expected)
  })

  it('baseUrl follows cname, and --base-url goes before both', () => {
    expect(config('cname: News.example.com\n')).toMatchObject({
      cname: 'news.example.com',
      baseUrl: { origin: 'https://news.example.com', path: '/' },
    })
    const { value, diagnostics } = fromYaml('baseUrl: https://a.tw/\ncname: a.tw\n', 'http://localhost:1/x')
    expect(diagnostics).toEqual([])
    expect(value?.baseUrl).toEqual({ origin: 'http://localhost:1', path: '/x/' })
  })

  it('timeZone', () => {
    expect(config('timeZone: America/New_York\n').timeZone).toBe('America/New_York')
  })

  it('languages: a tag, tags, labels or more', () => {
    const tags = (text: string) => config(text).languages.map(({ tag, label }) => `${tag} ${label}`)
    expect(tags('languages: fr\n')).toEqual(['fr Français'])
    expect(tags('languages: [ja, zh_tw, EN-gb, de]\n')).toEqual([
      'zh-TW 中文',
      'ja 日本語',
      'en-GB British English',
      'de Deutsch',
    ])
    expect(tags('languages:\n  en: In English\n  zh-tw:\n')).toEqual(['zh-TW 中文', 'en In English'])
  })

  it('defaultLanguage comes first', () => {
    expect(config('defaultLanguage: EN_us\nlanguages: [zh-TW, en, ja]\n')).toMatchObject({
      defaultLanguage: 'en',
      languages: [{ tag: 'en' }, { tag: 'zh-TW' }, { tag: 'ja' }],
    })
  })

  it('taxonomies: a list is all, a map changes the usual ones', () => {
    expect(config('taxonomies: [topics, tags]\n').taxonomies).toEqual([
      { name: 'topics', fields: ['topics', 'topic', 'related_topics'], labels: {}, minimum: 1 },
      { name: 'tags', fields: ['tags', 'tag'], labels: {}, minimum: 1 },
    ])
    const text = [
      'taxonomies:',
      '  series: false',
      '  models: { labels: Models }',
      '  tags: { fields: keywords, labels: { zh_tw: 標籤, en: } }',
      '  companies:',
      '  people: { fields: [people, person] }',
      '',
    ].join('\n')
    expect(config(text).taxonomies).toEqual([
      { name: 'tags', fields: ['keywords'], labels: { 'zh-TW': '標籤' }, minimum: 1 },
      { name: 'categories', fields: ['categories', 'category'], labels: {}, minimum: 1 },
      {
        name: 'models',
        fields: ['models', 'model'],
        labels: { 'zh-TW': 'Models', en: 'Models' },
        minimum: 1,
      },
      { name: 'companies', fields: ['companies', 'company', 'related_companies'], labels: {}, minimum: 1 },
      { name: 'people', fields: ['people', 'person', 'related_people'], labels: {}, minimum: 1 },
    ])
  })

  it('permalinks: one pattern, or one for each section', () => {
    expect(config('permalinks: /:year/:slug\n').permalinks).toEqual({ posts: '/:year/:slug/' })
    expect(config('permalinks: { posts: "/n/:filename.html", /weekly/: "/w/:title/" }\n').permalinks).toEqual(
      {
        posts: '/n/:filename.html',
        weekly: '/w/:title/',
      },
    )
  })

  it('pagination, feeds, author, copyright, fallback, contents, params', () => {
    expect(config('pagination: 5\n').pagination).toEqual({ size: 5 })
    expect(config('pagination: { size: 7 }\n').pagination).toEqual({ size: 7 })
    expect(config('feeds: false\n').feeds).toEqual({ formats: [], limit: 20, stories: false })
    expect(config('feeds: true\n').feeds.formats).toEqual(['atom', 'rss', 'json'])
    expect(config('feeds: [rss]\n').feeds).toEqual({ formats: ['rss'], limit: 20, stories: false })
    expect(config('feeds: { limit: 3 }\n').feeds).toEqual({
      formats: ['atom', 'rss', 'json'],
      limit: 3,
      stories: false,
    })
    expect(config('author: Ann\n').author).toEqual({ name: 'Ann', url: null, email: null })
    expect(config('author: { name: Ann, email: a@b.tw, url: "https://b.tw/" }\n').author).toEqual({
      name: 'Ann',
      url: 'https://b.tw/',
      email: 'a@b.tw',
    })
    expect(config('copyright: © 2026\n').copyright).toBe('© 2026')
    expect(config('fallback: default\n').fallback).toBe('default')
    expect(config('fallback: false\n').fallback).toBe('none')
    expect(config('markdown: { contents: { to: 4 } }\n').markdown.contents).toEqual({ from: 2, to: 4 })
    expect(config('markdown: { contents: { from: 5 } }\n').markdown.contents).toEqual({ from: 5, to: 5 })
    expect(config('params: { a: [1, { b: null }], date: 2026-01-05 }\n').params).toEqual({
      a: [1, { b: null }],
      date: '2026-01-05',
    })
  })

  it('menu: for all languages, for each, or in a language', () => {
    const menus = (text: string) =>
      config(text).languages.map(({ menu }) => menu?.map(({ url }) => url) ?? null)
    expect(menus('menu: [{ label: A, url: /a/ }]\n')).toEqual([['/a/'], ['/a/']])
    expect(menus('menu: { en: [{ label: A, url: "https://a.tw" }], zh: }\n')).toEqual([
      null,
      ['https://a.tw'],
    ])
    const text = 'menu: []\nlanguages:\n  zh-TW: { menu: [{ label: A, url: "mailto:a@b.tw" }] }\n  en:\n'
    expect(menus(text)).toEqual([['mailto:a@b.tw'], []])
  })
})

describe('problems have a place and a way out', () => {
  it.each([
    ['a key of ours, misspelt', 'title: X\ntimezone: Asia/Taipei\n'],
    ['a key of another generator', 'url: https://a.tw/\nlang: en\n'],
    ['a key inside', 'pagination:\n  sise: 3\nlanguages:\n  en:\n    lable: E\n'],
    ['an unknown key', 'plugins: [x]\nauthor: { name: A, phone: 1 }\n'],
    ['wrong types', 'title: [a]\npagination: many\nfeeds: 3\nmenu: 4\nparams: x\nauthor:\n  url: x\n'],
    ['a boolean for text', 'title: true\n'],
    ['numbers out of range', 'pagination: 0\nfeeds: { limit: 5000 }\nmarkdown: { contents: { from: 0 } }\n'],
    ['contents upside down', 'markdown:\n  contents: { from: 4, to: 2 }\n'],
    ['values inside lists', 'feeds: [atom, xml]\nmenu:\n  - { label: A, url: a }\n  - label: B\n'],
    ['an unknown time zone', 'timeZone: Asia/Taipeh\n'],
    ['a city for a time zone', 'timeZone: Taipei\n'],
    ['no time zone at all', 'timeZone: "+99"\n'],
    ['bad tags', 'languages: [english, en, e]\n'],
    ['a language twice', 'languages:\n  zh-TW: 中文\n  zh_tw: 繁體\n'],
    ['an unknown default', 'defaultLanguage: fr\n'],
    ['an unknown language', 'menu:\n  fr: []\ntaxonomies:\n  tags:\n    labels: { ja: タグ }\n'],
    ['an address without a scheme', 'baseUrl: example.com/news\n'],
    ['an address that says too much', 'baseUrl: https://a.tw/?x=1\n'],
    ['an address for cname', 'cname: https://news.example.com/\n'],
    ['cname and baseUrl', 'cname: a.tw\nbaseUrl: https://u.github.io/r/\n'],
    ['a pattern without a slash', 'permalinks: ":year/:slug"\n'],
    ['a pattern with an unknown token', 'permalinks: { posts: /:yaer/:slug/, weekly: "/:quarter/" }\n'],
    ['a pattern without a token', 'permalinks: { posts: /news/ }\n'],
    ['a pattern that climbs', 'permalinks: { posts: /../:slug/ }\n'],
    ['a taxonomy that no address can hold', 'taxonomies: [My Topics, tags]\n'],
    ['taken addresses', 'taxonomies: { search: {}, en: {}, "2026": {} }\n'],
    ['a shared field', 'taxonomies:\n  keywords: { fields: [tag] }\n'],
    ['YAML that does not parse', 'title: A: B\nmenu: [\n'],
    ['a key twice', 'title: A\ntitle: B\n'],
    ['a tab', 'feeds:\n\tlimit: 3\n'],
    ['a list', '- a\n- b\n'],
    ['text', 'hello\n'],
  ])('%s', (_, text) => {
    expect(problems(text)).toMatchSnapshot()
  })

  it('finds what is wrong with values beside what is wrong with types, and says nothing twice', () => {
    const { diagnostics } = fromYaml(
      'title: [x]\ntimeZone: Mars\nlanguages: { fr: { label: [] } }\ndefaultLanguage: fr\n',
    )
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'config/bad-value',
      'config/bad-value',
      'config/bad-time-zone',
    ])
    const more = fromYaml('languages: { fr: { label: [] } }\ndefaultLanguage: de\n').diagnostics
    expect(more.map(({ code }) => code)).toEqual(['config/bad-value'])
  })

  it('refuses a bad --base-url', () => {
    expect(fromYaml('title: X', 'nowhere').diagnostics).toMatchObject([{ code: 'config/bad-base-url' }])
  })

  it('never throws, and has a configuration or an error', () => {
    const key = fc.constantFrom(
      'title',
      'languages',
      'taxonomies',
      'menu',
      'permalinks',
      'feeds',
      'author',
      'cname',
      'baseUrl',
      'params',
      'x',
    )
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()))),
        value => {
          const outcome = fromModule(value)
          expect(outcome.value === null).toBe(
            outcome.diagnostics.some(({ severity }) => severity === 'error'),
          )
        },
      ),
      { seed: 7, numRuns: 500 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        fromYaml(text)
      }),
      { seed: 7, numRuns: 300 },
    )
  })
})

describe('other forms', () => {
  it('reads JSON, indented by tabs too', () => {
    expect(config('{\n\t"title": "X",\n\t"languages": ["en"]\n}\n')).toMatchObject({
      title: 'X',
      defaultLanguage: 'en',
    })
  })

  it('reads what a module exports', () => {
    const { value, diagnostics } = fromModule(
      defineConfig({ title: 'X', languages: ['en'], params: { deep: [1] } }),
    )
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({ title: 'X', params: { deep: [1] } })
  })

  it('refuses what is not plain data, and circles', () => {
    const circle: Record<string, unknown> = {}
    circle.self = circle
    for (const params of [{ f: () => 1 }, { d: new Date(0) }, { c: circle }, { n: Number.NaN }])
      expect(fromModule({ params }).diagnostics).toMatchObject([
        { code: 'config/bad-value', at: { path: 'digest.config.ts' } },
      ])
    expect(fromModule([]).diagnostics).toMatchObject([{ code: 'config/not-a-map' }])
  })
})

describe('findConfig', () => {
  it('takes the first of the usual names, and says so when there are more', () => {
    expect(findConfig(memorySource({ 'content/a.md': '' }), null)).toEqual({ value: null, diagnostics: [] })
    const one = findConfig(memorySource({ 'digest.config.json': '{}' }), null)
    expect(one).toEqual({ value: { kind: 'text', path: 'digest.config.json', text: '{}' }, diagnostics: [] })
    const two = findConfig(memorySource({ 'digest.config.ts': '', 'digest.config.yml': 'title: X' }), null)
    expect(two.value).toMatchObject({ path: 'digest.config.yml' })
    expect(two.diagnostics).toMatchObject([{ code: 'config/several-files', severity: 'warning' }])
  })

  it('takes the one that was asked for', () => {
    const source = memorySource({ 'a.mjs': '', 'b.toml': '', 'c.yaml': new Uint8Array([0xff, 0xfe]) })
    const find = (name: string) => findConfig(source, sourcePath(name))
    expect(find('a.mjs').value).toEqual({ kind: 'module', path: 'a.mjs' })
    expect(find('b.toml').diagnostics).toMatchObject([{ code: 'config/unknown-type' }])
    expect(find('c.yaml').diagnostics).toMatchObject([{ code: 'config/not-utf-8' }])
    expect(find('d.yaml').diagnostics).toMatchObject([{ code: 'config/not-found' }])
  })
})
