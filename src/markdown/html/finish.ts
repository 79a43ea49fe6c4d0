import {
  foreignFrame,
  notAnAddress,
  tooDeep,
  unsafeHtml,
  unsafeLink,
} from '../../diagnostics/catalog/markdown.js'
import { stripForbidden, truncate } from '../../lib/text.js'
import type { Position } from '../../model/diagnostic.js'
import type { MathSlot, ShortcodeSlot, Slot } from '../../model/document.js'
import type { Reading } from '../reading.js'
import { BLOCK_SHORTCODES } from '../shortcodes/embeds.js'
import { referenceTarget } from '../shortcodes/references.js'
import { asWritten, slotAsWritten } from '../tokens.js'
import type { Element, ElementContent, Properties } from '../tree.js'
import { type Address, addressOf } from './addresses.js'
import { blocksOf } from './blocks.js'
import { frameCall } from './frames.js'
import { prefixNotes } from './note-ids.js'
import { withRawHtml } from './raw.js'
import { AUTHOR_CLASS, EXECUTABLE_ELEMENTS, STRIPPED_ELEMENTS } from './schema.js'
import { readSourceSet } from './source-set.js'

/**
 * Makes the elements of a page final, before the sanitiser has the last word: reads raw HTML, keeps its ids and
 * classes apart from ours, and puts a token where an address or picture of this site, or a shortcode, will be.
 */
export function finish(children: readonly ElementContent[], reading: Reading): ElementContent[] {
  prefixNotes(children, reading.idPrefix)
  const hasRaw = reading.text.includes('<') && children.some(holdsRaw)
  const page: Page = { reading, hasRaw, ids: new Set() }
  const parsed = hasRaw ? parseRaw(children, page) : [...children]
  collectIds(parsed, page)
  const finished = finishAll(parsed, page)
  reading.found.blocks = blocksOf(finished, reading.tokens)
  return finished
}

interface Page {
  readonly reading: Reading
  /** Then what is ours carries the text's secret, so that it can be told from what is the author's. */
  readonly hasRaw: boolean
  /** Every id of the page, as it will be. */
  readonly ids: Set<string>
}

interface RawHtml {
  readonly type: 'raw'
  value: string
}

const rawOf = (node: ElementContent): RawHtml | null =>
  (node as { type: string }).type === 'raw' ? (node as unknown as RawHtml) : null

function holdsRaw(node: ElementContent): boolean {
  return rawOf(node) !== null || (node.type === 'element' && node.children.some(holdsRaw))
}

/** Levels of elements in raw HTML; what comes after the HTML parser recurses. */
const MAX_DEPTH = 256

function parseRaw(children: readonly ElementContent[], page: Page): ElementContent[] {
  const { reading } = page
  const raws: { raw: RawHtml; node: ElementContent }[] = []
  const collect = (node: ElementContent): void => {
    const raw = rawOf(node)
    if (raw !== null) raws.push({ raw, node })
    if (node.type === 'element') node.children.forEach(collect)
  }
  children.forEach(collect)
  const tooDeepAt = deepest(raws.map(each => each.raw.value))
  if (tooDeepAt !== null) {
    const at = placeOf(raws[tooDeepAt]?.node, reading)
    reading.diagnostics.push(tooDeep({ path: reading.path, at, limit: MAX_DEPTH }))
    for (const { node } of raws) (node as { type: string }).type = 'text'
    return [...children]
  }
  for (const child of children) markOurs(child, reading)
  return withRawHtml(children, reading.text)
}

const OPEN_OR_CLOSE = /<(\/?)([a-z][a-z0-9-]*)/gi
/** Elements that have no end, or that the next of their kind ends. */
const NEVER_NESTED: ReadonlySet<string> = new Set([
  ...['area', 'base', 'br', 'col', 'dd', 'dt', 'embed', 'hr', 'img', 'input', 'li', 'link', 'meta', 'option'],
  ...['p', 'param', 'rp', 'rt', 'source', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'track', 'wbr'],
])

