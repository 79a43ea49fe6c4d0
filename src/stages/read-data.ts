import * as catalog from '../diagnostics/catalog/site.js'
import { outcome } from '../diagnostics/outcome.js'
import { canonicalUrl } from '../lib/canonical-url.js'
import { parseYaml, type YamlText } from '../lib/yaml.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import { findLanguage } from '../model/languages.js'
import { type LanguageTag, type SourcePath, sourcePath } from '../model/names.js'
import type { SourceData, SourceRecord } from '../model/source-data.js'
import type { TermData, TermRecord } from '../model/term-data.js'

/** A data file, already decoded. */
export interface DataFile {
  readonly path: SourcePath
  readonly text: string
}

/** What the author says of terms and of sources. */
export interface SiteData {
  readonly terms: TermData
  readonly sources: SourceData
}

const TERM_FILE = /^data\/taxonomies\/([^/]+)\.ya?ml$/u
const SOURCE_FILE = /^data\/sources\.ya?ml$/u

/**
 * Reads `data/taxonomies/<taxonomy>.yaml`, a map from key to labels, aliases, slug and description, and
 * `data/sources.yaml`, a map from domain or address to name and use.
 */
export function readData(files: readonly DataFile[], languages: readonly LanguageTag[]): Outcome<SiteData> {
  const diagnostics: Diagnostic[] = []
  const readingOf = ({ path, text }: DataFile, complaint: Reading['complaint']): Reading => ({
    path,
    text: parseYaml(text),
    languages,
    diagnostics,
    complaint,
  })
  const terms = files.flatMap((file): [string, TermRecord[]][] => {
    const taxonomy = TERM_FILE.exec(file.path)?.[1]
    if (taxonomy === undefined) return []
    return [[taxonomy, entriesOf(readingOf(file, catalog.badTermData), 'term').map(readTerm)]]
  })
  const sources = files
    .filter(({ path }) => SOURCE_FILE.test(path))
    .flatMap(file => entriesOf(readingOf(file, catalog.badSourceData), 'source').flatMap(readSource))
  return outcome({ terms: Object.fromEntries(terms), sources: Object.fromEntries(sources) }, diagnostics)
}

interface Reading {
  readonly path: SourcePath
  readonly text: YamlText
  readonly languages: readonly LanguageTag[]
  readonly diagnostics: Diagnostic[]
  readonly complaint: (p: { at: Place; problem: string }) => Diagnostic
}

type YamlPath = readonly (string | number)[]

function complain({ path, text, diagnostics, complaint }: Reading, where: YamlPath, problem: string): void {
  diagnostics.push(complaint({ at: { path, start: text.positionOf(where) }, problem }))
}

/** One entry of a file's map. */
interface DataEntry {
  readonly reading: Reading
  readonly key: string
  readonly fields: Readonly<Record<string, unknown>>
}

function entriesOf(reading: Reading, what: 'term' | 'source'): DataEntry[] {
  const { path, text, diagnostics, complaint } = reading
  for (const { message, line, column } of text.errors) {
    const at = { path: sourcePath(path), start: { line, column } }
    diagnostics.push(complaint({ at, problem: `This is no valid YAML: ${message}` }))
  }
  if (text.value === null) return []
  if (!isMap(text.value)) {
    complain(reading, [], `A file of ${what}s is a map from key to ${what}.`)
    return []
  }
  return Object.entries(text.value).map(([key, value]) => {
    if (value !== null && !isMap(value)) complain(reading, [key], `The ${what} “${key}” is not a map.`)
    return { reading, key, fields: isMap(value) ? value : {} }
  })
}

function refuseOthers({ reading, key, fields }: DataEntry, known: readonly string[], what: string): void {
  for (const field of Object.keys(fields)) {
    if (!known.includes(field)) complain(reading, [key, field], `A ${what} has no field “${field}”.`)
  }
}

function readTerm(entry: DataEntry): TermRecord {
  const { reading, key, fields } = entry
  refuseOthers(entry, ['labels', 'aliases', 'slug', 'description', 'hidden'], 'term')
  return {
    key,
    labels: texts(reading, [key, 'labels'], fields.labels),
    aliases: list(reading, [key, 'aliases'], fields.aliases),
    slugs: texts(reading, [key, 'slug'], fields.slug),
    descriptions: texts(reading, [key, 'description'], fields.description),
    hidden: truth(reading, [key, 'hidden'], fields.hidden) ?? false,
  }
}

/** `https://…` names one address, anything else a domain. */
function readSource(entry: DataEntry): [string, SourceRecord][] {
  const { reading, key, fields } = entry
  refuseOthers(entry, ['name', 'index', 'related'], 'source')
  const isAddress = /^https?:\/\//iu.test(key)
  const address = canonicalUrl(isAddress ? key : `https://${key}/`)
  if (address === null || (!isAddress && /[/?#\s]/u.test(key))) {
    complain(reading, [key], `“${key}” is neither a domain nor an address that begins with https://.`)
    return []
  }
  const record: SourceRecord = {
    names: texts(reading, [key, 'name'], fields.name),
    index: truth(reading, [key, 'index'], fields.index) ?? true,
    related: truth(reading, [key, 'related'], fields.related) ?? true,
  }
  return [[isAddress ? address.canonical : address.domain, record]]
}

function truth(reading: Reading, where: YamlPath, value: unknown): boolean | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value
  complain(reading, where, `“${where.join('.')}” is neither true nor false.`)
  return null
}

/** One text for all languages, or a map by language. */
function texts(reading: Reading, where: YamlPath, value: unknown): Partial<Record<LanguageTag, string>> {
  if (value === undefined || value === null) return {}
  if (isScalar(value)) return Object.fromEntries(reading.languages.map(language => [language, String(value)]))
  if (!isMap(value)) {
    complain(reading, where, `“${where.join('.')}” is neither a text nor a map from language to text.`)
    return {}
  }
  const found: Partial<Record<LanguageTag, string>> = {}
  for (const [code, text] of Object.entries(value)) {
    const language = findLanguage(code, reading.languages)
    if (language === null) complain(reading, [...where, code], `The language “${code}” is not configured.`)
    else if (!isScalar(text))
      complain(reading, [...where, code], `“${[...where, code].join('.')}” is not a text.`)
    else found[language] = String(text)
  }
  return found
}

function list(reading: Reading, where: YamlPath, value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (isScalar(value)) return [String(value)]
  if (Array.isArray(value) && value.every(isScalar)) return value.map(String)
  complain(reading, where, `“${where.join('.')}” is not a list of names.`)
  return []
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
