import { type DataNode, type MapEntry, plainValue } from './data-tree.js'
import { parseYamlTree, type YamlProblem } from './yaml-tree.js'

export interface YamlPosition {
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
}

export interface YamlError extends YamlPosition {
  /** A clause or sentence that says what is wrong. */
  readonly message: string
  /** The mistakes that people make, for a better hint. */
  readonly kind: 'colon-in-value' | 'duplicate-key' | 'tab' | 'other'
}

export interface YamlText {
  /** Plain data; `null` for an empty text, and for one with errors. */
  readonly value: unknown
  readonly errors: readonly YamlError[]
  /** Where the value at a path begins, or its key when the value is empty; else the nearest parent that exists. */
  positionOf(path: readonly (string | number)[]): YamlPosition
  /** Where the key at the end of a path is written; else the nearest parent that exists. */
  positionOfKey(path: readonly (string | number)[]): YamlPosition
}

/**
 * Reads a file of YAML 1.2 (and so of JSON) as plain data: dates and `yes` stay strings, anchors and aliases are
 * errors. Never throws; a text with errors has no value.
 */
export function parseYaml(text: string): YamlText {
  const { root, problems } = parseYamlTree(text)
  const starts = lineStarts(text)
  const errors = problems.map(
    (problem): YamlError => ({
      message: describe(problem),
      kind: kindOf(problem),
      ...positionAt(starts, problem.start),
    }),
  )
  const find = (path: readonly (string | number)[], prefer: 'key' | 'value'): YamlPosition =>
    positionAt(starts, offsetOf(root, path, prefer))
  return {
    value: root === null || errors.length > 0 ? null : plainValue(root),
    errors,
    positionOf: path => find(path, 'value'),
    positionOfKey: path => find(path, 'key'),
  }
}

function describe({ kind, detail }: YamlProblem): string {
  switch (kind) {
    case 'syntax':
      return detail
    case 'duplicate-key':
      return `The key “${detail}” is there twice`
    case 'alias':
    case 'anchor':
      return `Anchors and aliases (${detail}) are not read here`
    case 'merge-key':
      return 'The merge key << is not read here'
    case 'tag':
      return `The tag ${detail} is not read here`
    case 'map-as-key':
      return 'A map or list cannot be a key'
    case 'too-deep':
      return 'The values are nested too deeply'
    default:
      return kind satisfies never
  }
}

/** By the parser's codes. */
const KINDS: Readonly<Record<string, YamlError['kind']>> = {
  BLOCK_AS_IMPLICIT_KEY: 'colon-in-value',
  TAB_AS_INDENT: 'tab',
}

function kindOf({ kind, code }: YamlProblem): YamlError['kind'] {
  return kind === 'duplicate-key' ? 'duplicate-key' : (KINDS[code ?? ''] ?? 'other')
}

function offsetOf(
  root: DataNode | null,
  path: readonly (string | number)[],
  prefer: 'key' | 'value',
): number {
  let node: DataNode | null = root
  let offset = root?.start ?? 0
  for (const [depth, step] of path.entries()) {
    if (node?.kind === 'list') {
      node = node.items[Number(step)] ?? null
      if (node === null) return offset
      offset = node.start
      continue
    }
    const entry: MapEntry | undefined =
      node?.kind === 'map' ? node.entries.find(({ key }) => key === String(step)) : undefined
    if (entry === undefined) return offset
    const wantsKey = prefer === 'key' && depth === path.length - 1
    offset = wantsKey || isEmpty(entry.value) ? entry.keyStart : entry.value.start
    node = entry.value
  }
  return offset
}

/** An empty value has a place of no length, which says nothing to a reader. */
const isEmpty = (node: DataNode): boolean => node.kind === 'scalar' && node.end <= node.start

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(match => match.index + 1)]
}

function positionAt(starts: readonly number[], offset: number): YamlPosition {
  const after = starts.findIndex(start => start > offset)
  const line = after === -1 ? starts.length : after
  return { line, column: offset - (starts[line - 1] ?? 0) + 1 }
}