/** The first of the pieces of raw HTML at which more elements are open than can be read; `null` if none. */
function deepest(pieces: readonly string[]): number | null {
  let depth = 0
  for (const [i, piece] of pieces.entries()) {
    for (const [, slash, name] of piece.matchAll(OPEN_OR_CLOSE)) {
      if (NEVER_NESTED.has(name?.toLowerCase() ?? '')) continue
      depth = Math.max(0, depth + (slash === '' ? 1 : -1))
      if (depth > MAX_DEPTH) return i
    }
  }
  return null
}

function markOurs(node: ElementContent, reading: Reading): void {
  if (node.type !== 'element') return
  const { secret } = reading.tokens
  const { id, className } = node.properties
  if (typeof id === 'string') node.properties.id = secret + id
  if (Array.isArray(className)) node.properties.className = className.map(name => secret + String(name))
  for (const child of node.children) markOurs(child, reading)
}

const AUTHOR_PREFIX = 'user-content-'

function collectIds(nodes: readonly ElementContent[], page: Page): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    nameElement(node, page)
    collectIds(node.children, page)
  }
}

/** Takes our secret off, and gives ids of the author's a prefix and its classes a filter. */
function nameElement(element: Element, page: Page): void {
  const { properties } = element
  const { secret } = page.reading.tokens
  if (page.hasRaw) {
    if (typeof properties.id === 'string') properties.id = ownOr(AUTHOR_PREFIX, properties.id, secret)
    const classes = [properties.className ?? []].flat().map(String)
    const kept = classes
      .filter(name => name.startsWith(secret) || AUTHOR_CLASS.test(name))
      .map(name => (name.startsWith(secret) ? name.slice(secret.length) : name))
    if (kept.length > 0) properties.className = kept
    else delete properties.className
  }
  if (typeof properties.id === 'string') page.ids.add(properties.id)
}

function ownOr(prefix: string, id: string, secret: string): string {
  return id.startsWith(secret) ? id.slice(secret.length) : prefix + id
}

function finishAll(nodes: readonly ElementContent[], page: Page): ElementContent[] {
  const finished: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') finished.push({ type: 'text', value: finishText(node.value, page.reading) })
    else if (node.type === 'element') finished.push(...finishElement(node, page))
  }
  return finished
}

function finishElement(node: Element, page: Page): readonly ElementContent[] {
  if (node.tagName === 'iframe') return finishFrame(node, page)
  if (page.hasRaw) warnOfExecutable(node, page)
  if (STRIPPED_ELEMENTS.has(node.tagName)) return []
  restoreTokens(node.properties, page.reading)
  if (node.tagName === 'img') return finishImage(node, page)
  if (node.tagName === 'a') finishLink(node, page)
  if (MEDIA.has(node.tagName)) finishMedia(node, page)
  node.children = finishAll(node.children, page)
  if (node.tagName === 'source' && node.properties.src === undefined && node.properties.srcSet === undefined)
    return []
  if (node.tagName !== 'p' || !holdsToken(node, page.reading)) return [node]
  const formula = onlyFormula(node, page.reading)
  if (formula !== null)
    return [{ type: 'text', value: put({ ...formula, display: 'block' }, page.reading, formula.text) }]
  return splitAtBlocks(node, page.reading)
}

function holdsToken({ children }: Element, { tokens }: Reading): boolean {
  return children.some(child => child.type === 'text' && child.value.includes(tokens.secret))
}

/** A formula alone in its paragraph is a block. */
function onlyFormula(paragraph: Element, { tokens }: Reading): MathSlot | null {
  const text = paragraph.children.map(child => (child.type === 'text' ? child.value : null))
  if (text.includes(null)) return null
  const parts = tokens.split(text.join('').trim())
  const [only] = parts
  if (parts.length !== 1 || only === undefined || typeof only === 'string') return null
  return only.kind === 'slot' && only.slot.kind === 'math' ? only.slot : null
}

