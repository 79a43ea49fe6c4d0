import type { TextBlock } from '../reading.js'
import { plainOf, type Token, type Tokens } from '../tokens.js'
import type { Element, ElementContent } from '../tree.js'

/** The text of a finished page, block by block, without what is not the author's (numbers of notes). */
export function blocksOf(nodes: readonly ElementContent[], tokens: Tokens): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let line = ''
  const flush = (kind: TextBlock['kind']): void => {
    const text = kind === 'code' ? line.replace(/\n+$/, '') : withoutExtraBlanks(line)
    if (text.trim() !== '') blocks.push({ kind, text })
    line = ''
  }
  const visit = (node: ElementContent, kind: TextBlock['kind']): void => {
    if (node.type === 'text') {
      for (const part of tokens.split(node.value)) {
        if (typeof part === 'string') line += part
        else if (!isBlock(part)) line += plainOf(part)
        else {
          flush(kind)
          line = plainOf(part)
          flush('code')
        }
      }
      return
    }
    if (node.type !== 'element' || isApparatus(node)) return
    if (node.tagName === 'br' || node.tagName === 'td' || node.tagName === 'th') line += ' '
    if (!BLOCKS.has(node.tagName)) {
      for (const child of node.children) visit(child, kind)
      return
    }
    flush(kind)
    const inside = kindOf(node, kind)
    for (const child of node.children) visit(child, inside)
    flush(inside)
  }
  for (const node of nodes) visit(node, 'text')
  flush('text')
  return blocks
}

/** Most lines have none, and a look is cheaper than a copy. */
const EXTRA_BLANK = /\s\s|[^\S ]/

const withoutExtraBlanks = (line: string): string =>
  (EXTRA_BLANK.test(line) ? line.replace(/\s+/g, ' ') : line).trim()

const BLOCKS: ReadonlySet<string> = new Set([
  ...['article', 'aside', 'audio', 'blockquote', 'caption', 'center', 'dd', 'details', 'div', 'dl', 'dt'],
  ...['figcaption', 'figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'section'],
  ...['summary', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul', 'video'],
])

/** A slot that is no part of a line of text, and no prose. */
function isBlock(token: Token): boolean {
  if (token.kind === 'text') return false
  const { slot } = token
  return slot.kind === 'code' || slot.kind === 'diagram' || (slot.kind === 'math' && slot.display === 'block')
}

/** Marks that help a reader of the page to find the way, and are not a part of what it says. */
function isApparatus(element: Element): boolean {
  const { role } = element.properties
  return role === 'doc-noteref' || role === 'doc-backlink' || element.tagName === 'rp'
}

function kindOf(element: Element, around: TextBlock['kind']): TextBlock['kind'] {
  const { className } = element.properties
  if (Array.isArray(className) && className.includes('ai-notice')) return 'notice'
  if (element.tagName === 'pre') return 'code'
  if (element.tagName === 'table') return 'table'
  const isAlert = Array.isArray(className) && className.includes('alert')
  if (element.tagName === 'blockquote' || isAlert) return 'quote'
  return /^h[1-6]$/.test(element.tagName) ? 'heading' : around
}
