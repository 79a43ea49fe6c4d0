import * as say from '../diagnostics/catalog/front-matter.js'
import { canonicalUrl } from '../lib/canonical-url.js'
import type { Source } from '../model/document.js'
import { type Field, type FieldReader, positionOf } from './fields.js'

/** A title that was cut before it reached us ends in dots. */
const CUT = /(?:\.{3}|…)$/u

/** `source_url` with `source_name`, then `sources`; a page that is cited twice is there once. */
export function readSources(reader: FieldReader): readonly Source[] {
  const single = reader.find(['source_url'])
  const name = single === null ? null : reader.line(reader.find(['source_name']))
  const first = single === null ? null : makeSource({ address: single, title: name, publisher: name }, reader)
  const rest = itemsOf(reader.find(['sources']), reader).map(item => readItem(item, reader))
  const seen = new Set<string>()
  return [first, ...rest].flatMap(source => {
    if (source === null || seen.has(source.canonicalUrl)) return []
    seen.add(source.canonicalUrl)
    return source
  })
}

function itemsOf(field: Field | null, reader: FieldReader): readonly Field[] {
  if (field === null) return []
  if (field.node.kind !== 'list') return [field]
  return field.node.items.map(node => ({ ...field, node, at: reader.placeOf(node) }))
}

function readItem(item: Field, reader: FieldReader): Source | null {
  if (item.node.kind !== 'map') return makeSource({ address: item, title: null, publisher: null }, reader)
  const address = reader.within(item, ['url', 'link', 'href'])
  if (address === null) {
    reader.report(say.sourceNotWeb({ at: item.at, written: '' }))
    return null
  }
  const title = reader.line(reader.within(item, ['title']))
  const name = reader.line(reader.within(item, ['name']))
  const publisher = reader.line(reader.within(item, ['publisher']))
  return makeSource(
    { address, title: title ?? name, publisher: publisher ?? (title === null ? null : name) },
    reader,
  )
}

function makeSource(
  {
    address,
    title,
    publisher,
  }: { readonly address: Field; readonly title: string | null; readonly publisher: string | null },
  reader: FieldReader,
): Source | null {
  const url = reader.line(address)
  if (url === null) return null
  const canonical = canonicalUrl(url)
  if (canonical === null) {
    reader.report(say.sourceNotWeb({ at: address.at, written: url }))
    return null
  }
  return {
    title: title ?? url,
    titleIsCut: CUT.test(title ?? ''),
    url,
    canonicalUrl: canonical.canonical,
    domain: canonical.domain,
    publisher,
    named: 'front-matter',
    at: positionOf(address),
  }
}
