import { searchRecord } from '../../emit/search-record.js'
import { dayOf, formatDay } from '../../lib/dates.js'
import { byLabel } from '../../lib/index-head.js'
import { byCodePoint } from '../../lib/order.js'
import type { LanguageTag } from '../../model/names.js'
import type { SearchContent } from '../../model/page.js'
import { SEARCH_INDEX, type SearchRecord, type SearchWork } from '../../model/search.js'
import type { Edition, EntryId } from '../../model/site.js'
import { entryOf, entryUrl, hrefOf, languageOf, type Means, urlOf } from './means.js'
import { taxonomyLabel, termLinks } from './views.js'

/** What can be searched, by language and year; nothing where the site has no search page. */
export function composeSearch(means: Means): readonly SearchWork[] {
  return means.site.editions
    .filter(({ language }) => urlOf(means, { kind: 'search', language }) !== null)
    .flatMap(edition =>
      edition.years.map(({ year, posts }): SearchWork => {
        return {
          bundle: () => ({
            language: edition.language,
            year,
            folder: searchFolder(edition, year),
            records: posts.map(id => recordOf(means, edition, id)),
          }),
          texts: () =>
            posts.map(id => {
              const record = recordOf(means, edition, id)
              return { href: record.href, html: searchRecord(record, entryOf(means, id).document) }
            }),
        }
      }),
    )
}

/** The search page of a language: its own posts first, those of the other languages when a reader wants them. */
export function searchPage(means: Means, language: LanguageTag, title: string): SearchContent {
  const editions = [...means.site.editions].sort(
    (a, b) => Number(b.language === language) - Number(a.language === language),
  )
  const years = new Set(editions.flatMap(edition => edition.years.map(({ year }) => year)))
  return {
    kind: 'search',
    title,
    script: hrefOf(means, `/${means.assets.get('search.js') ?? 'search.js'}`),
    languages: editions.map(edition => ({
      tag: edition.language,
      label: languageOf(means, edition.language).label,
      bundles: edition.years.map(({ year }) => ({
        year: String(year),
        href: hrefOf(means, `/${searchFolder(edition, year)}`),
      })),
    })),
    filters: means.site.taxonomies.flatMap(({ name, terms }) => {
      const choices = terms
        .filter(term => (term.posts[language]?.length ?? 0) > 0)
        .map(({ key, labels }) => ({ value: key as string, label: labels[language] ?? key }))
        .sort((a, b) => byLabel(a.label, b.label) || byCodePoint(a.value, b.value))
      return choices.length === 0 ? [] : [{ name, label: taxonomyLabel(means, language, name), choices }]
    }),
    years: [...years].sort((a, b) => b - a).map(String),
  }
}

/** @example searchFolder(edition, 2026) // => 'search/index/zh-TW/2026/' */
export function searchFolder({ language }: Edition, year: number): string {
  return `${SEARCH_INDEX}${language}/${year}/`
}

function recordOf(means: Means, { language }: Edition, id: EntryId): SearchRecord {
  const { document, published, summary } = entryOf(means, id)
  const terms = means.site.config.taxonomies.map(({ name }): [string, string[]] => [
    name,
    termLinks(means, language, { id, taxonomy: name }).map(({ label }) => label),
  ])
  const keys = Object.entries(entryOf(means, id).terms)
  return {
    document: document.hash,
    href: hrefOf(means, entryUrl(means, language, id)),
    title: document.title,
    date: published === null ? '' : formatDay(published, language),
    summary,
    terms: [...new Set(terms.flatMap(([, labels]) => labels))],
    filters: {
      ...Object.fromEntries(keys),
      language: [language],
      year: published === null ? [] : [String(dayOf(published).year)],
    },
  }
}
