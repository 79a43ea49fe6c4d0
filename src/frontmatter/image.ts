import * as say from '../diagnostics/catalog/front-matter.js'
import type { ImageReference } from '../model/document.js'
import { type Field, type FieldReader, positionOf } from './fields.js'

const FIELDS = ['image', 'cover', 'thumbnail', 'images'] as const

/** `image` within a map is how Hugo's PaperMod writes it. */
const ADDRESS_FIELDS = ['url', 'src', 'path', 'image'] as const

/** The first image that names a file: as a string, as a map, or as the first of a list. */
export function readImage(reader: FieldReader): ImageReference | null {
  for (const name of FIELDS) {
    const empty = reader.emptyText(name)
    if (empty !== null) reader.report(say.emptyImage({ at: empty, written: '' }))
    const image = imageOf(reader.find([name]), reader)
    if (image !== null) return image
  }
  return null
}

function imageOf(field: Field | null, reader: FieldReader): ImageReference | null {
  if (field === null) return null
  const { node } = field
  if (node.kind === 'list') {
    const [first] = node.items
    return first === undefined ? null : imageOf({ ...field, node: first, at: reader.placeOf(first) }, reader)
  }
  // `image: false` is how themes are told to show none.
  if (node.kind === 'scalar' && node.value === false) return null

  const address = node.kind === 'map' ? reader.within(field, ADDRESS_FIELDS) : field
  if (address === null) {
    reader.report(say.emptyImage({ at: field.at, written: field.key }))
    return null
  }
  const written = reader.line(address)
  const target = written === null ? null : mendTarget(written, address, reader)
  if (target === null) return null
  return {
    target,
    alt: reader.line(reader.within(field, ['alt'])),
    caption: reader.line(reader.within(field, ['caption', 'title'])),
    at: positionOf(address),
  }
}

/** Two slashes and a host with a dot, then a path: an address without its scheme. */
const HOST_AND_PATH = /^\/\/[^/\s]+\.[a-z]{2,}(?::\d+)?\/./i

/** Mends what real producers write by mistake, and says so; `null` for an address that names nothing. */
function mendTarget(written: string, { at }: Field, reader: FieldReader): string | null {
  if (/^[/.]+$/.test(written)) {
    reader.report(say.emptyImage({ at, written }))
    return null
  }
  if (!written.startsWith('//')) return written
  if (HOST_AND_PATH.test(written)) return `https:${written}`
  const read = written.replace(/^\/+/, '/')
  reader.report(say.imageDoubleSlash({ at, written, read }))
  return read
}
