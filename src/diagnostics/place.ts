import type { Place } from '../model/diagnostic.js'
import type { Document } from '../model/document.js'

/** Where a field of the front matter stands, else the file. */
export function placeOf(document: Document, field: string): Place {
  const start = document.frontMatter.places[field]
  return start === undefined ? { path: document.path } : { path: document.path, start }
}
