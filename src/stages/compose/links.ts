import * as catalog from '../../diagnostics/catalog/site.js'
import { ok, outcome } from '../../diagnostics/outcome.js'
import { decodePath, splitAddress } from '../../lib/urls.js'
import type { Outcome } from '../../model/diagnostic.js'
import type { LinkSlot } from '../../model/document.js'
import type { Url } from '../../model/names.js'
import type { Entry } from '../../model/site.js'
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
  const url = decoded === null ? null : findTarget(means, entry, decoded)
  if (url === null) return outcome(null, [catalog.brokenLink({ at, target: link.target })])
  const href = hrefOf(means, `${url}${query}${fragment}`)
  if (fragment === '' || hasAnchor(means, url, fragment)) return ok(href)
  return outcome(href, [catalog.brokenAnchor({ at, target: link.target })])
}

function findTarget(means: Means, entry: Owner, path: string): Url | null {
  if (path === '') return entryUrl(means, entry.language, entry.id)
  const byFile = findEntry(means, entry, path)
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
function findEntry(means: Means, entry: Owner, path: string): Url | null {
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
  const id = (found as Entry['id'] | undefined) ?? byName(means, below)
  return id === null ? null : entryUrl(means, entry.language, inLanguage(means, id, entry))
}

/** `{{< ref "x.md" >}}` and `{% post_url x %}` name a file without its folder. */
function byName({ site }: Means, name: string): Entry['id'] | null {
  if (name.includes('/') || !/\.(?:md|markdown)$/iu.test(name)) return null
  const found = [...site.entries.keys()].filter(id => id.endsWith(`/${name}`))
  return found.length === 1 ? (found[0] ?? null) : null
}

/** A link to `x.md` from an English post means the English `x`, when there is one. */
function inLanguage({ site }: Means, id: Entry['id'], from: Owner): Entry['id'] {
  const target = site.entries.get(id)
  if (target === undefined || target.language === from.language) return id
  const translations = site.translations.get(target.translationKey) ?? []
  return translations.find(other => site.entries.get(other)?.language === from.language) ?? id
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
    document.body.pieces.some(piece => typeof piece === 'string' && piece.includes(`id="${id}"`))
  )
}
