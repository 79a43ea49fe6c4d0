import {
  configNotFound,
  configNotUtf8,
  severalConfigFiles,
  unknownConfigType,
} from '../diagnostics/catalog/config.js'
import { ok, outcome } from '../diagnostics/outcome.js'
import type { ConfigSource } from '../model/config.js'
import type { Outcome } from '../model/diagnostic.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'

/** The usual names, the first that exists wins. */
const NAMES = ['yaml', 'yml', 'json', 'ts', 'mjs'].map(ending => sourcePath(`digest.config.${ending}`))

/** A module must be imported, which is the host's part: see host/load-config. */
export type FoundConfig =
  | Extract<ConfigSource, { readonly kind: 'text' }>
  | { readonly kind: 'module'; readonly path: SourcePath }

/**
 * The configuration file that counts: the one that was asked for, else the first of the usual names; `null`
 * when there is none, which is an error only when it was asked for.
 */
export function findConfig(source: SourceTree, asked: SourcePath | null): Outcome<FoundConfig | null> {
  if (asked !== null) {
    const bytes = source.read(asked)
    return bytes === null ? outcome(null, [configNotFound({ at: { path: asked } })]) : found(asked, bytes)
  }
  const present = NAMES.flatMap(path => {
    const bytes = source.read(path)
    return bytes === null ? [] : [{ path, bytes }]
  })
  const [first, ...others] = present
  if (first === undefined) return ok(null)
  const { value, diagnostics } = found(first.path, first.bytes)
  if (others.length === 0) return outcome(value, diagnostics)
  const ignored = others.map(other => other.path)
  return outcome(value, [severalConfigFiles({ used: first.path, ignored }), ...diagnostics])
}

function found(path: SourcePath, bytes: Uint8Array): Outcome<FoundConfig | null> {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  switch (ending) {
    case 'yaml':
    case 'yml':
    case 'json': {
      const text = decode(bytes)
      return text === null
        ? outcome(null, [configNotUtf8({ at: { path } })])
        : ok({ kind: 'text', path, text })
    }
    case 'ts':
    case 'mjs':
    case 'js':
    case 'mts':
      return ok({ kind: 'module', path })
    default:
      return outcome(null, [unknownConfigType({ at: { path } })])
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
