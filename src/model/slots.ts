import type { Body, Slot } from './document.js'

/** Every place of a body that is filled later, in the order of the text. */
export const slotsOf = ({ slots }: Body): readonly Slot[] => slots
