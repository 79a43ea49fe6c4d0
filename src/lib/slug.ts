import { hashBytes } from './hash.js'

/**
 * A file name may hold 255 bytes on ext4 and APFS; this leaves room for `.html`, a hash, and a number.
 */
const MAX_BYTES = 200

/** Letters, marks, numbers, and what tells `C++`, `llama.cpp` and `llama-cpp` apart. */
const NOT_IN_SLUG = /[^\p{L}\p{M}\p{N}+._-]+/gu

/**
 * The last part of an address made from a name: Unicode kept (NFC), lower case, blanks to `-`.
 * Never empty: a name of which nothing is left (an emoji) becomes a hash of itself.
 * @example slug('AI 投資') // => 'ai-投資'
 * @example slug('C#') // => 'c-sharp'
 */
export function slug(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=[\p{L}\p{N}])#/gu, '-sharp')
    .replace(NOT_IN_SLUG, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  return plain === '' ? hashBytes(name).slice(0, 8).toLowerCase() : limitBytes(plain)
}

function limitBytes(text: string): string {
  if (Buffer.byteLength(text) <= MAX_BYTES) return text
  const mark = `-${hashBytes(text).slice(0, 8).toLowerCase()}`
  let kept = ''
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    if (Buffer.byteLength(kept + segment + mark) > MAX_BYTES) break
    kept += segment
  }
  return kept + mark
}
