import * as say from '../diagnostics/catalog/front-matter.js'
import type { MapNode } from '../lib/data-tree.js'
import { type Moment, readMoment } from '../lib/dates.js'
import type { TaxonomyConfig } from '../model/config.js'
import type { Position } from '../model/diagnostic.js'
import type { FrontMatter } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import { type Field, type FieldReader, NO, positionOf, YES } from './fields.js'
import { dateInName, isBelow } from './file-name.js'
import { readImage } from './image.js'
import { readList } from './lists.js'
import { readNotice } from './notice.js'
import { readParams } from './params.js'
import { readSources } from './sources.js'

/** Where each field is read from, first wins: the table of content.md section 1. */
const NAMES = {
  title: ['title'],
  subtitle: ['tagline', 'subtitle'],
  published: ['date', 'publishDate'],
  updated: ['lastmod', 'updated', 'modified', 'last_modified_at'],
  expires: ['expiryDate'],
  summary: ['ai_summary', 'summary', 'description', 'excerpt'],
  description: ['description'],
  language: ['lang', 'language', 'locale'],
  translationKey: ['translationKey', 'translation_key', 'page_id', 'ref', 'lang_ref'],
  translatedFrom: ['translatedFrom'],
  authors: ['authors', 'author'],
  image: ['image', 'cover', 'thumbnail', 'images'],
  sources: ['source_url', 'source_name', 'sources'],
  draft: ['draft', 'published'],
  permalink: ['permalink', 'url'],
  slug: ['slug'],
  aliases: ['aliases', 'redirect_from'],
  layout: ['layout'],
  notice: ['ai'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Fields of which a part that looks like a comment is missed. */
const TEXT_NAMES = [
  ...[NAMES.title, NAMES.subtitle, NAMES.summary, NAMES.authors].flat(),
] as const satisfies readonly string[]

export interface FieldOptions {
  readonly path: SourcePath
  readonly timeZone: string
  readonly taxonomies: readonly TaxonomyConfig[]
}

/** The fields of both dialects; what is wrong with one is reported, and it counts as absent. */
export function readFields(root: MapNode, reader: FieldReader, options: FieldOptions): FrontMatter {
  const { path, taxonomies } = options
  const find = (name: keyof typeof NAMES): Field | null => reader.find(NAMES[name])
  const jekyll = isBelow(path, '_posts') || isBelow(path, '_drafts')
  const { draft, dateField } = readPublished(reader)
  const terms = taxonomies.map(({ name, fields }) => {
    const field = reader.find(fields)
    const splitsAtBlanks = jekyll && /^(?:tags|categories)$/i.test(field?.key ?? '')
    const list = readList(field, { reader, separator: splitsAtBlanks ? 'comma-or-blank' : 'comma' })
    return { name, field, list }
  })
  const names = Object.keys(NAMES) as (keyof typeof NAMES)[]

  return {
    title: reader.line(find('title')),
    subtitle: reader.line(find('subtitle')),
    published: dateField === null ? dateOfName(reader, options) : reader.date(dateField),
    updated: reader.date(find('updated')),
    expires: reader.date(find('expires')),
    summary: reader.text(find('summary')),
    description: reader.text(find('description')),
    language: reader.line(find('language')),
    translationKey: reader.line(find('translationKey')),
    translatedFrom: reader.line(find('translatedFrom')),
    terms: Object.fromEntries(terms.map(({ name, list }) => [name, list])),
    authors: readAuthors(find('authors'), reader),
    image: readImage(reader),
    sources: readSources(reader),
    draft: draft || isBelow(path, '_drafts'),
    permalink: reader.line(find('permalink')),
    slug: reader.line(find('slug')),
    aliases: NAMES.aliases.flatMap(name => readList(reader.find([name]), { reader, separator: 'none' })),
    layout: reader.line(find('layout')),
    notice: readNotice(find('notice'), reader),
    params: readParams(root, isOurs(taxonomies)),
    places: placesOf([
      ...names.map(name => [name, name === 'published' ? dateField : find(name)] as const),
      ...terms.map(({ name, field }) => [name, field] as const),
    ]),
  }
}

/** Whether a key is one of the fields above, so that a part of its text is missed when YAML drops it. */
export function isTextKey(taxonomies: readonly TaxonomyConfig[]): (key: string) => boolean {
  return oneOf([...TEXT_NAMES, ...taxonomies.flatMap(({ fields }) => fields)])
}

const isOurs = (taxonomies: readonly TaxonomyConfig[]): ((key: string) => boolean) =>
  oneOf([...Object.values(NAMES).flat(), ...taxonomies.flatMap(({ fields }) => fields)])

function oneOf(names: readonly string[]): (key: string) => boolean {
  const known = new Set(names.map(name => name.toLowerCase()))
  return key => known.has(key.toLowerCase())
}

/** `published` says whether (Jekyll); some write when, which is read where no other field says it. */
function readPublished(reader: FieldReader): { readonly draft: boolean; readonly dateField: Field | null } {
  const draft = reader.truth(reader.find(['draft'])) === true
  const dateField = reader.find(NAMES.published)
  const published = reader.find(['published'])
  const written = published?.node.kind === 'scalar' ? published.node.text.trim() : ''
  if (published !== null && !YES.test(written) && !NO.test(written) && /^\d{4}/.test(written))
    return { draft, dateField: dateField ?? published }
  return { draft: draft || reader.truth(published) === false, dateField }
}

function dateOfName(reader: FieldReader, { path, timeZone }: FieldOptions): Moment | null {
  const written = dateInName(path)
  if (written === null) return null
  const moment = readMoment(written, timeZone)
  if (!('problem' in moment)) return moment
  reader.report(say.badDateInName({ at: { path }, problem: moment.problem }))
  return null
}

/** Names, or maps with a `name`, as Hugo's and Jekyll's themes have them. */
function readAuthors(field: Field | null, reader: FieldReader): readonly string[] {
  if (field === null) return []
  const people = field.node.kind === 'list' ? field.node.items : [field.node]
  return people.flatMap(node => {
    const person: Field = { ...field, node, at: reader.placeOf(node) }
    const name = reader.within(person, ['name'])
    if (name !== null) return reader.line(name) ?? []
    if (field.node.kind !== 'list') return readList(person, { reader, separator: 'comma' })
    return readList(
      { ...field, node: { kind: 'list', items: [node], start: node.start } },
      { reader, separator: 'none' },
    )
  })
}

function placesOf(
  fields: readonly (readonly [name: string, field: Field | null])[],
): Readonly<Record<string, Position>> {
  return Object.fromEntries(
    fields.flatMap(([name, field]) => (field === null ? [] : [[name, positionOf(field)] as const])),
  )
}
