import { siteUrl } from '../../model/names.js'
import type { Edition, Site } from '../../model/site.js'
import { partnerOf } from '../../model/translations.js'
import type { Claim } from './targets.js'

/** Where a translated post of an edition stands beside its other language: `/posts/x/parallel/`. */
export function parallelClaims(site: Site, edition: Edition): Claim[] {
  if (!site.config.translations.parallel) return []
  return edition.posts.flatMap(id => {
    const entry = site.entries.get(id)
    if (entry === undefined || entry.language !== edition.language || !entry.url.endsWith('/')) return []
    const group = (site.translations.get(entry.translationKey) ?? [])
      .map(other => site.entries.get(other))
      .filter(other => other !== undefined)
    if (partnerOf(entry, group, site.config.defaultLanguage) === null) return []
    const claim: Claim = {
      target: { kind: 'parallel', language: edition.language, entry: id },
      url: siteUrl(`${entry.url}parallel/`),
      identity: `parallel ${entry.translationKey}`,
      origin: null,
    }
    return [claim]
  })
}
