import * as catalog from '../../diagnostics/catalog/site.js'
import { outcome } from '../../diagnostics/outcome.js'
import { escapeXml } from '../../lib/xml.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { AnchorSlot, ImageSlot, ShortcodeSlot, Slot } from '../../model/document.js'
import type { Content } from '../../model/page.js'
import { resolveLink } from './links.js'
import { hrefOf, type Means, type Owner } from './means.js'
import { isRemote, localFile } from './pictures.js'

/** The body of an entry with every slot filled: links resolved, pictures measured, shortcodes rendered. */
export function entryContent(means: Means, entry: Owner): Outcome<Content> {
  const diagnostics: Diagnostic[] = []
  let pictures = 0
  const fills = entry.document.body.slots.map(slot => {
    if (slot.kind === 'image') pictures += 1
    const filled = fill(means, entry, { slot, isFirstPicture: slot.kind === 'image' && pictures === 1 })
    diagnostics.push(...filled.diagnostics)
    return filled.value
  })
  return outcome({ document: entry.document.hash, fills }, diagnostics)
}

/** The same for readers elsewhere (feeds): addresses of this site get its origin. */
export function absoluteContent(means: Means, content: Content): Content {
  const { origin, path } = means.site.config.baseUrl
  const inside = new RegExp(`((?:href|src|poster)=")(?=${escapePattern(path)}(?!/))`, 'gu')
  const fills = content.fills.map(html =>
    html.startsWith(ANCHOR) ? '' : html.replace(inside, `$1${origin}`),
  )
  return { ...content, fills }
}

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')

function fill(
  means: Means,
  entry: Owner,
  { slot, isFirstPicture }: { readonly slot: Slot; readonly isFirstPicture: boolean },
): Outcome<string> {
  switch (slot.kind) {
    case 'link': {
      const { value, diagnostics } = resolveLink(means, entry, slot)
      return outcome(value === null ? '' : ` ${slot.attribute}="${escapeXml(value)}"`, diagnostics)
    }
    case 'image':
      return picture(means, entry, { slot, isFirstPicture })
    case 'anchor':
      return outcome(anchor(means, entry, slot), [])
    case 'words':
      return outcome(escapeXml(means.translate(entry.language, slot.key, slot.values)), [])
    case 'shortcode':
      return shortcode(means, entry, slot)
    default:
      throw new Error(`no such slot: ${JSON.stringify(slot satisfies never)}`)
  }
}

/** Its sign is the style sheet's, so that no text that is taken from the page holds it. */
const ANCHOR = '<a class="heading-anchor"'

function anchor(means: Means, entry: Owner, { id, text }: AnchorSlot): string {
  const label = means.translate(entry.language, 'content.anchor', { heading: text })
  return `${ANCHOR} href="#${encodeURIComponent(id)}" aria-label="${escapeXml(label)}"></a>`
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

/** Arguments that name a file of this site, in every shortcode. */
const FILE_ARGUMENTS = new Set(['src', 'poster'])

function shortcode(means: Means, entry: Owner, slot: ShortcodeSlot): Outcome<string> {
  const diagnostics: Diagnostic[] = []
  const at = { path: entry.id, start: slot.at }
  const named: Record<string, string> = {}
  for (const [name, value] of Object.entries(slot.named)) {
    if (FILE_ARGUMENTS.has(name) && !isRemote(value)) {
      const file = localFile(means, entry, value)
      if (file === null) diagnostics.push(catalog.missingImage({ at, target: value }))
      else {
        const size = means.pictureSize(file.path)
        named[name] = hrefOf(means, file.url)
        if (size !== null && slot.named.width === undefined && slot.named.height === undefined) {
          named.width = String(size.width)
          named.height = String(size.height)
        }
      }
    } else if (name === 'link' && !/^[a-z][a-z0-9+.-]*:/iu.test(value)) {
      const link = resolveLink(means, entry, { kind: 'link', attribute: 'href', target: value, at: slot.at })
      diagnostics.push(...link.diagnostics)
      if (link.value !== null) named[name] = link.value
    } else named[name] = value
  }
  const { name, positional, inner } = slot
  const rendered = means.renderShortcode(entry.language, { name, positional, named, inner })
  return outcome(rendered.value, [...diagnostics, ...rendered.diagnostics])
}
