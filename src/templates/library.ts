import {
  missingPartial,
  partialCycle,
  templateFailed,
  templateSyntax,
  unknownField,
  unknownString,
  untranslatedString,
} from '../diagnostics/catalog/template.js'
import { isError, ok, outcome } from '../diagnostics/outcome.js'
import { hashBytes } from '../lib/hash.js'
import type { JsonObject } from '../lib/json.js'
import { nearest } from '../lib/nearest.js'
import { byCodePoint, sortedBy } from '../lib/order.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import type { Frame, PageView } from '../model/page.js'
import type { BuiltIn } from '../model/shortcode.js'
import type { ThemeFile, ThemeFiles } from '../model/theme.js'
import { checkTheme, type Surveyed } from './check.js'
import { type Bodies, printContent } from './content.js'
import {
  createEngine,
  type Engine,
  parseTemplate,
  type Run,
  type Surroundings,
  TemplateFailure,
  type TemplatePlace,
  type TreeNode,
} from './handlebars.js'
import { HELPERS, OWN_NAMES, runHelper } from './helpers.js'
import { readStrings, type Strings, type Values } from './strings.js'
import { survey } from './survey.js'

/** The templates and texts of a theme, ready to render. */
export interface Library {
  /** In code point order: `post` for `layouts/post.hbs`. One with a mistake is among them. */
  readonly layouts: readonly string[]
  readonly shortcodes: readonly string[]
  /** `null` when the layout has a mistake; those that were found while loading are not reported again. */
  renderLayout(name: string, view: PageView, bodies: Bodies): Outcome<string | null>
  /** Empty when the shortcode has a mistake. */
  renderShortcode(name: string, view: ShortcodeView): Outcome<string>
  /**
   * Equal as long as the layout, every partial that it can reach, and the texts of the language are: with the
   * view, all that a rendered page depends on.
   */
  keyOf(layout: string, language: string): string
  /** The same for a shortcode. */
  keyOfShortcode(name: string, language: string): string
  /** A text of the theme for the makers of views, such as a menu's labels; `null` when there is none. */
  text(language: string, key: string, values?: Values): string | null
}

/** What `shortcodes/*.hbs` see. `named` is free-form: a name that the author did not give is empty. */
export interface ShortcodeView extends BuiltIn {
  readonly frame: Frame
  readonly name: string
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
  /** Sanitised HTML between the two tags, or of the caption of a picture; printed with three braces. */
  readonly inner: string | null
  /** How many of its name stand before it in the same text: counts from 0. */
  readonly ordinal: number
  /** The name of the shortcode around it. */
  readonly parent: string | null
}

interface Template extends Surveyed {
  /** `layouts/post.hbs` */
  readonly path: string
  readonly text: string
  readonly tree: TreeNode
}

/** Reads and checks a whole theme; its mistakes are reported whether or not a page uses the template. */
export function loadLibrary(theme: ThemeFiles): Outcome<Library> {
  const strings = readStrings(theme)
  const read = sortedBy(theme.files, ([path]) => path)
    .filter(([path]) => TEMPLATE.test(path))
    .map(([path, file]) => readTemplate(path, file))
  const templates = new Map(read.map(({ path, template }) => [path, template]))
  const found = [...templates.values()].filter(template => template !== null)
  const partials = new Map(
    [...templates].flatMap(([path, template]) => {
      const name = nameIn('partials', path)
      return name === null ? [] : [[name, template] as const]
    }),
  )
  const diagnostics = [
    ...strings.diagnostics,
    ...read.flatMap(({ diagnostics }) => diagnostics),
    ...checkTheme({ templates: found, partials, strings: strings.value }),
  ]
  return outcome(libraryOf({ templates, partials, strings: strings.value, diagnostics }), diagnostics)
}

/** Layouts and shortcodes lie flat; partials may lie in folders. */
const TEMPLATE = /^(?:(?:layouts|shortcodes)\/[^/]+|partials\/.+)\.hbs$/

const HELPER_NAMES: ReadonlySet<string> = new Set(HELPERS.map(helper => helper.name))

interface ReadTemplate {
  readonly path: string
  readonly template: Template | null
  readonly diagnostics: readonly Diagnostic[]
}

