import {
  badBaseUrl,
  badConfigValue,
  badHostName,
  badLanguageTag,
  badPermalink,
  badTaxonomyName,
  badTimeZone,
  cnameDiffers,
  configNotMap,
  configSyntax,
  duplicateLanguage,
  reservedTaxonomyName,
  sharedTaxonomyField,
  unknownKey,
  unknownLanguage,
} from '../diagnostics/catalog/config.js'
import { isError, outcome } from '../diagnostics/outcome.js'
import { isTimeZone } from '../lib/dates.js'
import { nearest } from '../lib/nearest.js'
import { slug } from '../lib/slug.js'
import { parseYaml } from '../lib/yaml.js'
import { readBaseUrl } from '../model/base-url.js'
import {
  type BaseUrl,
  type Config,
  type ConfigSource,
  HOME_BLOCKS,
  type Language,
  type MenuItem,
  type TaxonomyConfig,
  type ThemeConfig,
} from '../model/config.js'
import {
  type ConfigPath,
  type ConfigProblem,
  type PlainConfig,
  type PlainPartNames,
  type PlainTaxonomy,
  readPlainConfig,
} from '../model/config-schema.js'
import type { Diagnostic, Outcome, Place } from '../model/diagnostic.js'
import { findLanguage } from '../model/languages.js'
import { type LanguageTag, languageTag, sourcePath } from '../model/names.js'
import { PART_KINDS, type PartKind, type PartNames, USUAL_PART_NAMES } from '../model/parts.js'

export interface ConfigureInput {
  /** `null`: the site has no configuration file. */
  readonly source: ConfigSource | null
  /** Instead of the configuration's own; from `--base-url`. */
  readonly baseUrl: string | null
  /** Where the configuration names neither `baseUrl` nor `cname`: the repository's address on GitHub Pages. */
  readonly pagesUrl: string | null
  /** Instead of the configuration's own; from `--content`. */
  readonly content: string | null
}

/**
 * The configuration with every default filled in; `null` when it has an error. Everything that is wrong is
 * reported at once, at its line and column where the file has such.
 */
export function configure(input: ConfigureInput): Outcome<Config | null> {
  const opened = open(input.source)
  if (opened.kind === 'broken') return outcome(null, opened.diagnostics)
  const { config, problems } = readPlainConfig(opened.value)
  const diagnostics = problems.map(problem => describe(problem, opened))
  if (config === null) return outcome(null, diagnostics)
  const notice: Notice = diagnostic => {
    diagnostics.push(diagnostic)
  }
  const understood = understand({ said: config, problems, opened, input }, notice)
  return outcome(diagnostics.some(isError) ? null : understood, diagnostics)
}

// The defaults, by content.md section 2 and issue 2.

/** The preview's own address: right on the author's machine; a site that is published sets its own. */
const BASE_URL = 'http://localhost:4000/'
const TIME_ZONE = 'Asia/Taipei'
const DEFAULT_LANGUAGE = languageTag('zh-TW')
const LANGUAGES: readonly LanguageTag[] = [DEFAULT_LANGUAGE, languageTag('en')]
const PAGE_SIZE = 20
const CONTENT = 'content'
const STATIC = ['static']
const FEEDS = { formats: ['atom', 'rss', 'json'], limit: 20 } as const
const CONTENTS = { from: 2, to: 3 }
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  tags: ['tags', 'tag'],
  categories: ['categories', 'category'],
  models: ['models', 'model'],
  series: ['series'],
}

/** What a site without a title says of itself, in Chinese and in every other language. */
const CHINESE = { title: 'AI 新聞摘要', description: 'AI 新聞重點整理，每則都附出處。' }
const OTHER = { title: 'AI News Digest', description: 'AI news in brief, every story with its sources.' }

/** Labels that we spell otherwise than Unicode's list of language names does. */
const LABELS: Readonly<Record<string, string>> = {
  'zh-TW': '中文',
  'zh-Hant': '中文',
  'zh-CN': '简体中文',
  'zh-HK': '中文（香港）',
  en: 'English',
}

/** First parts of addresses that are taken; years are, too (content.md section 2). */
const RESERVED = new Set([
  ...['page', 'posts', 'archive', 'sources', 'stories', 'search', 'assets', '404', 'feed', 'weekly'],
])
const YEAR = /^\d{4}$/

