import { z } from 'zod'
import { isHex } from '../lib/colour.js'
import type { Json, JsonObject } from '../lib/json.js'
import { type FeedFormat, type MenuItem, type Person, POST_BLOCKS, type PostBlock } from './config.js'
import { LINT_RULES, type LintRule } from './lint-rules.js'
import { PART_KINDS, type PartKind } from './parts.js'

/**
 * The configuration with its short forms written out and the types of its values known; what the values mean
 * (is there such a time zone?) is not yet asked. `null` where the author says nothing.
 */
export interface PlainConfig {
  readonly title: string | null
  readonly description: string | null
  readonly baseUrl: string | null
  readonly timeZone: string | null
  readonly defaultLanguage: string | null
  readonly languages: readonly PlainLanguage[] | null
  readonly taxonomies: PlainTaxonomies | null
  readonly permalinks: Readonly<Record<string, string>>
  readonly paginationSize: number | null
  readonly feeds: {
    readonly formats: readonly FeedFormat[] | null
    readonly limit: number | null
    readonly stories: boolean | null
  }
  readonly author: Person | null
  readonly cname: string | null
  readonly copyright: string | null
  readonly menu: readonly MenuItem[] | Readonly<Record<string, readonly MenuItem[]>> | null
  readonly params: JsonObject
  readonly contents: { readonly from: number | null; readonly to: number | null }
  readonly singleDollar: boolean | null
  readonly emoji: boolean | null
  readonly fallback: 'none' | 'default' | null
  readonly content: string | null
  readonly static: readonly string[] | null
  readonly exclude: readonly string[]
  readonly search: boolean | null
  readonly theme: PlainTheme
  readonly digest: {
    readonly parts: Readonly<Partial<Record<PartKind, PlainPartNames>>>
    readonly keyPoints: 'in-text' | 'top' | null
  }
  readonly translations: { readonly staleNotice: boolean | null; readonly parallel: boolean | null }
  readonly bilingual: 'none' | 'interleaved' | null
  readonly rollups: { readonly weeks: boolean | null; readonly feed: boolean | null }
  readonly lintOff: readonly LintRule[]
}

export interface PlainTheme {
  readonly accent: { readonly light: string; readonly dark: string } | null
  readonly fonts: { readonly text: string | null; readonly titles: string | null }
  readonly logo: string | null
  /** One for all languages, or by language. */
  readonly footer: string | Readonly<Record<string, string>> | null
  readonly sidebars: { readonly home: readonly string[] | null; readonly post: readonly PostBlock[] | null }
}

/** `off`: not looked for; else names, by language where the author says so. */
export type PlainPartNames = 'off' | readonly string[] | Readonly<Record<string, readonly string[]>>

export interface PlainLanguage {
  /** As written. */
  readonly tag: string
  /** Where it is written. */
  readonly path: ConfigPath
  readonly label: string | null
  readonly title: string | null
  readonly description: string | null
  readonly menu: readonly MenuItem[] | null
}

export interface PlainTaxonomies {
  /** `only`: there are no others; `also`: the usual ones are there too. */
  readonly mode: 'only' | 'also'
  readonly entries: readonly PlainTaxonomy[]
}

export interface PlainTaxonomy {
  readonly name: string
  readonly path: ConfigPath
  readonly use: 'on' | 'off'
  readonly fields: readonly string[] | null
  readonly labels: string | Readonly<Record<string, string>> | null
  readonly minimum: number | null
}

/** The keys that lead to a value: `['languages', 'en', 'label']`. */
export type ConfigPath = readonly (string | number)[]

export type ConfigProblem =
  | {
      readonly kind: 'unknown-key'
      readonly path: ConfigPath
      readonly key: string
      readonly known: readonly string[]
    }
  | {
      readonly kind: 'bad-value'
      readonly path: ConfigPath
      /** What the value must be, to go after "must be". */
      readonly expected: string
      readonly actual: unknown
    }

/** More posts on a page, or in a feed, than a reader's machine shows well. */
const MAX_LIST = 1000

/** Deeper data than this is not configuration, and may be a circle. */
const MAX_DEPTH = 32

/**
 * Holds the values' types against the schema: never throws, finds every problem, each with its path. What has
 * a problem is left out of the result, so that the rest can be examined in the same run.
 */
