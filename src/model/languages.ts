import type { LanguageTag } from './names.js'

/**
 * The configured language that a code means, by content.md section 1: case and `_` do not matter, a bare `zh`
 * means any Chinese unless one is nearer, and a code with a script or region never means another script.
 * @example findLanguage('zh_Hant', ['zh-TW', 'en']) // => 'zh-TW'
 * @example findLanguage('zh-CN', ['zh-TW', 'en']) // => null
 */
export function findLanguage(code: string, configured: readonly LanguageTag[]): LanguageTag | null {
  const wanted = parse(code)
  if (wanted === null) return null
  const exact = configured.find(tag => tag.toLowerCase() === wanted.tag.toLowerCase())
  if (exact !== undefined) return exact
  let best: LanguageTag | null = null
  let bestScore = 0
  for (const tag of configured) {
    const score = nearness(wanted, parse(tag))
    if (score > bestScore) [best, bestScore] = [tag, score]
  }
  return best
}

/** Finds the configured language that a code means, as `findLanguage` does. */
export type LanguageFinder = (code: string) => LanguageTag | null

/** Remembers its answers: the folders of ten thousand posts have few names, and each answer asks ICU. */
export function languageFinder(configured: readonly LanguageTag[]): LanguageFinder {
  const answers = new Map<string, LanguageTag | null>()
  return code => {
    const known = answers.get(code)
    if (known !== undefined) return known
    const found = findLanguage(code, configured)
    answers.set(code, found)
    return found
  }
}

/** Whether a part of a file name could be meant as a language: `fr`, `zh-cn`; not `v2`, `final`. */
export function looksLikeLanguage(text: string): boolean {
  if (!/^[a-z]{2}(?:[-_](?:[a-z]{2}|[a-z]{4}))?$/i.test(text)) return false
  const code = text.replaceAll('_', '-')
  const language = code.slice(0, 2).toLowerCase()
  return new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined
}

interface Parsed {
  readonly tag: string
  readonly language: string
  readonly script: string | undefined
  readonly region: string | undefined
  readonly bare: boolean
}

function parse(code: string): Parsed | null {
  const tag = code.trim().replaceAll('_', '-')
  if (!/^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(tag)) return null
  try {
    const locale = new Intl.Locale(tag)
    const likely = locale.maximize()
    const bare = locale.script === undefined && locale.region === undefined
    return { tag, language: likely.language, script: likely.script, region: likely.region, bare }
  } catch {
    return null
  }
}

/** 0: another language; 1: the same; 2: and script; 3: and region. */
function nearness(wanted: Parsed, candidate: Parsed | null): number {
  if (candidate === null || candidate.language !== wanted.language) return 0
  if (candidate.script !== wanted.script) return wanted.bare || candidate.bare ? 1 : 0
  return candidate.region === wanted.region ? 3 : 2
}
