import { describe, expect, it } from 'vitest'
import { byIndexHead, indexHead } from '../../src/lib/index-head.ts'

describe('indexHead', () => {
  it.each([
    ['OpenAI', 'O'],
    ['anthropic', 'A'],
    ['éclair', 'E'],
    ['Ａｌｐｈａ', 'A'],
  ])('%s stands under the letter %s', (label, letter) => {
    expect(indexHead(label)).toEqual({ kind: 'letter', letter })
  })

  // The numbers of the Ministry of Education's dictionary.
  it.each([
    ['一', 1],
    ['人工智慧', 2],
    ['台灣', 5],
    ['推理模型', 11],
    ['開放權重', 12],
    ['權重', 22],
  ])('%s stands under %i strokes', (label, strokes) => {
    expect(indexHead(label)).toEqual({ kind: 'strokes', strokes })
  })

  it('puts everything else under one head', () => {
    for (const label of ['', '3D', '…', '한국']) expect(indexHead(label)).toEqual({ kind: 'other' })
  })

  it('orders signs, letters, strokes', () => {
    const labels = ['台灣', '4o', 'MCP', '一', 'AI']
    const sorted = labels.sort((a, b) => byIndexHead(indexHead(a), indexHead(b)))
    expect(sorted).toEqual(['4o', 'AI', 'MCP', '一', '台灣'])
  })
})