function readTemplate(path: string, file: ThemeFile): ReadTemplate {
  const text = new TextDecoder().decode(file.bytes).replace(/\r\n?/g, '\n')
  const parsing = parseTemplate(text, file.origin)
  if ('tree' in parsing) {
    const facts = survey(parsing.tree, HELPER_NAMES)
    const partial = nameIn('partials', path)
    const template = { path, origin: file.origin, partial, text, tree: parsing.tree, facts }
    return { path, template, diagnostics: [] }
  }
  const source = sourcePath(file.origin)
  const unclosed = parsing.unclosed === null ? null : { path: source, start: parsing.unclosed }
  const at = { path: source, start: parsing.at }
  return { path, template: null, diagnostics: [templateSyntax({ at, problem: parsing.problem, unclosed })] }
}

/** @example nameIn('partials', 'partials/post/header.hbs') // => 'post/header' */
function nameIn(folder: 'layouts' | 'partials' | 'shortcodes', path: string): string | null {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1, -'.hbs'.length) : null
}

interface Parts {
  readonly templates: ReadonlyMap<string, Template | null>
  readonly partials: ReadonlyMap<string, Template | null>
  readonly strings: Strings
  readonly diagnostics: readonly Diagnostic[]
}

function libraryOf(parts: Parts): Library {
  const engine = createEngine(OWN_NAMES)
  for (const [name, template] of parts.partials) {
    if (template !== null) engine.addPartial(name, template.tree)
  }
  const ready = new Map<string, Ready | null>()
  const prepare = (path: string): Ready | null => {
    const before = ready.get(path)
    if (before !== undefined) return before
    const made = makeReady(path, parts, engine)
    ready.set(path, made)
    return made
  }
  const handedOver = handedOverTo(parts)
  const freeForm = new WeakSet<object>()

  const render = (path: string, view: object, page: Surrounding): Outcome<string | null> => {
    const template = prepare(path)
    if (template === null) return ok(null)
    const diagnostics = new Map<string, Diagnostic>()
    const report = (diagnostic: Diagnostic): void => {
      diagnostics.set(JSON.stringify([diagnostic.at, diagnostic.message]), diagnostic)
    }
    const means = surroundingsOf({ ...page, strings: parts.strings, report, handedOver, freeForm })
    const html = tryRun(template, view, { means, report })
    return outcome(diagnostics.size === 0 ? html : null, [...diagnostics.values()])
  }

  const key = (path: string, language: string): string =>
    `${prepare(path)?.hash ?? path} ${parts.strings.hash(language)}`
  const namesIn = (folder: 'layouts' | 'shortcodes'): string[] =>
    [...parts.templates.keys()]
      .map(path => nameIn(folder, path))
      .filter(name => name !== null)
      .sort(byCodePoint)

  return {
    layouts: namesIn('layouts'),
    shortcodes: namesIn('shortcodes'),
    renderLayout: (name, view, bodies) => {
      markFree(view.page, freeForm, ['params'])
      markFree(view.frame.site, freeForm, ['params'])
      return render(`layouts/${name}.hbs`, view, { language: view.frame.language.tag, bodies })
    },
    renderShortcode: (name, view) => {
      markFree(view, freeForm, ['named'])
      markFree(view.frame.site, freeForm, ['params'])
      const page = { language: view.frame.language.tag, bodies: noBodies }
      const { value, diagnostics } = render(`shortcodes/${name}.hbs`, view, page)
      return outcome(value ?? '', diagnostics)
    },
    keyOf: (layout, language) => key(`layouts/${layout}.hbs`, language),
    keyOfShortcode: (name, language) => key(`shortcodes/${name}.hbs`, language),
    text: (language, name, values = {}) => parts.strings.text(language, name, values),
  }
}

interface Ready {
  readonly origin: string
  readonly run: Run
  /** Of its text and that of all partials it can reach. */
  readonly hash: string
}

/** `null` for a template in whose reach a mistake was found. */
function makeReady(path: string, parts: Parts, engine: Engine): Ready | null {
  const template = parts.templates.get(path)
  if (template === undefined) throw new Error(`no template ${path}`)
  if (template === null) return null
  const reached = [...reach(template, parts)]
  const origins = new Set(reached.map(each => each?.origin))
  const isBroken = parts.diagnostics.some(each => isError(each) && origins.has(each.at?.path))
  if (isBroken || reached.includes(null)) return null
  const texts = sortedBy(
    reached.filter(each => each !== null),
    each => each.path,
  ).map(each => [each.path, each.text])
  return {
    origin: template.origin,
    run: engine.compile(template.tree),
    hash: hashBytes(JSON.stringify(texts)),
  }
}

