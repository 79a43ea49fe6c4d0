import type { MathSlot } from '../model/document.js'

/** Sets formulas in MathML, which browsers show by themselves: no stylesheet, no fonts, and screen readers read it. */
export interface MathSetter {
  set(formula: Pick<MathSlot, 'text' | 'display'>): MathResult
}

export type MathResult = { readonly html: string } | { readonly problem: string }

/** A formula of a post is not trusted: no links, pictures or styles, and no macro that never ends. */
const LIMITS = { trust: false, maxSize: 20, maxExpand: 500, strict: 'ignore' } as const

/** Loads KaTeX. */
export async function loadMathSetter(): Promise<MathSetter> {
  const { default: katex } = await import('katex')
  return {
    set({ text, display }) {
      const displayMode = display === 'block'
      try {
        const html = katex.renderToString(text, { ...LIMITS, displayMode, output: 'mathml', macros: {} })
        // The library's own wrapper serves its stylesheet only.
        return { html: html.replace(/^<span class="katex">([\s\S]*)<\/span>$/, '$1') }
      } catch (error) {
        return { problem: error instanceof Error ? readable(error.message) : String(error) }
      }
    },
  }
}

/** @example readable("KaTeX parse error: Undefined control sequence: \\x at position 1: …") // => 'Undefined control sequence: \\x at position 1' */
function readable(message: string): string {
  return message
    .replace(/^KaTeX parse error: /, '')
    .replace(/( at (?:position \d+|end of input)):[\s\S]*$/, '$1')
}
