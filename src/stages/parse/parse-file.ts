import * as catalog from '../../diagnostics/catalog/bilingual.js'
import { isError, outcome } from '../../diagnostics/outcome.js'
import type { Config } from '../../model/config.js'
import type { Diagnostic, Outcome } from '../../model/diagnostic.js'
import type { Document, FrontMatter } from '../../model/document.js'
import { findLanguage } from '../../model/languages.js'
import { type LanguageTag, type SourcePath, sourcePath } from '../../model/names.js'
import { documentOf, openFile, type ParseOptions, type SourceFile } from '../parse.js'
import { type Half, type Pair, splitHalves } from './halves.js'

export interface ParseFileOptions extends ParseOptions {
  readonly bilingual: Config['bilingual']
  /** The default language first. */
  readonly languages: readonly LanguageTag[]
}

/**
 * The documents of a file: one, or two of a file that holds two languages and asks to be split; none of a broken
 * one. The second language has the path that a file of its own would have (`x.en.md`), so that everything else
 * takes it for one; its places are those of the file that there is.
 */
export function parseFile(file: SourceFile, options: ParseFileOptions): Outcome<readonly Document[]> {
  const opened = openFile(file, options)
  if (opened.value === null) return outcome([], opened.diagnostics)
  const matter = opened.value
  const { frontMatter, body } = matter
  const asked = readRequest(frontMatter, file.path, options)
  const pair = asked.value === 'no' ? null : pairOf(options.languages)
  const halves = pair === null ? null : splitHalves(body, pair)
  const diagnostics: Diagnostic[] = [...opened.diagnostics, ...asked.diagnostics]
  if (halves === null) {
    const { path } = file
    if (asked.value === 'by-file')
      diagnostics.push(
        pair === null ? catalog.noPair({ path, configured: options.languages }) : catalog.noShape({ path }),
      )
    const whole = documentOf(matter, { path: file.path, origin: file }, options)
    diagnostics.push(...whole.diagnostics)
    return outcome(whole.value === null || diagnostics.some(isError) ? [] : [whole.value], diagnostics)
  }
  const documents = halves.map(half => {
    const path = pathOfHalf(file.path, half.language, options.languages)
    const own = {
      ...matter,
      body: half.body,
      frontMatter: ofHalf(frontMatter, half, path === file.path),
    }
    const { value, diagnostics: noticed } = documentOf(own, { path, origin: file }, options)
    diagnostics.push(...noticed)
    return value
  })
  const whole = documents.filter(document => document !== null)
  return outcome(whole.length < documents.length || diagnostics.some(isError) ? [] : whole, diagnostics)
}

type Request = 'no' | 'by-site' | 'by-file'

/** What the file says counts before what the site says. */
function readRequest(
  { params }: FrontMatter,
  path: SourcePath,
  { bilingual }: ParseFileOptions,
): Outcome<Request> {
  const written = params.bilingual
  if (written === undefined || written === null)
    return outcome(bilingual === 'interleaved' ? 'by-site' : 'no', [])
  if (written === true || written === 'interleaved') return outcome('by-file', [])
  if (written === false || written === 'none') return outcome('no', [])
  return outcome('no', [catalog.unknownValue({ path, written: JSON.stringify(written) })])
}

const isCjk = (tag: LanguageTag): boolean => /^(?:zh|ja|ko)\b/u.test(tag)

/** The first configured language of each kind; `null`: two languages cannot be told apart by their script. */
function pairOf(languages: readonly LanguageTag[]): Pair | null {
  const cjk = languages.find(isCjk)
  const other = languages.find(tag => !isCjk(tag))
  return cjk === undefined || other === undefined ? null : { cjk, other }
}

/**
 * @example pathOfHalf('content/posts/x.md', 'en', ['zh-TW', 'en']) // => 'content/posts/x.en.md'
 * @example pathOfHalf('content/posts/x.md', 'zh-TW', ['zh-TW', 'en']) // => 'content/posts/x.md'
 */
function pathOfHalf(path: SourcePath, language: LanguageTag, languages: readonly LanguageTag[]): SourcePath {
  const [, stem = '', suffix, extension = ''] = /^(.*?)(?:\.([^./]+))?(\.[^./]+)$/u.exec(path) ?? []
  const own = suffix === undefined ? null : findLanguage(suffix, languages)
  if (own === language || (own === null && language === languages[0])) return path
  const base = own === null && suffix !== undefined ? `${stem}.${suffix}` : stem
  return sourcePath(`${base}.${language}${extension}`)
}

/** Fields for one language: `title_en`, `description_zh`. */
const FIELDS = {
  title: ['title'],
  subtitle: ['tagline', 'subtitle'],
  summary: ['ai_summary', 'summary'],
  description: ['description'],
} as const

/** The front matter as one of the languages has it. What can stand once, such as an alias, stays with the file's own. */
function ofHalf(frontMatter: FrontMatter, half: Half, isOwn: boolean): FrontMatter {
  const ofField = (field: keyof typeof FIELDS): string | null => {
    for (const name of FIELDS[field]) {
      const key = Object.keys(frontMatter.params).find(
        each =>
          each.startsWith(`${name}_`) &&
          findLanguage(each.slice(name.length + 1), [half.language]) === half.language,
      )
      const value = key === undefined ? null : frontMatter.params[key]
      if (typeof value === 'string' && value.trim() !== '') return value.trim()
    }
    return null
  }
  const description = ofField('description') ?? (isOwn ? frontMatter.description : null)
  return {
    ...frontMatter,
    language: half.language,
    translatedFrom: null,
    title:
      ofField('title') ?? (isOwn ? (frontMatter.title ?? half.title) : (half.title ?? frontMatter.title)),
    subtitle: ofField('subtitle') ?? (isOwn ? frontMatter.subtitle : null),
    description,
    summary: ofField('summary') ?? (isOwn ? frontMatter.summary : description),
    aliases: isOwn ? frontMatter.aliases : [],
  }
}
