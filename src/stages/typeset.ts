import { badMath, unknownLanguage } from '../diagnostics/catalog/markdown.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Json } from '../lib/json.js'
import type { Memo } from '../lib/memo.js'
import { escapeXml } from '../lib/xml.js'
import { type Highlighter, loadHighlighter, PLAIN_LANGUAGES } from '../markdown/code/highlighter.js'
import { printCode } from '../markdown/code/print-code.js'
import { loadMathSetter, type MathSetter } from '../markdown/math-setter.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import type { CodeSlot, MathSlot } from '../model/document.js'
import type { SourcePath } from '../model/names.js'

/** What the blocks of code and the formulas of a site look like. */
export type Typeset = (slot: CodeSlot | MathSlot) => string

export interface TypesetMeans {
  readonly memo: Memo
  /** Identifies the program's own code and, with its version, that of the libraries. */
  readonly program: string
}

/** Remembered with its problem, which has no place: two posts may hold the same block. */
interface Made {
  readonly html: string
  readonly problem: Problem | null
}

type Problem =
  | { readonly kind: 'language'; readonly language: string; readonly meant: string | null }
  | { readonly kind: 'math'; readonly detail: string }

/** The blocks of one document. */
export interface Unset {
  readonly path: SourcePath
  readonly typeset: readonly (CodeSlot | MathSlot)[]
}

/**
 * Colours the code and sets the formulas of all documents, each by itself, so that a changed post costs no more
 * than its changed blocks. The libraries are loaded with the first block that nobody remembers.
 */
export async function typeset(
  documents: readonly Unset[],
  { memo, program }: TypesetMeans,
): Promise<Outcome<Typeset>> {
  const tools = lazyTools()
  const made = new Map<string, Made>()
  const diagnostics: Diagnostic[] = []
  for (const { path, typeset: blocks } of documents) {
    if (blocks.length === 0) continue
    const reported = new Set<string>()
    for (const slot of blocks) {
      const key = keyOf(slot)
      const id = JSON.stringify(key)
      const one =
        made.get(id) ?? (await memo.recallLater('typeset', [program, ...key], () => make(slot, tools)))
      made.set(id, one)
      const at = { path, at: slot.at }
      if (one.problem?.kind === 'math') diagnostics.push(badMath({ ...at, problem: one.problem.detail }))
      if (one.problem?.kind === 'language' && !reported.has(one.problem.language)) {
        reported.add(one.problem.language)
        diagnostics.push(unknownLanguage({ ...at, ...one.problem }))
      }
    }
  }
  return outcome(slot => {
    const one = made.get(JSON.stringify(keyOf(slot)))
    if (one === undefined) throw new Error(`a block that no document holds: ${JSON.stringify(slot)}`)
    return one.html
  }, diagnostics)
}

/** Everything of a slot that its HTML depends on. */
function keyOf(slot: CodeSlot | MathSlot): readonly Json[] {
  return slot.kind === 'math'
    ? [slot.kind, slot.display, slot.text, slot.raw]
    : [slot.kind, slot.language, slot.text, slot.marked.flat()]
}

interface Tools {
  readonly highlighter: () => Promise<Highlighter>
  readonly math: () => Promise<MathSetter>
}

function lazyTools(): Tools {
  let highlighter: Promise<Highlighter> | null = null
  let math: Promise<MathSetter> | null = null
  return {
    highlighter: () => {
      highlighter ??= loadHighlighter()
      return highlighter
    },
    math: () => {
      math ??= loadMathSetter()
      return math
    },
  }
}

async function make(slot: CodeSlot | MathSlot, tools: Tools): Promise<Made> {
  if (slot.kind === 'math') return makeMath(slot, await tools.math())
  const { language } = slot
  if (language === null || PLAIN_LANGUAGES.has(language))
    return { html: printCode(slot, null), problem: null }
  const highlighter = await tools.highlighter()
  const lines = await highlighter.highlight(slot.text, language)
  if (lines !== null) return { html: printCode(slot, lines), problem: null }
  return {
    html: printCode(slot, null),
    problem: { kind: 'language', language, meant: highlighter.meant(language) },
  }
}

function makeMath(slot: MathSlot, setter: MathSetter): Made {
  const result = setter.set(slot)
  if ('html' in result) return { html: result.html, problem: null }
  return { html: `<code>${escapeXml(slot.raw)}</code>`, problem: { kind: 'math', detail: result.problem } }
}
