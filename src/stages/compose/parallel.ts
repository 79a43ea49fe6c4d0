import { outcome } from '../../diagnostics/outcome.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { LanguageTag } from '../../model/names.js'
import type { ParallelContent } from '../../model/page.js'
import type { Entry } from '../../model/site.js'
import { partnerOf } from '../../model/translations.js'
import { alignBlocks, type Block, splitBlocks, withOwnIds } from './aligned-blocks.js'
import { entryContent } from './content.js'
import { inlineHtml } from './inline.js'
import { entryOf, hrefOf, languageOf, type Means, urlOf } from './means.js'

/** A post and its other language, block beside block. */
export function parallelPage(means: Means, entry: Entry): Outcome<ParallelContent> {
  const group = (means.site.translations.get(entry.translationKey) ?? []).map(id => entryOf(means, id))
  const partner = partnerOf(entry, group, means.site.config.defaultLanguage)
  if (partner === null) throw new Error(`no other language: ${entry.id}`)
  const diagnostics: Diagnostic[] = []
  const blocksOf = (of: Entry, mark: string): readonly Block[] => {
    const { value, diagnostics: noticed } = entryContent(means, of)
    diagnostics.push(...noticed)
    const html = of.document.body.pieces
      .map(piece => (typeof piece === 'string' ? piece : (value.fills[piece] ?? '')))
      .join('')
    return splitBlocks(withOwnIds(html, mark))
  }
  const rows = alignBlocks(blocksOf(entry, 'left-'), blocksOf(partner, 'right-'))
  const subtitleOf = (of: Entry): string | null =>
    of.document.inline.subtitle === null ? null : inlineHtml(means, of, of.document.inline.subtitle).value
  const side = (of: Entry): ParallelContent['left'] => ({
    tag: of.language,
    label: languageOf(means, of.language).label,
    title: of.document.title,
    subtitleHtml: subtitleOf(of),
    href: hrefOf(means, of.url),
  })
  const content = (blocks: readonly Block[]) =>
    blocks.length === 0 ? null : { document: null, fills: blocks.map(block => block.html) }
  const page: ParallelContent = {
    kind: 'parallel',
    title: means.translate(entry.language, 'parallel.title', { title: entry.document.title }),
    left: side(entry),
    right: side(partner),
    rows: rows.map(({ left, right }) => ({ left: content(left), right: content(right) })),
  }
  return outcome(page, diagnostics)
}

/** Where an entry stands beside its other language; `null` when it does not. */
export function parallelHref(means: Means, language: LanguageTag, entry: Entry): string | null {
  const url = urlOf(means, { kind: 'parallel', language, entry: entry.id })
  return url === null ? null : hrefOf(means, url)
}
