import type { Content } from '../model/page.js'
import { type HelperCall, Markup } from './handlebars.js'
import { phrases, titleWidth } from './phrases.js'
import { safeJson } from './safe-json.js'
import { safeUrl } from './safe-url.js'

/** What a helper may ask of the page that is being rendered. */
export interface PageMeans {
  /** The text of the theme in the page's language; empty, and reported, when there is none. */
  text(key: string, call: HelperCall): string
  /** The number as the page's language writes it. */
  number(value: number): string
  html(content: Content): string
}

export interface HelperEntry {
  readonly name: string
  /** `{{eq page.kind "home"}}` */
  readonly usage: string
  readonly about: string
  readonly form: 'inline' | 'block'
  /** The number of arguments: at least, at most. */
  readonly args: readonly [number, number]
  /** Whether it takes `name=value`. */
  readonly named: 'any' | 'none'
}

interface OwnHelper extends HelperEntry {
  readonly run: (call: HelperCall, page: PageMeans) => unknown
}

/** Three lines of a front page, in Chinese letters. */
const LONG_TITLE = 30

const ANY_NUMBER = Number.POSITIVE_INFINITY

const OWN: readonly OwnHelper[] = [
  {
    name: 't',
    usage: '{{t "post.sources" count=3}}',
    about: "A text of the theme in the page's language.",
    form: 'inline',
    args: [1, 1],
    named: 'any',
    run: (call, page) => page.text(String(call.args[0]), call),
  },
  {
    name: 'content',
    usage: '{{content page.content}}',
    about: 'The HTML of a body; nothing for `null`.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [content] }, page) => (isContent(content) ? new Markup(page.html(content)) : ''),
  },
  {
    name: 'jsonLd',
    usage: '{{jsonLd head.jsonLd}}',
    about: 'One `<script type="application/ld+json">` for each object of the list.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [given] }) => new Markup(listOf(given).map(scriptOf).join('\n')),
  },
  {
    name: 'eq',
    usage: '{{#if (eq page.kind "home")}}',
    about: 'Whether two values are the same.',
    form: 'inline',
    args: [2, 2],
    named: 'none',
    run: ({ args: [a, b] }) => a === b,
  },
  {
    name: 'and',
    usage: '{{#if (and page.newer page.older)}}',
    about: 'The last value when none is empty, else the first empty one. An empty list is empty.',
    form: 'inline',
    args: [1, ANY_NUMBER],
    named: 'none',
    run: ({ args }) => (args.some(isEmpty) ? args.find(isEmpty) : args.at(-1)),
  },
  {
    name: 'or',
    usage: '{{#if (or page.newer page.older)}}',
    about: 'The first value that is not empty, else the last.',
    form: 'inline',
    args: [1, ANY_NUMBER],
    named: 'none',
    run: ({ args }) => args.find(value => !isEmpty(value)) ?? args.at(-1),
  },
  {
    name: 'not',
    usage: '{{#if (not page.image)}}',
    about: 'Whether a value is empty.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [value] }) => isEmpty(value),
  },
  {
    name: 'safeUrl',
    usage: '<a href="{{safeUrl page.params.link}}">',
    about: 'An address from free-form values; `#` when it is neither http(s), mailto, tel nor of this site.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [address] }) => safeUrl(address),
  },
  {
    name: 'json',
    usage: '<div data-options="{{json page.params.chart}}">',
    about:
      'JSON for a quoted attribute; inside `<script>` it is printed with three braces, and is safe there.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [value] }) => safeJson(value),
  },
  {
    name: 'number',
    usage: '{{number page.count}}',
    about: "A number as the page's language writes it: `1,234`.",
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [value] }, page) => (typeof value === 'number' ? page.number(value) : value),
  },
  {
    name: 'phrases',
    usage: '<h1>{{phrases page.title}}</h1>',
    about: 'A title whose lines break after Chinese punctuation before they break within a phrase.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [text] }) => new Markup(phrases(String(text ?? ''))),
  },
  {
    name: 'isLong',
    usage: '{{#if (isLong page.title)}}',
    about: 'Whether a title is so long that it is better set smaller.',
    form: 'inline',
    args: [1, 1],
    named: 'none',
    run: ({ args: [text] }) => titleWidth(String(text ?? '')) > LONG_TITLE,
  },
  {
    name: 'join',
    usage: '{{join page.authors ", "}}',
    about: 'A list of texts as one text.',
    form: 'inline',
    args: [2, 2],
    named: 'none',
    run: ({ args: [list, separator] }) => listOf(list).map(String).join(String(separator)),
  },
]

const BUILT_IN: readonly HelperEntry[] = [
  {
    name: 'if',
    usage: '{{#if page.image}} … {{else}} … {{/if}}',
    about: 'The first part when the value is not empty.',
    form: 'block',
    args: [1, 1],
    named: 'any',
  },
  {
    name: 'unless',
    usage: '{{#unless page.image}} … {{/unless}}',
    about: 'The first part when the value is empty.',
    form: 'block',
    args: [1, 1],
    named: 'any',
  },
  {
    name: 'each',
    usage: '{{#each page.entries}} … {{else}} … {{/each}}',
    about: 'Once for each item; `@index`, `@first`, `@last`, and `@key` in a map.',
    form: 'block',
    args: [1, 1],
    named: 'none',
  },
  {
    name: 'with',
    usage: '{{#with page.image}} … {{/with}}',
    about: 'Names are looked up in the value; nothing when it is empty.',
    form: 'block',
    args: [1, 1],
    named: 'none',
  },
  {
    name: 'lookup',
    usage: '{{lookup page.params name}}',
    about: 'The field whose name is a value; nothing when there is no such field.',
    form: 'inline',
    args: [2, 2],
    named: 'none',
  },
]

/** Everything that a template can call. */
export const HELPERS: readonly HelperEntry[] = [...BUILT_IN, ...OWN]

const RUN: ReadonlyMap<string, OwnHelper['run']> = new Map(OWN.map(helper => [helper.name, helper.run]))

/** The helpers that are ours, by name. */
export const OWN_NAMES: readonly string[] = OWN.map(helper => helper.name)

export function runHelper(name: string, call: HelperCall, page: PageMeans): unknown {
  const run = RUN.get(name)
  if (run === undefined) throw new Error(`no helper ${name}`)
  return run(call, page)
}

/** As `{{#if}}` sees it. */
const isEmpty = (value: unknown): boolean => (Array.isArray(value) ? value.length === 0 : !value)

const isContent = (value: unknown): value is Content =>
  typeof value === 'object' && value !== null && 'document' in value && 'fills' in value

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === null || value === undefined ? [] : [value]
}

const scriptOf = (value: unknown): string => `<script type="application/ld+json">${safeJson(value)}</script>`