/** A frame loads another site with the page: a player has a facade for that, anything else becomes a link. */
function finishFrame(element: Element, page: Page): ElementContent[] {
  const { reading } = page
  restoreTokens(element.properties, reading)
  const at = placeOf(element, reading)
  const { src, title } = element.properties
  const address = addressOf(typeof src === 'string' ? src : '')
  const label = typeof title === 'string' ? stripForbidden(title).trim() : ''
  if (address.kind !== 'external' && address.kind !== 'local') {
    warnOfExecutable(element, page)
    return []
  }
  const call = address.kind === 'external' ? frameCall(address.url) : null
  if (call !== null && reading.shortcodes.has(call.name)) {
    const named = label === '' ? call.named : { ...call.named, title: label }
    const raw = address.kind === 'external' ? address.url : ''
    return [
      { type: 'text', value: put({ kind: 'shortcode', ...call, named, inner: null, raw, at }, reading) },
    ]
  }
  const written = address.kind === 'external' ? address.url : address.target
  reading.diagnostics.push(foreignFrame({ path: reading.path, at, address: truncate(written, 80) }))
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: written },
    children: [{ type: 'text', value: label === '' ? stripForbidden(written) : label }],
  }
  if (element.position !== undefined) link.position = element.position
  finishLink(link, page)
  return [link]
}

/** Shortcodes that are unknown or escaped become text again; code shows every token as it was written. */
function finishText(value: string, reading: Reading): string {
  const { tokens } = reading
  if (!value.includes(tokens.secret)) return stripForbidden(value)
  let text = ''
  for (const part of tokens.split(value)) {
    if (typeof part === 'string') text += stripForbidden(part)
    else text += part.kind === 'text' ? part.text : tokens.put(part)
  }
  return text
}

/** A slot's HTML has no place in an attribute; an address is dealt with by itself. */
function restoreTokens(properties: Properties, reading: Reading): void {
  if (typeof properties.href === 'string') properties.hrefLang ??= askedLanguage(properties.href, reading)
  for (const name in properties) {
    const value = properties[name]
    if (typeof value !== 'string') continue
    const isAddress = name === 'href' || name === 'src'
    properties[name] = isAddress
      ? withReferences(value, reading)
      : stripForbidden(asWritten(reading.tokens, value))
  }
}

/** `[x]({{< ref path="a.md" lang="en" >}})` asks for a page in English, and says so. */
function askedLanguage(href: string, { tokens }: Reading): string | undefined {
  return tokens
    .split(href)
    .map(part => (typeof part === 'string' || part.kind === 'text' ? null : referenceLanguage(part.slot)))
    .find(language => language !== null)
}

const referenceLanguage = (slot: Slot): string | null =>
  slot.kind === 'shortcode' && referenceTarget(slot) !== null ? (slot.named.lang ?? null) : null

/** `[x]({{< ref "a.md" >}}#part)` links to `a.md#part`. */
export function withReferences(value: string, reading: Reading): string {
  return reading.tokens
    .split(value)
    .map(part => {
      if (typeof part === 'string') return part
      if (part.kind === 'text') return part.text
      const { slot } = part
      return slot.kind === 'shortcode' ? (referenceTarget(slot) ?? slot.raw) : slotAsWritten(slot)
    })
    .join('')
}

function warnOfExecutable(element: Element, page: Page): void {
  const { reading } = page
  const names = Object.entries(element.properties)
    .filter(([name, value]) => /^on/i.test(name) || isExecutableValue(name, value))
    .map(([name]) => `attribute "${name.toLowerCase()}"`)
  if (EXECUTABLE_ELEMENTS.has(element.tagName)) names.unshift(`element <${element.tagName}>`)
  for (const what of names)
    reading.diagnostics.push(unsafeHtml({ path: reading.path, at: placeOf(element, reading), what }))
}