export function readPlainConfig(value: unknown): {
  config: PlainConfig | null
  problems: readonly ConfigProblem[]
} {
  const result = schema.safeParse(value)
  if (result.success) return { config: plain(result.data), problems: [] }
  const problems = result.error.issues.flatMap(issue => problemsOf(issue, [], value))
  const rest = schema.safeParse(withoutProblems(value, problems))
  return { config: rest.success ? plain(rest.data) : null, problems }
}

const KEYS = 'keys: '

function map<Shape extends z.core.$ZodLooseShape>(shape: Shape, expected: string) {
  const known = KEYS + Object.keys(shape).join(' ')
  return z.strictObject(shape, {
    error: issue => (issue.code === 'unrecognized_keys' ? known : expected),
  })
}

const isText = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number'

/** Numbers are text too: `title: 2026`. */
const text = z
  .custom<string | number>(isText, { error: 'text' })
  .transform(value => String(value).normalize('NFC').trim())
const filled = text.refine(value => value !== '', { error: 'text that is not empty' })

const count = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

const ADDRESS = 'an address such as `/archive/` or `https://example.com/`'
const address = filled.refine(isAddress, { error: ADDRESS })
const menu = z.array(map({ label: filled, url: address }, 'a map with `label` and `url`'), {
  error: 'a list of entries, each with `label` and `url`',
})

const LANGUAGE = 'a label, or a map with `label`, `title`, `description` and `menu`'
const language = z.union(
  [
    filled.transform(label => ({ label })),
    map(
      { label: filled.nullish(), title: text.nullish(), description: text.nullish(), menu: menu.nullish() },
      LANGUAGE,
    ),
    z.null(),
  ],
  { error: LANGUAGE },
)

const TAXONOMY = '`false`, or a map with `fields`, `labels` and `minimum`'
const taxonomy = z.union(
  [
    z.boolean(),
    z.null(),
    map(
      {
        fields: z
          .union([filled.transform(field => [field]), z.array(filled).min(1)], {
            error: 'the name of a front matter key, or a list of them',
          })
          .nullish(),
        labels: z
          .union([filled, z.record(z.string(), filled.nullable())], {
            error: 'text, or a map from a language to text',
          })
          .nullish(),
        minimum: count(1, MAX_LIST).nullish(),
      },
      TAXONOMY,
    ),
  ],
  { error: TAXONOMY },
)

const FOLDER = 'a folder in the folder of the site, such as `content`'
const folder = filled.transform(plainPath).refine(isBelow, { error: FOLDER })
const EXCLUDE = 'a path in the folder of the site, such as `README.md`, or a list of such paths'
const path = filled.transform(plainPath).refine(isBelow, { error: EXCLUDE })

const formats = z.array(z.enum(['atom', 'rss', 'json'], { error: '`atom`, `rss` or `json`' }), {
  error: 'a list of `atom`, `rss` and `json`',
})

const NAMES = 'a name, or a list of names'
const names = z.union([filled.transform(name => [name]), z.array(filled)], { error: NAMES })
const PART_NAMES = '`false`, a list of names, or a map from a language to such a list'
const partNames = z.union([z.literal(false), names, z.record(z.string(), names.nullable())], {
  error: PART_NAMES,
})
const parts = map(
  Object.fromEntries(PART_KINDS.map(kind => [kind, partNames.nullish()])) as Record<
    PartKind,
    z.ZodOptional<z.ZodNullable<typeof partNames>>
  >,
  `a map with ${PART_KINDS.map(kind => `\`${kind}\``).join(', ')}`,
)

const FEEDS = '`false`, a list of formats, or a map with `formats`, `limit` and `stories`'

const flag = z.boolean({ error: '`true` or `false`' })

/** In YAML 1.2 `on` and `off` are words. */
const onOrOff = z
  .union([z.boolean(), z.enum(['on', 'off'])], { error: '`on` or `off`' })
  .transform(value => value === true || value === 'on')
const lintRules = Object.fromEntries(LINT_RULES.map(rule => [rule, onOrOff.nullish()])) as Record<
  LintRule,
  ReturnType<typeof onOrOff.nullish>
>

const ROLLUPS = '`true`, `false`, or a map with `weeks` and `feed`'
const LANGUAGES = 'a list of language tags, or a map from each tag to its settings'
const TAXONOMIES = 'a list of names, or a map from each name to its settings'
const CONTENTS = 'a map with `from` and `to`'

/** Letters, figures, blanks, hyphens and commas: nothing that could end a declaration of CSS. */
const FACES = /^[\p{L}\p{N} ,-]+$/u
const colour = filled.refine(isHex, { error: 'a colour like `#0b6e4f`' })
const faces = filled.refine(value => FACES.test(value), {
  error: 'names of faces with commas between them, without quotes',
})

