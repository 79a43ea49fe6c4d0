import * as catalog from '../diagnostics/catalog/site.js'
import { outcome } from '../diagnostics/outcome.js'
import { parseYaml, type YamlText } from '../lib/yaml.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import { findLanguage } from '../model/languages.js'
import { type LanguageTag, type SourcePath, sourcePath } from '../model/names.js'
import type { TermData, TermRecord } from '../model/term-data.js'

/** A data file, already decoded. */
export interface DataFile {
  readonly path: SourcePath
  readonly text: string
}

const TERM_FILE = /^data\/taxonomies\/([^/]+)\.ya?ml$/u

/** What the author says of terms: `data/taxonomies/<taxonomy>.yaml`, a map from key to labels, aliases, slug, description. */
export function readTermData(
  files: readonly DataFile[],
  languages: readonly LanguageTag[],
): Outcome<TermData> {
  const diagnostics: Diagnostic[] = []
  const data = files.flatMap(({ path, text }): [string, TermRecord[]][] => {
    const taxonomy = TERM_FILE.exec(path)?.[1]
    return taxonomy === undefined
      ? []
      : [[taxonomy, readRecords({ path, text: parseYaml(text), languages, diagnostics })]]
  })
  return outcome(Object.fromEntries(data), diagnostics)
}

interface Reading {
  readonly path: SourcePath
  readonly text: YamlText
  readonly languages: readonly LanguageTag[]
  readonly diagnostics: Diagnostic[]
}

type YamlPath = readonly (string | number)[]

function complain({ path, text, diagnostics }: Reading, where: YamlPath, problem: string): void {
  diagnostics.push(catalog.badTermData({ at: { path, start: text.positionOf(where) }, problem }))
}

function readRecords(reading: Reading): TermRecord[] {
  const { path, text, diagnostics } = reading
  for (const { message, line, column } of text.errors) {
    const at = { path: sourcePath(path), start: { line, column } }
    diagnostics.push(catalog.badTermData({ at, problem: `This is no valid YAML: ${message}` }))
  }
  if (text.value === null) return []
  if (!isMap(text.value)) {
    complain(reading, [], 'A file of terms is a map from key to term.')
    return []
  }
  return Object.entries(text.value).map(([key, value]) => readRecord(reading, key, value))
}

const KNOWN_FIELDS = ['labels', 'aliases', 'slug', 'description']

function readRecord(reading: Reading, key: string, value: unknown): TermRecord {
  const record: Record<string, unknown> = isMap(value) ? value : {}
  if (value !== null && !isMap(value)) complain(reading, [key], `The term "${key}" is not a map.`)
  for (const field of Object.keys(record)) {
    if (!KNOWN_FIELDS.includes(field)) complain(reading, [key, field], `A term has no field "${field}".`)
  }
  return {
    key,
    labels: texts(reading, [key, 'labels'], record.labels),
    aliases: list(reading, [key, 'aliases'], record.aliases),
    slugs: texts(reading, [key, 'slug'], record.slug),
    descriptions: texts(reading, [key, 'description'], record.description),
  }
}

/** One text for all languages, or a map by language. */
function texts(reading: Reading, where: YamlPath, value: unknown): Partial<Record<LanguageTag, string>> {
  if (value === undefined || value === null) return {}
  if (isScalar(value)) return Object.fromEntries(reading.languages.map(language => [language, String(value)]))
  if (!isMap(value)) {
    complain(reading, where, `"${where.join('.')}" is neither a text nor a map from language to text.`)
    return {}
  }
  const found: Partial<Record<LanguageTag, string>> = {}
  for (const [code, text] of Object.entries(value)) {
    const language = findLanguage(code, reading.languages)
    if (language === null) complain(reading, [...where, code], `The language "${code}" is not configured.`)
    else if (!isScalar(text))
      complain(reading, [...where, code], `"${[...where, code].join('.')}" is not a text.`)
    else found[language] = String(text)
  }
  return found
}

function list(reading: Reading, where: YamlPath, value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  if (isScalar(value)) return [String(value)]
  if (Array.isArray(value) && value.every(isScalar)) return value.map(String)
  complain(reading, where, `"${where.join('.')}" is not a list of names.`)
  return []
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
