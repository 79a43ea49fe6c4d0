import * as catalog from '../../diagnostics/catalog/site.js'
import { ok, outcome } from '../../diagnostics/outcome.js'
import { decodePath } from '../../lib/urls.js'
import { escapeXml } from '../../lib/xml.js'
import { AUTHOR_CLASS } from '../../markdown/html/schema.js'
import { FILE_SHORTCODES } from '../../markdown/shortcodes/embeds.js'
import { referenceTarget } from '../../markdown/shortcodes/references.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type {
  AnchorSlot,
  Body,
  ImageSlot,
  LinkSlot,
  ShortcodeSlot,
  Slot,
  SourceMarkSlot,
  SourceSetSlot,
  StoryLinkSlot,
} from '../../model/document.js'
import type { Content } from '../../model/page.js'
import { codeBlock, diagram, formula } from './blocks.js'
import { builtIn } from './built-in.js'
import { resolveLink } from './links.js'
import { hrefOf, type Means, type Owner } from './means.js'
import { isRemote, localFile } from './pictures.js'
import { publisherLink } from './views.js'

/** The body of an entry with every slot filled: links resolved, pictures measured, shortcodes rendered. */
export function entryContent(means: Means, entry: Owner): Outcome<Content> {
  const filling: Filling = { means, entry, diagnostics: [], pictures: 0 }
  const fills = fillsOf(entry.document.body, filling, null)
  return outcome({ document: entry.document.hash, fills }, filling.diagnostics)
}

/** One body, with those inside it, while it is filled. */
interface Filling {
  readonly means: Means
  readonly entry: Owner
  readonly diagnostics: Diagnostic[]
  /** So far. */
  pictures: number
}

function fillsOf(body: Body, filling: Filling, parent: ShortcodeSlot | null): readonly string[] {
  const counts = new Map<string, number>()
  return body.slots.map(slot => {
    const ordinal = slot.kind === 'shortcode' ? (counts.get(slot.name) ?? 0) : 0
    if (slot.kind === 'shortcode') counts.set(slot.name, ordinal + 1)
    const { value, diagnostics } = fill(filling, slot, { parent, ordinal })
    filling.diagnostics.push(...diagnostics)
    return value
  })
}

/** The HTML between the two tags of a call. */
function innerHtml(slot: ShortcodeSlot, filling: Filling): string | null {
  if (slot.inner === null) return null
  const fills = fillsOf(slot.inner, filling, slot)
  return slot.inner.pieces.map(piece => (typeof piece === 'string' ? piece : (fills[piece] ?? ''))).join('')
}

/** The same for readers elsewhere (feeds): addresses of this site get its origin. */
export function absoluteContent(means: Means, content: Content): Content {
  const { origin, path } = means.site.config.baseUrl
  const here = `(?=${escapePattern(path)}(?!/))`
  const inAttribute = new RegExp(`((?:href|src|poster)=")${here}`, 'gu')
  const inSourceSet = new RegExp(`((?:^ srcset="|, ))${here}`, 'gu')
  const fills = content.fills.map(html =>
    html
      .replace(SELF_LINKS, '')
      .replace(html.startsWith(' srcset="') ? inSourceSet : inAttribute, `$1${origin}`),
  )
  return { ...content, fills }
}

/**
 * Links of headings and stories to their own places on the page, which lead nowhere in a feed; also those inside a
 * shortcode.
 */
const SELF_LINKS = /<a class="(?:heading-anchor|story-link)"[^>]*><\/a>/gu

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

/** Where a shortcode stands: the one around it, and how many of its name stand there before it. */
interface Around {
  readonly parent: ShortcodeSlot | null
  readonly ordinal: number
}

