import { noTitle, notUtf8, nulCharacter, utf16 } from '../diagnostics/catalog/file.js'
import { isError, ok, outcome } from '../diagnostics/outcome.js'
import { type FrontMatterFile, readFrontMatter } from '../frontmatter/read-front-matter.js'
import { hashBytes } from '../lib/hash.js'
import type { EmojiNames } from '../markdown/emoji.js'
import { parseInline } from '../markdown/parse-inline.js'
import { type Markdown, PROCESSOR_VERSION, parseMarkdown } from '../markdown/parse-markdown.js'
import type { MarkdownParser } from '../markdown/parser.js'
import type { MarkdownConfig, TaxonomyConfig } from '../model/config.js'
import type { Diagnostic, Outcome, Position } from '../model/diagnostic.js'
import type { Document, FrontMatter, Inline, InlineFields, Parsed, Source } from '../model/document.js'
import type { SourcePath } from '../model/names.js'
import type { PartNames } from '../model/parts.js'
import { revisionOf } from '../model/revision.js'

export interface ParseOptions {
  /** IANA name: the zone of dates that name none. */
  readonly timeZone: string
  readonly taxonomies: readonly TaxonomyConfig[]
  readonly markdown: MarkdownConfig
  /** What the headings of a digest's parts say. */
  readonly parts: PartNames
  /** The shortcodes that have a template. */
  readonly shortcodes: readonly string[]
  readonly parser: MarkdownParser
  /** Loaded where the configuration asks for emoji by name; else `null`. */
  readonly emojiNames: EmojiNames | null
}

export interface SourceFile {
  readonly path: SourcePath
  readonly bytes: Uint8Array
}

/** Understands one file by itself: bytes in, a document out; `null`, and an error that says why, for a broken one. */
export function parse(file: SourceFile, options: ParseOptions): Parsed {
  const opened = openFile(file, options)
  if (opened.value === null) return outcome(null, opened.diagnostics)
  const { value, diagnostics: noticed } = documentOf(opened.value, { path: file.path, origin: file }, options)
  const diagnostics = [...opened.diagnostics, ...noticed]
  return outcome(diagnostics.some(isError) ? null : value, diagnostics)
}

/** The front matter and the body of a file; `null` when there is no telling them apart. */
export function openFile(file: SourceFile, options: ParseOptions): Outcome<FrontMatterFile | null> {
  const text = decode(file)
  if (text.value === null) return outcome(null, text.diagnostics)
  return readFrontMatter({ path: file.path, text: text.value }, options)
}

/** Understands a body; `path` is that of the document, and differs from its file's where a file holds two. */
export function documentOf(
  { frontMatter, body, bodyLine }: FrontMatterFile,
  { path, origin }: { readonly path: SourcePath; readonly origin: SourceFile },
  options: ParseOptions,
): Outcome<Document | null> {
  const { value: markdown, diagnostics: noticed } = parseMarkdown(body, {
    path: origin.path,
    firstLine: bodyLine,
    title: frontMatter.title,
    shortcodes: options.shortcodes,
    singleDollar: options.markdown.singleDollar,
    emojiNames: options.emojiNames,
    parser: options.parser,
    partNames: options.parts,
  })
  const title = titleOf(path, frontMatter, markdown)
  const inline = inlineFields(frontMatter, path, options)
  const diagnostics = [...title.diagnostics, ...inline.diagnostics, ...noticed]
  if (diagnostics.some(isError)) return outcome(null, diagnostics)
  const { body: html, text: plain, excerpt, counts, headings, stories, keyPoints } = markdown
  const revision = revisionOf(title.value, body)
  return outcome(
    {
      path,
      origin: origin.path,
      revision,
      // The revision too: a path can hold the whole of a file, or one of its languages.
      hash: hashBytes(JSON.stringify([path, hashBytes(origin.bytes), parseKey(options), revision])),
      frontMatter,
      title: title.value,
      inline: inline.value,
      body: html,
      text: plain,
      excerpt,
      counts,
      headings,
      stories,
      keyPoints,
      sources: onePerPage([...frontMatter.sources, ...markdown.sources]),
      notice: frontMatter.notice ?? markdown.notice,
    },
    diagnostics,
  )
}