const POST_NAMES = `one of ${POST_BLOCKS.map(name => `\`${name}\``).join(', ')}`

const theme = map(
  {
    accent: z
      .union(
        [
          colour.transform(value => ({ light: value, dark: value })),
          map({ light: colour, dark: colour }, 'a map with `light` and `dark`'),
        ],
        { error: 'a colour like `#0b6e4f`, or a map with `light` and `dark`' },
      )
      .nullish(),
    fonts: map(
      { text: faces.nullish(), titles: faces.nullish() },
      'a map with `text` and `titles`',
    ).nullish(),
    logo: filled
      .refine(value => value.startsWith('/'), { error: 'the address of a file of `static/`: `/logo.svg`' })
      .nullish(),
    footer: z
      .union([filled, z.record(z.string(), filled)], { error: 'text, or a map from languages to text' })
      .nullish(),
    sidebars: map(
      {
        home: z.array(filled, { error: 'a list of names' }).nullish(),
        post: z.array(z.enum(POST_BLOCKS, { error: POST_NAMES }), { error: 'a list of names' }).nullish(),
      },
      'a map with `home` and `post`',
    ).nullish(),
  },
  'a map with `accent`, `fonts`, `logo`, `footer` and `sidebars`',
)

const schema = map(
  {
    title: text.nullish(),
    description: text.nullish(),
    baseUrl: text.nullish(),
    timeZone: text.nullish(),
    defaultLanguage: text.nullish(),
    languages: z
      .union([filled.transform(tag => [tag]), z.array(filled), z.record(z.string(), language)], {
        error: LANGUAGES,
      })
      .nullish(),
    taxonomies: z.union([z.array(filled), z.record(z.string(), taxonomy)], { error: TAXONOMIES }).nullish(),
    permalinks: z
      .union([filled.transform(posts => ({ posts })), z.record(z.string(), filled.nullable())], {
        error: 'a pattern, or a map from a section to its pattern',
      })
      .nullish(),
    pagination: z
      .union(
        [
          z
            .number()
            .pipe(count(1, MAX_LIST))
            .transform(size => ({ size })),
          map({ size: count(1, MAX_LIST).nullish() }, 'a number'),
        ],
        { error: 'the number of posts on a page, or a map with `size`' },
      )
      .nullish(),
    feeds: z
      .union(
        [
          z.boolean(),
          formats.transform(list => ({ formats: list, limit: null, stories: null })),
          map(
            {
              formats: formats.nullish(),
              limit: count(1, MAX_LIST).nullish(),
              stories: z.boolean({ error: '`true` or `false`' }).nullish(),
            },
            FEEDS,
          ),
        ],
        { error: FEEDS },
      )
      .nullish(),
    author: z
      .union(
        [
          filled.transform(name => ({ name, url: null, email: null })),
          map(
            {
              name: filled,
              url: filled.refine(isWebAddress, { error: 'an address that begins with `https://`' }).nullish(),
              email: z.email({ error: 'an e-mail address' }).nullish(),
            },
            'a name',
          ),
        ],
        { error: 'a name, or a map with `name`, `url` and `email`' },
      )
      .nullish(),
    cname: text.nullish(),
    copyright: text.nullish(),
    menu: z
      .union([menu, z.record(z.string(), menu.nullable())], {
        error: 'a list of entries, or a map from a language to such a list',
      })
      .nullish(),
    params: z
      .record(z.string(), z.custom<Json>(isPlain, { error: 'plain data (text, numbers, lists and maps)' }), {
        error: 'a map',
      })
      .nullish(),
    markdown: map(
      {
        contents: map({ from: count(1, 6).nullish(), to: count(1, 6).nullish() }, CONTENTS).nullish(),
        singleDollar: z.boolean({ error: '`true` or `false`' }).nullish(),
        emoji: z.boolean({ error: '`true` or `false`' }).nullish(),
      },
      'a map with `contents`, `singleDollar` and `emoji`',
    ).nullish(),
    digest: map(
      {
        parts: parts.nullish(),
        keyPoints: z.enum(['in-text', 'top'], { error: '`in-text` or `top`' }).nullish(),
      },
      'a map with `parts` and `keyPoints`',
    ).nullish(),
    fallback: z
      .union([z.enum(['none', 'default']), z.literal(false)], { error: '`none` or `default`' })
      .nullish(),
    content: folder.nullish(),
    static: z
      .union([folder.transform(one => [one]), z.array(folder)], { error: `${FOLDER}, or a list of folders` })
      .nullish(),
    exclude: z.union([path.transform(one => [one]), z.array(path)], { error: EXCLUDE }).nullish(),
    theme: theme.nullish(),
    search: z.boolean({ error: '`true` or `false`' }).nullish(),
    translations: map(
      { staleNotice: flag.nullish(), parallel: flag.nullish() },
      'a map with `staleNotice` and `parallel`',
    ).nullish(),
    bilingual: z
      .union([z.enum(['none', 'interleaved']), z.boolean()], { error: '`interleaved` or `none`' })
      .nullish(),
    rollups: z
      .union(
        [
          flag.transform(weeks => ({ weeks, feed: weeks })),
          map({ weeks: flag.nullish(), feed: flag.nullish() }, ROLLUPS),
        ],
        { error: ROLLUPS },
      )
      .nullish(),
    lint: map(lintRules, 'a map from the name of a rule to `on` or `off`').nullish(),
  },
  'a map from keys to values',
)

