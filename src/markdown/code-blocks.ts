import { diagramNotDrawn } from '../diagnostics/catalog/markdown.js'
import type { CodeSlot, Slot } from '../model/document.js'
import { readInfoString } from './code/info-string.js'
import type { Reading } from './reading.js'
import { asWritten } from './tokens.js'
import type { Root } from './tree.js'
import { startOf, walk } from './walk.js'

/**
 * Puts a token on each block of code: what it will look like is decided when all of them are known. As GitHub
 * has it, a block in the language `mermaid` is a drawing, and one in `math` a formula.
 */
export function codeBlocks(root: Root, reading: Reading): void {
  walk(root, node => {
    if (node.type !== 'code') return
    const info = readInfoString(
      asWritten(reading.tokens, [node.lang ?? '', node.meta ?? ''].join(' ').trim()),
    )
    const text = asWritten(reading.tokens, node.value)
    const slot = slotFor(info, text, reading.placeOf(startOf(node)))
    if (slot.kind === 'diagram' && !slot.isDrawn)
      reading.diagnostics.push(diagramNotDrawn({ path: reading.path, at: slot.at }))
    node.data = { ...node.data, token: reading.tokens.put({ kind: 'slot', slot, plain: text }) }
  })
}

/** An address with a host, or a shape that is a picture: Mermaid would have the reader's browser load it. */
const LOADS = /\/\/|\bimg\s*:/i

function slotFor(info: ReturnType<typeof readInfoString>, text: string, at: CodeSlot['at']): Slot {
  if (info.language === 'mermaid') return { kind: 'diagram', text, isDrawn: !LOADS.test(text), at }
  if (info.language === 'math') return { kind: 'math', display: 'block', text, raw: text, at }
  return { kind: 'code', ...info, text, at }
}
