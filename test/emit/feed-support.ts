import { SaxesParser } from 'saxes'
import type { Content, FeedItem, FeedView } from '../../src/model/page.ts'

export const ITEM: FeedItem = {
  id: 'https://x.tw/posts/a/',
  url: 'https://x.tw/posts/a/',
  title: 'A',
  summary: 'About A',
  published: '2026-01-05T00:00:00+08:00',
  day: '2026年1月5日',
  updated: '2026-01-06T10:30:00+08:00',
  language: 'zh-TW',
  authors: [],
  tags: ['AI 投資', 'C&C'],
  image: 'https://x.tw/a.png',
  ai: null,
  content: { document: '<p>Full & <b>text</b> ]]></p>', fills: [] },
}

export const FEED: FeedView = {
  title: 'Digest',
  description: 'News',
  language: 'zh-TW',
  home: 'https://x.tw/',
  self: 'https://x.tw/feed',
  updated: '2026-01-06T10:30:00+08:00',
  author: { name: 'Ed', url: 'https://ed.tw/' },
  copyright: '© 2026',
  icon: 'https://x.tw/icon.svg',
  stylesheet: '/assets/feed.css',
  generator: 'digest 0.1.0',
  items: [
    ITEM,
    { ...ITEM, id: 'https://x.tw/en/b/', url: 'https://x.tw/en/b/', language: 'en', authors: ['Ann', 'Bo'] },
  ],
}

export const EMPTY: FeedView = {
  ...FEED,
  description: '',
  updated: null,
  author: null,
  copyright: null,
  items: [],
}

/** What people and machines put into titles. */
export const HOSTILE = ']]> </script><b>&amp;\u0000\u0008\u000b\uFFFE 😀👩‍👩‍👧 \ud800 "\' \u2028'
/** The same as a reader must get it. */
export const TAMED = ']]> </script><b>&amp; 😀👩‍👩‍👧  "\' \u2028'

export const HOSTILE_FEED: FeedView = {
  ...FEED,
  title: HOSTILE,
  description: HOSTILE,
  author: { name: HOSTILE, url: null },
  copyright: HOSTILE,
  items: [
    {
      ...ITEM,
      title: HOSTILE,
      summary: HOSTILE,
      authors: [HOSTILE],
      tags: [HOSTILE],
      content: { document: HOSTILE, fills: [] },
    },
  ],
}

/** In these tests a document's hash is its HTML. */
export const printDocument = (content: Content): string => content.document ?? content.fills.join('')

export interface Node {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Node[]
  readonly text: string
}

/** Strict, with namespaces: throws for what is not well formed. */
export function parseXml(xml: string): Node {
  interface Open {
    name: string
    attributes: Record<string, string>
    children: Open[]
    text: string
  }
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', tag => {
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, { value }]) => [name, value]),
    )
    const node: Open = { name: tag.name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', text => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  const [first] = root.children
  if (first === undefined) throw new Error('no root')
  return first
}

export const all = (node: Node, name: string): readonly Node[] =>
  node.children.filter(child => child.name === name)
export const texts = (node: Node, name: string): readonly string[] => all(node, name).map(child => child.text)

/** The one child of a name; throws when there is none or more. */
export function one(node: Node, name: string): Node {
  const [first, second] = all(node, name)
  if (first === undefined || second !== undefined) throw new Error(`<${node.name}> needs one <${name}>`)
  return first
}

export const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/