function plain(said: z.output<typeof schema>): PlainConfig {
  const feeds = typeof said.feeds === 'boolean' ? null : (said.feeds ?? null)
  return {
    title: said.title || null,
    description: said.description || null,
    baseUrl: said.baseUrl || null,
    timeZone: said.timeZone || null,
    defaultLanguage: said.defaultLanguage || null,
    languages: plainLanguages(said.languages ?? null),
    taxonomies: plainTaxonomies(said.taxonomies ?? null),
    permalinks: withoutNull(said.permalinks ?? {}),
    paginationSize: said.pagination?.size ?? null,
    feeds: {
      formats: said.feeds === false ? [] : (feeds?.formats ?? null),
      limit: feeds?.limit ?? null,
      stories: feeds?.stories ?? null,
    },
    author:
      said.author == null
        ? null
        : { name: said.author.name, url: said.author.url ?? null, email: said.author.email ?? null },
    cname: said.cname || null,
    copyright: said.copyright || null,
    menu: said.menu == null || Array.isArray(said.menu) ? (said.menu ?? null) : withoutNull(said.menu),
    params: said.params ?? {},
    contents: { from: said.markdown?.contents?.from ?? null, to: said.markdown?.contents?.to ?? null },
    singleDollar: said.markdown?.singleDollar ?? null,
    emoji: said.markdown?.emoji ?? null,
    fallback: said.fallback === false ? 'none' : (said.fallback ?? null),
    content: said.content ?? null,
    static: said.static ?? null,
    exclude: said.exclude ?? [],
    search: said.search ?? null,
    theme: {
      accent: said.theme?.accent ?? null,
      fonts: { text: said.theme?.fonts?.text ?? null, titles: said.theme?.fonts?.titles ?? null },
      logo: said.theme?.logo ?? null,
      footer: said.theme?.footer ?? null,
      sidebars: {
        home: said.theme?.sidebars?.home ?? null,
        post: said.theme?.sidebars?.post ?? null,
      },
    },
    digest: { parts: plainParts(said.digest?.parts ?? {}), keyPoints: said.digest?.keyPoints ?? null },
    translations: {
      staleNotice: said.translations?.staleNotice ?? null,
      parallel: said.translations?.parallel ?? null,
    },
    bilingual:
      typeof said.bilingual === 'boolean'
        ? said.bilingual
          ? 'interleaved'
          : 'none'
        : (said.bilingual ?? null),
    rollups: { weeks: said.rollups?.weeks ?? null, feed: said.rollups?.feed ?? null },
    lintOff: LINT_RULES.filter(rule => said.lint?.[rule] === false),
  }
}

type Said = z.output<typeof schema>

function plainParts(said: NonNullable<NonNullable<Said['digest']>['parts']>): PlainConfig['digest']['parts'] {
  const entries = PART_KINDS.flatMap((kind): [PartKind, PlainPartNames][] => {
    const written = said[kind] ?? null
    if (written === null) return []
    if (written === false) return [[kind, 'off']]
    return [[kind, Array.isArray(written) ? written : withoutNull(written)]]
  })
  return Object.fromEntries(entries)
}

