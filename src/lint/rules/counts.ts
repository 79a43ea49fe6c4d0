import * as say from '../../diagnostics/catalog/lint.js'
import { placeOf } from '../../diagnostics/place.js'
import { readNotice } from '../../markdown/parts/notice.js'
import type { Place } from '../../model/diagnostic.js'
import type { Document } from '../../model/document.js'
import type { Finding, Subject } from '../subject.js'

/** `彙整 10 則`, `10 stories`: how many pieces of news a tagline speaks of. */
const IN_TAGLINE =
  /(?<![\d.,/-])(\d{1,4})\s*(?:則|篇|條|個來源|個新聞)|\b(\d{1,4})\s+(?:(?:AI|news)\s+)?(?:stories|articles|sources|items|headlines)\b/iu

/** A number in the notice or the tagline that no way to count the sources or stories gives. */
export function counts(subject: Subject): readonly Finding[] {
  return subject.documents.flatMap(document => [
    ...ofNotice(subject, document),
    ...ofTagline(subject, document),
  ])
}

function ofNotice(subject: Subject, document: Document): readonly Finding[] {
  const claimed = document.notice?.sourceCount ?? null
  if (claimed === null || document.frontMatter.notice !== null) return []
  return differs(document, { where: 'notice', claimed, at: placeOfNotice(subject, claimed) })
}

function ofTagline({ path }: Subject, document: Document): readonly Finding[] {
  const match = IN_TAGLINE.exec(document.frontMatter.subtitle ?? '')
  if (match === null) return []
  const claimed = Number(match[1] ?? match[2])
  if (claimed === document.stories.length) return []
  const at = { ...placeOf(document, 'subtitle'), path }
  return differs(document, { where: 'tagline', claimed, at })
}

function differs(
  document: Document,
  { where, claimed, at }: { where: 'notice' | 'tagline'; claimed: number; at: Place },
): readonly Finding[] {
  const found = document.sources.length
  // The one source that a post is based on is named in the front matter, and not always counted.
  const listed = found - document.frontMatter.sources.length
  if (found === 0 || claimed === found || claimed === listed) return []
  return [{ rule: 'source-count', diagnostic: say.sourceCount({ at, where, claimed, found }), edits: [] }]
}

function placeOfNotice({ path, lines, body }: Subject, claimed: number): Place {
  const index = lines.findLastIndex(
    (line, at) =>
      at >= body.firstLine - 1 && readNotice(line.text.replace(/[*_>]/gu, ''))?.sourceCount === claimed,
  )
  return index === -1 ? { path } : { path, start: { line: index + 1, column: 1 } }
}
