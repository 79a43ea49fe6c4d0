import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'
import { offsetBefore, type Replacement } from '../source-map.js'
import { blockMarks } from './block-marks.js'
import { citations } from './citations.js'
import { kramdownBlocks } from './kramdown-blocks.js'
import { modelsFrame } from './models-frame.js'
import { pipesInCode } from './pipes-in-code.js'

/** A part of a text to be read as another. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** One kind of mistake in a text: its edits, in order and apart from each other, and what to say of all of them. */
export interface Mistake {
  readonly edits: readonly Edit[]
  /** `null`: it is none, only another dialect. */
  readonly say:
    | ((place: { readonly path: SourcePath; readonly at: Position }, count: number) => Diagnostic)
    | null
}

export interface Mended {
  readonly text: string
  /** The offset in the author's text for one in `text`. */
  readonly before: (offset: number) => number
  readonly diagnostics: readonly Diagnostic[]
}

export interface MendOptions {
  readonly path: SourcePath
  readonly placeOf: (offset: number) => Position
  /** The ranges of code in a text, in order: nothing is mended there. */
  readonly codeIn: (text: string) => readonly { readonly start: number; readonly end: number }[]
}

/**
 * Reads what language models and their chat windows get wrong in Markdown as it was meant; every kind is told once,
 * at its first place. What surrounds the whole text comes first, since nothing in it is code any more.
 */
export function mendText(text: string, options: MendOptions): Mended {
  const bare = applied({ text, before: offset => offset, diagnostics: [] }, modelsFrame(text), options)
  const found = [kramdownBlocks, blockMarks, citations, pipesInCode].flatMap(find => find(bare.text))
  if (found.length === 0) return bare
  const code = options.codeIn(bare.text)
  const isCode = ({ start }: Edit): boolean => code.some(each => each.start <= start && start < each.end)
  const outside = found.flatMap(({ edits, say }) => {
    const kept = edits.filter(edit => !isCode(edit))
    return kept.length === 0 ? [] : [{ edits: kept, say }]
  })
  return applied(bare, outside, options)
}

function applied(from: Mended, mistakes: readonly Mistake[], { path, placeOf }: MendOptions): Mended {
  if (mistakes.length === 0) return from
  const edits = mistakes.flatMap(mistake => mistake.edits).toSorted((a, b) => a.start - b.start)
  const replacements: Replacement[] = []
  let text = ''
  let end = 0
  for (const { start, end: editEnd, by } of edits) {
    if (start < end) continue
    text += from.text.slice(end, start)
    const now = { start: text.length, end: text.length + by.length }
    replacements.push({ now, before: { start, end: editEnd } })
    text += by
    end = editEnd
  }
  const said = mistakes.flatMap(mistake => {
    if (mistake.say === null) return []
    const at = placeOf(from.before(mistake.edits[0]?.start ?? 0))
    return [mistake.say({ path, at }, mistake.edits.length)]
  })
  return {
    text: text + from.text.slice(end),
    before: offset => from.before(offsetBefore(replacements, offset)),
    diagnostics: [...from.diagnostics, ...said],
  }
}
