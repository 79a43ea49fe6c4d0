import { describe, expect, it } from 'vitest'
import type { FeedView } from '../../src/model/page.ts'
import { render, type TextPage } from '../../src/stages/render.ts'
import { FEED, ITEM } from '../emit/feed-support.ts'
import { load, viewOf } from '../templates/support.ts'

const library = load({ 'layouts/post.hbs': '<p>{{page.title}}</p>{{content page.content}}' }).value
const bodies = () => ({ pieces: ['<p>', 0, '</p>'], slots: [] })
const means = { library, bodies }
const content = { document: 'h', fills: ['filled'] }
const view: FeedView = { ...FEED, items: [{ ...ITEM, content }] }

const made = (page: TextPage): string | null => {
  const { value, diagnostics } = render(page, means)
  expect(diagnostics).toEqual([])
  return value
}

describe('render', () => {
  it('makes pages of layouts', () => {
    expect(made({ kind: 'layout', layout: 'post', view: viewOf({ title: 'A', content }) })).toBe(
      '<p>A</p><p>filled</p>',
    )
  })

  it('passes on what is wrong with a layout', () => {
    const { value, diagnostics } = render(
      { kind: 'layout', layout: 'post', view: viewOf({ title: 'A' }) },
      means,
    )
    expect(value).toBeNull()
    expect(diagnostics.map(diagnostic => diagnostic.code)).toEqual(['template/unknown-field'])
  })

  it('makes feeds with full text', () => {
    expect(made({ kind: 'feed', format: 'atom', view })).toContain(
      '<content type="html">&lt;p&gt;filled&lt;/p&gt;</content>',
    )
    expect(made({ kind: 'feed', format: 'rss', view })).toContain(
      '<content:encoded>&lt;p&gt;filled&lt;/p&gt;</content:encoded>',
    )
    expect(made({ kind: 'feed', format: 'json', view })).toContain('"content_html":"<p>filled</p>"')
  })

  it('makes sitemaps, JSON and texts', () => {
    expect(made({ kind: 'sitemap', view: { pages: [] } })).toContain('<urlset')
    expect(made({ kind: 'json', view: { a: [1] } })).toBe('{"a":[1]}\n')
    expect(made({ kind: 'text', text: 'x.tw\n' })).toBe('x.tw\n')
  })

  it('equal pages make equal bytes', () => {
    const page: TextPage = { kind: 'feed', format: 'atom', view }
    expect(made(page)).toBe(made(structuredClone(page)))
  })
})
