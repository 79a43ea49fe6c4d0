import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml'
import { type DataNode, MAX_DEPTH, type MapEntry } from './data-tree.js'

export interface YamlTree {
  /** `null` for an empty text, and for one that could not be read at all. */
  readonly root: DataNode | null
  /** In the order of the text. With problems the tree is not to be trusted. */
  readonly problems: readonly YamlProblem[]
}

export interface YamlProblem {
  readonly kind:
    | 'syntax'
    | 'duplicate-key'
    | 'alias'
    | 'anchor'
    | 'merge-key'
    | 'tag'
    | 'map-as-key'
    | 'too-deep'
  /** What the parser says of it, for problems of syntax; else the text in question. */
  readonly detail: string
  /** The parser's own name for a problem of syntax: `TAB_AS_INDENT`. */
  readonly code?: string
  readonly start: number
  /** Where a key that is there twice stands first. */
  readonly first?: number
}

/**
 * Reads YAML 1.2 (and so JSON) by its core schema: dates and `yes` stay strings. Anchors, aliases, merge keys
 * and tags are problems: no post needs them, and they can expand without end. Never throws.
 */
export function parseYamlTree(text: string): YamlTree {
  const deep = firstTooDeep(text)
  if (deep !== null) return { root: null, problems: [{ kind: 'too-deep', detail: '', start: deep }] }
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const problems: YamlProblem[] = document.errors.map(error => ({
    kind: 'syntax',
    detail: error.message,
    code: error.code,
    start: error.pos[0],
  }))
  const root = document.contents === null ? null : toNode(document.contents, { text, problems })
  return { root, problems: problems.toSorted((a, b) => a.start - b.start) }
}

interface Reading {
  readonly text: string
  readonly problems: YamlProblem[]
}

/**
 * An upper bound of the depth, without parsing: brackets that are open, `- - -` on one line, and lines that
 * are indented step by step. Brackets within quotes count, which only prose with 64 open ones would notice.
 */
function firstTooDeep(text: string): number | null {
  let open = 0
  let indents: number[] = []
  let lineStart = 0
  for (const line of text.split('\n')) {
    const indent = /^ */.exec(line)?.[0].length ?? 0
    if (indent < line.length) indents = [...indents.filter(before => before < indent), indent]
    const dashes = /^(?:\s*[-?:](?=\s))*/.exec(line)?.[0].replace(/\s/g, '').length ?? 0
    if (indents.length + dashes > MAX_DEPTH) return lineStart
    for (let i = 0; i < line.length; i++) {
      const character = line[i]
      if (character === '[' || character === '{') open += 1
      if (character === ']' || character === '}') open = Math.max(0, open - 1)
      if (open > MAX_DEPTH) return lineStart + i
    }
    lineStart += line.length + 1
  }
  return null
}

function toNode(node: unknown, reading: Reading): DataNode {
  if (isAlias(node)) {
    const start = node.range?.[0] ?? 0
    reading.problems.push({ kind: 'alias', detail: `*${node.source}`, start })
    return { kind: 'scalar', value: null, text: '', plain: true, start, end: start }
  }
  if (!isMap(node) && !isSeq(node) && !isScalar(node))
    return { kind: 'scalar', value: null, text: '', plain: true, start: 0, end: 0 }

  const start = node.range?.[0] ?? 0
  const refuse = (kind: 'anchor' | 'tag', detail: string): void => {
    const written = reading.text.lastIndexOf(detail, start)
    reading.problems.push({ kind, detail, start: written === -1 ? start : written })
  }
  if (node.anchor !== undefined) refuse('anchor', `&${node.anchor}`)
  if (node.tag !== undefined && !isImplicit(node.tag))
    refuse('tag', `!${node.tag.split(':').at(-1)?.replace(/^!+/, '')}`)
  if (isSeq(node)) return { kind: 'list', items: node.items.map(item => toNode(item, reading)), start }
  if (isMap(node)) return { kind: 'map', entries: entriesOf(node.items, reading), start }
  return scalarNode(node, start)
}

/** `yaml` gives every collection its tag, written or not; only scalars tell. */
const isImplicit = (tag: string): boolean => /^tag:yaml\.org,2002:(?:map|seq)$/.test(tag)

function scalarNode(node: Scalar, start: number): DataNode {
  const { value } = node
  const text = typeof value === 'string' ? value : (node.source ?? '')
  return {
    kind: 'scalar',
    value: typeof value === 'boolean' || isExact(value) ? value : value === null ? null : text,
    text,
    plain: node.type === 'PLAIN',
    start,
    end: node.range?.[1] ?? start,
  }
}

/** `.inf`, `.nan` and numbers of more digits than a number holds stay text. */
function isExact(value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false
  return !Number.isInteger(value) || Number.isSafeInteger(value)
}

function entriesOf(pairs: readonly Pair[], reading: Reading): MapEntry[] {
  const seen = new Map<string, number>()
  const entries: MapEntry[] = []
  for (const { key: keyNode, value } of pairs) {
    const key = toNode(keyNode, reading)
    if (key.kind !== 'scalar') {
      reading.problems.push({ kind: 'map-as-key', detail: '', start: key.start })
      continue
    }
    const first = seen.get(key.text)
    if (key.plain && key.text === '<<')
      reading.problems.push({ kind: 'merge-key', detail: '<<', start: key.start })
    else if (first !== undefined)
      reading.problems.push({ kind: 'duplicate-key', detail: key.text, start: key.start, first })
    else {
      seen.set(key.text, key.start)
      entries.push({ key: key.text, keyStart: key.start, value: toNodeAfter(value, key.end, reading) })
    }
  }
  return entries
}

/** In `{a, b}` a key has no value at all: its place is behind the key. */
function toNodeAfter(value: unknown, keyEnd: number, reading: Reading): DataNode {
  if (value === null || value === undefined)
    return { kind: 'scalar', value: null, text: '', plain: false, start: keyEnd, end: keyEnd }
  return toNode(value, reading)
}
