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
  /** `code`: what shortcodes/highlight.ts makes a block of code of; anywhere else it is shown as its text. */
  | { readonly kind: 'text'; readonly text: string; readonly code: CalledCode | null }

/** Code between the two tags of a shortcode. */
export interface CalledCode {
  readonly lang: string | null
  /** What would stand behind the language at a fence. */
  readonly meta: string | null
  readonly value: string
  readonly isInline: boolean
}

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
      return part.kind === 'text' ? part.text : slotAsWritten(part.slot)
    })
    .join('')
}

/** A slot as its author wrote it; nothing for what is not the author's. */
export function slotAsWritten(slot: Slot): string {
  switch (slot.kind) {
    case 'shortcode':
    case 'math':
      return slot.raw
    case 'link':
    case 'image':
      return slot.target
    case 'source-set':
      return slot.candidates.map(({ target, descriptor }) => `${target} ${descriptor}`.trim()).join(', ')
    case 'code':
    case 'diagram':
      return slot.text
    case 'anchor':
    case 'words':
    case 'story-link':
    case 'source-mark':
      return ''
    default:
      throw new Error(`no such slot: ${JSON.stringify(slot satisfies never)}`)
  }
}

/** The text as a reader without the page would have it. */
export function asPlain(tokens: Tokens, text: string): string {
  return tokens
    .split(text)
    .map(part => (typeof part === 'string' ? part : plainOf(part)))
    .join('')
}

/** What a token adds to the plain text of a page. */
export const plainOf = (token: Token): string => (token.kind === 'text' ? token.text : token.plain)
