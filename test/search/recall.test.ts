import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { searchRecord } from '../../src/emit/search-record.ts'
import { diskSource } from '../../src/host/disk-source.ts'
import { loadParser } from '../../src/markdown/parser.ts'
import { sourcePath } from '../../src/model/names.ts'
import { USUAL_PART_NAMES } from '../../src/model/parts.ts'
import type { SearchRecord } from '../../src/model/search.ts'
import { parse } from '../../src/stages/parse.ts'
import { find } from '../../templates/assets/search.ts'
import { openIndex } from './pagefind.ts'

/**
 * What the search finds, against what is there: a plain search for the characters that were typed. Posts are the
 * demonstration's own and 400 made of its sentences, cut and joined anew, so that every word meets every other.
 */

interface Post {
  readonly href: string
  readonly text: string
}

const ROOT = new URL('../..', import.meta.url).pathname
const GENERATED = 400

/** Numbers from 0 to 1, the same in every run. */
function createDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

async function demonstrationPosts(): Promise<readonly Post[]> {
  const source = diskSource({ folder: ROOT, without: [] })
  const parser = await loadParser()
  const options = {
    timeZone: 'Asia/Taipei',
    taxonomies: [],
    markdown: { contents: { from: 2, to: 3 }, singleDollar: false, emoji: false },
    shortcodes: [],
    parts: USUAL_PART_NAMES,
    parser,
    emojiNames: null,
  }
  return source
    .list(sourcePath('content'))
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path }) => {
      const bytes = source.read(path)
      const document = bytes === null ? null : parse({ path, bytes }, options).value
      return document === null ? [] : [{ href: `/${path}/`, text: document.text }]
    })
}

function generatedPosts(from: readonly Post[]): readonly Post[] {
  const dice = createDice(20261121)
  const clauses = from
    .flatMap(({ text }) => text.split(/(?<=[，。；：！？\n])/u))
    .filter(part => part.length > 3)
  const pick = () => clauses[Math.floor(dice() * clauses.length)] ?? ''
  return Array.from({ length: GENERATED }, (_, index) => ({
    href: `/made/${index}/`,
    text: Array.from({ length: 3 + Math.floor(dice() * 25) }, pick).join(''),
  }))
}

const record = (post: Post): SearchRecord => ({
  document: post.href,
  href: post.href,
  title: '',
  date: '',
  summary: '',
  terms: [],
  filters: {},
})

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')

/** Whether a text has what was typed: Chinese anywhere, words of other scripts whole. */
function has(text: string, query: string): boolean {
  return query.split(/\s+/u).every(word => {
    const wanted = fold(word)
    if (/^[\x00-\x7f]+$/u.test(wanted)) {
      const literal = wanted.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
      return new RegExp(`(?<![a-z0-9])${literal}(?![a-z0-9])`, 'u').test(fold(text))
    }
    return fold(text).replaceAll('\n', ' ').includes(wanted)
  })
}

/** As people type: terms of the trade, pieces of longer words, words that a dictionary cuts otherwise, names. */
const QUERIES = [
  '模型',
  '權重',
  '開放權重',
  '推理',
  '推理模型',
  '上下文',
  '使用者',
  '企業',
  '市場',
  '開發者',
  '思考',
  '思考強度',
  '著作權',
  '透明度',
  '歐盟',
  '法規',
  '台灣',
  '政府',
  '主權',
  '繁體中文',
  '語音辨識',
  '逐字稿',
  '會議',
  '電力',
  '資料中心',
  '晶片',
  '排行榜',
  '分數',
  '評測',
  '安全',
  '風險',
  '代理',
  '工具',
  '協定',
  '標準',
  '開源',
  '授權',
  '可以下載',
  '型選',
  '的模',
  '者可',
  'Claude',
  'OpenAI',
  'GPT-5',
  'MCP',
  'Claude 模型',
  'OpenAI 權重',
  '台灣 電力',
] as const

const posts = await demonstrationPosts().then(own => [...own, ...generatedPosts(own)])
let opened: Awaited<ReturnType<typeof openIndex>>

beforeAll(async () => {
  opened = await openIndex(
    posts.map(post => ({
      href: post.href,
      html: searchRecord(record(post), { text: post.text, headings: [], stories: [] }),
    })),
  )
})
afterAll(() => opened?.close())

describe('what the search finds', () => {
  it('is what is there, in the first group: recall 0.98, precision 0.95', async () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(40)
    let wanted = 0
    let found = 0
    let right = 0
    const wrong: string[] = []
    for (const query of QUERIES) {
      const expected = new Set(posts.filter(({ text }) => has(text, query)).map(({ href }) => href))
      const { exact } = await find(opened.engine, query, {})
      const hrefs = await Promise.all(exact.map(async hit => (await hit.data()).url))
      const hits = hrefs.map(href => decodeURIComponent(href)).filter(href => expected.has(href)).length
      wanted += expected.size
      found += hrefs.length
      right += hits
      if (hits < expected.size || hits < hrefs.length)
        wrong.push(`${query}: ${expected.size} there, ${hrefs.length} found, ${hits} right`)
    }
    const figures = { recall: right / wanted, precision: right / found }
    expect(wanted).toBeGreaterThan(1000)
    expect(figures.recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(figures.precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  it('offers beginnings of words, and words apart, after it', async () => {
    const { exact, loose } = await find(opened.engine, 'Claud', {})
    expect(exact).toEqual([])
    expect(loose.length).toBeGreaterThan(0)
    const apart = await find(opened.engine, '模型評測', {})
    expect(apart.loose.length).toBeGreaterThan(apart.exact.length)
  })
})
