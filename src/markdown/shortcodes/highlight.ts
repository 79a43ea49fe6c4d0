import type { Reading } from '../reading.js'
import type { CalledCode, Token } from '../tokens.js'
import type { Nodes, Parents, PhrasingContent, Root } from '../tree.js'
import type { Tag } from './call.js'

/**
 * `{{< highlight go "hl_lines=2 4-5" >}}…` and `{% highlight go linenos %}…` say what a fence of code says, whose
 * language and options they become.
 */
export function calledCode(tag: Tag, text: string): CalledCode {
  const [lang = null, ...words] = tag.positional
  const options = words
    .flatMap(word => word.split(','))
    .map(word => word.trim())
    .filter(word => word !== '')
  for (const [name, value] of Object.entries(tag.named)) options.push(`${name}=${value}`)
  const isInline = options.some(option => /^hl_inline=true$/i.test(option))
  const meta = options.filter(option => !/^hl_inline=/i.test(option)).map(optionOf)
  return {
    lang: tag.named.lang ?? lang,
    meta: meta.length === 0 ? null : `{${meta.join(',')}}`,
    value: isInline ? text.trim() : withoutEdges(text),
    isInline,
  }
}

/** `hl_lines=2 4-5` is written `hl_lines=[2,"4-5"]` at a fence; `linenos` alone means yes. */
function optionOf(option: string): string {
  const [name = '', value] = option.split('=')
  if (value === undefined) return `${name}=true`
  if (name !== 'hl_lines' && name !== 'mark_lines') return `${name}=${value}`
  const lines = value.split(/\s+/).filter(line => /^\d+(?:-\d+)?$/.test(line))
  return `hl_lines=[${lines.map(line => (line.includes('-') ? `"${line}"` : line)).join(',')}]`
}

/** Without the line ends beside the tags, and without the blanks that every line begins with. */
function withoutEdges(text: string): string {
  const lines = text
    .replace(/^[ \t]*\n/, '')
    .replace(/\n[ \t]*$/, '')
    .split('\n')
  const indents = lines.filter(line => line.trim() !== '').map(line => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const indent = Math.min(...indents, LONGEST_INDENT)
  return lines.map(line => line.slice(indent)).join('\n')
}

const LONGEST_INDENT = 80

/** Makes blocks of code of the words that stand for them, so that every later step sees what a fence gives. */
export function highlights(root: Root, { tokens, text }: Reading): void {
  if (!text.includes(tokens.secret)) return
  visit(root, tokens)
}

function visit(parent: Parents, tokens: Reading['tokens']): void {
  const children: Nodes[] = []
  for (const child of parent.children as readonly Nodes[]) {
    if (child.type === 'paragraph') children.push(...splitParagraph(child, tokens))
    else children.push(child)
    if ('children' in child && child.type !== 'paragraph') visit(child, tokens)
  }
  if (parent.type === 'heading' || parent.type === 'tableCell') inline(parent, tokens)
  else (parent as { children: Nodes[] }).children = children
}

type Paragraph = Extract<Nodes, { type: 'paragraph' }>

function splitParagraph(paragraph: Paragraph, tokens: Reading['tokens']): readonly Nodes[] {
  inline(paragraph, tokens)
  const children: readonly Nodes[] = paragraph.children
  if (!children.some(child => child.type === 'code')) return [paragraph]
  const blocks: Nodes[] = []
  let line: PhrasingContent[] = []
  const flush = (): void => {
    const isBlank = line.every(node => node.type === 'text' && node.value.trim() === '')
    if (!isBlank) blocks.push({ ...paragraph, children: trimmed(line) })
    line = []
  }
  for (const child of children) {
    if (child.type !== 'code') line.push(child as PhrasingContent)
    else {
      flush()
      blocks.push(child)
    }
  }
  flush()
  return blocks
}

/** Without the line ends beside what was cut out. */
function trimmed(line: readonly PhrasingContent[]): PhrasingContent[] {
  return line.map((node, i) => {
    if (node.type !== 'text') return node
    const value = i === 0 ? node.value.trimStart() : node.value
    return { ...node, value: i === line.length - 1 ? value.trimEnd() : value }
  })
}

/** Cuts text nodes at the words; only a paragraph can be cut in two by a block. */
function inline(parent: Parents, tokens: Reading['tokens']): void {
  const result: Nodes[] = []
  for (const child of parent.children as readonly Nodes[]) {
    if ('children' in child) inline(child, tokens)
    const parts =
      child.type === 'text' && child.value.includes(tokens.secret) ? tokens.split(child.value) : null
    if (parts === null || !parts.some(part => codeOf(part) !== null)) {
      result.push(child)
      continue
    }
    const position = child.position === undefined ? {} : { position: child.position }
    for (const part of parts) {
      const code = codeOf(part)
      if (code !== null) result.push({ ...codeNode(code, parent), ...position })
      else
        result.push({ type: 'text', value: typeof part === 'string' ? part : tokens.put(part), ...position })
    }
  }
  ;(parent as { children: Nodes[] }).children = result
}

/** A block has its place in a paragraph, which is cut round it. */
function codeNode({ lang, meta, value, isInline }: CalledCode, parent: Parents): Nodes {
  if (isInline || parent.type !== 'paragraph') return { type: 'inlineCode', value }
  return { type: 'code', lang, meta, value }
}

const codeOf = (part: string | Token): CalledCode | null =>
  typeof part !== 'string' && part.kind === 'text' ? part.code : null
