import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import type { Config } from '../../model/config.js'
import { USUAL_TAXONOMIES } from '../../model/config.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { LanguageTag, SourcePath, TermKey } from '../../model/names.js'
import type { TermData, TermRecord } from '../../model/term-data.js'
import { foldTerm } from '../../model/terms.js'
import type { Located } from './entries.js'

/** The term that a page is about: `content/companies/anthropic.md` is the page of one in `companies`. */
export interface About {
  readonly taxonomy: string
  readonly key: TermKey
}

export interface Entities {
  /** What `data/taxonomies` says, and what the pages say beside it. */
  readonly data: TermData
  /** Which file is the page of which term. */
  readonly about: ReadonlyMap<SourcePath, About>
  /** By taxonomy, then by folded name: terms that have a page, however a post calls them. */
  readonly byName: ReadonlyMap<string, ReadonlyMap<TermKey, TermKey>>
}

/**
 * Pages in a folder that is named like a taxonomy are the pages of its terms. A page's file name, title and
 * `aliases`, in every language in which it exists, are names of the term; where `data/taxonomies` knows one of them,
 * both say what the same term is, and the data file has the last word.
 */
export function gatherEntities(files: readonly Located[], config: Config, data: TermData): Outcome<Entities> {
  const diagnostics: Diagnostic[] = []
  const about = new Map<SourcePath, About>()
  const byName = new Map<string, Map<TermKey, TermKey>>()
  const merged = new Map(Object.entries(data).map(([taxonomy, records]) => [taxonomy, [...records]]))
  const taken = new Map<string, Located>()
  for (const [group, pages] of groupPages(files, config)) {
    const { taxonomy } = group
    const records = merged.get(taxonomy) ?? []
    merged.set(taxonomy, records)
    const own = recordOf(group.name, pages, config)
    const names = new Set(namesOf(own).map(foldTerm))
    const index = records.findIndex(record => namesOf(record).some(name => names.has(foldTerm(name))))
    const record = together(records[index] ?? null, own)
    records.splice(index === -1 ? records.length : index, index === -1 ? 0 : 1, record)
    const key = foldTerm(record.key)
    const known = byName.get(taxonomy) ?? new Map<TermKey, TermKey>()
    byName.set(taxonomy, known)
    for (const name of namesOf(record)) if (!known.has(foldTerm(name))) known.set(foldTerm(name), key)
    for (const page of pages) {
      about.set(page.document.path, { taxonomy, key })
      const slot = JSON.stringify([taxonomy, key, page.language])
      const first = taken.get(slot)
      if (first === undefined) taken.set(slot, page)
      else {
        const at = { path: page.document.path }
        diagnostics.push(
          catalog.termPageTwice({ at, term: record.key, first: { path: first.document.path } }),
        )
      }
    }
  }
  return outcome({ data: Object.fromEntries(merged), about, byName }, diagnostics)
}

interface Group {
  readonly taxonomy: string
  /** Of the file, or of the folder of an `index.md`. */
  readonly name: string
}

/** The pages of terms, the languages of one together. */
function groupPages(files: readonly Located[], config: Config): ReadonlyMap<Group, readonly Located[]> {
  const groups = new Map<string, { group: Group; pages: Located[] }>()
  for (const file of files) {
    const group = groupOf(file, config)
    if (group === null) continue
    const { translationKey } = file.document.frontMatter
    const key = JSON.stringify([group.taxonomy, translationKey ?? group.name, translationKey === null])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { group, pages: [file] })
    else known.pages.push(file)
  }
  return new Map([...groups.values()].map(({ group, pages }) => [group, pages]))
}

/**
 * A dated file is a post in any folder. A date in front matter makes a post only below the usual taxonomies, where a
 * folder `series` or `tags` may always have held posts; the page of a company may have one.
 */
function groupOf({ document, location }: Located, config: Config): Group | null {
  const { layout, published } = document.frontMatter
  // Hugo's pages of terms: `tags/claude/_index.md`.
  const [folder = '', own] = location.isSectionIndex ? location.section.split('/') : [location.section]
  const name = location.isSectionIndex ? own : location.name
  if (name === undefined || !config.taxonomies.some(taxonomy => taxonomy.name === folder)) return null
  if (layout === 'post' || /^\d{4}-?\d{2}-?\d{2}\b/u.test(name)) return null
  if (published !== null && USUAL_TAXONOMIES.some(usual => usual === folder)) return null
  return { taxonomy: folder, name }
}

function recordOf(name: string, pages: readonly Located[], config: Config): TermRecord {
  const from = <T>(value: (page: Located) => T | null): Partial<Record<LanguageTag, T>> =>
    Object.fromEntries(
      pages.flatMap(page => {
        const said = value(page)
        return said === null ? [] : [[page.language, said]]
      }),
    )
  const aliases = pages.flatMap(({ document }) => document.frontMatter.aliases.filter(isName))
  const slugs = from(({ document }) => document.frontMatter.slug)
  const usual = Object.fromEntries(config.languages.map(({ tag }) => [tag, name]))
  return {
    key: name,
    labels: from(({ document }) => document.title),
    aliases,
    slugs: { ...usual, ...slugs },
    descriptions: from(({ document: { inline } }) => (inline.summary ?? inline.description)?.text ?? null),
    hidden: false,
  }
}

/** An alias of a page is an old address (`/about/x/`) or another name. */
export const isName = (alias: string): boolean => !alias.includes('/')

const namesOf = ({ key, labels, aliases }: TermRecord): readonly string[] =>
  [key, ...Object.values(labels), ...aliases].filter(name => name !== undefined)

function together(said: TermRecord | null, own: TermRecord): TermRecord {
  if (said === null) return own
  return {
    key: said.key,
    labels: { ...own.labels, ...said.labels },
    aliases: [...said.aliases, ...own.aliases, own.key],
    slugs: { ...own.slugs, ...said.slugs },
    descriptions: { ...own.descriptions, ...said.descriptions },
    hidden: said.hidden,
  }
}