function plainLanguages(said: Said['languages'] | null): readonly PlainLanguage[] | null {
  if (said == null) return null
  const nothing = { label: null, title: null, description: null, menu: null }
  if (Object.keys(said).length === 0) return null
  if (Array.isArray(said)) return said.map((tag, index) => ({ ...nothing, tag, path: ['languages', index] }))
  return Object.entries(said).map(([tag, settings]) => ({
    tag,
    path: ['languages', tag],
    label: settings?.label ?? null,
    title: (settings !== null && 'title' in settings && settings.title) || null,
    description: (settings !== null && 'description' in settings && settings.description) || null,
    menu: (settings !== null && 'menu' in settings ? settings.menu : null) ?? null,
  }))
}

function plainTaxonomies(said: Said['taxonomies'] | null): PlainTaxonomies | null {
  if (said == null) return null
  const nothing = { use: 'on', fields: null, labels: null, minimum: null } as const
  if (Array.isArray(said)) {
    const entries = said.map((name, index) => ({ ...nothing, name, path: ['taxonomies', index] }))
    return { mode: 'only', entries }
  }
  const entries = Object.entries(said).map(([name, settings]): PlainTaxonomy => {
    const path = ['taxonomies', name]
    if (settings === false) return { ...nothing, name, path, use: 'off' }
    if (settings === true || settings === null) return { ...nothing, name, path }
    const labels = settings.labels ?? null
    return {
      name,
      path,
      use: 'on',
      fields: settings.fields ?? null,
      labels: labels === null || typeof labels === 'string' ? labels : withoutNull(labels),
      minimum: settings.minimum ?? null,
    }
  })
  return { mode: 'also', entries }
}

function withoutNull<T>(record: Readonly<Record<string, T | null>>): Readonly<Record<string, T>> {
  const said = Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== null)
  return Object.fromEntries(said)
}

/** In our words, and for a value with several forms: the problems of the form that it plainly has. */
function problemsOf(issue: z.core.$ZodIssue, above: ConfigPath, root: unknown): readonly ConfigProblem[] {
  const path = [...above, ...issue.path.filter(step => typeof step !== 'symbol')]
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.slice(KEYS.length).split(' ')
    return issue.keys.map(key => ({ kind: 'unknown-key', path, key, known }))
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.find(issues => issues.every(one => one.path.length > 0 || isInside(one)))
    if (inner !== undefined) return inner.flatMap(one => problemsOf(one, path, root))
  }
  return [{ kind: 'bad-value', path, expected: issue.message, actual: valueAt(root, path) }]
}

/** Whether a value has the form that was tried, and something in it is wrong. */
function isInside(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'unrecognized_keys' || issue.code === 'too_small' || issue.code === 'too_big'
}

/** Leaves out what is wrong: an entry of a map (`languages.en`) by itself, else the whole key. */
function withoutProblems(value: unknown, problems: readonly ConfigProblem[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const rest: Record<string, unknown> = { ...value }
  for (const { kind, path, ...problem } of problems) {
    const steps = 'key' in problem ? [...path, problem.key] : path
    const [first, second] = steps
    if (first === undefined) continue
    const inner = rest[first]
    const isEntry = typeof second === 'string' && typeof inner === 'object' && inner !== null
    if (!isEntry) delete rest[first]
    else if (kind === 'unknown-key' && steps.length === 2) rest[first] = withoutKey(inner, second)
    else rest[first] = { ...inner, [second]: null }
  }
  return rest
}

function withoutKey(record: object, key: string): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

function valueAt(root: unknown, path: ConfigPath): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, step)?.value
  }
  return value
}

/** @example plainPath('./assets/') // => 'assets'; '.' // => '' */
function plainPath(written: string): string {
  return written
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+|\/+$/gu, '')
    .replace(/^\.$/u, '')
}

/** Not absolute, and not out of the folder. */
function isBelow(plainly: string): boolean {
  return !/^(?:\/|[a-z]:)/iu.test(plainly) && !plainly.split('/').includes('..')
}

function isAddress(value: string): boolean {
  if (value.startsWith('/')) return !value.startsWith('//') && !value.includes('\\')
  return isWebAddress(value) || /^mailto:[^\s@]+@[^\s@]+$/u.test(value)
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}

function isPlain(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth > MAX_DEPTH) return false
  if (Array.isArray(value)) return value.every(item => isPlain(item, depth + 1))
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return false
  return Object.values(value).every(item => isPlain(item, depth + 1))
}
