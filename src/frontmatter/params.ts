import type { DataNode, MapNode } from '../lib/data-tree.js'
import type { Json, JsonObject } from '../lib/json.js'
import { stripForbidden } from '../lib/text.js'

/**
 * Everything that is no field of ours, as JSON. Hugo's `params` is no level of its own; what stands outside it
 * wins.
 */
export function readParams(root: MapNode, isOurs: (key: string) => boolean): JsonObject {
  const rest = root.entries.filter(({ key }) => !isOurs(key))
  const inner = rest.flatMap(({ key, value }) =>
    key === 'params' && value.kind === 'map' ? value.entries : [],
  )
  const outer = rest.filter(({ key, value }) => key !== 'params' || value.kind !== 'map')
  return toObject([...inner, ...outer])
}

function toJson(node: DataNode): Json {
  if (node.kind === 'list') return node.items.map(toJson)
  if (node.kind === 'map') return toObject(node.entries)
  return typeof node.value === 'string' ? stripForbidden(node.value) : node.value
}

/**
 * `__proto__` is left out: as a property of its own it is harmless here, but a copy made by assignment would
 * change what the copy inherits.
 */
function toObject(entries: MapNode['entries']): JsonObject {
  return Object.fromEntries(
    entries
      .filter(({ key }) => key !== '__proto__')
      .map(({ key, value }) => [stripForbidden(key), toJson(value)] as const),
  )
}
