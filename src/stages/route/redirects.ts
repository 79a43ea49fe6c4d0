import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { placeOf } from '../../diagnostics/place.js'
import { customAddress } from '../../model/addresses.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { Site } from '../../model/site.js'
import type { Claim } from './targets.js'

/** The old addresses of entries (`aliases`, `redirect_from`), each leading to the present one. */
export function redirectClaims(site: Site): Outcome<readonly Claim[]> {
  const claims: Claim[] = []
  const diagnostics: Diagnostic[] = []
  for (const entry of site.entries.values()) {
    for (const alias of entry.document.frontMatter.aliases) {
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
  return outcome(claims, diagnostics)
}
