import type { Edit, Mistake } from './mend-text.js'

/**
 * What kramdown reads around its blocks, and CommonMark does not: Markdown inside HTML that asks for it
 * (`<div markdown="1">`), and its extensions (`{::comment}` hides, `{::nomarkdown}` and `{::options /}` are not shown).
 * None is a mistake: nothing is said.
 */
export function kramdownBlocks(text: string): readonly Mistake[] {
  const edits = [...markdownInHtml(text), ...extensions(text)].toSorted((a, b) => a.start - b.start)
  return edits.length === 0 ? [] : [{ edits, say: null }]
}

const OPENING =
  /^ {0,3}<(div|section|article|aside|details|figure|blockquote)\b[^>\n]*\bmarkdown=(?:"(?:1|block)"|'(?:1|block)'|1)[^\n]*\n/gm

/** Empty lines behind the opening tag and on both sides of the closing one: the Markdown there is then read. */
function markdownInHtml(text: string): readonly Edit[] {
  if (!text.includes('markdown=')) return []
  return [...text.matchAll(OPENING)].flatMap(({ index, 0: line, 1: name = '' }) => {
    const inside = index + line.length
    const closing = new RegExp(`^[ \\t]*</${name}>[ \\t]*$`, 'gm')
    closing.lastIndex = inside
    const end = closing.exec(text)
    return [
      { start: inside, end: inside, by: '\n' },
      ...(end === null ? [] : [end.index, end.index + end[0].length]).map(start => ({
        start,
        end: start,
        by: '\n',
      })),
    ]
  })
}

const EXTENSION =
  /\{::comment\}[\s\S]{0,10000}?\{:\/(?:comment)?\}|\{::(?:nomarkdown|options)\b[^}\n]*\}|\{:\/(?:nomarkdown)?\}/g

function extensions(text: string): readonly Edit[] {
  if (!text.includes('{::')) return []
  return [...text.matchAll(EXTENSION)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
    by: '',
  }))
}
