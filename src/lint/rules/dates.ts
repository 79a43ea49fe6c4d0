import * as say from '../../diagnostics/catalog/lint.js'
import { placeOf } from '../../diagnostics/place.js'
import { dateInName } from '../../frontmatter/file-name.js'
import { isoDay, readMoment } from '../../lib/dates.js'
import type { Finding, Subject } from '../subject.js'

/** A file name that says another day than the front matter: nobody can know which is right. */
export function dates({ path, documents }: Subject): readonly Finding[] {
  const [document] = documents
  const written = dateInName(path)
  if (document === undefined || written === null) return []
  const { published, places } = document.frontMatter
  const moment = readMoment(written, 'UTC')
  if (published === null || places.published === undefined || 'problem' in moment) return []
  const [inName, inField] = [isoDay(moment), isoDay(published)]
  if (inName === inField) return []
  const at = { ...placeOf(document, 'published'), path }
  return [{ rule: 'date-differs', diagnostic: say.dateDiffers({ at, inName, written: inField }), edits: [] }]
}
