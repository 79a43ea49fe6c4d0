import type { LanguageTag } from './names.js'

/** What `data/sources.yaml` says, by domain (`mashable.com`) or canonical address (`https://news.example/live`). */
export type SourceData = Readonly<Record<string, SourceRecord>>

export interface SourceRecord {
  /** What to call the publisher in a language. */
  readonly names: Readonly<Partial<Record<LanguageTag, string>>>
  /** False: on no list of sources, and no sign that two posts have something in common. */
  readonly index: boolean
  /** False: no sign that two posts have something in common; a home page, a status page, a live ticker. */
  readonly related: boolean
}

/** What is said of a domain or an address; `null`: nothing. */
export function sourceRecord(data: SourceData, name: string): SourceRecord | null {
  return Object.hasOwn(data, name) ? (data[name] ?? null) : null
}

interface Cited {
  readonly domain: string
  readonly canonicalUrl: string
}

/** Whether a source is on the lists of sources. */
export function isIndexed(data: SourceData, { domain, canonicalUrl }: Cited): boolean {
  return [domain, canonicalUrl].every(name => sourceRecord(data, name)?.index ?? true)
}

/** Whether the author lets a source say that two posts belong together. */
export function mayRelate(data: SourceData, { domain, canonicalUrl }: Cited): boolean {
  return [domain, canonicalUrl].every(name => {
    const record = sourceRecord(data, name)
    return record === null || (record.index && record.related)
  })
}
