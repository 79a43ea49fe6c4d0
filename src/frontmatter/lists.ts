import * as say from '../diagnostics/catalog/front-matter.js'
import type { DataNode } from '../lib/data-tree.js'
import { describeNode } from './describe-node.js'
import { clean, type Field, type FieldReader, isEmpty } from './fields.js'

/** How one string is taken apart: at commas; at commas, else at blanks (Jekyll); not at all (addresses). */
export type Separator = 'comma' | 'comma-or-blank' | 'none'

/** `、` and `，` separate as well as `,` does. */
const COMMA = /[,，、]/u

/** The texts of a list, or of one string. Items that are no texts are reported and left out. */
export function readList(
  field: Field | null,
  { reader, separator }: { readonly reader: FieldReader; readonly separator: Separator },
): readonly string[] {
  if (field === null) return []
  const { node } = field
  if (node.kind === 'list') return node.items.flatMap(item => readItem(item, { field, reader }) ?? [])
  const text = readItem(node, { field, reader })
  return text === null ? [] : split(text, separator)
}

function readItem(
  node: DataNode,
  { field, reader }: { readonly field: Field; readonly reader: FieldReader },
): string | null {
  if (isEmpty(node)) return null
  if (node.kind === 'scalar') return clean(node)
  const wanted = node === field.node ? 'a list, or text with commas' : 'a list of texts'
  const found = node === field.node ? describeNode(node) : `a list that holds ${describeNode(node)}`
  reader.report(say.wrongType({ at: reader.placeOf(node), field: field.key, found, wanted }))
  return null
}

function split(text: string, separator: Separator): readonly string[] {
  if (separator === 'none') return [text]
  const pattern = separator === 'comma-or-blank' && !COMMA.test(text) ? /\s+/u : COMMA
  return text
    .split(pattern)
    .map(part => part.trim())
    .filter(part => part !== '')
}
