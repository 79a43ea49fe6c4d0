/** One tag of a shortcode as it stands in a text. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'single' | 'escaped'
  /** `{{< x >}}` and `{{% x %}}` are Hugo's, `{% x %}` is Liquid's. */
  readonly syntax: 'hugo' | 'liquid'
  readonly name: string
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
  /** Values in which a Markdown escape was undone: as written, and as read. */
  readonly mended: readonly { readonly written: string; readonly read: string }[]
  readonly start: number
  readonly end: number
}

/** `{{< name`, `{{% name`, `{% name` */
export const TAG_START = /\{\{[<%]|\{%/g

/** Names are those of files below `templates/shortcodes/`. */
const NAME = /[\p{L}\p{N}_][\p{L}\p{N}_./-]*/uy

/**
 * Reads the tag that begins at `start`; `null` when it is none: other braces are text. Never looks beyond the
 * beginning of a next tag, so that reading a whole text takes time proportional to its length.
 */
export function readTag(text: string, start: number): Tag | null {
  if (text.startsWith('{%', start)) return readLiquid(text, start)
  const close = text.charAt(start + 2) === '<' ? '>}}' : '%}}'
  let at = skipBlanks(text, start + 3)
  if (text.startsWith('/*', at)) return readEscaped(text, start, close)
  const isClosing = text.charAt(at) === '/'
  if (isClosing) at = skipBlanks(text, at + 1)
  const name = match(NAME, text, at)
  if (name === null) return null
  // `{{< details/>}}`: the slash belongs to the tag.
  const isShut = name.endsWith('/')
  const values = readValues(text, at + name.length, close)
  if (values === null) return null
  const kind = isClosing ? 'close' : values.isSelfClosing || isShut ? 'single' : 'open'
  return { kind, syntax: 'hugo', name: isShut ? name.slice(0, -1) : name, ...values, start }
}

/** A call whose inside stands between comment marks is shown without them; that text is in `positional`. */
function readEscaped(text: string, start: number, close: string): Tag | null {
  const end = text.indexOf(`*/${close}`, start)
  const next = nextTag(text, start + 3)
  if (end === -1 || (next !== -1 && next < end)) return null
  const inside = text.slice(text.indexOf('/*', start) + 2, end)
  const shown = `${text.slice(start, start + 3)}${inside}${close}`
  const after = end + 2 + close.length
  const nothing = { name: '', named: {}, mended: [] }
  return { kind: 'escaped', syntax: 'hugo', ...nothing, positional: [shown], start, end: after }
}

/**
 * `{% include embed/youtube.html id='…' %}` of the Chirpy theme is the shortcode `youtube`; Minimal Mistakes writes
 * `{% include figure … %}`, and al-folio `{% include figure.liquid … %}`.
 */
const INCLUDE =
  /\{%-?\s*include\s+(?:(?:embed\/)?[\p{L}\p{N}_-]+\.html|(?:figure|video)(?:\.liquid)?)(?=\s)/uy
const INCLUDED = /[\p{L}\p{N}_-]+(?=(?:\.html|\.liquid)?$)/u
const LIQUID_NAME = /\{%-?\s*([a-z][a-z0-9_-]*)(?=\s|-?%\})/iy

/** Liquid closes `{% name %}` with `{% endname %}`; what is never closed stands alone. */
function readLiquid(text: string, start: number): Tag | null {
  const include = match(INCLUDE, text, start)
  const head = include ?? match(LIQUID_NAME, text, start)
  if (head === null) return null
  const name = (include === null ? /[a-z][a-z0-9_-]*$/i : INCLUDED).exec(head)?.[0]
  if (name === undefined) return null
  const at = start + head.length
  const values = readValues(text, at, '%}') ?? (LIQUID_WORDS.has(name) ? restOf(text, at) : null)
  if (values === null) return null
  const closed = include === null ? /^end(.+)$/.exec(name)?.[1] : undefined
  const kind = include !== null ? 'single' : closed === undefined ? 'open' : 'close'
  const tag: Tag = { kind, syntax: 'liquid', name: closed ?? name, ...values, start }
  return include === null ? tag : withOurNames(tag)
}

/** Themes name the file of a picture or film as they like, and a film by who shows it. */
function withOurNames(tag: Tag): Tag {
  const { provider = '', image_path: picture, path, ...named } = tag.named
  const src = named.src ?? picture ?? path
  const name = tag.name === 'video' && /^[a-z]+$/.test(provider) ? provider : tag.name
  return { ...tag, name, named: src === undefined ? named : { ...named, src } }
}

/** What Liquid runs and a post here never does: shown as text, with a warning of its own. */
export const LIQUID_WORDS: ReadonlySet<string> = new Set([
  ...['assign', 'break', 'capture', 'case', 'continue', 'cycle', 'decrement', 'else', 'elsif', 'for', 'if'],
  ...['include', 'include_relative', 'increment', 'render', 'tablerow', 'unless', 'when'],
])

/** A tag whose arguments are an expression: nothing is read of it but where it ends. */
function restOf(text: string, at: number): Values | null {
  const rest = match(/(?:(?!%\}|\{%)[^\n])*%\}/y, text, at)
  if (rest === null) return null
  return { positional: [], named: {}, mended: [], isSelfClosing: false, end: at + rest.length }
}

interface Values {
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
  readonly mended: Tag['mended']
  readonly isSelfClosing: boolean
  readonly end: number
}

const KEY = /([\p{L}\p{N}_-]+)\s*=\s*/uy
const BARE = /[^\s"'`<>{}%]+/y
const DOUBLE = /"(?:[^"\\{]|\\[\s\S]|\{(?!\{[<%]|%))*"/y
const SINGLE = /'(?:[^'\\{]|\\[\s\S]|\{(?!\{[<%]|%))*'/y
const RAW = /`(?:[^`{]|\{(?!\{[<%]|%))*`/y

function readValues(text: string, from: number, close: string): Values | null {
  const positional: string[] = []
  const named: Record<string, string> = {}
  const mended: { written: string; read: string }[] = []
  let at = skipBlanks(text, from)
  while (!text.startsWith(close, at)) {
    if (text.startsWith(`/${close}`, at))
      return { positional, named, mended, isSelfClosing: true, end: at + 1 + close.length }
    if (close === '%}' && text.startsWith(`-${close}`, at))
      return { positional, named, mended, isSelfClosing: false, end: at + 1 + close.length }
    const key = match(KEY, text, at)
    if (key !== null) at += key.length
    const written =
      match(DOUBLE, text, at) ?? match(SINGLE, text, at) ?? match(RAW, text, at) ?? bare(text, at, close)
    if (written === null) return null
    at = skipBlanks(text, at + written.length)
    const value = unescapeMarkdown(unquoted(written))
    if (value !== unquoted(written)) mended.push({ written: unquoted(written), read: value })
    if (key === null) positional.push(value)
    else named[key.replace(/\s*=\s*$/, '')] = value
  }
  return { positional, named, mended, isSelfClosing: false, end: at + close.length }
}

/** A word without quotes; it ends before `/>}}`, but an address keeps its slashes. */
function bare(text: string, at: number, close: string): string | null {
  const word = match(BARE, text, at)
  if (word === null) return null
  const isLast = text.startsWith(close, at + word.length)
  if (isLast && word.endsWith('/')) return word.slice(0, -1) || null
  if (isLast && close === '%}' && word.endsWith('-')) return word.slice(0, -1) || null
  return word
}

function unquoted(written: string): string {
  const quote = written.charAt(0)
  if (quote === '`') return written.slice(1, -1)
  if (quote !== '"' && quote !== "'") return written
  return written.slice(1, -1).replace(/\\(["'\\])/g, '$1')
}

/** `ZTKW\_CpuPT4`: an escape of Markdown, where none is needed. */
const unescapeMarkdown = (value: string): string => value.replace(/\\([_*~\-[\]#])/g, '$1')

function match(pattern: RegExp, text: string, at: number): string | null {
  const sticky = new RegExp(pattern)
  sticky.lastIndex = at
  return sticky.exec(text)?.[0] ?? null
}

function skipBlanks(text: string, at: number): number {
  return at + (match(/\s*/y, text, at)?.length ?? 0)
}

function nextTag(text: string, from: number): number {
  const pattern = new RegExp(TAG_START)
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}
