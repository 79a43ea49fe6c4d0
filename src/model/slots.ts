import type { Body, Slot } from './document.js'

/** Every place of a body that is filled later, those inside shortcodes too. */
export const slotsOf = ({ slots }: Body): readonly Slot[] =>
  slots.flatMap(slot =>
    slot.kind === 'shortcode' && slot.inner !== null ? [slot, ...slotsOf(slot.inner)] : [slot],
  )
