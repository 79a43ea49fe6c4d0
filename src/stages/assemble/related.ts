import { hashData } from '../../lib/hash.js'
import type { Memo } from '../../lib/memo.js'
import type { Document } from '../../model/document.js'
import type { Coverage, Entry, EntryId, RelatedPosts, Relations } from '../../model/site.js'
import { mayRelate, type SourceData } from '../../model/source-data.js'

/** How many posts a post shows in each of its two lists. */
const SHOWN = 4

/** A page that more posts cite than this says nothing of what they have in common: a status page, a price list. */
const WIDELY_CITED = 12

/** Of the posts that share something, only the nearest in time are compared: the cost stays linear. */
const NEIGHBOURS = 12

/** The page that a post retells (`source_url`) says more of it than one of ten in a list. */
const MAIN_SOURCE_WEIGHT = 2

/** A person, a company, a series: who is written about says more than a tag. */
const ENTITY_WEIGHT = 1.5

/** Days in which nearness loses half of its part. */
const HALF_LIFE = 60
const DAY = 24 * 60 * 60 * 1000

/**
 * From this many posts on, a term that more than a third of them carry (`AI`, `Digest`) connects nobody. Of fewer posts
 * a third is no crowd.
 */
const ENOUGH_POSTS = 6
const COMMON_SHARE = 1 / 3

interface RelateMeans {
  readonly sourceData: SourceData
  /** Taxonomies whose terms are people, companies and the like. */
  readonly entityTaxonomies: ReadonlySet<string>
  readonly memo: Memo
}

/**
 * The posts that a reader of each post would open next, in two lists that have none in common.
 *
 * *Related coverage*: posts that cite the same pages. A shared page weighs `log(1 + posts / citing)`: the fewer cite
 * it, the more it says. Left out of account are
 * - bare addresses of a site (`https://simonwillison.net/`, `https://news.example/en`): they name a publisher;
 * - hosts that tell a state (`status.claude.com`): they are cited whatever the news is;
 * - pages that more than WIDELY_CITED posts cite;
 * - what `data/sources.yaml` says `index: false` or `related: false` of.
 *
 * *Related posts*: the rest, by terms. A term weighs `log(posts / carrying)`, as in tf-idf, more when it names a person
 * or company; what a third of all posts carry weighs nothing. The sum is worth up to twice as much for a post of the
 * same days as for one of long ago, since news ages.
 *
 * Of equal scores the nearer in time wins, then the newer. `posts` are newest first; an inverted index, of which each
 * post looks at no more than its neighbours, keeps the cost proportional to their number. The index is made when the
 * first post asks, and each post's lists when it asks: a preview asks for one post of thousands.
 */
export function relatePosts(posts: readonly Entry[], means: RelateMeans): RelatedPosts {
  let relate: ((id: EntryId) => Relations) | null = null
  return {
    of: id => {
      relate ??= indexRelations(posts, means)
      return relate(id)
    },
  }
}

function indexRelations(
  entries: readonly Entry[],
  { sourceData, entityTaxonomies, memo }: RelateMeans,
): (id: EntryId) => Relations {
  const posts = entries.map(({ id }) => id)
  const list: Timeline = { posts, times: entries.map(({ published }) => published?.epochMs ?? 0) }
  const dataKey = hashData(sourceData)
  const sources = indexed(
    entries.map(({ document }) =>
      memo.recallFor('cited', [document, dataKey], () => sourcesOf(document, sourceData)),
    ),
  )
  const entityKey = [...entityTaxonomies].join()
  const terms = indexed(
    entries.map(entry =>
      memo.recallFor('carried', [entry, entityKey], () => termsOf(entry, entityTaxonomies)),
    ),
  )
  const positionOf = new Map(posts.map((id, position) => [id, position]))
  return id => {
    const position = positionOf.get(id)
    if (position === undefined) return NONE
    const coverage = coverageOf(position, sources, list)
    const shown = new Set(coverage.map(({ entry }) => entry))
    return { coverage, related: relatedOf(position, terms, { list, shown }) }
  }
}

/** Of a page, or a post of another edition. */
const NONE: Relations = { coverage: [], related: [] }

interface Timeline {
  readonly posts: readonly EntryId[]
  /** Milliseconds since 1970, by position. */
  readonly times: readonly number[]
}

/** What posts have, by post, and the posts that have it. */
interface Indexed {
  readonly of: readonly ReadonlyMap<string, number>[]
  readonly uses: ReadonlyMap<string, readonly number[]>
}

function indexed(of: readonly ReadonlyMap<string, number>[]): Indexed {
  const uses = new Map<string, number[]>()
  for (const [position, features] of of.entries()) {
    for (const feature of features.keys()) {
      const positions = uses.get(feature)
      if (positions === undefined) uses.set(feature, [position])
      else positions.push(position)
    }
  }
  return { of, uses }
}

