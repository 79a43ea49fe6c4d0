import { raw } from 'hast-util-raw'
import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'
import { SECURITY_CASES, securitySite } from './cases.ts'

/** Every case as a post of one site: every page of it, and every feed, read as a browser reads them. */

const site = await testSite(securitySite())
const report = await site.build({ keepGoing: true })

/** Elements and attributes that only the theme may write, by what tells its own apart. */
const RUNS: ReadonlySet<string> = new Set([
  ...['applet', 'base', 'embed', 'fencedframe', 'frame', 'frameset', 'iframe', 'object', 'portal', 'style'],
  ...['svg', 'template', 'track', 'area', 'dialog', 'textarea', 'select', 'marquee'],
])
const ADDRESSES: ReadonlySet<string> = new Set([
  ...['action', 'background', 'cite', 'data', 'dataEmbed', 'formAction', 'href', 'poster', 'src', 'srcSet'],
  'xLinkHref',
])
const ACTIVE_SCHEME =
  /^[\u0000-\u0020]*(?:[jlv][\s\S]{0,20}script|data:(?!image\/(?:png|jpe?g|gif|webp)[;,])|blob|file|filesystem|view-source|feed)\s*:/i

interface Node {
  readonly type: string
  readonly tagName?: string
  readonly value?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly children?: readonly Node[]
}

/** Everything on a page that could act, in words. */
function findings(html: string): string[] {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] } as never) as unknown as Node
  const found: string[] = []
  const visit = (node: Node, isTheme: boolean): void => {
    const { tagName = '', properties = {} } = node
    // What narrows a search is bound to the theme's own form.
    const isFilter = tagName === 'select' && JSON.stringify(properties.form) === '"theme-search"'
    if (RUNS.has(tagName) && !isTheme && !isFilter) found.push(`<${tagName}>`)
    if (tagName === 'script' && !isOurScript(node)) found.push(`<script> ${JSON.stringify(properties)}`)
    if (tagName === 'meta' && 'httpEquiv' in properties && properties.httpEquiv !== null)
      if (!String(properties.content).startsWith('0; url=/')) found.push(`refresh ${properties.content}`)
    if (tagName === 'form' && !String(properties.action).startsWith('/')) found.push('<form>')
    if (tagName === 'link' && !/^(?:\/|http:\/\/localhost:4000\/)/.test(String(properties.href)))
      found.push(`<link> ${properties.href}`)
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name)) found.push(`${tagName} ${name}`)
      if (name === 'style' && !/^--n:\d+$/.test(String(value))) found.push(`${tagName} style ${value}`)
      if (name === 'srcDoc' || name === 'ping' || name === 'attributionSrc') found.push(`${tagName} ${name}`)
      if (ADDRESSES.has(name) && ACTIVE_SCHEME.test(String(value))) found.push(`${tagName} ${name} ${value}`)
      if (
        name === 'dataEmbed' &&
        !/^https:\/\/(?:www\.youtube-nocookie|player\.vimeo)\.com\//.test(String(value))
      )
        found.push(`embed ${value}`)
    }
    const isOurs = isTheme || /^(?:header|footer|nav)$/.test(tagName)
    for (const child of node.children ?? []) visit(child, isOurs)
  }
  visit(tree, false)
  return found
}

function isOurScript({ properties = {}, children = [] }: Node): boolean {
  if (properties.type === 'application/ld+json') return true
  const text = children.map(child => child.value ?? '').join('')
  if (properties.src === undefined) return text.startsWith('(function(d){d.className="js"')
  const library = String(properties.dataLibrary ?? '/assets/')
  return (
    /^\/assets\/(?:site|diagrams)\.[\w-]{8}\.js$/.test(String(properties.src)) &&
    library.startsWith('/assets/')
  )
}

describe('a site of attacks', () => {
  it('is large, and builds', () => {
    expect(SECURITY_CASES.length).toBeGreaterThanOrEqual(120)
    expect(new Set(SECURITY_CASES.map(({ name }) => name)).size).toBe(SECURITY_CASES.length)
    expect(report.status).toBe('built')
    // What cannot be an address is an error of its own.
    const refused = SECURITY_CASES.findIndex(({ name }) => name === 'front matter: aliases')
    expect(report.leftOut.map(({ path }) => path)).toEqual([`content/posts/case-${refused + 1}.md`])
  })

  it('has no page on which anything of them could act', () => {
    const pages = [...site.texts()].filter(([path]) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(SECURITY_CASES.length)
    const found = pages.flatMap(([path, html]) => findings(html).map(what => `${path}: ${what}`))
    expect(found).toEqual([])
  })

  it('has no feed that could act in a reader', () => {
    const feed = JSON.parse(site.read('feed.json')) as { items: { id: string; content_html: string }[] }
    expect(feed.items.length).toBeGreaterThan(100)
    const found = feed.items.flatMap(item => findings(item.content_html).map(what => `${item.id}: ${what}`))
    expect(found).toEqual([])
  })

  it('keeps ids of the frame for the frame', () => {
    for (const [path, html] of site.texts()) {
      if (!path.startsWith('posts/case-')) continue
      expect(html.match(/ id="theme-main"/g), path).toHaveLength(1)
      expect(html, path).not.toMatch(/ (?:id|name)="(?:body|cookie|digest|documentElement|getElementById)"/)
    }
  })

  it('can find what acts', () => {
    const bad = '<p onclick=x><a href="java\nscript:alert(1)"><script>x</script><iframe></iframe><svg></svg>'
    expect(findings(bad)).toHaveLength(5)
  })
})
