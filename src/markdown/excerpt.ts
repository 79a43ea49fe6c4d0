import { CJK } from '../lib/text.js'
import type { TextBlock } from './reading.js'

/** The longest excerpt: this many CJK characters, or letters and marks of other scripts. */
const LONGEST = { cjk: 120, other: 200 }

/** A sentence's end; a Latin one counts only before a blank, so that `3.5` is not cut. */
const SENTENCE_END = /[。！？](?:[」』”’）])?|[.!?]["”’)]?(?=\s)/g

/** The start of a text, without headings: whole sentences that fit, else cut at a grapheme, with `…`. */
export function excerptOf(blocks: readonly TextBlock[]): string {
  const prose = blocks.filter(block => block.kind === 'text')
  const chosen = prose.length > 0 ? prose : blocks.filter(block => block.kind === 'quote')
  // The limit is far below this; the rest of a long text need not be read.
  const text = join(chosen.map(block => block.text)).slice(0, 2_000)
  const end = lengthThatFits(text)
  if (end === text.length) return text
  const cut = text.slice(0, end)
  const sentences = [...`${cut}${text.slice(end, end + 1)}`.matchAll(SENTENCE_END)]
  const last = sentences.findLast(match => match.index + match[0].length <= end)
  const sentenceEnd = last === undefined ? 0 : last.index + last[0].length
  // A sentence that leaves most of the room empty says too little.
  return sentenceEnd >= end / 2 ? cut.slice(0, sentenceEnd).trim() : `${cut.trimEnd()}…`
}

/** Lines follow each other without a blank where both sides are CJK. */
function join(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) {
    const isSolid =
      /[\u3000-\u303F\uFF01-\uFF60]$/.test(text) || (CJK.test(text.slice(-1)) && CJK.test(line.charAt(0)))
    text += text === '' || isSolid ? line : ` ${line}`
    if (text.length > 2_000) break
  }
  return text
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Characters that are graphemes by themselves: nearly every text, and no need to segment it. */
const NOT_SIMPLE =
  /[^\u0020-\u007E\u00A1-\u00A8\u00B0-\u00FF\u2010-\u2027\u2190-\u2199\u3001-\u3029\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uFF01-\uFF60]/
/** From here on the simple ones are as wide as a CJK character. */
const FIRST_WIDE = 0x3001

function lengthThatFits(text: string): number {
  let used = 0
  if (!NOT_SIMPLE.test(text.slice(0, LONGEST.other + 1))) {
    const end = Math.min(text.length, LONGEST.other + 1)
    for (let i = 0; i < end; i++) {
      used += text.charCodeAt(i) >= FIRST_WIDE ? 1 / LONGEST.cjk : 1 / LONGEST.other
      if (used > 1 + Number.EPSILON * 1_000) return i
    }
    return end
  }
  for (const { segment, index } of graphemes.segment(text)) {
    used +=
      CJK.test(segment) || /[\u3000-\u303F\uFF01-\uFF60]/.test(segment) ? 1 / LONGEST.cjk : 1 / LONGEST.other
    if (used > 1 + Number.EPSILON * 1_000) return index
  }
  return text.length
}
