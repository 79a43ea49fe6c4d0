import { isError, outcome } from '../diagnostics/outcome.js'
import { readBlock } from '../frontmatter/block.js'
import { splitFile } from '../frontmatter/fences.js'
import { type DataNode, type MapNode, plainValue, type ScalarNode } from '../lib/data-tree.js'
import { writeYaml, yamlScalar, yamlText } from '../lib/write-yaml.js'
import { PORTABLE_PARSER } from '../markdown/parser.js'
import type { Config } from '../model/config.js'
import type { Outcome } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'
import type { LanguageTag, SourcePath } from '../model/names.js'
import { revisionOf } from '../model/revision.js'
import type { TermData } from '../model/term-data.js'
import { foldTerm } from '../model/terms.js'
import { parse } from '../stages/parse.js'
import { type Skeletons, translateBody } from './translate-body.js'

export interface TranslationWanted {
  readonly path: SourcePath
  readonly bytes: Uint8Array
  readonly config: Config
  readonly termData: TermData
  readonly language: LanguageTag
  /** `null`: that of the original, to be translated. */
  readonly title: string | null
  readonly skeletons: Skeletons
}

/**
 * The text of a new translation: the front matter of the original with its terms in the other language, what must be
 * translated beside it in comments, and the hash by which a later change of the original is noticed. A draft, since it
 * says nothing yet. `null` when the original cannot be read.
 */
export function translateEntry(wanted: TranslationWanted): Outcome<string | null> {
  const { path, bytes, config, title, skeletons } = wanted
  const { timeZone, taxonomies, markdown } = config
  const { parts: names } = config.digest
  const options = {
    timeZone,
    taxonomies,
    markdown,
    parts: names,
    shortcodes: [],
    parser: PORTABLE_PARSER,
    emojiNames: null,
  }
  const { value: document, diagnostics } = parse({ path, bytes }, options)
  const parts = splitFile({ path, text: new TextDecoder().decode(bytes) })
  if (document === null || 'code' in parts) return outcome(null, diagnostics.filter(isError))
  const { fields, body } = readBlock(parts, () => ({ path }))
  const lines = [
    `title: ${yamlText(title ?? document.title)}\n`,
    ...(fields === null ? [] : translateFields(fields, document, wanted)),
    `translatedFrom: ${yamlText(revisionOf(document.title, body))}\n`,
    'draft: true\n',
  ]
  return outcome(`---\n${lines.join('')}---\n${translateBody(body, skeletons)}`, [])
}

/** Written anew, or of the original alone. */
const NOT_COPIED = new Set(
  [
    'title',
    'translatedFrom',
    'draft',
    'published',
    'aliases',
    'redirect_from',
    'lang',
    'language',
    'locale',
  ].map(name => name.toLowerCase()),
)

/** What readers read. */
const TEXTS = new Set(['tagline', 'subtitle', 'ai_summary', 'summary', 'description', 'excerpt'])

function translateFields(fields: MapNode, document: Document, wanted: TranslationWanted): readonly string[] {
  return fields.entries.flatMap(({ key, value }): readonly string[] => {
    const name = key.toLowerCase()
    if (NOT_COPIED.has(name)) return []
    if (TEXTS.has(name) && value.kind === 'scalar') {
      const text = value.text.replace(/\s+/gu, ' ').trim()
      return [`${key}: ""\n`, ...(text === '' ? [] : [`# ${text}\n`])]
    }
    const taxonomy = wanted.config.taxonomies.find(({ fields: names }) =>
      names.some(each => each.toLowerCase() === name),
    )
    if (taxonomy === undefined) return [writeField(key, value)]
    const names = document.frontMatter.terms[taxonomy.name] ?? []
    const labels = names.map(each => labelOf(each, taxonomy.name, wanted))
    const [only] = labels
    const isOne = value.kind === 'scalar' && labels.length === 1 && only !== undefined
    return [writeYaml({ [key]: isOne ? only : labels })]
  })
}

/** What a term is called in the other language; as it is written where nobody says, or where both agree. */
function labelOf(name: string, taxonomy: string, { termData, language }: TranslationWanted): string {
  const key = foldTerm(name)
  const record = (termData[taxonomy] ?? []).find(each =>
    [each.key, ...Object.values(each.labels), ...each.aliases].some(
      known => known !== undefined && foldTerm(known) === key,
    ),
  )
  const label = record?.labels[language] ?? name
  return foldTerm(label) === key ? name : label
}

/** A scalar that stood without quotes is written as it was: a date stays that date. */
function writeField(key: string, value: DataNode): string {
  if (value.kind === 'scalar' && value.plain && value.text !== '' && !/\n/u.test(value.text))
    return `${yamlScalar(key)}: ${value.text}\n`
  return writeYaml({ [key]: plainValue(value, asWritten) })
}

/** A number keeps its spelling: `017` would come back as 17. */
const asWritten = ({ plain, value, text }: ScalarNode): ScalarNode['value'] =>
  plain && typeof value === 'number' ? text : value
