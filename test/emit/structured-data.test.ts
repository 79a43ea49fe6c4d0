import { describe, expect, it } from 'vitest'
import {
  type ArticleParts,
  articleData,
  breadcrumbData,
  collectionData,
  type SiteIdentity,
  websiteData,
} from '../../src/emit/structured-data.ts'

const SITE: SiteIdentity = {
  name: 'Digest',
  description: 'News',
  language: 'zh-TW',
  home: 'https://x.tw/',
  publisher: null,
  logo: null,
}

const ARTICLE: ArticleParts = {
  site: SITE,
  url: 'https://x.tw/posts/a/',
  headline: 'A',
  description: 'About A',
  language: 'zh-TW',
  published: '2026-01-05',
  modified: null,
  images: [],
  authors: [],
  keywords: [],
  wordCount: 120,
  isNews: false,
  citations: [],
  basedOn: [],
  ai: 'none',
  translations: [],
  original: null,
}

describe('articleData', () => {
  it('says no more than it knows', () => {
    expect(articleData(ARTICLE)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'BlogPosting',
      '@id': 'https://x.tw/posts/a/#article',
      url: 'https://x.tw/posts/a/',
      mainEntityOfPage: 'https://x.tw/posts/a/',
      headline: 'A',
      description: 'About A',
      inLanguage: 'zh-TW',
      datePublished: '2026-01-05',
      dateModified: '2026-01-05',
      author: [{ '@type': 'Organization', name: 'Digest', url: 'https://x.tw/' }],
      publisher: { '@type': 'Organization', name: 'Digest', url: 'https://x.tw/' },
      isPartOf: { '@id': 'https://x.tw/#website' },
      wordCount: 120,
    })
  })

  it('of a digest that a model wrote, with sources and translations', () => {
    const source = { title: 'T', url: 'https://n.com/1', publisher: 'N' }
    const work = {
      '@type': 'CreativeWork',
      name: 'T',
      url: 'https://n.com/1',
      publisher: { '@type': 'Organization', name: 'N' },
    }
    const english = { url: 'https://x.tw/en/a/', language: 'en' }
    const data = articleData({
      ...ARTICLE,
      site: { ...SITE, publisher: { name: 'Ed', url: 'https://ed.tw/' }, logo: 'https://x.tw/i.svg' },
      isNews: true,
      authors: ['Ann'],
      modified: '2026-01-06T00:00:00+08:00',
      images: ['https://x.tw/a.png'],
      keywords: ['AI'],
      citations: [source],
      basedOn: [source],
      ai: 'generated',
      translations: [english],
    })
    expect(data).toMatchObject({
      '@type': 'NewsArticle',
      author: [{ '@type': 'Person', name: 'Ann' }],
      publisher: {
        name: 'Ed',
        url: 'https://ed.tw/',
        logo: { '@type': 'ImageObject', url: 'https://x.tw/i.svg' },
      },
      dateModified: '2026-01-06T00:00:00+08:00',
      image: ['https://x.tw/a.png'],
      keywords: ['AI'],
      citation: [work],
      isBasedOn: [work],
      digitalSourceType: 'https://schema.org/TrainedAlgorithmicMediaDigitalSource',
      workTranslation: [{ '@id': 'https://x.tw/en/a/#article', inLanguage: 'en' }],
    })
    expect(data).not.toHaveProperty('translationOfWork')
    expect(articleData({ ...ARTICLE, ai: 'reviewed', original: english })).toMatchObject({
      digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
      translationOfWork: { '@id': 'https://x.tw/en/a/#article' },
    })
  })
})

it('websiteData has the identity that articles are part of', () => {
  expect(websiteData(SITE, null)).toMatchObject({
    '@type': 'WebSite',
    '@id': 'https://x.tw/#website',
    inLanguage: 'zh-TW',
  })
  expect(websiteData(SITE, null)).not.toHaveProperty('potentialAction')
})

it('websiteData says how the site is searched', () => {
  expect(websiteData(SITE, 'https://x.tw/search/')).toMatchObject({
    potentialAction: { target: { urlTemplate: 'https://x.tw/search/?q={search_term_string}' } },
  })
})

it('breadcrumbData counts from 1', () => {
  expect(breadcrumbData([{ name: 'H', url: 'https://x.tw/' }])).toMatchObject({
    itemListElement: [{ position: 1, name: 'H', item: 'https://x.tw/' }],
  })
})

it('collectionData lists the entries', () => {
  const items = [{ name: 'A', url: 'https://x.tw/a/' }]
  const data = collectionData({
    site: SITE,
    url: 'https://x.tw/tags/ai/',
    name: 'AI',
    description: null,
    language: 'zh-TW',
    items,
  })
  expect(data).not.toHaveProperty('description')
  expect(data).toMatchObject({
    '@type': 'CollectionPage',
    isPartOf: { '@id': 'https://x.tw/#website' },
    mainEntity: { itemListElement: [{ position: 1, name: 'A', url: 'https://x.tw/a/' }] },
  })
})
