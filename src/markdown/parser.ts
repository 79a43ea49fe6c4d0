import type { Root } from './tree.js'

/** Parses Markdown fast; `null` on a machine for which there is no binary: then remark-parse does all. */
export interface MarkdownParser {
  readonly fast: ((text: string) => Root) | null
}

/** Works everywhere, without native code, and slowly. */
export const PORTABLE_PARSER: MarkdownParser = { fast: null }

/** CommonMark and GFM, nothing else: what is more than that is done by passes of ours, for both parsers. */
const FEATURES = {
  gfm: true,
  frontmatter: false,
  math: false,
  headingAttributes: false,
  directive: false,
  superscript: false,
  subscript: false,
  wikilinks: false,
  definitionList: false,
  smartPunctuation: false,
}

/** Loads the native parser, once in a process or worker; where it cannot be loaded, the portable one. */
export async function loadParser(): Promise<MarkdownParser> {
  try {
    const { markdownToMdast } = await import('satteri')
    return { fast: text => markdownToMdast(text, { features: FEATURES }) as Root }
  } catch {
    return PORTABLE_PARSER
  }
}
