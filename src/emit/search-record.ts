import { CJK } from '../lib/text.js'
import { escapeXml } from '../lib/xml.js'
import type { Document, Heading, Story } from '../model/document.js'
import type { SearchRecord } from '../model/search.js'

/** What of a document can be searched. */
export interface Searchable extends Pick<Document, 'text'> {
  readonly headings: readonly Pick<Heading, 'id' | 'text'>[]
  readonly stories: readonly Pick<Story, 'id' | 'headline'>[]
}

/**
 * A post as the indexer reads it: a heading with an anchor before each story and each part, so that a result can
 * lead to the place that matched. The text is `spaced`; `templates/assets/search.ts` treats what is asked alike.
 */
export function searchRecord(record: SearchRecord, document: Searchable): string {
  const { title, date, summary, filters } = record
  const metas = [
    `<meta data-pagefind-meta="title[content]" content="${escapeXml(title)}">`,
    `<meta data-pagefind-meta="date[content]" content="${escapeXml(date)}">`,
  ]
  const { terms } = record
  const parts = [
    `<h1>${asText(title)}</h1>`,
    `<p>${asText(summary)}</p>`,
    ...(terms.length === 0 ? [] : [`<p>${asText(terms.join('、'))}</p>`]),
    ...bodyOf(document),
    // In a part of its own, which no result shows. Pagefind's own filters are written in an order that changes from
    // run to run, and equal input must give equal bytes.
    `<h2 id="${FILTERS}">${FILTERS}</h2>`,
    `<p>${Object.entries(filters)
      .flatMap(([name, values]) => values.map(value => filterWord(name, value)))
      .join(' ')}</p>`,
  ]
  return `<html><head>${metas.join('')}</head><body>${parts.join('\n')}</body></html>`
}

/** The anchor of the part that holds the filters; the theme's `search.ts` knows it too. */
const FILTERS = 'zzfilters'

/**
 * A filter as a word to look for, which nobody types: its name and value in hexadecimal UTF-8.
 * @example filterWord('year', '2026') // => 'zz796561723a32303236'
 */
export function filterWord(name: string, value: string): string {
  const bytes = [...new TextEncoder().encode(`${name}:${value}`)]
  return `zz${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

/** The lines of the text; one that is a heading or the headline of a story, in their order, has its anchor. */
function bodyOf({ text, headings, stories }: Searchable): string[] {
  const anchors = [
    headings.map(heading => ({ id: heading.id, text: heading.text })),
    stories.map(story => ({ id: story.id, text: story.headline })),
  ].map(list => ({ list, next: 0 }))
  return text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      // A story that is a heading is on both lists; the story's anchor is the better one, and comes last.
      let found: string | null = null
      for (const each of anchors) {
        const { id, text: wanted } = each.list[each.next] ?? { id: null, text: null }
        if (id === null || !begins(line, wanted)) continue
        found = id
        each.next += 1
      }
      return found === null ? `<p>${asText(line)}</p>` : `<h2 id="${escapeXml(found)}">${asText(line)}</h2>`
    })
}

const begins = (line: string, wanted: string): boolean => line.trim() === wanted.trim()

const asText = (text: string): string => escapeXml(spaced(text))

/**
 * Each character of a script without blanks becomes a word. Then the phrase `企 業 市 場` is found wherever the text
 * has 企業市場: no dictionary decides where a word begins, and none can hide a match.
 * Full-width letters and figures become usual ones; punctuation stays as it is set.
 * @example spaced('長上下文與 GPT-5。') // => '長 上 下 文 與 GPT-5。'
 */
export function spaced(text: string): string {
  return text
    .replace(/[\p{L}\p{N}]+/gu, run => run.normalize('NFKC'))
    .replace(GAP, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Before a CJK character, and after one with the punctuation that follows it. */
const GAP = new RegExp(
  `(?<=\\S)(?=${CJK.source})|(?<=${CJK.source}\\p{P}*)(?=[\\p{L}\\p{N}])|(?<=[\\p{P}])(?<=[^\\x00-\\x7F])(?=[\\p{L}\\p{N}])`,
  'gu',
)