/** Addresses of links and media are judged where they are read. */
function isExecutableValue(name: string, value: Properties[string]): boolean {
  if (name === 'srcDoc' || name === 'formAction') return true
  return (
    ['action', 'background', 'data', 'xLinkHref'].includes(name) && addressOf(String(value)).kind === 'unsafe'
  )
}

function finishLink(element: Element, page: Page): void {
  const { properties } = element
  delete properties.rel
  if (typeof properties.href !== 'string') return
  const written = properties.href
  const href = hrefFor(addressOf(written), 'href', { element, page })
  if (href === null) delete properties.href
  else properties.href = href
  if (addressOf(written).kind === 'external') properties.rel = ['noopener']
}

type AddressName = 'href' | 'src' | 'poster'

interface Where {
  readonly element: Element
  readonly page: Page
}

/** `null` when the address may not stay. */
function hrefFor(address: Address, name: AddressName, { element, page }: Where): string | null {
  const { reading } = page
  const language = typeof element.properties.hrefLang === 'string' ? element.properties.hrefLang : null
  const link = (written: string): string => {
    const target = stripForbidden(written)
    return put({ kind: 'link', attribute: name, target, language, at: placeOf(element, reading) }, reading)
  }
  switch (address.kind) {
    case 'external':
    case 'contact':
      return address.url
    case 'none':
      return null
    case 'fragment': {
      const id = [address.id, AUTHOR_PREFIX + address.id].find(each => page.ids.has(each))
      return id === undefined ? link(`#${address.id}`) : `#${encodeURIComponent(id)}`
    }
    case 'local':
      // Whether the page exists in that language, the site knows.
      delete element.properties.hrefLang
      return link(address.target)
    case 'data-image':
    case 'unsafe': {
      const shown = truncate(String(element.properties[name] ?? ''), 40)
      reading.diagnostics.push(
        unsafeLink({ path: reading.path, at: placeOf(element, reading), address: shown }),
      )
      return null
    }
    case 'invalid': {
      const shown = truncate(String(element.properties[name] ?? ''), 40)
      reading.diagnostics.push(
        notAnAddress({ path: reading.path, at: placeOf(element, reading), address: shown }),
      )
      return null
    }
    default:
      return address satisfies never
  }
}

const put = (slot: Slot, reading: Reading, plain = ''): string =>
  reading.tokens.put({ kind: 'slot', slot, plain })

const MEDIA: ReadonlySet<string> = new Set(['audio', 'video', 'source'])

function finishMedia(element: Element, page: Page): void {
  const { properties } = element
  for (const name of ['src', 'poster'] as const) {
    const value = properties[name]
    if (typeof value !== 'string') continue
    const address = addressOf(value)
    const href =
      address.kind === 'fragment' || address.kind === 'contact'
        ? null
        : hrefFor(address, name, { element, page })
    if (href === null) delete properties[name]
    else properties[name] = href
  }
  if (properties.srcSet !== undefined) finishSourceSet(element, page)
}

function finishSourceSet({ properties, ...element }: Element, page: Page): void {
  const at = placeOf({ ...element, properties }, page.reading)
  const kept = readSourceSet([properties.srcSet ?? []].flat().join(', ')).flatMap(
    ({ target, descriptor }) => {
      const address = addressOf(target)
      if (address.kind === 'external') return [{ target: address.url, descriptor, isLocal: false }]
      if (address.kind === 'local')
        return [{ target: stripForbidden(address.target), descriptor, isLocal: true }]
      if (address.kind === 'unsafe')
        page.reading.diagnostics.push(
          unsafeLink({ path: page.reading.path, at, address: truncate(target, 40) }),
        )
      return []
    },
  )
  if (kept.length === 0) delete properties.srcSet
  else if (kept.some(each => each.isLocal)) {
    const candidates = kept.map(({ target, descriptor }) => ({ target, descriptor }))
    properties.srcSet = put({ kind: 'source-set', candidates, at }, page.reading)
  } else properties.srcSet = kept.map(each => `${each.target} ${each.descriptor}`.trim()).join(', ')
}

