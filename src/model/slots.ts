import type { Body, CodeSlot, MathSlot, Slot } from './document.js'

/** Every place of a body that is filled later, those inside shortcodes too. */
export const slotsOf = ({ slots }: Body): readonly Slot[] =>
  slots.flatMap(slot =>
    slot.kind === 'shortcode' && slot.inner !== null ? [slot, ...slotsOf(slot.inner)] : [slot],
  )

/** What of a body takes more than words: code to colour and formulas to set, and whether a drawing is among it. */
export interface Blocks {
  readonly typeset: readonly (CodeSlot | MathSlot)[]
  readonly diagrams: 'some' | 'none'
}

export function blocksOf(body: Body): Blocks {
  const slots = slotsOf(body)
  return {
    typeset: slots.filter(slot => slot.kind === 'code' || slot.kind === 'math'),
    diagrams: slots.some(slot => slot.kind === 'diagram') ? 'some' : 'none',
  }
}
