import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'

/** What language models and their chat windows get wrong in Markdown, and what is made of it. */

interface Spot {
  readonly path: SourcePath
  readonly at: Position
}

const placeOf = ({ path, at }: Spot) => ({ path, start: at })

export function wrappedInFence(p: Spot): Diagnostic {
  return {
    code: 'markdown/wrapped-in-fence',
    severity: 'warning',
    message:
      'The whole text stands in a block of code, as a model answers that was asked for Markdown. It is read without it.',
    hint: 'Take out its first line, which names the language, and its last.',
    at: placeOf(p),
  }
}

export function modelThoughts(p: Spot): Diagnostic {
  return {
    code: 'markdown/model-thoughts',
    severity: 'warning',
    message: 'The text begins with what a model thought before it wrote. That is not shown.',
    hint: 'Take out everything up to </think>.',
    at: placeOf(p),
  }
}

export function unreadMarks(p: Spot & { count: number; written: string }): Diagnostic {
  const lines = p.count === 1 ? 'One line begins' : `${p.count} lines begin`
  return {
    code: 'markdown/unread-mark',
    severity: 'warning',
    message: `${lines} with a mark that Markdown cannot read, such as “${shortened(p.written)}”. ${p.count === 1 ? 'It is' : 'They are'} read as the heading or list that is meant.`,
    hint: 'Write “## ”, “- ” or “1. ” with an ordinary blank, and nothing before it.',
    at: placeOf(p),
  }
}

export function modelCitations(p: Spot & { count: number; written: string }): Diagnostic {
  const marks = p.count === 1 ? 'One mark' : `${p.count} marks`
  return {
    code: 'markdown/model-citation',
    severity: 'warning',
    message: `${marks} of a chat window, such as “${shortened(p.written)}”, ${p.count === 1 ? 'is' : 'are'} not shown: nothing stands behind ${p.count === 1 ? 'it' : 'them'} outside of that window.`,
    hint: 'Take them out, or write a link to the source in their place.',
    at: placeOf(p),
  }
}

export function pipeInCode(p: Spot & { count: number }): Diagnostic {
  const count = p.count === 1 ? 'One | is' : `${p.count} | are`
  return {
    code: 'markdown/pipe-in-code',
    severity: 'warning',
    message: `${count} in code inside a table, where Markdown would end the cell. The code is kept whole.`,
    hint: 'Write \\| there.',
    at: placeOf(p),
  }
}

/** Graphemes do not matter in a quotation of a few characters. */
const LONGEST = 24

const shortened = (text: string): string => {
  const characters = [...text.trim()]
  return characters.length <= LONGEST ? text.trim() : `${characters.slice(0, LONGEST).join('')}…`
}
