import { parse, TomlError } from 'smol-toml'
import * as say from '../diagnostics/catalog/front-matter.js'
import { ok, outcome } from '../diagnostics/outcome.js'
import { type DataNode, MAX_DEPTH } from '../lib/data-tree.js'
import { type Engine, NO_FIELDS } from './engine.js'
import { placesOfToml } from './toml-places.js'

/** TOML, with dates as they are written: whatever looks like one is put in quotes before it is parsed. */
export const readToml: Engine = (block, place) => {
  if (new RegExp(`(?:\\.[^.\\n]*){${MAX_DEPTH}}`).test(block.replace(NOT_A_KEY, '')))
    return outcome(null, [say.tooDeep({ at: place(0) })])
  const parsed = parseToml(block)
  if ('message' in parsed) {
    const start = offsetAt(block, parsed)
    if (/nested/.test(parsed.message)) return outcome(null, [say.tooDeep({ at: place(start) })])
    return outcome(null, [say.syntax({ at: place(start), ...explain(block, start, parsed.message) })])
  }
  const offsets = placesOfToml(block)
  const toNode = (value: unknown, path: readonly (string | number)[], parent: number): DataNode => {
    const start = offsets.get(JSON.stringify(path)) ?? parent
    if (Array.isArray(value))
      return { kind: 'list', items: value.map((item, index) => toNode(item, [...path, index], start)), start }
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, child]) => {
        const childNode = toNode(child, [...path, key], start)
        return { key, keyStart: childNode.start, value: childNode }
      })
      return { kind: 'map', entries, start }
    }
    const text = String(value)
    const exact = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
    return { kind: 'scalar', value: exact ? value : text, text, plain: false, start, end: start }
  }
  const root = toNode(parsed.table, [], 0)
  return ok(root.kind === 'map' ? root : NO_FIELDS)
}

const STRING = String.raw`"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'`
const NOT_A_KEY = new RegExp(`${STRING}|#[^\\n]*|[0-9]\\.[0-9]`, 'g')

/** A date, time or both that stands without quotes; strings and comments match first, and stay. */
const DATE_LIKE = new RegExp(
  String.raw`${STRING}|#[^\n]*|(?<![\w.+-])(?:\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,3}:[\d:.]+)?|\d{1,2}:\d{2}[\d:.]*)(?:[Zz]| ?[+-]\d{1,2}:?(?:\d{2})?)?(?![\w-])`,
  'g',
)

interface TomlFailure {
  readonly message: string
  readonly line: number
  readonly column: number
}

function parseToml(block: string): { readonly table: object } | TomlFailure {
  const dated = block.replace(DATE_LIKE, token => (/^["'#]/.test(token) ? token : `"${token}"`))
  const first = attempt(dated)
  if (!('message' in first)) return first
  // Our quotes have moved the columns: the text as it is written knows the place, unless only dates were wrong.
  const written = attempt(block)
  return 'message' in written ? written : first
}

function attempt(text: string): { readonly table: object } | TomlFailure {
  try {
    return { table: parse(text, { integersAsBigInt: 'asNeeded', maxDepth: MAX_DEPTH }) }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const message = error.message.replace('Invalid TOML document: ', '').split('\n')[0] ?? ''
    return { message, line: error.line, column: error.column }
  }
}

function offsetAt(block: string, { line, column }: TomlFailure): number {
  const before = block.split('\n').slice(0, line - 1)
  return before.join('\n').length + (before.length > 0 ? 1 : 0) + column - 1
}

function explain(block: string, start: number, message: string): { problem: string; fix: string } {
  const line = block.slice(block.lastIndexOf('\n', start - 1) + 1).split('\n', 1)[0] ?? ''
  const name = /^\s*([\w-]+)\s*:/.exec(line)?.[1]
  if (name !== undefined)
    return {
      problem: `“${name}:” is written as in YAML, but “+++” opens TOML.`,
      fix: `Write “${name} = "…"”, or put the front matter between “---”.`,
    }
  if (/redefin/.test(message))
    return { problem: 'This field or table is there twice.', fix: 'Keep one of the two.' }
  return {
    problem: `TOML cannot be read here: ${message.replace(/[.:]?$/, '.')}`,
    fix: 'Put texts in quotes: title = "…".',
  }
}