function fill(filling: Filling, slot: Slot, around: Around): Outcome<string> {
  const { means, entry } = filling
  switch (slot.kind) {
    case 'code':
      return ok(codeBlock(means, entry, slot))
    case 'math':
      return ok(formula(means, slot))
    case 'diagram':
      return ok(diagram(slot))
    case 'source-set':
      return sourceSet(means, entry, slot)
    case 'link': {
      if (slot.attribute === 'poster') return poster(means, entry, slot)
      const { value, diagnostics } = resolveLink(means, entry, slot)
      return outcome(value === null ? '' : ` ${slot.attribute}="${escapeXml(value)}"`, diagnostics)
    }
    case 'image': {
      filling.pictures += 1
      return picture(means, entry, { slot, isFirstPicture: filling.pictures === 1 })
    }
    case 'anchor':
      return ok(anchor(means, entry, slot))
    case 'words':
      return ok(escapeXml(means.translate(entry.language, slot.key, slot.values)))
    case 'shortcode':
      return shortcode(filling, slot, around)
    case 'story-link':
      return ok(storyLink(means, entry, slot))
    case 'source-mark':
      return ok(sourceMark(means, entry, slot))
    default:
      throw new Error(`no such slot: ${JSON.stringify(slot satisfies never)}`)
  }
}

/** The permalink of a story: a plain link, which a script may copy. Its `#` is drawn by the stylesheet. */
function storyLink(means: Means, { language }: Owner, { id, headline }: StoryLinkSlot): string {
  const label = means.translate(language, 'post.storyLink', { headline })
  const copied = means.translate(language, 'post.copied')
  const attributes = [
    ['class', 'story-link'],
    ['href', `#${encodeURIComponent(id)}`],
    ['aria-label', label],
    ['title', means.translate(language, 'post.storyShare')],
    ['data-action', 'copy-link'],
    ['data-done', copied],
  ]
  return `<a ${attributes.map(([name, value]) => `${name}="${escapeXml(value ?? '')}"`).join(' ')}></a>`
}

/** Who published a source, leading to everything that the site cites from there, and whether its title was cut. */
function sourceMark(means: Means, { language }: Owner, { domain, titleIsCut }: SourceMarkSlot): string {
  const cut = titleIsCut
    ? ` <span class="source-cut" title="${escapeXml(means.translate(language, 'post.cut'))}">${escapeXml(means.translate(language, 'post.cutShort'))}</span>`
    : ''
  const { name, href } = publisherLink(means, language, domain)
  const shown = escapeXml(name)
  if (href === null) return `${cut} <span class="publisher">${shown}</span>`
  const label = escapeXml(means.translate(language, 'post.publisher', { name }))
  return `${cut} <a class="publisher" href="${escapeXml(href)}" aria-label="${label}">${shown}</a>`
}

/** Its sign is the style sheet's, so that no text that is taken from the page holds it. */
function anchor(means: Means, entry: Owner, { id, text }: AnchorSlot): string {
  const label = means.translate(entry.language, 'content.anchor', { heading: text })
  return `<a class="heading-anchor" href="#${encodeURIComponent(id)}" aria-label="${escapeXml(label)}"></a>`
}

/** The first picture of a page is likely in view when it opens; the others wait until they are near. */
function picture(
  means: Means,
  entry: Owner,
  { slot, isFirstPicture }: { readonly slot: ImageSlot; readonly isFirstPicture: boolean },
): Outcome<string> {
  const file = localFile(means, entry, slot.target)
  if (file === null) {
    const at = { path: entry.id, start: slot.at }
    const words = slot.alt === '' ? '' : `<span class="image-missing">${escapeXml(slot.alt)}</span>`
    return outcome(words, [catalog.missingImage({ at, target: slot.target })])
  }
  const size = means.pictureSize(file.path)
  const attributes = [
    ['src', hrefOf(means, file.url)],
    ['alt', slot.alt],
    ['title', slot.title],
    ['class', slot.className],
    ['width', slot.width ?? (slot.height === null ? (size?.width ?? null) : null)],
    ['height', slot.height ?? (slot.width === null ? (size?.height ?? null) : null)],
    ['loading', isFirstPicture ? null : 'lazy'],
    ['decoding', 'async'],
  ] as const
  const written = attributes
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
  return outcome(`<img ${written.join(' ')}>`, [])
}

/** A player without its picture is still a player. */
function poster(means: Means, entry: Owner, slot: LinkSlot): Outcome<string> {
  const file = localFile(means, entry, slot.target)
  if (file !== null) return ok(` poster="${escapeXml(hrefOf(means, file.url))}"`)
  return outcome('', [catalog.missingImage({ at: { path: entry.id, start: slot.at }, target: slot.target })])
}

