import matter from 'gray-matter'
import type { MapNode } from '../lib/data-tree.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import { type Engine, NO_FIELDS } from './engine.js'
import type { Format, Parts } from './fences.js'
import { readJson } from './json.js'
import { readToml } from './toml.js'
import { readYaml } from './yaml.js'

const ENGINES: Readonly<Record<Format, Engine>> = { yaml: readYaml, toml: readToml, json: readJson }

/**
 * The wall of gray-matter. It gets the parts with plain fences and one engine of ours, and options, without
 * which it would share what it returns between calls; it never gets a chance to choose a language.
 */
export function readBlock(
  parts: Parts,
  place: (offset: number) => Place,
): { readonly fields: MapNode | null; readonly body: string; readonly diagnostics: readonly Diagnostic[] } {
  const fence = parts.format === 'toml' ? '+++' : '---'
  const engine = ENGINES[parts.format]
  const file = matter(`${fence}\n${parts.block}\n${fence}\n${parts.body}`, {
    language: parts.format,
    delimiters: fence,
    engines: {
      ...REFUSED,
      // gray-matter hands over the block with the line end of the opening fence.
      [parts.format]: (text: string) => ({ read: engine(text.slice(1), place) }),
    },
  })
  const data: { readonly read?: Outcome<MapNode | null> } = file.data
  // It calls no engine for a block of nothing but blanks and comments.
  const { value, diagnostics } = data.read ?? { value: NO_FIELDS, diagnostics: [] }
  return { fields: value, body: file.content, diagnostics }
}

function refuse(): never {
  throw new Error('front matter is never run: a fence with a language reached gray-matter')
}

/** gray-matter's own engines, of which two run code. */
const REFUSED = { js: refuse, javascript: refuse, coffee: refuse, yaml: refuse, json: refuse }