/** A template with all partials that it, or one of them, may include; `null` for one that cannot be read. */
function reach(template: Template, parts: Parts): ReadonlySet<Template | null> {
  const reached = new Set<Template | null>([template])
  // A set hands out what is added while it is walked.
  for (const each of reached) {
    for (const { name } of each?.facts.partials ?? []) {
      const more = name === null ? [...parts.partials.values()] : [parts.partials.get(name)]
      for (const partial of more) if (partial !== undefined) reached.add(partial)
    }
  }
  return reached
}

/**
 * By origin of a partial: the names that some use hands over to it. Where another use does not, they are empty
 * instead of unknown.
 */
function handedOverTo(parts: Parts): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>()
  for (const template of parts.templates.values()) {
    for (const use of template?.facts.partials ?? []) {
      const partials = use.name === null ? [...parts.partials.values()] : [parts.partials.get(use.name)]
      for (const partial of partials) {
        if (partial === null || partial === undefined) continue
        const names = all.get(partial.origin) ?? new Set()
        for (const name of use.passes) names.add(name)
        all.set(partial.origin, names)
      }
    }
  }
  return all
}

interface Surrounding {
  readonly language: string
  readonly bodies: Bodies
}

interface SurroundingParts extends Surrounding {
  readonly strings: Strings
  readonly report: (diagnostic: Diagnostic) => void
  readonly handedOver: ReadonlyMap<string, ReadonlySet<string>>
  readonly freeForm: WeakSet<object>
}

function surroundingsOf(p: SurroundingParts): Surroundings {
  const page = {
    number: (value: number) => p.strings.number(p.language, value),
    html: (content: Parameters<typeof printContent>[0]) => printContent(content, p.bodies),
    text: (key: string, call: { named: Values; place: TemplatePlace }) => {
      const text = p.strings.text(p.language, key, call.named)
      if (text !== null) return text
      const at = placeOf(call.place)
      p.report(
        p.strings.keys.has(key)
          ? untranslatedString({ at, key, language: p.language })
          : unknownString({ at, key, known: nearest(key, p.strings.keys) }),
      )
      return ''
    },
  }
  return {
    help: (name, call) => runHelper(name, call, page),
    missing: (parent, name, place) => {
      if (isFree(parent, name, p.freeForm)) return null
      const at = placeOf(place)
      if (p.handedOver.get(at.path)?.has(name)) return null
      const known = typeof parent === 'object' && parent !== null ? Object.keys(parent) : []
      p.report(unknownField({ at, name, known: nearest(name, known) }))
      return null
    },
  }
}

const LIST_INDEX = /^\d+$/

function isFree(parent: unknown, name: string, freeForm: WeakSet<object>): boolean {
  if (typeof parent !== 'object' || parent === null) return false
  return freeForm.has(parent) || (Array.isArray(parent) && LIST_INDEX.test(name))
}

/** Remembers the values of free-form fields, to any depth. */
function markFree(parent: object, freeForm: WeakSet<object>, fields: readonly string[]): void {
  const mark = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || freeForm.has(value)) return
    freeForm.add(value)
    for (const inner of Object.values(value)) mark(inner)
  }
  for (const field of fields) mark((parent as JsonObject)[field])
}

function tryRun(
  template: Ready,
  view: object,
  p: { means: Surroundings; report: (diagnostic: Diagnostic) => void },
): string | null {
  try {
    return template.run(view, p.means)
  } catch (error) {
    if (!(error instanceof TemplateFailure)) throw error
    p.report(diagnosticOf(error, { path: sourcePath(template.origin) }))
    return null
  }
}

function diagnosticOf(failure: TemplateFailure, at: Place): Diagnostic {
  if (failure.reason === 'endless') return partialCycle({ at, names: [] })
  const partial = /^The partial (.+) could not be found$/.exec(failure.message)?.[1]
  return partial === undefined
    ? templateFailed({ at, problem: failure.message })
    : missingPartial({ at, name: partial, known: null })
}

/** @example placeOf('templates/a.hbs:3:5') // => { path: 'templates/a.hbs', start: { line: 3, column: 5 } } */
function placeOf(place: TemplatePlace): Place {
  const match = /^(.*):(\d+):(\d+)$/s.exec(place)
  if (match === null) return { path: sourcePath(place) }
  const [, path = '', line, column] = match
  return { path: sourcePath(path), start: { line: Number(line), column: Number(column) } }
}

function noBodies(hash: string): never {
  throw new Error(`a shortcode asked for the document ${hash}`)
}