/** Known words of other generators for keys of ours, beyond what a slip of the pen explains. */
const SYNONYMS: Readonly<Record<string, string>> = {
  url: 'baseUrl',
  site: 'baseUrl',
  domain: 'cname',
  lang: 'defaultLanguage',
  language: 'defaultLanguage',
  locale: 'defaultLanguage',
  defaultContentLanguage: 'defaultLanguage',
  name: 'title',
  paginate: 'pagination',
  perPage: 'pagination',
  permalink: 'permalinks',
  rss: 'feeds',
  atom: 'feeds',
  toc: 'markdown',
  tableOfContents: 'contents',
  href: 'url',
  text: 'label',
  mail: 'email',
}

export const PERMALINK_TOKENS = [
  'filename',
  'slug',
  'title',
  'section',
  'year',
  'month',
  'day',
  'model',
  'categories',
] as const

type Notice = (diagnostic: Diagnostic) => void

type Opened =
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'open'
      readonly value: unknown
      readonly placeOf: (path: ConfigPath) => Place
      readonly placeOfKey: (path: ConfigPath) => Place
    }

type Readable = Extract<Opened, { readonly kind: 'open' }>

function open(source: ConfigSource | null): Opened {
  const wholeFile = (): Place => ({ path: source?.path ?? sourcePath('') })
  if (source === null) return { kind: 'open', value: {}, placeOf: wholeFile, placeOfKey: wholeFile }
  const { path } = source
  if (source.kind === 'module') {
    const isMap = typeof source.value === 'object' && source.value !== null && !Array.isArray(source.value)
    if (!isMap) return broken(configNotMap({ at: { path }, actual: source.value }))
    return { kind: 'open', value: source.value, placeOf: wholeFile, placeOfKey: wholeFile }
  }
  const yaml = parseYaml(source.text)
  if (yaml.errors.length > 0) {
    const diagnostics = yaml.errors.map(({ message, kind, line, column }) =>
      configSyntax({ at: { path, start: { line, column } }, detail: message, kind }),
    )
    return { kind: 'broken', diagnostics }
  }
  const value = yaml.value ?? {}
  if (typeof value !== 'object' || Array.isArray(value))
    return broken(configNotMap({ at: { path, start: yaml.positionOf([]) }, actual: value }))
  return {
    kind: 'open',
    value,
    placeOf: steps => ({ path, start: yaml.positionOf(steps) }),
    placeOfKey: steps => ({ path, start: yaml.positionOfKey(steps) }),
  }
}

const broken = (diagnostic: Diagnostic): Opened => ({ kind: 'broken', diagnostics: [diagnostic] })

function describe(problem: ConfigProblem, opened: Readable): Diagnostic {
  const within = written(problem.path)
  if (problem.kind === 'bad-value') {
    const { path, expected, actual } = problem
    return badConfigValue({ at: opened.placeOf(path), key: within, expected, actual })
  }
  const { key, known } = problem
  const synonym = SYNONYMS[key]
  const meant = synonym !== undefined && known.includes(synonym) ? synonym : nearest(key, known)
  return unknownKey({ at: opened.placeOfKey([...problem.path, key]), key, within, known, meant })
}

