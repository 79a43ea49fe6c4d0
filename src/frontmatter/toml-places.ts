/**
 * Where each value of a text of valid TOML begins, by its path as JSON: `["ai","model"]`, `["sources",0,"url"]`.
 * The parser does not say. Values within inline tables and lists have no place of their own.
 */
export function placesOfToml(block: string): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const lengths = new Map<string, number>()
  let table: readonly (string | number)[] = []
  for (const match of block.matchAll(STATEMENT)) {
    const { list, header, name, value = '' } = match.groups ?? {}
    const keys = partsOf(list ?? header ?? name ?? '')
    if (list !== undefined) {
      const count = lengths.get(list.trim()) ?? 0
      lengths.set(list.trim(), count + 1)
      table = [...keys, count]
    }
    if (header !== undefined) table = withIndexes(keys, lengths)
    const path = name === undefined ? table : [...table, ...keys]
    const start = match.index + (name === undefined ? leading(match[0]) : match[0].length - value.length)
    for (let length = 1; length <= path.length; length++) {
      const key = JSON.stringify(path.slice(0, length))
      if (!places.has(key)) places.set(key, start)
    }
  }
  return places
}

const KEY = String.raw`(?:[\w-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')`
const DOTTED = String.raw`${KEY}(?:[ \t]*\.[ \t]*${KEY})*`
const MULTILINE = String.raw`"{3}[\s\S]*?"{3}|'{3}[\s\S]*?'{3}`

/** A header, or a field with its value to the end of the line, or of a string of several lines. */
const STATEMENT = new RegExp(
  String.raw`(?<=^|\n)[ \t]*(?:\[\[(?<list>[^\]\n]*)\]\]|\[(?<header>[^\]\n]*)\]|(?<name>${DOTTED})[ \t]*=[ \t]*(?<value>${MULTILINE}|[^\n]*))`,
  'g',
)

const leading = (text: string): number => /^[ \t]*/.exec(text)?.[0].length ?? 0

function partsOf(dotted: string): string[] {
  return [...dotted.matchAll(new RegExp(KEY, 'g'))].map(([key]) =>
    key.startsWith("'") ? key.slice(1, -1) : key.startsWith('"') ? unquote(key) : key,
  )
}

function unquote(key: string): string {
  try {
    return String(JSON.parse(key))
  } catch {
    return key.slice(1, -1)
  }
}

/** Within a list of tables a header speaks of its last item. */
function withIndexes(keys: readonly string[], lengths: ReadonlyMap<string, number>): (string | number)[] {
  return keys.flatMap((key, index) => {
    const count = lengths.get(keys.slice(0, index + 1).join('.'))
    return count === undefined ? [key] : [key, count - 1]
  })
}
