import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { placeOf } from '../../diagnostics/place.js'
import { dayOf } from '../../lib/dates.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { Heading, Inline, Source } from '../../model/document.js'
import type { LanguageTag } from '../../model/names.js'
import type { EntryContent, Picture, SourceView, TermLink } from '../../model/page.js'
import type { Entry } from '../../model/site.js'
import { entryContent } from './content.js'
import { findCover } from './cover.js'
import { inlineHtml } from './inline.js'
import type { Lists } from './lists.js'
import { editionOf, entryOf, entryUrl, hrefOf, languageOf, type Means } from './means.js'
import { noticeView } from './notice.js'
import { parallelHref } from './parallel.js'
import { localFile } from './pictures.js'
import { staleOf } from './stale.js'
import { dateView, publisherLink, readingMinutes, taxonomyLabel, termLinks, writtenIn } from './views.js'

/** A post or page as readers of a language see it, and the layout that shows it. */
export function composeEntry(
  means: Means,
  language: LanguageTag,
  { entry, lists }: { readonly entry: Entry; readonly lists: Lists },
): Outcome<{ readonly layout: string; readonly page: EntryContent; readonly image: Picture | null }> {
  const { document } = entry
  const { frontMatter } = document
  const diagnostics: Diagnostic[] = []
  const take = <T>(result: Outcome<T>): T => {
    diagnostics.push(...result.diagnostics)
    return result.value
  }
  const takeInline = (inline: Inline | null): string | null =>
    inline === null ? null : take(inlineHtml(means, entry, inline))
  const summary = document.inline.summary ?? document.inline.description
  const layout = take(layoutOf(means, entry))
  const image = take(findCover(means, entry))
  const { coverage, related } = editionOf(means, language).related.of(entry.id)
  const sources = document.sources.map(source => sourceView(means, language, source))
  const { newer, older } = lists.neighbours(entry.id)
  const page: EntryContent = {
    kind: entry.kind,
    language: writtenIn(means, language, entry),
    title: document.title,
    href: hrefOf(means, entryUrl(means, language, entry.id)),
    subtitle: document.inline.subtitle?.text ?? null,
    subtitleHtml: takeInline(document.inline.subtitle),
    published: entry.published === null ? null : dateView(entry.published, language),
    updated: isUpdatedLater(entry) && entry.updated !== null ? dateView(entry.updated, language) : null,
    reading: {
      minutes: readingMinutes(document.counts),
      characters: document.counts.cjk,
      words: document.counts.words,
    },
    summary: summary?.text ?? null,
    summaryHtml: takeInline(summary),
    authors: frontMatter.authors,
    image: image !== null && isInBody(means, entry, image) ? null : image,
    terms: termGroups(means, language, entry),
    contents: contentsOf(means, entry),
    content: take(entryContent(means, entry)),
    keyPoints: means.site.config.digest.keyPoints === 'top' ? document.keyPoints : [],
    sources,
    furtherSources: sources.filter((_, index) => document.sources[index]?.named !== 'text'),
    notice: noticeView(means, language, entry),
    staleOf: staleOf(means, language, entry),
    parallel: parallelHref(means, language, entry),
    translations: translationsOf(means, entry),
    newer,
    older,
    coverage: coverage.map(({ entry: other, sources: shared }) => ({
      post: lists.card(other),
      sources: document.sources
        .map((source, index) => ({ source, view: sources[index] }))
        .flatMap(({ source, view }) =>
          view !== undefined && shared.includes(source.canonicalUrl) ? [view] : [],
        ),
    })),
    related: related.map(lists.card),
    mark: entry.mark,
    params: frontMatter.params,
  }
  return outcome({ layout, page, image }, diagnostics)
}

/** A picture that the text shows already does not stand above it too; it is still shared and listed. */
function isInBody(means: Means, entry: Entry, image: Picture): boolean {
  return entry.document.body.slots.some(slot => {
    if (slot.kind !== 'image') return false
    const file = localFile(means, entry, slot.target)
    return file !== null && hrefOf(means, file.url) === image.src
  })
}

function layoutOf({ layouts }: Means, entry: Entry): Outcome<string> {
  if (layouts.has(entry.layout)) return outcome(entry.layout, [])
  const own = [...layouts].filter(name => name === 'post' || name === 'page')
  const at = placeOf(entry.document, 'layout')
  return outcome(entry.kind, [catalog.unknownLayout({ at, layout: entry.layout, known: own })])
}

/** An update on the day of publication is no news to a reader. */
function isUpdatedLater({ published, updated }: Entry): boolean {
  if (updated === null || published === null) return updated !== null
  const a = dayOf(published)
  const b = dayOf(updated)
  return updated.epochMs > published.epochMs && (a.year !== b.year || a.month !== b.month || a.day !== b.day)
}

function termGroups(means: Means, language: LanguageTag, entry: Entry): EntryContent['terms'] {
  return means.site.config.taxonomies.flatMap(({ name }) => {
    const terms: TermLink[] = termLinks(means, language, { id: entry.id, taxonomy: name })
    return terms.length === 0 ? [] : [{ taxonomy: name, label: taxonomyLabel(means, language, name), terms }]
  })
}

/** Fewer headings than this need no table of contents. */
const FEWEST_HEADINGS = 3

function contentsOf({ site }: Means, { document }: Entry): EntryContent['contents'] {
  const { from, to } = site.config.markdown.contents
  if (document.frontMatter.params.toc === false) return []
  const stories = new Set(document.stories.map(({ id }) => id))
  const shown = document.headings.filter(({ level, isListed }) => isListed && level >= from && level <= to)
  return shown.length < FEWEST_HEADINGS ? [] : shown.map(heading => contentsItem(heading, stories))
}

function contentsItem(
  { level, id, text, part }: Heading,
  stories: ReadonlySet<string>,
): EntryContent['contents'][number] {
  return { level, id, text, part: part ?? (stories.has(id) ? 'story' : null) }
}

export function sourceView(means: Means, language: LanguageTag, source: Source): SourceView {
  const { title, titleIsCut, url, domain, publisher } = source
  const link = publisherLink(means, language, domain)
  return {
    title,
    titleIsCut,
    url,
    domain,
    publisher: publisher ?? link.name,
    publisherHref: link.href,
  }
}

/** The other languages in which an entry exists. */
function translationsOf(means: Means, entry: Entry): EntryContent['translations'] {
  const ids = means.site.translations.get(entry.translationKey) ?? []
  if (!ids.includes(entry.id)) return []
  return ids
    .map(id => entryOf(means, id))
    .filter(other => other.id !== entry.id)
    .map(({ language, url }) => ({
      tag: language,
      label: languageOf(means, language).label,
      href: hrefOf(means, url),
      exists: true,
      current: false,
    }))
}
