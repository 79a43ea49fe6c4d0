import * as say from '../diagnostics/catalog/front-matter.js'
import type { DataNode, MapNode } from '../lib/data-tree.js'
import type { Diagnostic, Place } from '../model/diagnostic.js'
import { quoted } from './yaml-mistakes.js'

/** A comment that has no blank behind its `#`: `AI #1 news`, `#LLM`. Comments that people mean have one. */
const TAG_LIKE = /^([ \t]*)#([^\s#][^\n]*)/

/** Warns of text that YAML dropped as a comment, in the fields of which `isText` holds. */
export function findHashComments(
  root: MapNode,
  context: {
    readonly block: string
    readonly place: (offset: number) => Place
    readonly isText: (key: string) => boolean
  },
): readonly Diagnostic[] {
  return root.entries
    .filter(({ key }) => context.isText(key))
    .flatMap(({ key, value }) =>
      plainScalars(value).flatMap(({ text, start, end }) => {
        const lost = TAG_LIKE.exec(context.block.slice(end))
        if (lost === null) return []
        const whole = quoted(`${text}${text === '' ? '' : lost[1]}#${lost[2]?.trimEnd()}`)
        return [say.textAfterHash({ at: context.place(start), field: key, lost: lost[2] ?? '', whole })]
      }),
    )
}

function plainScalars(node: DataNode): readonly { text: string; start: number; end: number }[] {
  if (node.kind === 'list') return node.items.flatMap(plainScalars)
  return node.kind === 'scalar' && node.plain ? [node] : []
}
