import {
  badArguments,
  missingArgument,
  missingPartial,
  partialCycle,
  templateFailed,
  unknownHelper,
  unknownString,
} from '../diagnostics/catalog/template.js'
import { nearest } from '../lib/nearest.js'
import type { Diagnostic, Place, Position } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import { HELPERS } from './helpers.js'
import type { Strings } from './strings.js'
import type { Call, Facts, PartialUse } from './survey.js'

/** A template that could be read. */
export interface Surveyed {
  /** `templates/partials/post/header.hbs` */
  readonly origin: string
  /** `post/header`; `null` for what is no partial. */
  readonly partial: string | null
  readonly facts: Facts
}

export interface Theme {
  readonly templates: readonly Surveyed[]
  /** By name. One that could not be read is `null`: its own mistake is reported, not those who use it. */
  readonly partials: ReadonlyMap<string, Surveyed | null>
  readonly strings: Strings
}

/** Finds before anything is rendered what Handlebars would find on some page, without a place, or never. */
export function checkTheme(theme: Theme): readonly Diagnostic[] {
  const inline = new Set(theme.templates.flatMap(template => template.facts.inline))
  return theme.templates.flatMap(template => {
    const at = (start: Position): Place => ({ path: sourcePath(template.origin), start })
    return [
      ...template.facts.calls.flatMap(call => checkCall(call, at(call.at), theme.strings)),
      ...template.facts.partials.flatMap(use => checkPartial(use, at(use.at), { theme, inline })),
      ...checkCycle(template, theme),
    ]
  })
}

const ENTRIES = new Map(HELPERS.map(helper => [helper.name, helper]))

function checkCall(call: Call, at: Place, strings: Strings): Diagnostic[] {
  const helper = ENTRIES.get(call.name)
  if (helper === undefined) return [unknownHelper({ at, name: call.name, known: [...ENTRIES.keys()] })]
  const problem = problemOf(call, helper)
  if (problem !== null) return [badArguments({ at, name: call.name, problem, usage: helper.usage })]
  return call.name === 't' && call.literal !== null ? checkString(call, call.literal, { at, strings }) : []
}

function problemOf(call: Call, helper: (typeof HELPERS)[number]): string | null {
  if (call.form !== helper.form) {
    return helper.form === 'block' ? 'opens a block, which needs a `#`' : 'does not open a block'
  }
  const [least, most] = helper.args
  if (call.args < least) return `needs ${amount(least)}, not ${call.args}`
  if (call.args > most) return `takes ${amount(most)}, not ${call.args}`
  const [name] = call.named
  return helper.named === 'none' && name !== undefined ? `does not know “${name}=”` : null
}

const amount = (count: number): string => `${count} ${count === 1 ? 'argument' : 'arguments'}`

function checkString(call: Call, key: string, p: { at: Place; strings: Strings }): Diagnostic[] {
  if (!p.strings.keys.has(key)) {
    return [unknownString({ at: p.at, key, known: nearest(key, p.strings.keys) })]
  }
  const missing = p.strings.asks(key).find(({ name }) => !call.named.includes(name))
  if (missing === undefined) return []
  return [missingArgument({ at: p.at, key, argument: missing.name, table: missing.table })]
}

function checkPartial(
  use: PartialUse,
  at: Place,
  { theme, inline }: { theme: Theme; inline: ReadonlySet<string> },
): Diagnostic[] {
  const { name } = use
  if (use.contexts > 1) {
    return [
      templateFailed({ at, problem: 'a partial takes one argument at most, and any number of name=value' }),
    ]
  }
  if (name === null || theme.partials.has(name) || inline.has(name)) return []
  return [missingPartial({ at, name, known: nearest(name, theme.partials.keys()) })]
}

/** A way back to this partial on which nothing decides whether to go on. */
function checkCycle(template: Surveyed, theme: Theme): Diagnostic[] {
  const { partial } = template
  if (partial === null) return []
  for (const use of template.facts.partials) {
    if (!use.always || use.name === null) continue
    const way = wayTo(partial, use.name, { theme, seen: new Set() })
    if (way === null) continue
    const at = { path: sourcePath(template.origin), start: use.at }
    return [partialCycle({ at, names: [partial, ...way] })]
  }
  return []
}

/** The names from `from` to `goal`, both included; `null` when there is no such way. */
function wayTo(goal: string, from: string, p: { theme: Theme; seen: Set<string> }): string[] | null {
  if (from === goal) return [goal]
  if (p.seen.has(from)) return null
  p.seen.add(from)
  for (const use of p.theme.partials.get(from)?.facts.partials ?? []) {
    const rest = use.always && use.name !== null ? wayTo(goal, use.name, p) : null
    if (rest !== null) return [from, ...rest]
  }
  return null
}
