import type { Json, JsonObject } from './json.js'

/**
 * Plain data as a YAML text that reads back equal, in the form in which people write configuration: blocks for maps,
 * one line for lists of plain values. Ends with a line break.
 * @example writeYaml({ title: 'A: B', languages: ['zh-TW', 'en'] }) // => 'title: "A: B"\nlanguages: [zh-TW, en]\n'
 */
export function writeYaml(data: JsonObject): string {
  return entriesOf(data, '').join('')
}

/**
 * One value on one line; text in quotes unless it is plainly text without them.
 * @example yamlScalar('yes') // => '"yes"'
 */
export function yamlScalar(value: string | number | boolean | null): string {
  return typeof value === 'string' && isPlainText(value) ? value : yamlText(value)
}

/** The same, with quotes round any text: for titles, which an author changes. */
export function yamlText(value: string | number | boolean | null): string {
  return JSON.stringify(value).replace(BREAKS, character => `\\u${hex(character)}`)
}

/** Line ends to YAML and not to JSON, and characters that YAML forbids. */
const BREAKS = /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/gu
const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0')

/** Letters first, nothing that YAML reads as syntax, and no word that another version of YAML takes for a value. */
const PLAIN = /^[\p{L}/][\p{L}\p{N}/._:+@ -]*$/u
const NOT_PLAIN = /: |:$| $|^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/iu

const isPlainText = (text: string): boolean => PLAIN.test(text) && !NOT_PLAIN.test(text)

function entriesOf(data: JsonObject, indent: string): readonly string[] {
  return Object.entries(data).map(([key, value]) => `${indent}${yamlScalar(key)}:${after(value, indent)}`)
}

/** What follows a key, line break included. */
function after(value: Json, indent: string): string {
  if (isList(value)) {
    if (value.every(isScalar)) return ` [${value.map(flowScalar).join(', ')}]\n`
    return `\n${value.map(item => `${indent}  - ${inFlow(item)}\n`).join('')}`
  }
  if (isScalar(value)) return ` ${yamlScalar(value)}\n`
  if (Object.keys(value).length === 0) return ' {}\n'
  return `\n${entriesOf(value, `${indent}  `).join('')}`
}

function inFlow(value: Json): string {
  if (isList(value)) return `[${value.map(inFlow).join(', ')}]`
  if (isScalar(value)) return flowScalar(value)
  const entries = Object.entries(value).map(([key, inner]) => `${flowScalar(key)}: ${inFlow(inner)}`)
  return `{ ${entries.join(', ')} }`
}

/** Within brackets a colon may end a key. */
const flowScalar = (value: string | number | boolean | null): string =>
  typeof value === 'string' && value.includes(':') ? yamlText(value) : yamlScalar(value)

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

const isScalar = (value: Json): value is string | number | boolean | null =>
  typeof value !== 'object' || value === null
