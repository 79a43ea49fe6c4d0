import { describe, expect, it } from 'vitest'
import { SAMPLE } from '../support/sample.ts'
import { type TestSite, testSite } from '../support/site.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const POSTS = [
  'content/_posts/2026-01-05-claude-daily.md',
  'content/en/_posts/2026-01-05-claude-daily.md',
  'content/posts/20260107-long-read.md',
  'content/posts/20260107-long-read.en.md',
  'content/posts/20260110-only-zh.md',
]

/** What authors do between two builds. Each is given a number to vary what it writes. */
const EDITS: readonly ((site: TestSite, n: number) => void)[] = [
  (site, n) => site.edit(POSTS[n % POSTS.length] ?? '', text => `${text}\n第 ${n} 段 paragraph ${n}.\n`),
  (site, n) =>
    site.edit(POSTS[n % POSTS.length] ?? '', text =>
      text.replace(/title( ?[:=] ?).*/u, `title$1"標題 ${n}"`),
    ),
  (site, n) =>
    site.edit('content/posts/20260107-long-read.md', text =>
      text.replace(/tags: .*/u, `tags: ["標籤${n % 4}", "Claude"]`),
    ),
  (site, n) =>
    site.edit('content/posts/20260107-long-read.md', text =>
      text.replace(/date: .*/u, `date: 2026-0${1 + (n % 9)}-07T10:00:00+08:00`),
    ),
  (site, n) =>
    site.write(
      `content/posts/2026020${1 + (n % 3)}-new.md`,
      `---\ntitle: 新的 ${n}\ndate: 2026-02-03\ntags: [Claude]\n---\n文字 ${n}。\n`,
    ),
  (site, n) => site.remove(`content/posts/2026020${1 + (n % 3)}-new.md`),
  (site, n) =>
    site.write('templates/partials/date.hbs', `<time datetime="{{iso}}">{{label}} (${n % 3})</time>`),
  (site, n) => site.write('templates/strings/en.yaml', `taxonomies:\n  tags: Topics ${n % 3}\n`),
  (site, n) =>
    site.edit('digest.config.yaml', text => text.replace(/pagination: \d+/u, `pagination: ${1 + (n % 4)}`)),
  (site, n) =>
    site.edit('digest.config.yaml', text =>
      text.replace(/title: 每日摘要[^,]*/u, `title: 每日摘要 ${n % 5}`),
    ),
  (site, n) =>
    site.write(
      'data/taxonomies/tags.yaml',
      `agents:\n  labels: { zh-TW: 代理 ${n % 3}, en: Agents ${n % 2} }\n  aliases: [${n % 4 < 2 ? '代理型 AI, ' : ''}AI agents]\n`,
    ),
  (site, n) =>
    site.write(
      'data/sources.yaml',
      `example.com: { name: 報 ${n % 3}, index: ${n % 2 === 0}, related: ${n % 5 === 0} }\n`,
    ),
  (site, n) =>
    site.write(
      'content/companies/cloud-maker.md',
      `---\ntitle: 雲端製造者 ${n % 3}\naliases: [${n % 2 === 0 ? 'Cloud Maker' : 'Claude'}]\n---\n文字 ${n % 7}。\n`,
    ),
  (site, n) =>
    site.edit('digest.config.yaml', text =>
      text
        .replace(/minimum: \d+/u, `minimum: ${1 + (n % 3)}`)
        .replace(/keyPoints: [\w-]+/u, `keyPoints: ${n % 2 === 0 ? 'top' : 'in-text'}`),
    ),
  (site, n) =>
    site.write(
      'content/posts/20260109-pictured/chart.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" width="${40 + n}" height="20"/>`,
    ),
  (site, n) =>
    site.edit('digest.config.yaml', text =>
      n % 2 === 0 || text.includes('permalinks')
        ? text.replace(/^permalinks.*\n/mu, '')
        : `${text}permalinks: { posts: /:section/:year/:slug/ }\n`,
    ),
  (site, n) =>
    site.edit('digest.config.yaml', text =>
      text.includes('fallback')
        ? text.replace(/^fallback.*\n/mu, '')
        : `${text}fallback: ${n % 3 === 0 ? 'none' : 'default'}\n`,
    ),
  // A bundle becomes the text of a section, and a bundle again.
  (site, n) =>
    n % 2 === 0
      ? site.write(
          'content/posts/20260109-pictured/inner.md',
          `---\ntitle: 裡面 ${n}\ndate: 2026-01-09\n---\n內文。\n`,
        )
      : site.remove('content/posts/20260109-pictured/inner.md'),
  // An error of two files together: both want one address.
  (site, n) =>
    n % 2 === 0
      ? site.write(
          'content/posts/same.md',
          `---\ntitle: 一樣\ndate: 2026-01-09\npermalink: /about/\n---\n內文 ${n}。\n`,
        )
      : site.remove('content/posts/same.md'),
  (site, n) =>
    site.edit('content/posts/20260110-only-zh.md', text =>
      text.replace(/^(?:translationKey.*\n)?date/mu, n % 2 === 0 ? 'translationKey = "x"\ndate' : 'date'),
    ),
  (site, n) => site.write('static/note.txt', `note ${n % 3}\n`),
  (site, n) =>
    n % 3 === 0
      ? site.remove('content/posts/_index.md')
      : site.write('content/posts/_index.md', `---\ntitle: 文章 ${n % 2}\n---\n說明 ${n}。\n`),
]

