import { readToml } from '../frontmatter/toml.js'
import { plainValue } from '../lib/data-tree.js'
import type { Json, JsonObject } from '../lib/json.js'
import { parseYaml } from '../lib/yaml.js'
import type { SourcePath } from '../model/names.js'
import { mapIn } from './adoption.js'

/**
 * Reads the configuration file of another generator, in the format that its name says: YAML, TOML or JSON. A text: why
 * it cannot be read.
 */
export function readSettings(path: SourcePath, text: string): JsonObject | string {
  const plain = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  if (path.endsWith('.toml')) return readTomlSettings(plain, path)
  const { value, errors } = parseYaml(plain)
  const [first] = errors
  if (first !== undefined) return `line ${first.line}: ${first.message}`
  return mapIn((value ?? {}) as Json) ?? 'it is no map of keys and values'
}

function readTomlSettings(text: string, path: SourcePath): JsonObject | string {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const { value, diagnostics } = readToml(text, offset => ({
    path,
    start: { line: lineOf(offset), column: 1 },
  }))
  const [first] = diagnostics
  if (value === null)
    return first === undefined ? 'it is no TOML' : `line ${first.at?.start?.line ?? 1}: ${first.message}`
  return mapIn(plainValue(value)) ?? {}
}