function finishImage(element: Element, page: Page): ElementContent[] {
  const { reading } = page
  const { properties } = element
  const alt = typeof properties.alt === 'string' ? properties.alt : ''
  const address = addressOf(typeof properties.src === 'string' ? properties.src : '')
  if (address.kind === 'local') {
    const title = typeof properties.title === 'string' ? properties.title : null
    const className = [properties.className ?? []].flat().join(' ')
    const image: Slot = {
      kind: 'image',
      target: stripForbidden(address.target),
      alt,
      title,
      width: pixels(properties.width),
      height: pixels(properties.height),
      className: className === '' ? null : className,
      at: placeOf(element, reading),
    }
    return [{ type: 'text', value: put(image, reading) }]
  }
  if (address.kind === 'external' || address.kind === 'data-image') {
    element.properties = { ...properties, src: address.url, alt, loading: 'lazy', decoding: 'async' }
    return [element]
  }
  if (address.kind === 'unsafe' || address.kind === 'invalid') hrefFor(address, 'src', { element, page })
  return alt === '' ? [] : [{ type: 'text', value: alt }]
}

function pixels(value: Properties[string]): number | null {
  const number = Number.parseInt(String(value ?? ''), 10)
  return Number.isFinite(number) && number > 0 && !String(value).includes('%') ? number : null
}

/**
 * Shortcodes alone in a paragraph are blocks of their own, except references, which are words. Among words the ones
 * that print blocks still are: the paragraph is cut round them.
 */
function splitAtBlocks(paragraph: Element, { tokens }: Reading): ElementContent[] {
  const parts = paragraph.children.flatMap((node): Part[] => {
    if (node.type !== 'text' || !node.value.includes(tokens.secret)) return [{ node, slot: null }]
    return tokens.split(node.value).map(part => {
      if (typeof part === 'string') return { node: { type: 'text', value: part }, slot: null }
      const slot = part.kind === 'slot' && part.slot.kind === 'shortcode' ? part.slot : null
      return { node: { type: 'text', value: tokens.put(part) }, slot }
    })
  })
  const slots = parts.flatMap(({ slot }) => slot ?? [])
  const isAlone =
    parts.every(({ node, slot }) => slot !== null || isBlank(node)) &&
    slots.every(slot => referenceTarget(slot) === null)
  const isBlock = ({ slot }: Part): boolean => slot !== null && (isAlone || BLOCK_SHORTCODES.has(slot.name))
  return parts.some(isBlock) ? cutRound(paragraph, parts, isBlock) : [paragraph]
}

interface Part {
  readonly node: ElementContent
  readonly slot: ShortcodeSlot | null
}

function cutRound(
  paragraph: Element,
  parts: readonly Part[],
  isBlock: (part: Part) => boolean,
): ElementContent[] {
  const result: ElementContent[] = []
  let line: ElementContent[] = []
  const flush = (): void => {
    const first = line.findIndex(node => !isBlank(node))
    const last = line.findLastIndex(node => !isBlank(node))
    if (first !== -1) result.push({ ...paragraph, children: trimmed(line.slice(first, last + 1)) })
    line = []
  }
  for (const part of parts) {
    if (!isBlock(part)) line.push(part.node)
    else {
      flush()
      result.push(part.node)
    }
  }
  flush()
  return result
}

/** Without the blanks that stood beside what was cut out. */
function trimmed(line: readonly ElementContent[]): ElementContent[] {
  return line.map((node, i) => {
    if (node.type !== 'text') return node
    const value = i === 0 ? node.value.trimStart() : node.value
    return { ...node, value: i === line.length - 1 ? value.trimEnd() : value }
  })
}

const isBlank = (node: ElementContent): boolean =>
  (node.type === 'text' && node.value.trim() === '') || (node.type === 'element' && node.tagName === 'br')

function placeOf(node: ElementContent | undefined, reading: Reading): Position {
  return reading.placeOf(node?.position?.start.offset ?? 0)
}