function inlineFields(
  frontMatter: FrontMatter,
  path: SourcePath,
  { parser, emojiNames }: ParseOptions,
): Outcome<InlineFields> {
  const diagnostics: Diagnostic[] = []
  const read = (text: string | null, at: Position | undefined): Inline | null => {
    if (text === null) return null
    const inline = parseInline(text, { path, at: at ?? { line: 1, column: 1 }, parser, emojiNames })
    diagnostics.push(...inline.diagnostics)
    return inline.value
  }
  const { subtitle, summary, description, image, places } = frontMatter
  const value: InlineFields = {
    subtitle: read(subtitle, places.subtitle),
    summary: read(summary, places.summary),
    description: read(description, places.description),
    caption: read(image?.caption ?? null, image?.at),
  }
  return outcome(value, diagnostics)
}

/** Everything beside path and bytes that the result depends on: a part of every key under which it is kept. */
export function parseKey(options: ParseOptions): string {
  const { timeZone, taxonomies, markdown, shortcodes, parser } = options
  const fields = taxonomies.map(taxonomy => [taxonomy.name, taxonomy.fields])
  const parts = [
    PROCESSOR_VERSION,
    timeZone,
    fields,
    markdown,
    options.parts,
    shortcodes,
    parser.fast !== null,
  ]
  return hashBytes(JSON.stringify(parts))
}

/** What marks the encodings that editors on Windows write beside UTF-8 (Unicode 16, 23.8). */
const UTF16_MARKS = [
  { encoding: 'UTF-16LE', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16BE', bytes: [0xfe, 0xff] },
] as const

function decode({ path, bytes }: SourceFile): Outcome<string | null> {
  const mark = UTF16_MARKS.find(each => each.bytes.every((byte, i) => bytes[i] === byte))
  if (mark !== undefined) return outcome(null, [utf16({ path, encoding: mark.encoding })])
  const nul = bytes.indexOf(0)
  if (nul !== -1) return outcome(null, [nulCharacter({ path, at: positionOf(bytes, nul) })])
  try {
    return ok(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return outcome(null, [notUtf8({ path, at: positionOf(bytes, firstInvalid(bytes)) })])
  }
}

/** The first byte that begins no character: all before it decodes, and it does not. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isPrefixValid(bytes.subarray(0, middle + 1))) low = middle + 1
    else high = middle
  }
  return low
}

/** A character that the end cuts in two is no fault of the text before it. */
function isPrefixValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function positionOf(bytes: Uint8Array, offset: number): Position {
  // A character that breaks off at the offset is not before it.
  const before = new TextDecoder('utf-8')
    .decode(bytes.subarray(0, offset), { stream: true })
    .replace(/\r\n?/g, '\n')
  const lines = before.split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function titleOf(path: SourcePath, frontMatter: FrontMatter, markdown: Markdown): Outcome<string> {
  const written = [frontMatter.title, markdown.title].find(title => title !== null && title.trim() !== '')
  if (typeof written === 'string') return ok(written.trim())
  const title = nameOf(path)
  return outcome(title, isIndexOfSection(path) ? [] : [noTitle({ path, title })])
}

/** The name of the file, or of its folder for `index.md`, without extension and language. */
function nameOf(path: SourcePath): string {
  const parts = path.split('/')
  const base = (parts.at(-1) ?? '')
    .replace(/\.[^.]+$/, '')
    .replace(/\.[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i, '')
  return base === 'index' || base === '_index' ? (parts.at(-2) ?? base) : base
}

/** A section has a name of its own: the folder's. */
const isIndexOfSection = (path: SourcePath): boolean => /(?:^|\/)_index\.[^/]*$/.test(path)

/**
 * The first of each page, which is the one from front matter where there is one: it knows the publisher. What the
 * text lists too has the title of the text, which front matter often lacks.
 */
function onePerPage(sources: readonly Source[]): readonly Source[] {
  const found = new Map<string, Source>()
  for (const source of sources) {
    const first = found.get(source.canonicalUrl)
    if (first === undefined) found.set(source.canonicalUrl, source)
    else if (first.named === 'front-matter' && source.named === 'text') {
      found.set(source.canonicalUrl, { ...source, publisher: first.publisher })
    }
  }
  return [...found.values()]
}
