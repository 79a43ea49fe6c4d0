import { describe, expect, it } from 'vitest'
import { atomFeed } from '../../src/emit/atom.ts'
import { jsonFeed } from '../../src/emit/json-feed.ts'
import { rfc822 } from '../../src/emit/rfc822.ts'
import { rssFeed } from '../../src/emit/rss.ts'
import type { FeedView } from '../../src/model/page.ts'
import {
  all,
  EMPTY,
  FEED,
  HOSTILE_FEED,
  type Node,
  one,
  parseXml,
  printDocument,
  RFC3339,
  TAMED,
  texts,
} from './feed-support.ts'

const FEEDS: readonly (readonly [string, FeedView])[] = [
  ['full', FEED],
  ['empty', EMPTY],
  ['hostile', HOSTILE_FEED],
]

describe('Atom', () => {
  const feedOf = (view: FeedView): Node => parseXml(atomFeed(view, printDocument))

  it.each(FEEDS)('has what RFC 4287 asks for: %s', (_name, view) => {
    const feed = feedOf(view)
    expect([feed.name, feed.attributes.xmlns, feed.attributes['xml:lang']]).toEqual([
      'feed',
      'http://www.w3.org/2005/Atom',
      'zh-TW',
    ])
    for (const name of ['id', 'title', 'updated']) expect(one(feed, name).text).not.toBe('')
    expect(one(feed, 'updated').text).toMatch(RFC3339)
    expect(one(one(feed, 'author'), 'name').text).not.toBe('')
    expect(all(feed, 'link').map(link => link.attributes.rel)).toEqual(['alternate', 'self'])
    const entries = all(feed, 'entry')
    expect(entries).toHaveLength(view.items.length)
    expect(new Set(entries.map(entry => one(entry, 'id').text)).size).toBe(entries.length)
    for (const entry of entries) {
      expect(one(entry, 'updated').text).toMatch(RFC3339)
      expect(one(entry, 'published').text).toMatch(RFC3339)
      one(entry, 'title')
      expect(one(entry, 'content').attributes.type).toBe('html')
      expect(one(entry, 'link').attributes.href).toMatch(/^https:/)
    }
  })

  it('keeps offsets, full text, tags, authors and the language of an entry that differs', () => {
    const [first, second] = all(feedOf(FEED), 'entry')
    if (first === undefined || second === undefined) throw new Error('two entries')
    expect(one(first, 'published').text).toBe('2026-01-05T00:00:00+08:00')
    expect(one(first, 'content').text).toBe('<p>Full & <b>text</b> ]]></p>')
    expect(all(first, 'category').map(tag => tag.attributes.term)).toEqual(['AI 投資', 'C&C'])
    expect(first.attributes['xml:lang']).toBeUndefined()
    expect(second.attributes['xml:lang']).toBe('en')
    expect(all(second, 'author').map(author => one(author, 'name').text)).toEqual(['Ann', 'Bo'])
  })

  it('gives hostile text back as text', () => {
    const feed = feedOf(HOSTILE_FEED)
    const entry = one(feed, 'entry')
    expect(one(feed, 'title').text).toBe(TAMED)
    expect([one(entry, 'title').text, one(entry, 'summary').text, one(entry, 'content').text]).toEqual([
      TAMED,
      TAMED,
      TAMED,
    ])
    expect(one(entry, 'category').attributes.term).toBe(TAMED)
  })
})

