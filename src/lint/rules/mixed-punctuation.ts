import * as say from '../../diagnostics/catalog/lint.js'
import type { Nodes, Parents } from '../../markdown/tree.js'
import { endOf, startOf, walk } from '../../markdown/walk.js'
import { type Edit, type Finding, offsetOfBody, positionInBody, type Subject } from '../subject.js'

/** Half-width marks and the full-width ones that Chinese has for them. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '.': '。',
  '(': '（',
  ')': '）',
}

const HAN = String.raw`\p{Script=Han}`

/** Numbers in Chinese, where a mark may belong to a time or a ratio: `三:二`. */
const NUMERAL = '[零〇一二三四五六七八九十百千萬兩]'

/** A full-width mark: the sentence is written with those. */
const HAS_FULL_WIDTH = /[，。；：！？、（）]/u

/** A mark between Chinese and Chinese, or at the end of a line; one blank behind it goes with it. */
const MARK = new RegExp(
  `(?<=[${HAN}」』》）])(?<!${NUMERAL}(?=[:.,]${NUMERAL}))([,;:!?])( ?(?=[${HAN}「『《（])|(?=[ \\t]*$))`,
  'gu',
)

/** A full stop behind Chinese at the end of a line. */
const STOP = new RegExp(`(?<=[${HAN}」』》）])\\.(?=[ \\t]*$)`, 'gu')

/** Brackets of which both ends, within and without, are Chinese. */
const BRACKETS = new RegExp(
  `(?:(?<=[${HAN}])|(?=\\([^()]*\\)[${HAN}]))\\((?=[${HAN}])[^()\\n]*(?<=[${HAN}])\\)`,
  'gu',
)

/** Stands for what is no prose (code, links, HTML, shortcodes): no rule looks at it or past it. */
const NO_PROSE = '\uFFFC'

/** Within text: shortcodes, Liquid, attribute lists, addresses, formulas. */
const MASKED =
  /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{:[^}\n]*\}|\$\$[\s\S]*?\$\$|\$[^$\n]*\$|(?:https?:\/\/|www\.)[^\s，。；：！？、（）「」]+/giu

/** A mark that is written as one that means nothing to Markdown, by a backslash or by its number. */
const ESCAPED = /\\.|&(?:#?\w{1,31});/gu

const masked = (text: string): string => text.replace(/[^\n]/g, NO_PROSE)

/** Half-width marks in a Chinese sentence that also has full-width ones. */
export function mixedPunctuation(subject: Subject): readonly Finding[] {
  const findings: Finding[] = []
  for (const prose of proseOf(subject)) {
    for (const sentence of sentencesOf(prose)) {
      if (!HAS_FULL_WIDTH.test(sentence.text)) continue
      for (const { start, end } of marksIn(sentence.text)) {
        const from = prose.offsets[sentence.start + start]
        const last = prose.offsets[sentence.start + end - 1]
        if (from === undefined || last === undefined || last - from !== end - 1 - start) continue
        findings.push(findingAt(subject, from, last + 1))
      }
    }
  }
  return findings
}

function findingAt(subject: Subject, start: number, end: number): Finding {
  const raw = subject.body.text.slice(start, end)
  const written = raw.trimEnd()
  const wanted = [...written]
    .map((character, index) =>
      index === 0 || index === written.length - 1 ? (FULL_WIDTH[character] ?? character) : character,
    )
    .join('')
  const at = { path: subject.path, start: positionInBody(subject, start) }
  const edits: readonly Edit[] =
    written.length > 1
      ? [
          editAt(subject, start, wanted.slice(0, 1)),
          editAt(subject, start + written.length - 1, wanted.slice(-1)),
        ]
      : [
          {
            start: offsetOfBody(subject, start),
            end: offsetOfBody(subject, start) + raw.length,
            text: wanted,
          },
        ]
  return { rule: 'mixed-punctuation', diagnostic: say.mixedPunctuation({ at, written, wanted }), edits }
}

function editAt(subject: Subject, offset: number, text: string): Edit {
  const start = offsetOfBody(subject, offset)
  return { start, end: start + 1, text }
}

interface Prose {
  readonly text: string
  /** Of each character, its offset in the body. */
  readonly offsets: readonly number[]
}

/** The text of each paragraph, heading and cell, with what is no prose in it masked. */
function proseOf({ body }: Subject): readonly Prose[] {
  const all: Prose[] = []
  walk(body.tree, node => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return
    const parts: { text: string; start: number }[] = []
    gather(node, body.text, parts)
    const text = parts.map(part => part.text).join('')
    const offsets = parts.flatMap(part => Array.from({ length: part.text.length }, (_, i) => part.start + i))
    all.push({ text: text.replace(MASKED, masked), offsets })
  })
  return all
}

function gather(parent: Parents, text: string, parts: { text: string; start: number }[]): void {
  for (const child of parent.children as readonly Nodes[]) {
    const start = startOf(child)
    const source = text.slice(start, endOf(child))
    if (child.type === 'text') parts.push({ text: source.replace(ESCAPED, masked), start })
    else if (child.type === 'strong' || child.type === 'emphasis' || child.type === 'delete') {
      gather(child, text, parts)
    } else parts.push({ text: NO_PROSE, start })
  }
}

interface Sentence {
  readonly text: string
  /** Where it begins in the prose. */
  readonly start: number
}

/** Sentences with their end; a line end is one too, as in the items of a digest. */
function sentencesOf({ text }: Prose): readonly Sentence[] {
  return [...text.matchAll(/[^。！？\n]*(?:[。！？]+[」』）”’]*|\n|$)/gu)]
    .filter(match => match[0].trim() !== '')
    .map(match => ({ text: match[0].replace(/\n$/u, ''), start: match.index }))
}

function marksIn(sentence: string): readonly { readonly start: number; readonly end: number }[] {
  return [MARK, STOP, BRACKETS].flatMap(pattern =>
    [...sentence.matchAll(pattern)].map(match => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  )
}
