import * as catalog from '../../diagnostics/catalog/site.js'
import { ok, outcome } from '../../diagnostics/outcome.js'
import { decodePath, splitAddress } from '../../lib/urls.js'
import type { Outcome } from '../../model/diagnostic.js'
import type { Body, LinkSlot } from '../../model/document.js'
import { findLanguage } from '../../model/languages.js'
import type { LanguageTag, Url } from '../../model/names.js'
import type { Entry, Site } from '../../model/site.js'
import { entryUrl, hrefOf, type Means, type Owner } from './means.js'
import { localFile, resolve } from './pictures.js'

/**
 * The final `href` of a link in an entry. The author may have meant a page by its address (with or without slash at
 * the end, base path, or language), by its file (`../x.md`, `posts/x.md`, `x`), or a file beside the post.
 * `null`, with a warning, when nothing answers.
 */
export function resolveLink(means: Means, entry: Owner, link: LinkSlot): Outcome<string | null> {
  const { path, query, fragment } = splitAddress(link.target)
  const at = { path: entry.id, start: link.at }
  const decoded = decodePath(path)
  const asked = link.language === null ? null : findLanguage(link.language, languagesOf(means))
  const url =
    decoded === null ? null : findTarget(means, { entry, language: asked ?? entry.language }, decoded)
  if (url === null) return outcome(null, [catalog.brokenLink({ at, target: link.target })])
  const href = hrefOf(means, `${url}${query}${fragment}`)
  if (link.language !== null && !isIn(means, url, asked))
    return outcome(href, [catalog.otherLanguage({ at, target: link.target, language: link.language })])
  if (fragment === '' || hasAnchor(means, url, fragment)) return ok(href)
  return outcome(href, [catalog.brokenAnchor({ at, target: link.target })])
}

const languagesOf = ({ site }: Means): readonly LanguageTag[] => site.config.languages.map(({ tag }) => tag)

/** Other pages than those of posts are believed. */
function isIn({ routes }: Means, url: Url, language: LanguageTag | null): boolean {
  const route = routes.byUrl.get(url)
  return route?.kind !== 'entry' || route.language === language
}

interface Seeking {
  readonly entry: Owner
  /** In which the page is wanted, if it exists in it. */
  readonly language: LanguageTag
}

function findTarget(means: Means, seeking: Seeking, path: string): Url | null {
  const { entry } = seeking
  if (path === '') return entryUrl(means, entry.language, entry.id)
  const byFile = findEntry(means, seeking, path)
  if (byFile !== null) return byFile
  const local = localFile(means, entry, path)
  if (local !== null) return local.url
  return path.startsWith('/') ? findAddress(means, path) : findAddress(means, absolutePath(entry.url, path))
}

/** An address of the site: as it is, with a slash at the end, without the base path, or as `index.html`. */
function findAddress({ routes, site }: Means, path: string): Url | null {
  const base = site.config.baseUrl.path
  const plain = path.normalize('NFC').replace(/\/index\.html$/u, '/')
  const without = base !== '/' && plain.startsWith(base) ? [plain.slice(base.length - 1)] : []
  for (const candidate of [plain, ...without]) {
    const forms = [candidate, `${candidate}/`, candidate.toLowerCase(), `${candidate.toLowerCase()}/`]
    const found = forms.find(form => routes.byUrl.has(form as Url))
    if (found !== undefined) return found as Url
  }
  return null
}

/** A page by its Markdown file: beside this one, below `content`, or by its bare name where that is unique. */
function findEntry(means: Means, { entry, language }: Seeking, path: string): Url | null {
  const { site } = means
  const { content } = site.config
  const below = path.replace(/^\//u, '')
  const inContent = content === '' ? below : `${content}/${below}`
  const bases = path.startsWith('/') ? [inContent] : [resolve(entry.id, path), inContent]
  const names = bases.flatMap(base =>
    /\.(?:md|markdown)$/iu.test(base)
      ? [base]
      : [`${base}.md`, `${base}.markdown`, `${base.replace(/\/$/u, '')}/index.md`],
  )
  const found = names.find(name => site.entries.has(name as Entry['id']))
  const id = (found as Entry['id'] | undefined) ?? byName(means, below, entry)
  return id === null ? null : entryUrl(means, language, inLanguage(means, id, language))
}

/** `{{< ref "x.md" >}}` and `{% post_url x %}` name a file without its folder, or without the first of them. */
function byName({ site }: Means, name: string, from: Owner): Entry['id'] | null {
  if (!/\.(?:md|markdown)$/iu.test(name)) return null
  const ends = name.replace(/^(?:\.\.?\/)+/u, '')
  const same = namesOf(site).get(baseName(ends)) ?? []
  const found = same.filter(id => id.endsWith(`/${ends}`))
  const [first] = found
  if (first === undefined) return null
  // Two files of one name are one page when they are its translations.
  const keys = new Set(found.map(id => site.entries.get(id)?.translationKey))
  if (keys.size === 1) return first
  const own = found.filter(id => site.entries.get(id)?.language === from.language)
  return own.length === 1 ? (own[0] ?? null) : null
}

const names = new WeakMap<Site, ReadonlyMap<string, readonly Entry['id'][]>>()

/** The entries by the name of their file: made once a site. */
function namesOf(site: Site): ReadonlyMap<string, readonly Entry['id'][]> {
  const known = names.get(site)
  if (known !== undefined) return known
  const made = new Map<string, Entry['id'][]>()
  for (const id of site.entries.keys()) {
    const same = made.get(baseName(id))
    if (same === undefined) made.set(baseName(id), [id])
    else same.push(id)
  }
  names.set(site, made)
  return made
}

const baseName = (path: string): string => path.split('/').at(-1) ?? path

/** A link to `x.md` from an English post means the English `x`, when there is one. */
function inLanguage({ site }: Means, id: Entry['id'], language: LanguageTag): Entry['id'] {
  const target = site.entries.get(id)
  if (target === undefined || target.language === language) return id
  const translations = site.translations.get(target.translationKey) ?? []
  return translations.find(other => site.entries.get(other)?.language === language) ?? id
}

/**
 * @example absolutePath('/posts/x/', '../y/') // => '/posts/y/'
 */
function absolutePath(base: Url, relative: string): string {
  const parts = base.split('/').slice(1, -1)
  for (const part of relative.split('/').slice(0, -1)) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  const last = relative.split('/').at(-1) ?? ''
  return `/${[...parts, last].filter(part => part !== '').join('/')}${last === '' ? '/' : ''}`
}

/** Only the headings and stories of entries are known; other pages are believed. */
function hasAnchor({ routes, site }: Means, url: Url, fragment: string): boolean {
  const route = routes.byUrl.get(url)
  if (route?.kind !== 'entry') return true
  const document = site.entries.get(route.entry)?.document
  const id = decodePath(fragment.slice(1)) ?? fragment.slice(1)
  if (document === undefined || id === '' || id === 'top') return true
  return (
    document.headings.some(heading => heading.id === id) ||
    document.stories.some(story => story.id === id) ||
    hasId(document.body, id)
  )
}

function hasId({ pieces, slots }: Body, id: string): boolean {
  return (
    pieces.some(piece => typeof piece === 'string' && piece.includes(`id="${id}"`)) ||
    slots.some(slot => slot.kind === 'shortcode' && slot.inner !== null && hasId(slot.inner, id))
  )
}