/** The pictures among which a browser chooses; the `<img>` beside them shows what is left when there is none. */
function sourceSet(means: Means, entry: Owner, slot: SourceSetSlot): Outcome<string> {
  const diagnostics: Diagnostic[] = []
  const candidates = slot.candidates.flatMap(({ target, descriptor }) => {
    const file = isRemote(target) ? null : localFile(means, entry, target)
    if (file === null && !isRemote(target)) {
      diagnostics.push(catalog.missingImage({ at: { path: entry.id, start: slot.at }, target }))
      return []
    }
    const address = file === null ? target : hrefOf(means, file.url)
    return [`${address.replaceAll(',', '%2C')} ${descriptor}`.trim()]
  })
  const written = candidates.length === 0 ? '' : ` srcset="${escapeXml(candidates.join(', '))}"`
  return outcome(written, diagnostics)
}

function shortcode(filling: Filling, slot: ShortcodeSlot, around: Around): Outcome<string> {
  const { means, entry } = filling
  const target = referenceTarget(slot)
  if (target !== null) return reference(means, entry, { slot, target })
  const named = takeAddresses(filling, slot)
  const translate = (key: string, values?: Readonly<Record<string, string | number>>) =>
    means.translate(entry.language, key, values)
  const built = builtIn({ ...slot, named, ...around }, translate)
  const { name, positional } = slot
  const inner = innerHtml(slot, filling)
  return means.renderShortcode(entry.language, {
    name,
    positional,
    named,
    inner,
    ...built,
    ordinal: around.ordinal,
    parent: around.parent === null ? null : around.parent.name,
  })
}

/** In prose a reference is a link that shows its address, as the generators that it comes from print it. */
function reference(
  means: Means,
  entry: Owner,
  { slot, target }: { readonly slot: ShortcodeSlot; readonly target: string },
): Outcome<string> {
  const language = slot.named.lang ?? null
  const link = resolveLink(means, entry, { kind: 'link', attribute: 'href', target, language, at: slot.at })
  if (link.value === null) return outcome(escapeXml(target), link.diagnostics)
  const shown = decodePath(link.value) ?? link.value
  return outcome(`<a href="${escapeXml(link.value)}">${escapeXml(shown)}</a>`, link.diagnostics)
}

/** Arguments that name a file of this site. */
const FILE_ARGUMENTS: ReadonlySet<string> = new Set(['src', 'poster'])
/** Arguments that name a page. */
const LINK_ARGUMENTS: ReadonlySet<string> = new Set(['link', 'attrlink', 'href'])
const SCHEME = /^[a-z][a-z0-9+.-]*:/iu

/** The named arguments with addresses as a page of this site has them; a class that is none of an author's is left out. */
function takeAddresses(filling: Filling, slot: ShortcodeSlot): Readonly<Record<string, string>> {
  const { means, entry, diagnostics } = filling
  const at = { path: entry.id, start: slot.at }
  const isFile = FILE_SHORTCODES.has(slot.name)
  const [first] = slot.positional
  const written =
    isFile && slot.named.src === undefined && first !== undefined ? { ...slot.named, src: first } : slot.named
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(written)) {
    if (name === 'class')
      named[name] = value
        .split(/\s+/u)
        .filter(each => AUTHOR_CLASS.test(each))
        .join(' ')
    else if (FILE_ARGUMENTS.has(name) && !isRemote(value) && !SCHEME.test(value)) {
      const file = localFile(means, entry, value)
      if (file === null) {
        diagnostics.push(catalog.missingImage({ at, target: value }))
        continue
      }
      named[name] = hrefOf(means, file.url)
      const size = name === 'src' ? means.pictureSize(file.path) : null
      if (size !== null && written.width === undefined && written.height === undefined) {
        named.width = String(size.width)
        named.height = String(size.height)
      }
    } else if (LINK_ARGUMENTS.has(name) && !isRemote(value) && !SCHEME.test(value)) {
      const wanted = { kind: 'link', attribute: 'href', target: value, language: null, at: slot.at } as const
      const link = resolveLink(means, entry, wanted)
      diagnostics.push(...link.diagnostics)
      if (link.value !== null) named[name] = link.value
    } else named[name] = value
  }
  return named
}