/** @example written(['menu', 0, 'url']) // => 'menu[0].url' */
function written(path: ConfigPath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

interface Saying {
  readonly said: PlainConfig
  readonly problems: readonly ConfigProblem[]
  readonly opened: Readable
  readonly input: ConfigureInput
}

/** Asks what the values mean. Where one means nothing it says so, and goes on with the default. */
function understand(saying: Saying, notice: Notice): Config {
  const { said, opened, input } = saying
  const languages = readLanguages(saying, notice)
  const tags = languages.map(language => language.tag)
  const labelOf = (key: string, path: ConfigPath): LanguageTag | null =>
    languageOf({ code: key, path, tags, saying }, notice)
  const first = languages[0]
  const cname = readHostName(saying, notice)
  const taxonomies = readTaxonomies(saying, { tags, labelOf, notice })
  const names = taxonomies.map(({ name }) => name)
  return {
    title: said.title ?? first?.title ?? OTHER.title,
    description: said.description ?? first?.description ?? OTHER.description,
    baseUrl: readAddress(saying, cname, notice),
    timeZone: readTimeZone(saying, notice),
    defaultLanguage: first?.tag ?? DEFAULT_LANGUAGE,
    languages,
    taxonomies,
    permalinks: readPermalinks(saying, notice),
    pagination: { size: said.paginationSize ?? PAGE_SIZE },
    feeds: {
      formats: said.feeds.formats ?? FEEDS.formats,
      limit: said.feeds.limit ?? FEEDS.limit,
      stories: said.feeds.stories ?? false,
    },
    author: said.author,
    cname,
    copyright: said.copyright,
    fallback: said.fallback ?? 'none',
    search: said.search ?? true,
    theme: {
      ...said.theme,
      footer: readFooter(said.theme.footer, { tags, labelOf }),
      sidebars: readSidebars(saying, names, notice),
    },
    params: said.params,
    markdown: {
      contents: readContents(said, opened, notice),
      singleDollar: said.singleDollar ?? false,
      emoji: said.emoji ?? false,
    },
    content: input.content ?? said.content ?? CONTENT,
    static: said.static ?? STATIC,
    exclude: said.exclude,
    digest: { parts: readPartNames(said, labelOf), keyPoints: said.digest.keyPoints ?? 'in-text' },
    translations: {
      staleNotice: said.translations.staleNotice ?? true,
      parallel: said.translations.parallel ?? false,
    },
    bilingual: said.bilingual ?? 'none',
    rollups: readRollups(said),
    lint: { off: said.lintOff },
  }
}

/** Left out, both hold what most sites want; a name that is no block is left out with an error. */
function readSidebars(
  { said, opened }: Saying,
  taxonomies: readonly string[],
  notice: Notice,
): ThemeConfig['sidebars'] {
  const { home, post } = said.theme.sidebars
  const known: readonly string[] = [...taxonomies, ...HOME_BLOCKS]
  const expected = `one of ${known.map(name => `\`${name}\``).join(', ')}`
  for (const [index, name] of (home ?? []).entries()) {
    const path = ['theme', 'sidebars', 'home', index]
    if (!known.includes(name))
      notice(badConfigValue({ at: opened.placeOf(path), key: written(path), expected, actual: name }))
  }
  return {
    home: home?.filter(name => known.includes(name)) ?? null,
    post: post ?? ['terms', 'translations', 'share'],
  }
}

/** One for all languages, or those that are named. */
function readFooter(
  footer: PlainConfig['theme']['footer'],
  {
    tags,
    labelOf,
  }: {
    readonly tags: readonly LanguageTag[]
    readonly labelOf: (key: string, path: ConfigPath) => LanguageTag | null
  },
): Readonly<Record<string, string>> {
  if (footer === null) return {}
  if (typeof footer === 'string') return Object.fromEntries(tags.map(tag => [tag, footer]))
  return Object.fromEntries(
    Object.entries(footer).flatMap(([code, text]) => {
      const tag = labelOf(code, ['theme', 'footer', code])
      return tag === null ? [] : [[tag, text]]
    }),
  )
}

/** The default language first. */
function readLanguages(saying: Saying, notice: Notice): readonly Language[] {
  const { said, opened } = saying
  const entries = said.languages ?? LANGUAGES.map(tag => ({ ...NOTHING_SAID, tag, path: [] }))
  const known = new Map<LanguageTag, (typeof entries)[number]>()
  for (const entry of entries) {
    const at = entry.path.length === 0 ? opened.placeOf([]) : opened.placeOfKey(entry.path)
    const tag = canonicalTag(entry.tag)
    if (tag === null) {
      notice(badLanguageTag({ at, tag: entry.tag }))
      continue
    }
    const before = known.get(tag)
    if (before === undefined) known.set(tag, entry)
    else notice(duplicateLanguage({ at, tag, first: opened.placeOfKey(before.path) }))
  }
  const tags = [...known.keys()]
  const first = defaultLanguage(saying, tags, notice)
  const menus = readMenus(saying, tags, notice)
  return [...tags.filter(tag => tag === first), ...tags.filter(tag => tag !== first)].map(tag => {
    const entry = known.get(tag) ?? NOTHING_SAID
    const usual = new Intl.Locale(tag).language === 'zh' ? CHINESE : OTHER
    const title = entry.title ?? said.title
    return {
      tag,
      label: entry.label ?? labelOfLanguage(tag),
      title: title ?? usual.title,
      description: entry.description ?? said.description ?? title ?? usual.description,
      menu: entry.menu ?? menus(tag),
    }
  })
}

const NOTHING_SAID = { label: null, title: null, description: null, menu: null }

/**
 * A tag as BCP 47 spells it; `null` when it is none. Codes of four letters and more are not in use, and would
 * let a tag have the address of a page (`/search/`).
 * @example canonicalTag('zh_tw') // => 'zh-TW'
 */
function canonicalTag(code: string): LanguageTag | null {
  const tag = code.replaceAll('_', '-')
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return null
  try {
    const [canonical] = Intl.getCanonicalLocales(tag)
    return canonical === undefined ? null : languageTag(canonical)
  } catch {
    return null
  }
}

/** What the language calls itself, with a capital where it has capitals. */
function labelOfLanguage(tag: LanguageTag): string {
  const ours = LABELS[tag]
  if (ours !== undefined) return ours
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag
  const [initial = '', ...rest] = name
  return initial.toLocaleUpperCase(tag) + rest.join('')
}

function defaultLanguage(saying: Saying, tags: readonly LanguageTag[], notice: Notice): LanguageTag | null {
  const { defaultLanguage: code } = saying.said
  const usual = tags.includes(DEFAULT_LANGUAGE) ? DEFAULT_LANGUAGE : (tags[0] ?? null)
  if (code === null) return usual
  return languageOf({ code, path: ['defaultLanguage'], tags, saying }, notice) ?? usual
}

interface LanguageAsked {
  readonly code: string
  readonly path: ConfigPath
  readonly tags: readonly LanguageTag[]
  readonly saying: Saying
}

function languageOf({ code, path, tags, saying }: LanguageAsked, notice: Notice): LanguageTag | null {
  const tag = findLanguage(code, tags)
  if (tag !== null) return tag
  // With a problem in the languages themselves, nobody can say which of them are missing.
  const isKnown = !saying.problems.some(problem => problem.path[0] === 'languages')
  const isKey = path[path.length - 1] === code
  const at = isKey ? saying.opened.placeOfKey(path) : saying.opened.placeOf(path)
  const key = written(isKey ? path.slice(0, -1) : path)
  if (isKnown) notice(unknownLanguage({ at, key, tag: code, known: tags }))
  return null
}

/** The menu at the top of the configuration, for languages without one of their own. */
function readMenus(
  saying: Saying,
  tags: readonly LanguageTag[],
  notice: Notice,
): (tag: LanguageTag) => readonly MenuItem[] | null {
  const { menu } = saying.said
  if (menu === null) return () => null
  if (isList(menu)) return () => menu
  const byTag = new Map(
    Object.entries(menu).map(([code, items]) => [
      languageOf({ code, path: ['menu', code], tags, saying }, notice),
      items,
    ]),
  )
  return tag => byTag.get(tag) ?? null
}

const isList = (menu: PlainConfig['menu']): menu is readonly MenuItem[] => Array.isArray(menu)

function readAddress(saying: Saying, cname: string | null, notice: Notice): BaseUrl {
  const { said, opened, input } = saying
  const override = input.baseUrl
  const unsaid = cname === null ? (input.pagesUrl ?? BASE_URL) : `https://${cname}/`
  const usual = readBaseUrl(unsaid) ?? { origin: '', path: '/' }
  const at = opened.placeOf(['baseUrl'])
  const own = said.baseUrl === null ? usual : readBaseUrl(said.baseUrl)
  if (own === null) notice(badBaseUrl({ at, baseUrl: said.baseUrl ?? '', source: 'baseUrl' }))
  if (override !== null) {
    const asked = readBaseUrl(override)
    if (asked === null) notice(badBaseUrl({ at: null, baseUrl: override, source: '--base-url' }))
    return asked ?? usual
  }
  const host = own === null ? null : new URL(own.origin).hostname
  if (cname !== null && host !== null && host !== cname)
    notice(cnameDiffers({ at: opened.placeOf(['cname']), cname, host }))
  return own ?? usual
}

