import { type FrontMatterFile, readFrontMatter } from '../../src/frontmatter/read-front-matter.ts'
import type { TaxonomyConfig } from '../../src/model/config.ts'
import type { Diagnostic, Outcome } from '../../src/model/diagnostic.ts'
import type { FrontMatter } from '../../src/model/document.ts'
import { sourcePath } from '../../src/model/names.ts'

const taxonomy = (name: string, fields: readonly string[]): TaxonomyConfig => ({
  name,
  fields,
  labels: {},
  minimum: 1,
})

const TAXONOMIES = [
  taxonomy('tags', ['tags', 'tag']),
  taxonomy('categories', ['categories', 'category']),
  taxonomy('models', ['models', 'model']),
  taxonomy('series', ['series']),
]

export const POST = 'content/posts/a.md'

/** A whole file. */
export function readFile(text: string, path = POST): Outcome<FrontMatterFile | null> {
  return readFrontMatter(
    { path: sourcePath(path), text },
    { timeZone: 'Asia/Taipei', taxonomies: TAXONOMIES },
  )
}

/** What lies between `---` and `---`; must be without problems. */
export function fieldsOf(yaml: string, path = POST): FrontMatter {
  const { value, diagnostics } = readFile(`---\n${yaml}\n---\nText.\n`, path)
  if (value === null || diagnostics.length > 0) throw new Error(show(diagnostics).join('\n'))
  return value.frontMatter
}

/** What is said of the lines between `---` and `---`. */
export const saidOf = (yaml: string, path = POST): string[] =>
  show(readFile(`---\n${yaml}\n---\nText.\n`, path).diagnostics)

/** `error front-matter/x 2:8 message → hint (related 1:2)` */
export function show(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ severity, code, at, message, hint, related }) => {
    const place = (start: { line: number; column: number } | undefined): string =>
      start === undefined ? '-' : `${start.line}:${start.column}`
    const second = related === undefined ? '' : ` (${place(related.at.start)} ${related.message})`
    return `${severity} ${code} ${place(at?.start)} ${message} → ${hint}${second}`
  })
}
