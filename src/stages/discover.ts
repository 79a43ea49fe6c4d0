import { linkLeftOut, nearlyMarkdown, noContent } from '../diagnostics/catalog/source.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Outcome } from '../model/diagnostic.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'

/** The files of a site, each in exactly one list, in code point order. */
export interface Found {
  /** Markdown below the content folder. */
  readonly posts: readonly SourcePath[]
  /** Everything else there: copied next to the page of its folder. */
  readonly bundled: readonly SourcePath[]
  readonly statics: readonly SourcePath[]
  readonly templates: readonly SourcePath[]
  readonly data: readonly SourcePath[]
}

const MARKDOWN = /\.(?:md|markdown)$/i

/** What other programs take for Markdown: github-linguist's list for it, with R Markdown, Quarto and MDX. */
const NEARLY_MARKDOWN = /\.(livemd|mdown|mdwn|mdx|mkd|mkdn|mkdown|markdn|qmd|rmd|ronn|scd|workbook)$/i

/** The folders with a meaning of their own; they are not content, even where content is the whole source folder. */
const FOLDERS = ['static', 'templates', 'data'] as const
const CONFIGURATION = /^digest\.config\.[a-z]+$/

/** Sorts the files of the source folder by what becomes of them. The configuration is not among them: see find-config. */
export function discover(source: SourceTree, options: { readonly content: string }): Outcome<Found> {
  const content = sourcePath(options.content).replace(/^\.$|\/+$/g, '')
  const pathsOf = (folder: string): readonly SourcePath[] => source.list(folder).map(({ path }) => path)
  const inContent = pathsOf(content).filter(path => content !== '' || !hasOtherMeaning(path))
  const [posts, bundled] = [true, false].map(isPost =>
    inContent.filter(path => MARKDOWN.test(path) === isPost),
  )
  const found: Found = {
    posts: posts ?? [],
    bundled: bundled ?? [],
    statics: pathsOf('static'),
    templates: pathsOf('templates'),
    data: pathsOf('data'),
  }
  const roots = content === '' ? [''] : [content, ...FOLDERS]
  return outcome(found, [
    ...((posts ?? []).length === 0 ? [noContent({ folder: options.content })] : []),
    ...roots.flatMap(folder => source.links(folder)).map(linkLeftOut),
    ...found.bundled.flatMap(path => {
      const ending = NEARLY_MARKDOWN.exec(path)?.[1]
      return ending === undefined ? [] : [nearlyMarkdown({ path, ending })]
    }),
  ])
}

const hasOtherMeaning = (path: string): boolean =>
  CONFIGURATION.test(path) || FOLDERS.some(folder => path.startsWith(`${folder}/`))
