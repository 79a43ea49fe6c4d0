import pc from 'picocolors'

/** Marks of meaning, not of colour; without colours each returns its text. */
export interface Palette {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly good: (text: string) => string
  readonly place: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

export type ColourUse = 'colours' | 'plain'

export function palette(use: ColourUse): Palette {
  const colours = pc.createColors(use === 'colours')
  return {
    error: text => colours.bold(colours.red(text)),
    warning: text => colours.bold(colours.yellow(text)),
    good: text => colours.bold(colours.green(text)),
    place: colours.cyan,
    strong: colours.bold,
    faint: colours.dim,
  }
}