/** A host name as DNS has it: labels of 63 at most, 253 in all (RFC 1035), at least two labels. */
const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

function readHostName({ said, opened }: Saying, notice: Notice): string | null {
  if (said.cname === null) return null
  const isAlone = !/[/:@?#\\\s]/.test(said.cname) && URL.canParse(`https://${said.cname}/`)
  const host = isAlone ? new URL(`https://${said.cname}/`).hostname : ''
  if (HOST_NAME.test(host)) return host
  notice(badHostName({ at: opened.placeOf(['cname']), cname: said.cname }))
  return null
}

function readTimeZone({ said, opened }: Saying, notice: Notice): string {
  const { timeZone } = said
  if (timeZone === null || isTimeZone(timeZone)) return timeZone ?? TIME_ZONE
  const zones = Intl.supportedValuesOf('timeZone')
  const city = zones.find(zone => nearest(timeZone, [zone.slice(zone.lastIndexOf('/') + 1)]) !== null)
  const meant = nearest(timeZone, zones) ?? city ?? null
  notice(badTimeZone({ at: opened.placeOf(['timeZone']), timeZone, meant }))
  return TIME_ZONE
}

interface TaxonomyWorld {
  readonly tags: readonly LanguageTag[]
  readonly labelOf: (code: string, path: ConfigPath) => LanguageTag | null
  readonly notice: Notice
}

/** The usual taxonomies first, in their usual order, unless a list says otherwise. */
function readTaxonomies(saying: Saying, world: TaxonomyWorld): readonly TaxonomyConfig[] {
  const said = saying.said.taxonomies
  const byName = new Map<string, PlainTaxonomy | null>()
  if (said?.mode !== 'only') for (const name of Object.keys(FIELDS)) byName.set(name, null)
  for (const entry of said?.entries ?? []) {
    if (entry.use === 'off') byName.delete(entry.name)
    else if (isUsableName(entry, saying, world)) byName.set(entry.name, entry)
  }
  const taxonomies = [...byName].map(([name, entry]) => ({
    name,
    fields: fieldsOf(name, entry),
    labels: readLabels(entry, world),
    minimum: entry?.minimum ?? 1,
  }))
  reportSharedFields({ taxonomies, byName, opened: saying.opened }, world.notice)
  return taxonomies
}

/** A taxonomy of the author's own also has the field `related_<taxonomy>`, as posts name companies and people. */
function fieldsOf(name: string, entry: PlainTaxonomy | null): readonly string[] {
  const usual = FIELDS[name]
  if (usual !== undefined) return entry?.fields ?? usual
  return [...new Set([...(entry?.fields ?? [name, singular(name)]), `related_${name}`])]
}

function isUsableName(entry: PlainTaxonomy, { opened }: Saying, { tags, notice }: TaxonomyWorld): boolean {
  const at = opened.placeOfKey(entry.path)
  const safe = slug(entry.name)
  if (safe !== entry.name) {
    notice(badTaxonomyName({ at, name: entry.name, safe }))
    return false
  }
  const isTaken = RESERVED.has(safe) || YEAR.test(safe) || tags.some(tag => tag.toLowerCase() === safe)
  if (isTaken) notice(reservedTaxonomyName({ at, name: entry.name }))
  return !isTaken
}

/** @example singular('companies') // => 'company' */
function singular(name: string): string {
  if (/[^aeiou]ies$/.test(name)) return `${name.slice(0, -3)}y`
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name
}

function readLabels(
  entry: PlainTaxonomy | null,
  { tags, labelOf }: TaxonomyWorld,
): Readonly<Record<string, string>> {
  const labels = entry?.labels ?? null
  if (entry === null || labels === null) return {}
  if (typeof labels === 'string') return Object.fromEntries(tags.map(tag => [tag, labels]))
  return Object.fromEntries(
    Object.entries(labels).flatMap(([code, label]) => {
      const tag = labelOf(code, [...entry.path, 'labels', code])
      return tag === null ? [] : [[tag, label]]
    }),
  )
}

interface Fields {
  readonly taxonomies: readonly TaxonomyConfig[]
  readonly byName: ReadonlyMap<string, PlainTaxonomy | null>
  readonly opened: Readable
}

function reportSharedFields({ taxonomies, byName, opened }: Fields, notice: Notice): void {
  const owners = new Map<string, string>()
  for (const { name, fields } of taxonomies)
    for (const field of fields) {
      const other = owners.get(field)
      if (other === undefined) owners.set(field, name)
      else if (other !== name) {
        const path = (byName.get(name) ?? byName.get(other))?.path ?? ['taxonomies']
        notice(sharedTaxonomyField({ at: opened.placeOfKey(path), name, other, field }))
      }
    }
}

/** The usual names of each part, and the author's. The languages only tell the author which name is for whom. */
function readPartNames(
  { digest }: PlainConfig,
  languageAt: (code: string, path: ConfigPath) => LanguageTag | null,
): PartNames {
  const namesOf = (kind: PartKind): readonly string[] => {
    const said = digest.parts[kind] ?? []
    if (said === 'off') return []
    if (isNames(said)) return [...USUAL_PART_NAMES[kind], ...said]
    const own = Object.entries(said).flatMap(([code, names]) =>
      languageAt(code, ['digest', 'parts', kind, code]) === null ? [] : names,
    )
    return [...USUAL_PART_NAMES[kind], ...own]
  }
  return Object.fromEntries(PART_KINDS.map(kind => [kind, namesOf(kind)])) as PartNames
}

const isNames = (said: PlainPartNames): said is readonly string[] => Array.isArray(said)

const TOKEN = /:([\p{L}_]+)/gu

function readPermalinks({ said, opened }: Saying, notice: Notice): Readonly<Record<string, string>> {
  const patterns = Object.entries(said.permalinks).map(([section, pattern]) => {
    const at = opened.placeOf(['permalinks', section])
    const wrong = whatIsWrongWith(pattern)
    if (wrong !== null) notice(badPermalink({ at, pattern, ...wrong }))
    const isFile = /\.html?$/.test(pattern)
    return [section.replace(/^\/+|\/+$/g, ''), isFile ? pattern : `${pattern.replace(/\/+$/, '')}/`]
  })
  return Object.fromEntries(patterns)
}

function whatIsWrongWith(pattern: string): { reason: string; hint: string } | null {
  const all = PERMALINK_TOKENS.map(token => `\`:${token}\``).join(', ')
  if (!pattern.startsWith('/') || pattern.startsWith('//'))
    return {
      reason: 'an address of this site starts with one `/`',
      hint: `Write \`/${pattern.replace(/^\/+/, '')}\`.`,
    }
  if (/[?#\\%\s]|\/\.{0,2}\/|\/\.{1,2}$/u.test(pattern))
    return {
      reason: 'it has a part that an address cannot have',
      hint: 'Use tokens, letters, digits, `-` and single slashes.',
    }
  const tokens = [...pattern.matchAll(TOKEN)].map(match => match[1] ?? '')
  const unknown = tokens.find(token => !PERMALINK_TOKENS.some(known => known === token))
  if (unknown !== undefined) {
    const meant = nearest(unknown, PERMALINK_TOKENS)
    return {
      reason: `there is no token \`:${unknown}\``,
      hint: meant === null ? `Use ${all}.` : `Did you mean \`:${meant}\`?`,
    }
  }
  if (tokens.length > 0) return null
  return { reason: 'every post would get the same address', hint: `Put in one of ${all}.` }
}

/** There is no feed of weeks that have no pages. */
function readRollups({ rollups }: PlainConfig): Config['rollups'] {
  const weeks = rollups.weeks ?? true
  return { weeks, feed: weeks && (rollups.feed ?? true) }
}

function readContents(
  said: PlainConfig,
  opened: Readable,
  notice: Notice,
): { readonly from: number; readonly to: number } {
  const from = said.contents.from ?? Math.min(CONTENTS.from, said.contents.to ?? CONTENTS.from)
  const to = said.contents.to ?? Math.max(CONTENTS.to, from)
  if (from > to) {
    const path = ['markdown', 'contents', 'to']
    const expected = `a level from ${from} (that of \`from\`) to 6`
    notice(badConfigValue({ at: opened.placeOf(path), key: written(path), expected, actual: to }))
  }
  return { from, to }
}
