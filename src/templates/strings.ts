import { badString, stringsSyntax } from '../diagnostics/catalog/template.js'
import { hashBytes } from '../lib/hash.js'
import { byCodePoint } from '../lib/order.js'
import { parseYaml } from '../lib/yaml.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import { findLanguage } from '../model/languages.js'
import { type LanguageTag, languageTag, sourcePath } from '../model/names.js'
import type { ThemeFile, ThemeFiles } from '../model/theme.js'

/** The texts of a theme in all its languages. */
export interface Strings {
  /** `null` when neither the nearest table nor the English one has the key. */
  text(language: string, key: string, values: Values): string | null
  /** A number as a language writes it: `1,234`. */
  number(language: string, value: number): string
  /** Every key of every table. */
  readonly keys: ReadonlySet<string>
  /** The values that the texts of a key ask for, with the file of the first that does. */
  asks(key: string): readonly { readonly name: string; readonly table: string }[]
  /** Equal for two languages that read the same texts. */
  hash(language: string): string
}

export type Values = Readonly<Record<string, unknown>>

/** The table that every other falls back to. */
const LAST_RESORT = languageTag('en')

/** `{name}` */
const PLACEHOLDER = /\{([\p{L}\p{N}_-]+)\}/gu

/** CLDR's plural categories, of which each language uses some; `other` is in all of them. */
const PLURAL_FORMS: ReadonlySet<string> = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

/** A text, or its plural forms. */
type Message = string | Readonly<Record<string, string>>

interface Table {
  readonly tag: LanguageTag
  readonly origin: string
  readonly messages: ReadonlyMap<string, Message>
}

/** Reads `strings/<tag>.yaml`; a site's file overrides the default theme's key by key. */
export function readStrings(theme: ThemeFiles): Outcome<Strings> {
  const diagnostics: Diagnostic[] = []
  const tables: Table[] = []
  for (const [path, file] of [...theme.files].sort(([a], [b]) => byCodePoint(a, b))) {
    const tag = /^strings\/([^/]+)\.ya?ml$/.exec(path)?.[1]
    if (tag === undefined) continue
    const messages = new Map<string, Message>()
    for (const layer of layersOf(file)) readLayer(layer, messages, diagnostics)
    tables.push({ tag: languageTag(tag), origin: file.origin, messages })
  }
  return { value: stringsOf(tables), diagnostics }
}

function stringsOf(tables: readonly Table[]): Strings {
  const tags = tables.map(table => table.tag)
  const keys = new Set(tables.flatMap(table => [...table.messages.keys()]))
  const chainOf = remembered(language => {
    const wanted = [findLanguage(language, tags), LAST_RESORT]
    return tables
      .filter(table => wanted.includes(table.tag))
      .sort((a, b) => wanted.indexOf(a.tag) - wanted.indexOf(b.tag))
  })
  const formatters = remembered(language => new Intl.NumberFormat(knownLocale(language)))
  const plurals = remembered(language => new Intl.PluralRules(knownLocale(language)))
  const number = (language: string, value: number): string => formatters(language).format(value)
  const chooseForm = (message: Message, language: string, count: unknown): string => {
    if (typeof message === 'string') return message
    const form = typeof count === 'number' ? plurals(language).select(count) : 'other'
    return message[form] ?? message.other ?? ''
  }
  return {
    keys,
    number,
    text: (language, key, values) => {
      const table = chainOf(language).find(candidate => candidate.messages.has(key))
      const message = table?.messages.get(key)
      if (table === undefined || message === undefined) return null
      const text = chooseForm(message, table.tag, values.count)
      return text.replace(PLACEHOLDER, (whole, name: string) => {
        const value = Object.hasOwn(values, name) ? values[name] : undefined
        if (typeof value === 'number') return number(language, value)
        return value === undefined ? whole : String(value ?? '')
      })
    },
    asks: key =>
      tables.flatMap(table => {
        const message = table.messages.get(key)
        return message === undefined ? [] : asked(message).map(name => ({ name, table: table.origin }))
      }),
    hash: remembered(language =>
      hashBytes(JSON.stringify(chainOf(language).map(({ tag, messages }) => [tag, ...messages]))),
    ),
  }
}

/** The default theme's file first, then what stands over it. */
function layersOf(file: ThemeFile): readonly ThemeFile[] {
  return file.base === undefined ? [file] : [...layersOf(file.base), file]
}

function readLayer(file: ThemeFile, into: Map<string, Message>, diagnostics: Diagnostic[]): void {
  const path = sourcePath(file.origin)
  const yaml = parseYaml(new TextDecoder().decode(file.bytes))
  for (const { message, line, column } of yaml.errors) {
    diagnostics.push(stringsSyntax({ at: { path, start: { line, column } }, problem: message }))
  }
  const add = (keys: readonly string[], value: unknown): void => {
    if (keys.length > 0 && (typeof value === 'string' || isPlural(value))) into.set(keys.join('.'), value)
    else if (isMap(value)) for (const [key, inner] of Object.entries(value)) add([...keys, key], inner)
    else diagnostics.push(badString({ at: { path, start: yaml.positionOf(keys) }, key: keys.join('.') }))
  }
  if (yaml.value !== null) add([], yaml.value)
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isPlural(value: unknown): value is Readonly<Record<string, string>> {
  if (!isMap(value) || !('other' in value)) return false
  return Object.entries(value).every(([form, text]) => PLURAL_FORMS.has(form) && typeof text === 'string')
}

/** Each answer once: `Intl`'s objects are dear to make. */
function remembered<T>(make: (language: string) => T): (language: string) => T {
  const known = new Map<string, T>()
  return language => {
    const before = known.get(language)
    if (before !== undefined) return before
    const made = make(language)
    known.set(language, made)
    return made
  }
}

/** `Intl` throws for what is no tag at all. */
function knownLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? LAST_RESORT
  } catch {
    return LAST_RESORT
  }
}

function asked(message: Message): string[] {
  const forms = typeof message === 'string' ? [message] : Object.values(message)
  const names = forms.flatMap(form => [...form.matchAll(PLACEHOLDER)].map(match => match[1] ?? ''))
  return [...new Set(typeof message === 'string' ? names : ['count', ...names])]
}