/** `removed` files that are not there are no edit. */
function apply(site: TestSite, random: () => number): void {
  const edit = EDITS[Math.floor(random() * EDITS.length)]
  edit?.(site, Math.floor(random() * 1000))
}

const EDITS_MADE = 80

/** Two posts may come to want one address, and the others must be built nevertheless. */
const KEEP_GOING = { keepGoing: true }

describe('warm equals cold', () => {
  it(`after ${EDITS_MADE} random edits, each built on what the memo remembers`, {
    timeout: 240_000,
  }, async () => {
    const random = seeded(20261121)
    const warm = await testSite(SAMPLE)
    await warm.build(KEEP_GOING)
    for (let step = 0; step < EDITS_MADE; step++) {
      apply(warm, random)
      const warmReport = await warm.build(KEEP_GOING)
      const cold = await testSite(warm.files())
      const coldReport = await cold.build(KEEP_GOING)
      expect(warmReport.diagnostics, `step ${step}`).toEqual(coldReport.diagnostics)
      expect(warmReport.leftOut, `step ${step}`).toEqual(coldReport.leftOut)
      expect([...warm.texts()], `step ${step}`).toEqual([...cold.texts()])
    }
  })

  it('after each single thing that one post can change for others', async () => {
    const path = 'content/posts/20260110-cites.md'
    const before = {
      fields:
        'title: 引用\ndate: 2026-01-10\nmodels: [Claude]\ntags: [雲端算力]\nsource_url: https://a.example/1',
      text: '文字。\n\n## 資料來源\n\n- [標題](https://shared.example/1)\n',
    }
    const changes: readonly ((post: typeof before) => typeof before)[] = [
      post => ({ ...post, text: post.text.replace('標題', '別的標題') }),
      post => ({ ...post, text: post.text.replace('shared.example/1', 'shared.example/2') }),
      post => ({ ...post, text: post.text.replace('shared.example', 'another.example') }),
      post => ({ ...post, text: '文字。\n' }),
      ...[
        ['a.example/1', 'b.example/1'],
        ['source_url', 'lang: en\nsource_url'],
        ['[Claude]', '[CLAUDE]'],
        ['[Claude]', '[gpt]'],
        ['[雲端算力]', '[雲端 算力]'],
        ['2026-01-10', '2025-03-10'],
        ['source_url', 'draft: true\nsource_url'],
        ['source_url', 'permalink: /elsewhere/\nsource_url'],
        ['source_url', 'aliases: [/old/]\nsource_url'],
        ['source_url', 'translationKey: long-read\nsource_url'],
        ['引用', '換了'],
      ].map(([from = '', to = '']) => (post: typeof before) => ({
        ...post,
        fields: post.fields.replace(from, to),
      })),
    ]
    const written = ({ fields, text }: typeof before): string => `---\n${fields}\n---\n${text}`
    const other = written({ ...before, fields: before.fields.replace('2026-01-10', '2026-01-09') })
    const warm = await testSite(SAMPLE)
    warm.write('content/posts/20260109-cites.md', other)
    for (const change of changes) {
      for (const post of [before, change(before)]) {
        warm.write(path, written(post))
        const { diagnostics } = await warm.build(KEEP_GOING)
        const cold = await testSite(warm.files())
        expect(diagnostics).toEqual((await cold.build(KEEP_GOING)).diagnostics)
        expect([...warm.texts()], written(post)).toEqual([...cold.texts()])
      }
    }
  })

  it('renders nothing and writes nothing when nothing changed', async () => {
    const site = await testSite(SAMPLE)
    const first = await site.build()
    const second = await site.build()
    expect(second.counts).toMatchObject({
      parsed: 0,
      rendered: 0,
      written: 0,
      removed: 0,
      unchanged: first.counts.written,
    })
  })

  it('parses one post and renders what shows it when one post changed', async () => {
    const site = await testSite(SAMPLE)
    const first = await site.build()
    site.edit('content/posts/20260110-only-zh.md', text => `${text}\n多一段。\n`)
    const { counts } = await site.build()
    expect(counts.parsed).toBe(1)
    expect(counts.rendered).toBeGreaterThan(0)
    expect(counts.rendered).toBeLessThan(first.counts.rendered / 2)
    expect(counts.written).toBeLessThanOrEqual(counts.rendered)
  })
})
