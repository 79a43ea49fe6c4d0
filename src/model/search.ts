import type { LanguageTag } from './names.js'

/** Every bundle lies below it, in the output folder. */
export const SEARCH_INDEX = 'search/index/'

/**
 * The posts of one language and year, indexed together: what is edited later costs its own year, no more. Plain
 * data; equal bundles make equal files.
 */
export interface SearchBundle {
  readonly language: LanguageTag
  readonly year: number
  /** Where its files go, below the output folder: `search/index/zh-TW/2026/`. */
  readonly folder: string
  readonly records: readonly SearchRecord[]
}

/** A bundle that can be indexed. A preview makes none before somebody searches, and texts only for a new index. */
export interface SearchWork {
  readonly bundle: () => SearchBundle
  readonly texts: () => readonly SearchText[]
}

/** What the index knows of one post, its text apart. */
export interface SearchRecord {
  /** The hash of the document, which stands for its text. */
  readonly document: string
  /** With the base path, encoded. */
  readonly href: string
  readonly title: string
  /** As the page's language writes it. */
  readonly date: string
  readonly summary: string
  /** The labels of its terms, each once. */
  readonly terms: readonly string[]
  /** What a reader can filter by: `{ year: ['2026'], language: ['zh-TW'], models: ['claude'] }`; keys of terms. */
  readonly filters: Readonly<Record<string, readonly string[]>>
}

/** What an indexer is given for one post. */
export interface SearchText {
  readonly href: string
  readonly html: string
}

export interface IndexedFile {
  /** Below the bundle's folder. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Makes the files that a browser searches in. */
export interface SearchIndexer {
  /** A part of every key: another version makes other files. */
  readonly version: string
  /** Equal texts in equal order give equal files. */
  index(texts: readonly SearchText[]): Promise<readonly IndexedFile[]>
  /** Ends what it started; it may be used again afterwards. */
  close(): Promise<void>
}
