import type { CountedTerm, Frame, SidebarBlock } from '../../model/page.js'
import { countedTerms, type Lists, sourcesIndex } from './lists.js'
import { hrefOf, urlOf } from './means.js'
import { taxonomyLabel } from './views.js'

/** So many terms or publishers of each kind: more is what their own pages are for. */
const SHOWN = 12
const SHOWN_SOURCES = 8

/**
 * What stands beside the front page, as the configuration names it, else every taxonomy, languages and feeds; a block
 * with nothing in it is left out.
 */
export function homeSidebar(lists: Lists, frame: Frame): readonly SidebarBlock[] {
  const { theme, taxonomies } = lists.means.site.config
  const asked = theme.sidebars.home
  const names = asked ?? [...taxonomies.map(({ name }) => name), 'languages', 'feeds']
  const blocks = names.flatMap(name => block(lists, frame, name) ?? [])
  // Without a term, what the foot of the page has too is no index.
  return asked !== null || blocks.some(({ terms }) => terms.length > 0) ? blocks : []
}

const EMPTY = { href: null, terms: [], text: null } as const

function block(lists: Lists, frame: Frame, name: string): SidebarBlock | null {
  const { means, language } = lists
  const word = (key: string) => means.translate(language, key)
  switch (name) {
    case 'sources':
      return sourcesBlock(lists)
    case 'about': {
      if (frame.about === null) return null
      const { title, href, text } = frame.about
      return { kind: 'about', label: title, href, terms: [], text }
    }
    case 'languages':
      // A choice of one is no choice.
      if (means.site.editions.length < 2) return null
      return { kind: 'languages', label: word('languages.title'), ...EMPTY }
    case 'feeds':
      return frame.feeds.length === 0 ? null : { kind: 'feeds', label: word('site.feeds'), ...EMPTY }
    default:
      return termsBlock(lists, name)
  }
}

function termsBlock(lists: Lists, taxonomy: string): SidebarBlock | null {
  const { means, language } = lists
  const url = urlOf(means, { kind: 'taxonomy', language, taxonomy })
  const terms = countedTerms(lists, taxonomy).slice(0, SHOWN)
  if (url === null || terms.length === 0) return null
  const label = taxonomyLabel(means, language, taxonomy)
  return { kind: 'terms', label, href: hrefOf(means, url), terms, text: null }
}

function sourcesBlock(lists: Lists): SidebarBlock | null {
  const { means, language } = lists
  const url = urlOf(means, { kind: 'sources', language })
  if (url === null) return null
  const label = means.translate(language, 'site.sources')
  const terms = sourcesIndex(lists, label)
    .publishers.slice(0, SHOWN_SOURCES)
    .map(({ name, href, citations }): CountedTerm => ({ label: name, href, count: citations }))
  return { kind: 'sources', label, href: hrefOf(means, url), terms, text: null }
}
