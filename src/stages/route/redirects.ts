import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { placeOf } from '../../diagnostics/place.js'
import { customAddress, termAddress } from '../../model/addresses.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { Site } from '../../model/site.js'
import type { Claim } from './targets.js'

/**
 * The old addresses of entries (`aliases`, `redirect_from`) and the other names of terms, each leading to the present
 * address.
 */
export function redirectClaims(site: Site): Outcome<readonly Claim[]> {
  const claims: Claim[] = []
  const diagnostics: Diagnostic[] = []
  for (const entry of site.entries.values()) {
    for (const alias of entry.document.frontMatter.aliases) {
      // On the page of a term an alias without a slash is another name of the term.
      if (entry.about !== null && !alias.includes('/')) continue
      const url = customAddress(alias, '')
      if (url === null) {
        const at = placeOf(entry.document, 'aliases')
        diagnostics.push(catalog.badAddress({ at, address: alias, field: 'alias' }))
        continue
      }
      const target = { kind: 'redirect', language: entry.language, from: url, to: entry.url } as const
      if (url !== entry.url) claims.push({ target, url, identity: null, origin: entry.id })
    }
  }
  return outcome([...claims, ...termRedirects(site)], diagnostics)
}

function termRedirects({ config, editions, taxonomies }: Site): readonly Claim[] {
  return editions.flatMap(({ language }) =>
    taxonomies.flatMap(({ terms }) =>
      terms
        .filter(term => term.listed[language])
        .flatMap(term => {
          const to = termAddress(config, term, language)
          return (term.otherSlugs[language] ?? []).flatMap((slug): Claim[] => {
            const url = termAddress(config, { ...term, slugs: { [language]: slug } }, language)
            const target = { kind: 'redirect', language, from: url, to } as const
            return url === to ? [] : [{ target, url, identity: null, origin: null }]
          })
        }),
    ),
  )
}
