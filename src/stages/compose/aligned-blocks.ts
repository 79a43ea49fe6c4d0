/** A block at the top of a body, and what it is: `h2`, `p`, `ul`. */
export interface Block {
  readonly name: string
  readonly html: string
}

/** A tag with its attributes in quotes, as our own compiler writes them; text never holds a bare `<`. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/giu

/** Elements without an end (HTML, 13.1.2). */
const VOID: ReadonlySet<string> = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** Cuts well-formed HTML at its top level; text between elements is a block too. */
export function splitBlocks(html: string): readonly Block[] {
  const blocks: Block[] = []
  let depth = 0
  let start = 0
  let name = ''
  const close = (end: number, as: string): void => {
    const text = html.slice(start, end)
    if (text.trim() !== '') blocks.push({ name: as, html: text.trim() })
    start = end
  }
  for (const match of html.matchAll(TAG)) {
    const [tag, slash = '', element = '', rest = ''] = match
    const lower = element.toLowerCase()
    const isVoid = VOID.has(lower) || rest.endsWith('/')
    if (slash === '') {
      if (depth === 0) {
        close(match.index, 'text')
        name = lower
      }
      if (!isVoid) depth += 1
    } else depth = Math.max(0, depth - 1)
    if (depth === 0) close(match.index + tag.length, name)
  }
  close(html.length, depth === 0 ? 'text' : name)
  return blocks
}

export interface BlockPair {
  readonly left: readonly Block[]
  readonly right: readonly Block[]
}

/** Beyond as many comparisons the two texts are shown as one pair: two posts of 500 blocks each. */
const MOST_COMPARISONS = 250_000

/**
 * Puts two bodies beside each other: the longest common sequence of block names holds them together, with headings
 * weighing more than other blocks, and what stands between two common blocks shares a pair. Every block is shown
 * once, in its order.
 */
export function alignBlocks(left: readonly Block[], right: readonly Block[]): readonly BlockPair[] {
  if (left.length * right.length > MOST_COMPARISONS) return [{ left, right }]
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--) {
      const gain = weightOf(left[i], right[j])
      const both = gain === 0 ? 0 : gain + at(i + 1, j + 1)
      best[i * width + j] = Math.max(both, at(i + 1, j), at(i, j + 1))
    }
  const pairs: { left: Block[]; right: Block[] }[] = []
  let loose: { left: Block[]; right: Block[] } | null = null
  let i = 0
  let j = 0
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    const gain = weightOf(a, b)
    if (a !== undefined && b !== undefined && gain > 0 && at(i, j) === gain + at(i + 1, j + 1)) {
      pairs.push({ left: [a], right: [b] })
      loose = null
      i += 1
      j += 1
      continue
    }
    if (loose === null) {
      loose = { left: [], right: [] }
      pairs.push(loose)
    }
    if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      loose.left.push(a)
      i += 1
    } else if (b !== undefined) {
      loose.right.push(b)
      j += 1
    }
  }
  return pairs
}

/** A shared heading says more about the place in a text than any number of shared paragraphs nearby. */
const HEADING_WEIGHT = 8

function weightOf(a: Block | undefined, b: Block | undefined): number {
  if (a === undefined || b === undefined || a.name !== b.name) return 0
  return /^h[1-6]$/u.test(a.name) ? HEADING_WEIGHT : 1
}

/** The same HTML with a mark before each of its ids and before the links to them, so that two bodies share a page. */
export function withOwnIds(html: string, mark: string): string {
  return html.replace(TAG, tag =>
    tag
      .replace(/(\s(?:id|name|for)=")/gu, `$1${mark}`)
      .replace(/(\shref="#)/gu, `$1${mark}`)
      .replace(/\s(aria-(?:describedby|labelledby|controls))="([^"]*)"/gu, (_, name: string, ids: string) => {
        const marked = ids.split(/\s+/u).map(id => mark + id)
        return ` ${name}="${marked.join(' ')}"`
      }),
  )
}
