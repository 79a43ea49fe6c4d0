import Handlebars from 'handlebars'
import type { Position } from '../model/diagnostic.js'

/**
 * The wall round Handlebars 4.7.10. Three of its manners are changed here:
 *
 * - `strict` reaches only what is printed, not `{{#if}}`, `{{#each}}`, `{{#with}}` and arguments. Instead, every
 *   single step of a path is compiled to a call of `read` (`nameLookup` is the documented place to do this), which
 *   knows its place in the source: a field that is not there is reported wherever it stands, on every page.
 * - A path that goes through `null` is `null`: views are total, so that only a misspelling is an error.
 * - Prototypes are out of reach, because `read` and `lookup` see own properties only, and functions never.
 */

/** The library's syntax tree, as far as the survey looks at it. */
export interface TreeNode {
  readonly type: string
  readonly loc?: { readonly start: Position; readonly end: Position }
  readonly path?: TreeNode
  readonly name?: TreeNode
  readonly params?: readonly TreeNode[]
  readonly hash?: { readonly pairs: readonly { readonly key: string; readonly value: TreeNode }[] }
  readonly program?: TreeNode
  readonly inverse?: TreeNode
  readonly body?: readonly TreeNode[]
  readonly blockParams?: readonly string[]
  readonly parts?: readonly string[]
  readonly depth?: number
  readonly data?: boolean
  readonly original?: unknown
  readonly value?: unknown
}

export type Parsing =
  | { readonly tree: TreeNode }
  | { readonly problem: string; readonly at: Position; readonly unclosed: Position | null }

/** `templates/partials/card.hbs:3:5`: where a template says what is being done. */
export type TemplatePlace = string

export interface HelperCall {
  readonly args: readonly unknown[]
  readonly named: Readonly<Record<string, unknown>>
  readonly place: TemplatePlace
}

/** HTML that is printed as it is. */
export class Markup {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
}

/** What a running template asks of its surroundings; equal for all templates of one rendering. */
export interface Surroundings {
  help(name: string, call: HelperCall): unknown
  /** The value of a field that `parent` does not have. */
  missing(parent: unknown, name: string, place: TemplatePlace): unknown
}

export type Run = (view: object, surroundings: Surroundings) => string

export interface Engine {
  /** Makes a template usable under the name of a partial. */
  addPartial(name: string, tree: TreeNode): void
  compile(tree: TreeNode): Run
}

/** What a template cannot be blamed for is thrown on as it is; what it can be blamed for is one of these. */
export class TemplateFailure extends Error {
  readonly reason: 'endless' | 'failed'
  constructor(reason: 'endless' | 'failed', message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Reads a template without running anything.
 * @param origin stands in every place that the template reports
 */
export function parseTemplate(text: string, origin: string): Parsing {
  try {
    const tree = Handlebars.parseWithoutProcessing(text, { srcName: origin }) as unknown as TreeNode
    return { tree: isPreformatted(text) ? tree : tidy(tree) }
  } catch (error) {
    const at = placeOfError(error)
    const problem = wordsOfError(error)
    return { problem, at, unclosed: problem.includes('ends before') ? lastOpenBlock(text) : null }
  }
}

/** @param helpers the names that templates may call beside `if`, `unless`, `each`, `with` and `lookup` */
export function createEngine(helpers: readonly string[]): Engine {
  const library = Handlebars.create()
  const compilers = library as unknown as { JavaScriptCompiler: CompilerClass }
  compilers.JavaScriptCompiler = readingCompiler(compilers.JavaScriptCompiler)
  library.unregisterHelper('log')

  // A rendering is synchronous and never starts another: this is the one that runs.
  let surroundings: Surroundings | null = null
  const around = (): Surroundings => {
    if (surroundings === null) throw new Error('a template ran outside a rendering')
    return surroundings
  }

  for (const name of helpers) {
    library.registerHelper(name, (...given: unknown[]) => {
      const { hash, loc } = given.pop() as { hash: Record<string, unknown>; loc: SourceLocation }
      const result = around().help(name, { args: given, named: hash, place: placeText(loc) })
      return result instanceof Markup ? new Handlebars.SafeString(result.html) : result
    })
  }
  library.registerHelper('lookup', (parent: unknown, name: unknown) => ownField(parent, String(name)) ?? null)
  // Not a function, so that Handlebars hands it to compiled templates as it is.
  const reader = {
    read: (parent: unknown, name: string, place: TemplatePlace): unknown => {
      if (parent === null || parent === undefined) return null
      const value = ownField(parent, name)
      return value === undefined ? around().missing(parent, name, place) : value
    },
  }
  Object.assign(library.helpers, { [READER]: reader })

  const options = {
    knownHelpers: Object.fromEntries([...helpers.map(name => [name, true]), ['log', false]]),
    knownHelpersOnly: true,
    assumeObjects: true,
    // Indenting a partial would change what stands inside its <pre>.
    preventIndent: true,
  }
  return {
    addPartial: (name, tree) => library.registerPartial(name, library.compile<object>(tree, options)),
    compile: tree => {
      const template = library.compile<object>(tree, options)
      return (view, means) => {
        surroundings = means
        try {
          return template(view)
        } catch (error) {
          throw blame(error)
        } finally {
          surroundings = null
        }
      }
    },
  }
}

/** A name that no template can write, beside the helpers. */
const READER = ' reader'

interface SourceLocation {
  readonly source?: string
  readonly start: { readonly line: number; readonly column: number }
}

interface Compiler {
  source: { readonly currentLocation: SourceLocation }
  nameLookup(parent: unknown, name: string, type: string): unknown
  aliasable(code: string): unknown
  quotedString(text: string): string
}
type CompilerClass = new () => Compiler

/** Compiles `a.b` to `read(a, "b", "file:1:2")`. */
function readingCompiler(Base: CompilerClass): CompilerClass {
  return class ReadingCompiler extends Base {
    /** Handlebars makes the compilers of inner blocks from this. */
    get compiler(): CompilerClass {
      return ReadingCompiler
    }

    override nameLookup(parent: unknown, name: string, type: string): unknown {
      if (type !== 'context' && type !== 'data') return super.nameLookup(parent, name, type)
      const read = this.aliasable(`helpers["${READER}"].read`)
      const place = this.quotedString(placeText(this.source.currentLocation))
      return [read, '(', parent, ',', this.quotedString(name), ',', place, ')']
    }
  }
}

/** `undefined`: there is no such field. */
function ownField(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) return undefined
  const value = (parent as Record<string, unknown>)[name]
  return typeof value === 'function' ? undefined : value
}

/** Handlebars counts columns from 0. */
function placeText(location: SourceLocation): TemplatePlace {
  return `${location.source ?? ''}:${location.start.line}:${location.start.column + 1}`
}

function blame(error: unknown): unknown {
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return new TemplateFailure('endless', error.message)
  }
  return error instanceof Handlebars.Exception ? new TemplateFailure('failed', error.message) : error
}

