import * as catalog from '../../diagnostics/catalog/site.js'
import { ok, outcome } from '../../diagnostics/outcome.js'
import type { Outcome } from '../../model/diagnostic.js'
import type { Picture } from '../../model/page.js'
import { inlineHtml } from './inline.js'
import { hrefOf, type Means, type Owner } from './means.js'
import { isRemote, localFile } from './pictures.js'

/** The picture that stands for an entry in lists and on its page; a missing one is none. */
export function coverOf(means: Means, entry: Owner): Picture | null {
  return findCover(means, entry).value
}

/** The same, and a warning where the file is not there. */
export function findCover(means: Means, entry: Owner): Outcome<Picture | null> {
  const image = entry.document.frontMatter.image
  if (image === null) return ok(null)
  const { target } = image
  const inline = entry.document.inline.caption
  const written = inline === null ? ok(null) : inlineHtml(means, entry, inline)
  const words = { alt: image.alt ?? '', caption: inline?.text ?? null, captionHtml: written.value }
  if (isRemote(target))
    return outcome({ src: target, ...words, width: null, height: null }, written.diagnostics)
  const file = localFile(means, entry, target)
  if (file === null) {
    const at = { path: entry.id, start: image.at }
    return outcome(null, [catalog.missingImage({ at, target })])
  }
  const size = means.pictureSize(file.path)
  const src = hrefOf(means, file.url)
  const picture = { src, ...words, width: size?.width ?? null, height: size?.height ?? null }
  return outcome(picture, written.diagnostics)
}
