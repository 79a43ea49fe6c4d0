import type { AlertKind } from '../model/shortcode.js'
import type { Reading } from './reading.js'
import { alertKind } from './shortcodes/alerts.js'
import type { Nodes, Paragraph, Root } from './tree.js'
import { startOf, walk } from './walk.js'

type Quote = Extract<Nodes, { type: 'blockquote' }>

/**
 * Makes alerts of GitHub's `> [!NOTE]` and of quotes with a prompt class of Chirpy's (`{: .prompt-tip }`): one look,
 * and a title in the language of the page, since a colour alone says nothing to who cannot see it.
 */
export function alerts(root: Root, reading: Reading): void {
  if (!reading.text.includes('[!') && !reading.text.includes('prompt-')) return
  walk(root, node => {
    if (node.type !== 'blockquote') return
    const kind = takeMark(node) ?? takePrompt(node)
    if (kind === null) return
    const slot = {
      kind: 'words' as const,
      key: `alert.${kind}`,
      values: {},
      at: reading.placeOf(startOf(node)),
    }
    const title: Paragraph = {
      type: 'paragraph',
      data: { hProperties: { className: ['alert-title'] } },
      children: [{ type: 'text', value: reading.tokens.put({ kind: 'slot', slot, plain: '' }) }],
    }
    node.children.unshift(title)
    const properties = node.data?.hProperties
    const className = [...[properties?.className ?? []].flat(), 'alert', `alert-${kind}`]
    node.data = { ...node.data, hName: 'aside', hProperties: { ...properties, className } }
  })
}

/** Alone on the first line, as GitHub has it; a title behind it is Obsidian's, and no alert here. */
const MARK = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i

function takeMark(quote: Quote): AlertKind | null {
  const [paragraph] = quote.children
  if (paragraph?.type !== 'paragraph') return null
  const [first, second] = paragraph.children
  if (first?.type !== 'text') return null
  const match = MARK.exec(first.value)
  if (match === null) return null
  // `[!NOTE]**text**` goes on in the same line.
  const isLine = match[0].endsWith('\n') || second === undefined || second.type === 'break'
  if (!isLine) return null
  first.value = first.value.slice(match[0].length)
  if (second?.type === 'break' && first.value === '') paragraph.children.splice(0, 2)
  else if (first.value === '') paragraph.children.shift()
  if (paragraph.children.length === 0) quote.children.shift()
  return alertKind(match[1] ?? '')
}

const PROMPT = /^prompt-(tip|info|warning|danger)$/

function takePrompt(quote: Quote): AlertKind | null {
  const properties = quote.data?.hProperties
  const classes = [properties?.className ?? []].flat().map(String)
  const prompt = classes.map(name => PROMPT.exec(name)?.[1]).find(name => name !== undefined)
  if (prompt === undefined) return null
  const rest = classes.filter(name => !PROMPT.test(name))
  quote.data = { ...quote.data, hProperties: { ...properties, className: rest } }
  return alertKind(prompt)
}
