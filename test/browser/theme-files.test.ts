import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { buildDemonstration, pagesOf } from '../support/demonstration.ts'

/** The demonstration site's files as they are: valid, described for machines, and small. */

const demonstration = await buildDemonstration()
const pages = pagesOf(demonstration)
const allPages = [...demonstration.files].filter(([path]) => path.endsWith('.html'))

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // HTML reads both; the templates write what is read the easiest.
    'doctype-style': 'off',
    // HTML allows every id without a blank; ours keep the heading's own words, and those may begin with a year.
    'valid-id': ['error', { relaxed: true }],
    // The number of posts behind a bar or a size is data, and has no class.
    'no-inline-style': ['error', { allowedProperties: ['--n'] }],
    // An aside in an article is no landmark unless it is named (HTML-AAM); axe, which knows that, judges landmarks.
    'unique-landmark': 'off',
    // A list of a day's posts may be named by its day.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Line ends are no matter of validity, and cost nothing once compressed.
    'no-trailing-whitespace': 'off',
    // Titles are the author's: a long one is his to shorten.
    'long-title': 'off',
  },
})

/** GFM sets the columns of a table by `align`: what its specification writes, and every reader of feeds knows. */
const isOurs = ({ ruleId, message }: { readonly ruleId: string; readonly message: string }): boolean =>
  ruleId !== 'no-deprecated-attr' || !/"align" is deprecated on <t[dh]>/u.test(message)

describe('HTML', () => {
  it('is valid on every page', async () => {
    const found: string[] = []
    for (const [path, bytes] of allPages) {
      const report = await validator.validateString(new TextDecoder().decode(bytes))
      for (const { messages } of report.results)
        found.push(
          ...messages
            .filter(isOurs)
            .map(({ line, column, message, ruleId }) => `${path}:${line}:${column} ${ruleId}: ${message}`),
        )
    }
    expect(found).toEqual([])
  })
})

/** By type, what schema.org's readers need. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  BlogPosting: ['headline', 'url', 'inLanguage', 'mainEntityOfPage'],
  NewsArticle: ['headline', 'url', 'inLanguage', 'mainEntityOfPage', 'datePublished', 'author', 'publisher'],
  BreadcrumbList: ['itemListElement'],
  CollectionPage: ['name', 'url', 'inLanguage', 'isPartOf', 'mainEntity'],
  WebSite: ['name', 'url', 'inLanguage', 'potentialAction'],
}

/** The kinds of page that say what they are, and as what. */
const EXPECTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['index.html', ['WebSite']],
  ['en/index.html', ['WebSite']],
  ['posts/2025-08-08-gpt-daily/index.html', ['NewsArticle', 'BreadcrumbList']],
  ['en/posts/2025-08-08-gpt-daily/index.html', ['NewsArticle', 'BreadcrumbList']],
  ...[
    'posts/index.html',
    'tags/index.html',
    'en/models/claude/index.html',
    'archive/index.html',
    '2025/index.html',
    '2025/05/index.html',
    '2025/w21/index.html',
    'en/sources/index.html',
    'sources/arxiv.org/index.html',
  ].map((path): [string, readonly string[]] => [path, ['CollectionPage', 'BreadcrumbList']]),
])

interface ListItem {
  readonly position: number
  readonly name: string
  readonly url?: string
  readonly item?: string
}

function structured(html: string): readonly Record<string, unknown>[] {
  return [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/gu)].map(
    ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
  )
}

describe('JSON-LD', () => {
  it('parses on every page and has what its type requires', () => {
    const missing = [...pages].flatMap(([path, html]) =>
      structured(html).flatMap(data => {
        const type = String(data['@type'])
        const required = REQUIRED[type]
        if (required === undefined) return [`${path}: unknown type ${type}`]
        return ['@context', ...required]
          .filter(name => data[name] === undefined)
          .map(name => `${path}: ${type}.${name}`)
      }),
    )
    expect(missing).toEqual([])
  })

  it('lists what each page lists, and steps that lead to pages of the site', () => {
    const { origin } = new URL(structured(pages.get('index.html') ?? '')[0]?.url as string)
    const base = `${origin}/digest/`
    const wrong = [...pages].flatMap(([path, html]) =>
      structured(html).flatMap(({ '@type': type, mainEntity, itemListElement }) => {
        if (type === 'CollectionPage') {
          const { itemListElement: items } = mainEntity as { readonly itemListElement: readonly ListItem[] }
          return items.flatMap(({ position, name, url }, index) =>
            position === index + 1 && name !== '' && URL.canParse(url ?? '')
              ? []
              : [`${path}: ${name} ${url}`],
          )
        }
        if (type !== 'BreadcrumbList') return []
        const steps = itemListElement as readonly ListItem[]
        return steps.flatMap(({ position, name, item = '' }, index) => {
          const output = decodeURIComponent(item.slice(base.length)).replace(/(?:^|\/)$/u, '$&index.html')
          const isThere = item.startsWith(base) && demonstration.files.has(output)
          return position === index + 1 && name !== '' && isThere ? [] : [`${path}: ${name} ${item}`]
        })
      }),
    )
    expect(wrong).toEqual([])
  })

  it('says what each kind of page is', () => {
    for (const [path, types] of EXPECTED) {
      const found = structured(pages.get(path) ?? '').map(data => data['@type'])
      expect(found, path).toEqual(types)
    }
  })
})

const KB = 1024
const compressed = (data: string | Uint8Array): number => gzipSync(data, { level: 9 }).length

describe('weight', () => {
  const asset = (name: RegExp): Uint8Array => {
    const found = [...demonstration.files].find(([path]) => name.test(path))
    if (found === undefined) throw new Error(`no asset ${name}`)
    return found[1]
  }
  const css = compressed(asset(/^assets\/site\.[^/]*\.css$/u))
  const js = compressed(asset(/^assets\/site\.[^/]*\.js$/u))

  it('keeps style and script small', () => {
    expect(css).toBeLessThanOrEqual(14 * KB)
    expect(js).toBeLessThanOrEqual(6 * KB)
  })

  it('keeps the heaviest page below 45 KB with its style and script', () => {
    const sizes = [...pages].map(([path, html]) => ({ path, size: compressed(html) + css + js }))
    expect(sizes.filter(({ size }) => size > 45 * KB)).toEqual([])
  })
})
