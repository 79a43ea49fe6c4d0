import { hashBytes } from '../lib/hash.js'
import type { Slot } from '../model/document.js'

/**
 * Words that stand in for something while a text passes through libraries that know nothing of it: for a slot,
 * or for text that must be shown exactly as it is. A word is letters and digits only, so that every step takes
 * it for an ordinary word; it begins with a hash of the whole text, so that no author can write one.
 */
export interface Tokens {
  /** How every token of this text begins. */
  readonly secret: string
  /** The word for a thing. */
  put(thing: Token): string
  /** The text cut at its tokens. */
  split(text: string): readonly (string | Token)[]
}

export type Token =
  /** `plain`: what it adds to the plain text of the page. */
  | { readonly kind: 'slot'; readonly slot: Slot; readonly plain: string }
  | { readonly kind: 'text'; readonly text: string }

export function tokensFor(text: string): Tokens {
  const secret = `dg${hashBytes(text).replace(/[^a-zA-Z0-9]/g, 'x')}n`
  const pattern = new RegExp(`${secret}(\\d+)z`)
  const things: Token[] = []
  return {
    secret,
    put(thing) {
      things.push(thing)
      return `${secret}${things.length - 1}z`
    },
    split(value) {
      if (!value.includes(secret)) return [value]
      return value
        .split(pattern)
        .map((part, i) => (i % 2 === 0 ? part : (things[Number(part)] ?? '')))
        .filter(part => part !== '')
    },
  }
}

/** The text with each token as its author wrote it: for code, attributes and messages. */
export function asWritten(tokens: Tokens, text: string): string {
  return tokens
    .split(text)
    .map(part => {
      if (typeof part === 'string') return part
      if (part.kind === 'text') return part.text
      if (part.slot.kind === 'anchor' || part.slot.kind === 'words') return ''
      return part.slot.kind === 'shortcode' ? part.slot.raw : part.slot.target
    })
    .join('')
}

/** The text as a reader without the page would have it. */
export function asPlain(tokens: Tokens, text: string): string {
  return tokens
    .split(text)
    .map(part => (typeof part === 'string' ? part : part.kind === 'text' ? part.text : part.plain))
    .join('')
}