/** The front page of a site, also that of one of its languages: `https://x.tw`, `https://x.tw/en`, `https://x.tw/zh-tw`. */
const FRONT_PAGE = /^https?:\/\/[^/?]+\/?(?:[a-z]{2}(?:-[a-z]{2,4})?|home|index\.html?)?\/?$/iu
/** Hosts that say whether a service works. */
const STATE_PAGE = /^https?:\/\/(?:[^/]+\.)?(?:status|statuspage|health|uptime)\.[^/]+/iu

/** Whether a page that two posts cite is a sign that they tell the same story. */
export const tellsApart = (canonicalUrl: string): boolean =>
  !FRONT_PAGE.test(canonicalUrl) && !STATE_PAGE.test(canonicalUrl)

function sourcesOf(document: Document, data: SourceData): ReadonlyMap<string, number> {
  const main = new Set(document.frontMatter.sources.map(source => source.canonicalUrl))
  const sources = document.sources.filter(
    source => tellsApart(source.canonicalUrl) && mayRelate(data, source),
  )
  return new Map(
    sources.map(({ canonicalUrl }) => [canonicalUrl, main.has(canonicalUrl) ? MAIN_SOURCE_WEIGHT : 1]),
  )
}

function termsOf(entry: Entry, entities: ReadonlySet<string>): ReadonlyMap<string, number> {
  const features = new Map<string, number>()
  for (const [taxonomy, keys] of Object.entries(entry.terms)) {
    for (const key of keys) {
      // `Claude` as a tag, a model and a category is one thing in common, not three.
      const weight = entities.has(taxonomy) ? ENTITY_WEIGHT : 1
      features.set(key, Math.max(weight, features.get(key) ?? 0))
    }
  }
  return features
}

function coverageOf(position: number, { of, uses }: Indexed, list: Timeline): readonly Coverage[] {
  const found = new Map<number, { score: number; sources: { url: string; score: number }[] }>()
  for (const [url, own] of of[position] ?? []) {
    const citing = uses.get(url) ?? []
    if (citing.length > WIDELY_CITED) continue
    for (const other of citing) {
      if (other === position) continue
      const weight = Math.max(own, of[other]?.get(url) ?? 0)
      const score = weight * Math.log(1 + list.posts.length / citing.length)
      const known = found.get(other) ?? { score: 0, sources: [] }
      known.score += score
      known.sources.push({ url, score })
      found.set(other, known)
    }
  }
  const scores = new Map([...found].map(([other, { score }]) => [other, score]))
  return best(scores, position, list).flatMap(other => {
    const entry = list.posts[other]
    const sources = found.get(other)?.sources ?? []
    return entry === undefined
      ? []
      : [{ entry, sources: sources.sort((a, b) => b.score - a.score).map(({ url }) => url) }]
  })
}

function relatedOf(
  position: number,
  { of, uses }: Indexed,
  { list, shown }: { readonly list: Timeline; readonly shown: ReadonlySet<EntryId> },
): readonly EntryId[] {
  const count = list.posts.length
  const scores = new Map<number, number>()
  for (const [feature, weight] of of[position] ?? []) {
    const carrying = uses.get(feature) ?? []
    if (count >= ENOUGH_POSTS && carrying.length > count * COMMON_SHARE) continue
    const worth = weight * Math.log(count / carrying.length)
    for (const other of around(carrying, position)) {
      const id = list.posts[other]
      if (other !== position && id !== undefined && !shown.has(id))
        scores.set(other, (scores.get(other) ?? 0) + worth)
    }
  }
  for (const [other, score] of scores) scores.set(other, score * nearness(position, other, list.times))
  return best(scores, position, list)
    .map(other => list.posts[other])
    .filter(id => id !== undefined)
}

/** 1 for posts of one day, falling to a half. */
function nearness(a: number, b: number, times: readonly number[]): number {
  const days = Math.abs((times[a] ?? 0) - (times[b] ?? 0)) / DAY
  return 0.5 + 0.5 * 2 ** (-days / HALF_LIFE)
}

/** Scores that differ by less are equal: the order in which numbers are added must not decide. */
const TINY = 1e-9

function best(scores: ReadonlyMap<number, number>, position: number, { times }: Timeline): readonly number[] {
  const distance = (other: number): number => Math.abs((times[other] ?? 0) - (times[position] ?? 0))
  return [...scores]
    .map(([other, score]): [number, number] => [other, Math.round(score / TINY)])
    .filter(([, score]) => score > 0)
    .sort(([a, left], [b, right]) => right - left || distance(a) - distance(b) || a - b)
    .slice(0, SHOWN)
    .map(([other]) => other)
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
