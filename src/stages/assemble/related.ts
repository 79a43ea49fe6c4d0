import type { Entry, EntryId, RelatedPosts } from '../../model/site.js'

/** How many related posts a post shows. */
const SHOWN = 4

/** A source that this many posts cite, such as a status page, says nothing about what they have in common. */
const WIDELY_CITED = 12

/** Of the posts that share something, only the nearest in time are compared: the cost stays linear. */
const NEIGHBOURS = 12

/** A shared source weighs as much as a very rare term three times over. */
const SOURCE_WEIGHT = 3

/**
 * The posts that a reader of each post would open next. Two posts are related by the sources that both cite and by
 * the terms that both carry; a term weighs the more the fewer posts carry it (`log(posts / uses)`, as in tf-idf),
 * and what half of all posts carry weighs next to nothing. Of equal scores the nearer in time wins. `posts` are
 * newest first; an inverted index and a window of neighbours keep the cost proportional to their number. Worked out
 * when it is first asked for: a preview asks for one post of thousands.
 */
export function relatePosts(posts: readonly EntryId[], entries: ReadonlyMap<EntryId, Entry>): RelatedPosts {
  let relate: ((id: EntryId) => readonly EntryId[]) | null = null
  return {
    of: id => {
      relate ??= indexRelations(posts, entries)
      return relate(id)
    },
  }
}

function indexRelations(
  posts: readonly EntryId[],
  entries: ReadonlyMap<EntryId, Entry>,
): (id: EntryId) => readonly EntryId[] {
  const features = posts.map(id => featuresOf(entries.get(id)))
  const uses = new Map<string, number[]>()
  for (const [position, list] of features.entries()) {
    for (const feature of list) {
      const positions = uses.get(feature)
      if (positions === undefined) uses.set(feature, [position])
      else positions.push(position)
    }
  }
  const positionOf = new Map(posts.map((id, position) => [id, position]))
  return id => {
    const position = positionOf.get(id)
    return position === undefined ? [] : nearest(position, features[position] ?? [], uses, posts)
  }
}

/** Sources and terms; a home page (`https://simonwillison.net/`) names a publisher, not an article. */
function featuresOf(entry: Entry | undefined): readonly string[] {
  if (entry === undefined) return []
  const sources = entry.document.sources
    .filter(source => !/^https?:\/\/[^/]+\/?$/u.test(source.canonicalUrl))
    .map(source => `source ${source.canonicalUrl}`)
  const terms = Object.entries(entry.terms).flatMap(([taxonomy, keys]) =>
    keys.map(key => `${taxonomy} ${key}`),
  )
  return [...new Set([...sources, ...terms])]
}

function nearest(
  position: number,
  features: readonly string[],
  uses: ReadonlyMap<string, readonly number[]>,
  posts: readonly EntryId[],
): readonly EntryId[] {
  const scores = new Map<number, number>()
  for (const feature of features) {
    const positions = uses.get(feature) ?? []
    const isSource = feature.startsWith('source ')
    if (isSource && positions.length > WIDELY_CITED) continue
    const weight = isSource
      ? SOURCE_WEIGHT * Math.log(1 + posts.length)
      : Math.log(posts.length / positions.length)
    for (const other of around(positions, position)) {
      if (other !== position) scores.set(other, (scores.get(other) ?? 0) + weight)
    }
  }
  return [...scores]
    .filter(([, score]) => score > 0)
    .sort(([a, left], [b, right]) => right - left || Math.abs(a - position) - Math.abs(b - position) || a - b)
    .slice(0, SHOWN)
    .map(([other]) => posts[other])
    .filter(id => id !== undefined)
}

/** The members of a sorted list that are nearest to `position`, at most NEIGHBOURS on each side. */
function around(positions: readonly number[], position: number): readonly number[] {
  if (positions.length <= 2 * NEIGHBOURS) return positions
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((positions[middle] ?? 0) < position) low = middle + 1
    else high = middle
  }
  return positions.slice(Math.max(0, low - NEIGHBOURS), low + NEIGHBOURS + 1)
}
