import { escapedShortcode, unknownShortcode, unpairedShortcode } from '../../diagnostics/catalog/markdown.js'
import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'
import type { Replacement } from '../source-map.js'
import type { Token, Tokens } from '../tokens.js'
import type { Tag } from './call.js'
import { type Range, scanShortcodes } from './scan.js'

export interface Replaced {
  readonly text: string
  readonly replacements: readonly Replacement[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface ReplaceOptions {
  readonly path: SourcePath
  readonly code: readonly Range[]
  readonly known: ReadonlySet<string>
  readonly tokens: Tokens
  readonly placeOf: (offset: number) => Position
  /** Makes HTML, and plain text, of the text between two tags. */
  readonly renderInner: (range: Range) => { readonly html: string; readonly plain: string }
}

/** Puts a token in the place of each shortcode of a text; one that is unknown or escaped will be shown as text. */
export function replaceShortcodes(text: string, options: ReplaceOptions): Replaced {
  const replacements: Replacement[] = []
  const diagnostics: Diagnostic[] = []
  let result = ''
  let end = 0
  for (const call of scanShortcodes(text, options)) {
    const { tag } = call
    const raw = text.slice(call.start, call.end)
    const at = options.placeOf(call.start)
    diagnostics.push(...problems(tag, { path: options.path, at }, options.known))
    const inner = call.inner === null ? null : options.renderInner(call.inner)
    const token = options.tokens.put(thingFor(tag, { raw, at, inner, known: options.known }))
    result += text.slice(end, call.start)
    const now = { start: result.length, end: result.length + token.length }
    replacements.push({ now, before: { start: call.start, end: call.end } })
    result += token
    end = call.end
  }
  return { text: result + text.slice(end), replacements, diagnostics }
}

/** Inside the destination of a link these need no template: they are the address of a page. */
export const REFERENCES: ReadonlySet<string> = new Set(['ref', 'relref'])

function thingFor(
  tag: Tag,
  call: {
    readonly raw: string
    readonly at: Position
    readonly inner: { readonly html: string; readonly plain: string } | null
    readonly known: ReadonlySet<string>
  },
): Token {
  if (tag.kind === 'escaped') return { kind: 'text', text: tag.positional[0] ?? '' }
  if (tag.kind === 'close' || !isKnown(tag.name, call.known)) return { kind: 'text', text: call.raw }
  const { name, positional, named } = tag
  const inner = call.inner?.html ?? null
  const slot = { kind: 'shortcode' as const, name, positional, named, inner, raw: call.raw, at: call.at }
  return { kind: 'slot', slot, plain: call.inner?.plain ?? '' }
}

const isKnown = (name: string, known: ReadonlySet<string>): boolean => known.has(name) || REFERENCES.has(name)

function problems(
  tag: Tag,
  place: { readonly path: SourcePath; readonly at: Position },
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (tag.kind === 'escaped') return []
  // The closing tag of an unknown shortcode says nothing that its opening tag did not.
  if (tag.kind === 'close')
    return isKnown(tag.name, known) ? [unpairedShortcode({ ...place, name: tag.name })] : []
  if (!isKnown(tag.name, known)) return [unknownShortcode({ ...place, name: tag.name })]
  return tag.mended.map(value => escapedShortcode({ ...place, ...value }))
}
