import { countText } from '../lib/text.js'

/** Texts that are looked at: enough to be sure of a whole archive. */
const LOOKED_AT = 40

/** Its keys are English in every language. */
const FRONT_MATTER = /^\s*(---|\+\+\+)[\s\S]*?\n\1/u

/**
 * The language that most texts are written in, for a site that does not say; digest is made for these two.
 * @example guessLanguage(['這是中文。']) // => 'zh-TW'
 */
export function guessLanguage(texts: readonly string[]): 'zh-TW' | 'en' {
  const chinese = texts.slice(0, LOOKED_AT).filter(text => {
    const { cjk, words } = countText(text.replace(FRONT_MATTER, ''))
    return cjk * 2 > words
  })
  return chinese.length * 2 >= Math.min(texts.length, LOOKED_AT) ? 'zh-TW' : 'en'
}