describe('RSS', () => {
  const channelOf = (view: FeedView): Node => one(parseXml(rssFeed(view, printDocument)), 'channel')
  const RFC822 = /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/

  it.each(FEEDS)('has what RSS 2.0 asks for: %s', (_name, view) => {
    const rss = parseXml(rssFeed(view, printDocument))
    expect([rss.name, rss.attributes.version]).toEqual(['rss', '2.0'])
    const channel = one(rss, 'channel')
    for (const name of ['title', 'link', 'description', 'language'])
      expect(one(channel, name).text).not.toBe('')
    expect(one(channel, 'atom:link').attributes).toEqual({
      rel: 'self',
      type: 'application/rss+xml',
      href: 'https://x.tw/feed',
    })
    for (const date of texts(channel, 'lastBuildDate')) expect(date).toMatch(RFC822)
    const items = all(channel, 'item')
    expect(items).toHaveLength(view.items.length)
    for (const item of items) {
      one(item, 'title')
      expect(one(item, 'guid').attributes.isPermaLink).toBe('true')
      expect(one(item, 'guid').text).toBe(one(item, 'link').text)
      expect(one(item, 'pubDate').text).toMatch(RFC822)
      one(item, 'content:encoded')
    }
  })

  it('says who wrote an item: its authors, else that of the site', () => {
    expect(all(channelOf(FEED), 'item').map(item => texts(item, 'dc:creator'))).toEqual([
      ['Ed'],
      ['Ann', 'Bo'],
    ])
  })

  it('gives hostile text back as text', () => {
    const item = one(channelOf(HOSTILE_FEED), 'item')
    expect(one(item, 'title').text).toBe(TAMED)
    expect(one(item, 'content:encoded').text).toBe(TAMED)
    expect(one(item, 'description').text).toBe(TAMED)
  })

  it.each([
    ['2026-01-05T00:00:00+08:00', 'Mon, 05 Jan 2026 00:00:00 +0800'],
    ['2024-02-29T23:59:59Z', 'Thu, 29 Feb 2024 23:59:59 +0000'],
    ['2026-11-20T09:30-05:00', 'Fri, 20 Nov 2026 09:30:00 -0500'],
    ['2026-11-20T09:30:15.123+05:30', 'Fri, 20 Nov 2026 09:30:15 +0530'],
  ])('writes %s as %s', (instant, expected) => {
    expect(rfc822(instant)).toBe(expected)
    expect(new Date(rfc822(instant)).getTime()).toBe(Math.floor(new Date(instant).getTime() / 1000) * 1000)
  })

  it('throws for a date without offset: a bug of ours', () => {
    expect(() => rfc822('2026-01-05')).toThrow(/not an RFC 3339 date/)
  })
})

describe('JSON Feed', () => {
  it.each(FEEDS)('has what version 1.1 asks for: %s', (_name, view) => {
    const feed = JSON.parse(jsonFeed(view, printDocument))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: expect.any(String),
      home_page_url: 'https://x.tw/',
      feed_url: 'https://x.tw/feed',
      language: 'zh-TW',
    })
    expect(feed.items).toHaveLength(view.items.length)
    for (const item of feed.items) {
      expect(item.id).toEqual(expect.any(String))
      expect(item.content_html).toEqual(expect.any(String))
      expect(item.date_published).toMatch(RFC3339)
      expect(item.date_modified).toMatch(RFC3339)
    }
    expect(JSON.stringify(feed)).not.toContain('null')
  })

  it('carries the whole item', () => {
    expect(JSON.parse(jsonFeed(FEED, printDocument)).items[1]).toEqual({
      id: 'https://x.tw/en/b/',
      url: 'https://x.tw/en/b/',
      title: 'A',
      content_html: '<p>Full & <b>text</b> ]]></p>',
      summary: 'About A',
      image: 'https://x.tw/a.png',
      date_published: '2026-01-05T00:00:00+08:00',
      date_modified: '2026-01-06T10:30:00+08:00',
      authors: [{ name: 'Ann' }, { name: 'Bo' }],
      tags: ['AI 投資', 'C&C'],
      language: 'en',
    })
  })

  it('gives hostile text back as text', () => {
    const feed = JSON.parse(jsonFeed(HOSTILE_FEED, printDocument))
    expect([feed.title, feed.items[0].title, feed.items[0].content_html]).toEqual([TAMED, TAMED, TAMED])
  })
})