const isPreformatted = (text: string): boolean => /<(?:pre|textarea)\b/i.test(text)

/** Takes blank lines and trailing blanks out of a template's own text, once; what it prints is never touched. */
function tidy(node: TreeNode): TreeNode {
  const clean = (child: TreeNode): TreeNode => tidy(child)
  if (node.type === 'ContentStatement') {
    const value = String(node.value)
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{2,}/g, '\n')
    return { ...node, value }
  }
  return {
    ...node,
    ...(node.body === undefined ? {} : { body: node.body.map(clean) }),
    ...(node.program === undefined ? {} : { program: clean(node.program) }),
    ...(node.inverse === undefined ? {} : { inverse: clean(node.inverse) }),
  }
}

/**
 * Errors of the grammar carry their line only in their text; the lexer, which stopped there, still knows line and
 * column. Errors of meaning ("if doesn't match each") carry both.
 */
function placeOfError(error: unknown): Position {
  const { lineNumber, column } = error as { lineNumber?: number; column?: number }
  if (lineNumber !== undefined) return { line: lineNumber, column: (column ?? 0) + 1 }
  const { lexer } = (Handlebars as unknown as { Parser: { lexer: Lexer } }).Parser
  const { first_line, first_column, last_line, last_column } = lexer.yylloc
  return isLexical(error)
    ? { line: last_line, column: last_column + 1 }
    : { line: first_line, column: first_column + 1 }
}

interface Lexer {
  readonly yylloc: {
    readonly first_line: number
    readonly first_column: number
    readonly last_line: number
    readonly last_column: number
  }
}

const isLexical = (error: unknown): boolean => /^Lexical error/.test(String((error as Error).message))

/** The library's text without the excerpt and the names of its grammar. */
function wordsOfError(error: unknown): string {
  const message = String((error as Error).message)
  if (isLexical(error)) return 'there is a character that cannot stand in a tag'
  const got = /got '([^']+)'/.exec(message)?.[1]
  if (got === undefined) return wordsOfMeaning(message.replace(/ - \d+:\d+$/, ''))
  return got === 'EOF' ? 'the template ends before everything in it is closed' : (TOKENS[got] ?? OTHER_TOKEN)
}

function wordsOfMeaning(message: string): string {
  const [, opened, closed] = /^(.+) doesn't match (.+)$/.exec(message) ?? []
  if (opened !== undefined) return `“${opened}” is closed by “${closed}”`
  const path = /^Invalid path: (.+)$/.exec(message)?.[1]
  return path === undefined
    ? message
    : `“${path}” is no path: \`..\` and \`this\` stand only at its beginning`
}

const OTHER_TOKEN = 'something stands where it cannot'

/** Names in the grammar of Handlebars for what may stand in the wrong place. */
const TOKENS: Readonly<Record<string, string>> = {
  OPEN_ENDBLOCK: 'a block is closed that was never opened',
  INVERSE: 'an `{{else}}` stands outside a block',
  OPEN_INVERSE_CHAIN: 'an `{{else}}` stands outside a block',
  CLOSE: 'a tag is closed before it is complete',
  INVALID: 'there is a character that cannot stand in a tag',
  STRING: 'a text in quotes stands where it cannot',
  EQUALS: 'an `=` stands where it cannot',
}

/** Blocks open and close in pairs, so that the last one left is the innermost that lacks its end. */
function lastOpenBlock(text: string): Position | null {
  const open: { name: string; offset: number }[] = []
  const withoutComments = text.replace(/\{\{!--[\s\S]*?--\}\}|\{\{![\s\S]*?\}\}/g, comment =>
    comment.replace(/[^\n]/g, ' '),
  )
  for (const match of withoutComments.matchAll(/\{\{~?([#^/])[*>]?\s*([^\s}~]+)/g)) {
    const [, mark, name = ''] = match
    if (mark !== '/') open.push({ name, offset: match.index })
    else if (open.at(-1)?.name === name) open.pop()
  }
  const last = open.at(-1)
  if (last === undefined) return null
  const before = text.slice(0, last.offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
