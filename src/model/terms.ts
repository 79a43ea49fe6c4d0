import { slug } from '../lib/slug.js'
import { CJK } from '../lib/text.js'
import { type TermKey, termKey } from './names.js'

const NEXT_TO_CJK = new RegExp(
  `(?<=${CJK.source})[\\s-]+(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])[\\s-]+(?=${CJK.source})`,
  'gu',
)
const BETWEEN_SCRIPTS = new RegExp(
  `(?<=${CJK.source})(?=\\p{Script=Latin})|(?<=\\p{Script=Latin})(?=${CJK.source})`,
  'gu',
)

/**
 * The identity of a term: width, case, and blanks or hyphens beside Chinese do not tell two terms apart
 * (content.md section 2); dots, plus signs and hyphens between Latin letters do.
 * @example foldTerm('AI 投資') === foldTerm('ＡＩ投資') // => true
 * @example foldTerm('llama.cpp') === foldTerm('llama-cpp') // => false
 */
export function foldTerm(name: string): TermKey {
  const folded = name.normalize('NFKC').toLowerCase().trim().replace(/\s+/gu, ' ')
  return termKey(folded.replace(NEXT_TO_CJK, ''))
}

/**
 * The last part of a term's address. It is made from the identity, not from a spelling, so that it does not
 * change when another spelling becomes the most used one.
 * @example termSlug(foldTerm('AI投資')) // => 'ai-投資'
 */
export function termSlug(key: TermKey): string {
  return slug(key.replace(BETWEEN_SCRIPTS, '-'))
}
