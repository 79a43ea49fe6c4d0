import { nearest } from '../../lib/nearest.js'
import { ROLES, type Role } from './roles.js'

/** A piece of a line of code, and what it is; `null` for names and marks that need no colour. */
export interface CodeToken {
  readonly role: Role | null
  readonly text: string
}

export interface Highlighter {
  /** By line; `null` when there is no grammar for the language. A grammar is loaded when it is first asked for. */
  highlight(text: string, language: string): Promise<readonly (readonly CodeToken[])[] | null>
  /** The language whose name is nearly that; `null` when none is. */
  meant(language: string): string | null
}

/** Words for code that is not meant to have colours. */
export const PLAIN_LANGUAGES: ReadonlySet<string> = new Set([
  ...['ascii', 'none', 'nohighlight', 'output', 'plain', 'plaintext', 'text', 'txt'],
])

/** A line so long is data, not code to read; grammars take ever longer on it. */
const MAX_LINE_LENGTH = 2_000

/**
 * Loads Shiki with its Oniguruma engine: it starts 25 ms later than the one in JavaScript, and compiles a grammar
 * two to three times faster. It is asked for one theme only, whose colours stand for roles: the page's stylesheet
 * says how a role looks in light and in dark.
 */
export async function loadHighlighter(): Promise<Highlighter> {
  const [{ createHighlighterCore }, { createOnigurumaEngine }, { bundledLanguages }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/oniguruma'),
    import('shiki/langs'),
  ])
  const engine = createOnigurumaEngine(import('shiki/wasm'))
  const shiki = await createHighlighterCore({ themes: [THEME], langs: [], engine })
  const grammars: Readonly<Record<string, (typeof bundledLanguages)['js'] | undefined>> = bundledLanguages
  return {
    async highlight(text, language) {
      const grammar = Object.hasOwn(grammars, language) ? grammars[language] : undefined
      if (grammar === undefined) return null
      if (!shiki.getLoadedLanguages().includes(language)) await shiki.loadLanguage(grammar)
      // A limit of time would make pages differ from build to build.
      const { tokens } = shiki.codeToTokens(text, {
        lang: language,
        theme: THEME.name,
        tokenizeTimeLimit: 0,
        tokenizeMaxLineLength: MAX_LINE_LENGTH,
      })
      return tokens.map(line =>
        merged(line.map(({ content, color }) => ({ role: roleOf(color), text: content }))),
      )
    },
    meant: language => nearest(language, Object.keys(grammars)),
  }
}

/** @example colourOf(1) // => '#000001' */
const colourOf = (index: number): string => `#${index.toString(16).padStart(6, '0')}`

const PLAIN = colourOf(0)

/** What a grammar's scopes mean to a reader; later ones win where two fit equally well. */
const THEME = {
  name: 'roles',
  type: 'light' as const,
  fg: PLAIN,
  bg: '#ffffff',
  settings: [
    { settings: { foreground: PLAIN } },
    ...ROLES.map(({ scopes }, i) => ({
      scope: [...scopes],
      settings: { foreground: colourOf(i + 1) },
    })),
    // Code in a string is code again.
    {
      scope: ['meta.template.expression', 'meta.interpolation', 'meta.embedded', 'keyword.operator'],
      settings: { foreground: PLAIN },
    },
  ],
}

function roleOf(colour: string | undefined): Role | null {
  return ROLES[Number.parseInt(colour?.slice(1) ?? '0', 16) - 1]?.role ?? null
}

/** Neighbours of one role are one piece, and blanks go with what is before them. */
function merged(tokens: readonly CodeToken[]): readonly CodeToken[] {
  const result: CodeToken[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    const isSame = last !== undefined && (last.role === token.role || token.text.trim() === '')
    if (isSame) result[result.length - 1] = { role: last.role, text: last.text + token.text }
    else result.push(token)
  }
  return result
}
