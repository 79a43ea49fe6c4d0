import type { LanguageTag } from '../../model/names.js'
import type { EntryContent } from '../../model/page.js'
import type { Entry } from '../../model/site.js'
import { originalOf, translationState } from '../../model/translations.js'
import { entryOf, entryUrl, hrefOf, type Means } from './means.js'

/** The original of a translation that is older than it; `null` for every other entry, and where the site says so. */
export function staleOf(means: Means, language: LanguageTag, entry: Entry): EntryContent['staleOf'] {
  const { config, translations } = means.site
  if (!config.translations.staleNotice || entry.document.frontMatter.translatedFrom === null) return null
  const group = (translations.get(entry.translationKey) ?? []).map(id => entryOf(means, id))
  const original = originalOf(group, config.defaultLanguage)
  if (original === null || !group.includes(entry) || translationState(entry, original) !== 'stale')
    return null
  return {
    title: original.document.title,
    href: hrefOf(means, entryUrl(means, language, original.id)),
    tag: original.language,
  }
}
