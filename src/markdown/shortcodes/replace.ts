import {
  escapedShortcode,
  liquidNotRun,
  openShortcode,
  unknownShortcode,
  unpairedShortcode,
} from '../../diagnostics/catalog/markdown.js'
import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { Body } from '../../model/document.js'
import type { SourcePath } from '../../model/names.js'
import type { Replacement } from '../source-map.js'
import type { Token, Tokens } from '../tokens.js'
import { LIQUID_WORDS, type Tag } from './call.js'
import { argumentProblems } from './check-arguments.js'
import { BLOCK_SHORTCODES, FILE_SHORTCODES } from './embeds.js'
import { calledFormula } from './formula.js'
import { calledCode } from './highlight.js'
import { REFERENCES } from './references.js'
import { DRAWING, FORMULAS, HIGHLIGHT, type ScanOptions, scanShortcodes, type TagCall } from './scan.js'

export interface Replaced {
  readonly text: string
  readonly replacements: readonly Replacement[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface ReplaceOptions extends ScanOptions {
  readonly path: SourcePath
  readonly tokens: Tokens
  readonly placeOf: (offset: number) => Position
  /** Makes a body, and plain text, of a text that belongs to a shortcode. */
  readonly renderInner: (text: InnerText) => Inner
}

/** What stands between two tags, or a caption. */
export interface InnerText {
  readonly text: string
  readonly placeOf: (offset: number) => Position
  /** A single paragraph is shown as its words. */
  readonly isWords: boolean
}

export interface Inner {
  readonly body: Body
  readonly plain: string
}

/** Puts a token in the place of each shortcode of a text; one that is unknown or escaped will be shown as text. */
export function replaceShortcodes(text: string, options: ReplaceOptions): Replaced {
  const replacements: Replacement[] = []
  const diagnostics: Diagnostic[] = []
  let result = ''
  let end = 0
  for (const call of scanShortcodes(text, options)) {
    result += text.slice(end, call.start)
    const start = result.length
    if (call.kind === 'address') result += call.address
    else if (call.kind === 'tag') {
      const at = options.placeOf(call.start)
      diagnostics.push(...problems(call, { path: options.path, at }, options.known))
      result += options.tokens.put(thingFor(text, call, options))
    }
    replacements.push({
      now: { start, end: result.length },
      before: { start: call.start, end: call.end },
    })
    end = call.end
  }
  return { text: result + text.slice(end), replacements, diagnostics }
}

function thingFor(text: string, call: TagCall, options: ReplaceOptions): Token {
  const { tag, inner } = call
  const raw = text.slice(call.start, call.end)
  if (tag.kind === 'escaped') return { kind: 'text', text: tag.positional[0] ?? '', code: null }
  if (tag.name === HIGHLIGHT && inner !== null)
    return { kind: 'text', text: raw, code: calledCode(tag, text.slice(inner.start, inner.end)) }
  if (inner !== null && isSelfMade(tag, options.known)) {
    const between = text.slice(inner.start, inner.end)
    if (tag.name === DRAWING)
      return {
        kind: 'text',
        text: raw,
        code: calledCode({ ...tag, positional: [DRAWING], named: {} }, between),
      }
    const formula = calledFormula(tag, between)
    const slot = { kind: 'math' as const, ...formula, raw, at: options.placeOf(call.start) }
    return { kind: 'slot', slot, plain: formula.text }
  }
  if (tag.kind === 'close' || !isKnown(tag, options.known) || lacksInner(tag, inner))
    return { kind: 'text', text: raw, code: null }
  const { name, positional, named } = tag
  const innerText = innerOf(text, call, options)
  const read = innerText === null ? null : options.renderInner(innerText)
  const at = options.placeOf(call.start)
  const body = read?.body ?? null
  const slot = { kind: 'shortcode' as const, name, positional, named, inner: body, raw, at }
  return { kind: 'slot', slot, plain: read?.plain ?? '' }
}

/** Themes of Hugo have these as shortcodes; here they are what they stand for. */
const isSelfMade = ({ name, syntax }: Tag, known: ReadonlySet<string>): boolean =>
  syntax === 'hugo' && (name === DRAWING || FORMULAS.has(name)) && !known.has(name)

/** These show nothing but what stands between their tags. */
const PAIRED: ReadonlySet<string> = new Set(['button', 'gallery'])

const lacksInner = ({ name }: Tag, inner: TagCall['inner']): boolean => inner === null && PAIRED.has(name)

/** The caption of a picture or film is Markdown, as in Hugo, and stands where the text between two tags would. */
function innerOf(text: string, { tag, inner, start }: TagCall, options: ReplaceOptions): InnerText | null {
  if (inner !== null) {
    const between = text.slice(inner.start, inner.end)
    const isWords = !BLOCK_SHORTCODES.has(tag.name) && !between.trim().includes('\n')
    return { text: between, placeOf: offset => options.placeOf(inner.start + offset), isWords }
  }
  const { caption } = tag.named
  if (caption === undefined || !FILE_SHORTCODES.has(tag.name)) return null
  return { text: caption, placeOf: () => options.placeOf(start), isWords: true }
}

/** `link` and `post_url` are Liquid's words only. */
function isKnown({ name, syntax }: Tag, known: ReadonlySet<string>): boolean {
  if (known.has(name)) return true
  return REFERENCES.has(name) && (syntax === 'liquid') === (name === 'post_url' || name === 'link')
}

function problems(
  { tag, inner }: TagCall,
  place: { readonly path: SourcePath; readonly at: Position },
  known: ReadonlySet<string>,
): readonly Diagnostic[] {
  const { name, syntax } = tag
  if (tag.kind === 'escaped') return []
  if (VERBATIM.has(name) && inner === null && (name === HIGHLIGHT || syntax === 'liquid'))
    return [tag.kind === 'close' ? unpairedShortcode({ ...place, name }) : openShortcode({ ...place, name })]
  if (inner !== null && isSelfMade(tag, known)) return []
  // The closing tag of an unknown shortcode says nothing that its opening tag did not.
  if (tag.kind === 'close') return isKnown(tag, known) ? [unpairedShortcode({ ...place, name })] : []
  const mended = tag.mended.map(value => escapedShortcode({ ...place, ...value }))
  if (name === HIGHLIGHT) return mended
  if (known.has(name) && lacksInner(tag, inner)) return [openShortcode({ ...place, name })]
  if (isKnown(tag, known)) return [...mended, ...argumentProblems(tag, place)]
  if (syntax === 'liquid' && LIQUID_WORDS.has(name)) {
    return SAYS_NOTHING.has(name) ? [] : [liquidNotRun({ ...place, name })]
  }
  return [unknownShortcode({ ...place, name })]
}

/** These show nothing, or something else, unless they are closed. */
const VERBATIM: ReadonlySet<string> = new Set([HIGHLIGHT, 'raw', 'comment'])

/** They only go on with a tag before them. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['else', 'elsif', 'when', 'break', 'continue'])
