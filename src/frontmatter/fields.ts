import * as say from '../diagnostics/catalog/front-matter.js'
import type { DataNode, MapEntry, MapNode, ScalarNode } from '../lib/data-tree.js'
import { type Moment, readMoment } from '../lib/dates.js'
import { stripForbidden } from '../lib/text.js'
import type { Diagnostic, Place, Position } from '../model/diagnostic.js'
import { describeNode } from './describe-node.js'

/** A field that is there and says something. */
export interface Field {
  /** As the author spells it. */
  readonly key: string
  readonly node: DataNode
  readonly at: Place
}

/**
 * Reads the fields of one file and collects what it notices. Of several names the first wins whose field says
 * something; an empty one is as good as absent. Case does not matter (Hugo's rule), but an exact name is first.
 */
export interface FieldReader {
  find(names: readonly string[]): Field | null
  /** Where a field stands whose value is an empty text in quotes; `null` for one without a value. */
  emptyText(name: string): Place | null
  /** Within a map: `ai.model`. */
  within(field: Field, names: readonly string[]): Field | null
  text(field: Field | null): string | null
  /** One line: line ends become blanks. */
  line(field: Field | null): string | null
  date(field: Field | null): Moment | null
  truth(field: Field | null): boolean | null
  report(diagnostic: Diagnostic): void
  placeOf(node: DataNode): Place
}

export function fieldReader(
  root: MapNode,
  context: {
    readonly place: (offset: number) => Place
    readonly timeZone: string
    readonly diagnostics: Diagnostic[]
  },
): FieldReader {
  const { place, timeZone, diagnostics } = context
  const reported = new Set<string>()
  // `description` is read twice, as summary and as description, and would be reported twice.
  const report = (diagnostic: Diagnostic): void => {
    const identity = JSON.stringify([diagnostic.code, diagnostic.at])
    if (!reported.has(identity)) diagnostics.push(diagnostic)
    reported.add(identity)
  }

  const findIn = (entries: readonly MapEntry[], names: readonly string[], prefix: string): Field | null => {
    for (const name of names) {
      const same = (entry: MapEntry): boolean => entry.key.toLowerCase() === name.toLowerCase()
      const entry = entries.find(({ key, value }) => key === name && !isEmpty(value)) ?? entries.find(same)
      if (entry !== undefined && !isEmpty(entry.value))
        return { key: prefix + stripForbidden(entry.key), node: entry.value, at: place(entry.value.start) }
    }
    return null
  }

  const scalar = (field: Field, wanted: string): ScalarNode | null => {
    if (field.node.kind === 'scalar') return field.node
    report(say.wrongType({ at: field.at, field: field.key, found: describeNode(field.node), wanted }))
    return null
  }

  const text = (field: Field | null): string | null => {
    if (field === null) return null
    const node = scalar(field, 'text')
    return node === null ? null : clean(node)
  }

  return {
    find: names => findIn(root.entries, names, ''),
    emptyText(name) {
      const node = root.entries.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value
      const isEmptyText = node?.kind === 'scalar' && typeof node.value === 'string' && isEmpty(node)
      return isEmptyText ? place(node.start) : null
    },
    within: (field, names) =>
      field.node.kind === 'map' ? findIn(field.node.entries, names, `${field.key}.`) : null,
    text,
    line: field => text(field)?.replace(/\s*\n\s*/g, ' ') ?? null,
    date(field) {
      if (field === null) return null
      const node = scalar(field, 'a date such as 2026-01-05')
      if (node === null) return null
      const moment = readMoment(node.text, timeZone)
      if (!('problem' in moment)) return moment
      const { problem } = moment
      report(say.badDate({ at: field.at, field: field.key, written: clean(node), problem }))
      return null
    },
    truth(field) {
      if (field === null) return null
      const node = scalar(field, 'true or false')
      if (node === null) return null
      const written = clean(node)
      if (YES.test(written)) return true
      if (NO.test(written)) return false
      report(say.notTrueOrFalse({ at: field.at, field: field.key, written }))
      return null
    },
    report,
    placeOf: node => place(node.start),
  }
}

/** The words of YAML 1.1, which Jekyll and Hugo's authors still write. */
export const YES = /^(?:true|yes|y|on|1)$/i
export const NO = /^(?:false|no|n|off|0)$/i

/** The author's text, without blanks round it and without what no feed may hold. */
export const clean = (node: ScalarNode): string => stripForbidden(node.text).trim()

/** Whether a value says nothing: no value, no text, no items. */
export function isEmpty(node: DataNode): boolean {
  if (node.kind === 'list') return node.items.every(isEmpty)
  if (node.kind === 'map') return node.entries.length === 0
  return node.value === null || clean(node) === ''
}

export const positionOf = (field: Field): Position => field.at.start ?? { line: 1, column: 1 }
