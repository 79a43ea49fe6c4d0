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

/** What the configuration says of the folders. */
export interface Folders {
  readonly content: string
  readonly static: readonly string[]
  readonly exclude: readonly string[]
}

/** The folders with a meaning of their own; they are not content, even where content is the whole source folder. */
const FOLDERS = ['templates', 'data'] as const

/** Jekyll's own content; its other names with a line first (`_layouts`, `_site`, `_config.yml`) are no content. */
const JEKYLL = /^_(?:posts|drafts|index(?:\.[^/]*)?)$/

const CONFIGURATION = /^digest\.config\.[a-z]+$/

/** Sorts the files of the source folder by what becomes of them. The configuration is not among them: see find-config. */
export function discover(source: SourceTree, folders: Folders): Outcome<Found> {
  const content = sourcePath(folders.content).replace(/^\.$|\/+$/g, '')
  const others = [...folders.static, ...FOLDERS]
  const isExcluded = matcher(folders.exclude)
  const pathsOf = (folder: string): readonly SourcePath[] => source.list(folder).map(({ path }) => path)
  const inContent = pathsOf(content).filter(
    path => !isExcluded(path) && (content !== '' || !hasOtherMeaning(path, others)),
  )
  const [posts, bundled] = [true, false].map(isPost =>
    inContent.filter(path => MARKDOWN.test(path) === isPost),
  )
  const found: Found = {
    posts: posts ?? [],
    bundled: bundled ?? [],
    statics: folders.static.flatMap(pathsOf).filter(path => !isExcluded(path)),
    templates: pathsOf('templates'),
    data: pathsOf('data'),
  }
  const roots = content === '' ? [''] : [content, ...others]
  return outcome(found, [
    ...((posts ?? []).length === 0 ? [noContent({ folder: content === '' ? '.' : content })] : []),
    ...roots.flatMap(folder => source.links(folder)).map(linkLeftOut),
    ...found.bundled.flatMap(path => {
      const ending = NEARLY_MARKDOWN.exec(path)?.[1]
      return ending === undefined ? [] : [nearlyMarkdown({ path, ending })]
    }),
  ])
}

/** Where the whole source folder is content: what is the program's own, or another generator's. */
function hasOtherMeaning(path: string, others: readonly string[]): boolean {
  const [top = ''] = path.split('/')
  const isAnothers = top.startsWith('_') && !JEKYLL.test(top)
  return isAnothers || CONFIGURATION.test(path) || others.some(folder => path.startsWith(`${folder}/`))
}

/** A path itself, and everything below a folder; `*` stands for any part of one name. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false
  const alternatives = patterns.map(pattern => pattern.split('*').map(escapePattern).join('[^/]*'))
  const pattern = new RegExp(`^(?:${alternatives.join('|')})(?:/|$)`, 'u')
  return path => pattern.test(path)
}

/** For regular expressions with the flag `u`. */
const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
