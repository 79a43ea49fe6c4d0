import type { Nodes, Parents, Root } from './tree.js'
import { walk } from './walk.js'

/** Where Sätteri 0.10.5 reads something other than emphasis in another way than remark-parse, or may. */
export interface DoubtfulRest {
  /** Offsets of what can be settled by reading its block again. */
  readonly inBlocks: readonly number[]
  /** Whether the blocks themselves may be others. */
  readonly ofBlocks: boolean
}

export function doubtfulRest(text: string, root: Root): DoubtfulRest {
  // Each pattern is tried only on a text that holds its sign: most texts hold few of them.
  const matching = (sign: string, pattern: RegExp) => (text.includes(sign) ? [...text.matchAll(pattern)] : [])
  const inBlocks = [
    ...matching('@', ADDRESS),
    ...matching('|', ADDRESS_AT_LINE),
    ...matching(']', BREAK_IN_LABEL),
  ]
  const hasTable = text.includes('|')
  const hasFootnote = text.includes('[^')
  return {
    inBlocks: inBlocks.map(match => match.index).toSorted((a, b) => a - b),
    ofBlocks:
      BREAK_IN_TASK.test(text) ||
      (hasTable && (DEFINITION_IN_HEADER.test(text) || ADDRESS_IN_HEADER.test(text))) ||
      (hasFootnote && (CARET_DEFINITION.test(text) || (text.includes('<') && hasHtmlUnderFootnote(root)))),
  }
}

/** An e-mail address right behind a letter that is not of Latin script, or behind a slash. */
const ADDRESS = /(?<=[^\x00-\x7F]|\/)\\?[\w.+-]+@/g

/** A bare address that touches the line of a table. */
const ADDRESS_AT_LINE = /(?:https?:\/\/|www\.)[^\s|]*\|/gi

/** A hard break as the last thing of a link's text. */
const BREAK_IN_LABEL = /(?:\\| {2})\n[ \t>]*\]/g

/** A definition by a label that begins with a caret and is no footnote's, since it holds a blank: `[^a b]: /c/`. */
const CARET_DEFINITION = /^[ \t>]*\[\^[^\]\n]*\s[^\]\n]*\]:/m

/** A task without words on its first line, but with a hard break. */
const BREAK_IN_TASK = /\[[ \txX]\][ \t]*(?:\\| {2}|\t)[ \t]*\n/

/** What looks like a definition and is a table's header, by the line below it. */
const DEFINITION_IN_HEADER = /^[ \t>]*\[[^\]\n]+\]:[^\n]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|/m

/** The header of a table without an outer line, in which a bare address touches the line. */
const ADDRESS_IN_HEADER = /(?:https?:\/\/|www\.)[^\s|]*\|[^\n]*\n[ \t>]*\|?[ \t]*:?-/i

/** A tag on the line below a footnote: micromark takes it into the footnote, though a quote would end there. */
function hasHtmlUnderFootnote(root: Root): boolean {
  const isIn = ({ children }: Parents): boolean =>
    (children as readonly Nodes[]).some((node, i) => {
      const above: Nodes | undefined = children[i - 1]
      return (
        node.type === 'html' &&
        above?.type === 'footnoteDefinition' &&
        node.position?.start.line === (above.position?.end.line ?? 0) + 1
      )
    })
  let found = isIn(root)
  walk(root, node => {
    found ||= 'children' in node && isIn(node)
  })
  return found
}
