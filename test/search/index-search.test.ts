import { describe, expect, it } from 'vitest'
import { searchRecord } from '../../src/emit/search-record.ts'
import { pagefindIndexer } from '../../src/host/search-indexer.ts'
import { indexSearch } from '../../src/index-search.ts'
import { createMemo } from '../../src/lib/memo.ts'
import { languageTag } from '../../src/model/names.ts'
import type { SearchIndexer, SearchWork } from '../../src/model/search.ts'

const work = (year: number, texts: readonly string[]): SearchWork => {
  const records = texts.map((text, index) => ({
    document: text,
    href: `/posts/${year}-${index}/`,
    title: text,
    date: String(year),
    summary: '',
    terms: [],
    filters: { year: [String(year)], tags: ['a', 'b', 'c', text], models: ['x', 'y', 'z'] },
  }))
  return {
    bundle: () => ({
      language: languageTag('zh-TW'),
      year,
      folder: `search/index/zh-TW/${year}/`,
      records,
    }),
    texts: () =>
      records.map(record => ({
        href: record.href,
        html: searchRecord(record, { text: record.title, headings: [], stories: [] }),
      })),
  }
}

/** One run over the works: the files, read, and what was indexed. */
async function run(works: readonly SearchWork[], memo = createMemo()) {
  const searching = indexSearch(works, { indexer: pagefindIndexer(), memo, clock: () => 0 })
  const files = await searching.files()
  const report = searching.report()
  const bytes = new Map<string, Uint8Array | string>()
  for (const file of files) bytes.set(file.path, await file.produce())
  await searching.close()
  return { hashes: files.map(({ path, hash }) => `${path} ${hash}`), report, bytes }
}

describe('indexSearch', () => {
  it('makes the same files of the same posts, in a folder for each year', async () => {
    const works = [work(2026, ['甲', '乙']), work(2025, ['丙'])]
    const [first, second] = [await run(works), await run(works)]
    expect(first.hashes).toEqual(second.hashes)
    expect(first.bytes).toEqual(second.bytes)
    expect(first.report).toMatchObject({ bundles: 2, indexed: 2 })
    expect([...first.bytes.keys()]).toContain('search/index/zh-TW/2025/pagefind.js')
    expect([...first.bytes.keys()].filter(path => path.includes('-ui'))).toEqual([])
  })

  it('costs an edited post its own year, and nothing where nothing changed', async () => {
    const memo = createMemo()
    const before = [work(2026, ['甲', '乙']), work(2025, ['丙'])]
    const { hashes } = await run(before, memo)
    memo.endGeneration()
    const asked: number[] = []
    const counting: SearchIndexer = {
      ...pagefindIndexer(),
      index: async texts => {
        asked.push(texts.length)
        return []
      },
    }
    const same = indexSearch(before, { indexer: counting, memo, clock: () => 0 })
    expect((await same.files()).map(({ path, hash }) => `${path} ${hash}`)).toEqual(hashes)
    expect(asked).toEqual([])
    expect(same.report()).toMatchObject({ indexed: 0 })
    memo.endGeneration()
    const edited = indexSearch([work(2026, ['甲', '丁']), work(2025, ['丙'])], {
      indexer: counting,
      memo,
      clock: () => 0,
    })
    await edited.files()
    expect(asked).toEqual([2])
  })

  it('makes a bundle again when its files are gone, though it is remembered', async () => {
    const memo = createMemo()
    const works = [work(2026, ['甲'])]
    const first = await run(works, memo)
    memo.endGeneration()
    const again = await run(works, memo)
    expect(again.bytes).toEqual(first.bytes)
    expect(again.bytes.size).toBeGreaterThan(5)
  })

  it('has nothing to report where there is nothing to search', async () => {
    expect((await run([])).report).toBeNull()
  })
})
