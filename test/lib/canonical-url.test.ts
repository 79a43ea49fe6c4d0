import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl } from '../../src/lib/canonical-url.ts'

const canonical = (url: string): string | undefined => canonicalUrl(url)?.canonical

describe('canonicalUrl', () => {
  it.each([
    ['https://Example.COM/Path', 'https://example.com/Path'],
    ['http://example.com/a', 'https://example.com/a'],
    ['http://example.com:80/a', 'https://example.com/a'],
    ['https://example.com:443/a', 'https://example.com/a'],
    ['https://example.com:8443/a', 'https://example.com:8443/a'],
    ['https://www.example.com', 'https://example.com/'],
    ['https://www.example.com/', 'https://example.com/'],
    ['https://www.com/', 'https://www.com/'],
    ['https://example.com./a', 'https://example.com/a'],
    ['https://user:secret@example.com/a', 'https://example.com/a'],
    ['https://example.com/a/', 'https://example.com/a'],
    ['https://example.com/a//', 'https://example.com/a'],
    ['https://example.com/a#part', 'https://example.com/a'],
    ['https://example.com/a#:~:text=x', 'https://example.com/a'],
    ['https://example.com/a?', 'https://example.com/a'],
    ['https://example.com/a?utm_source=x&utm_Medium=y', 'https://example.com/a'],
    ['https://example.com/a?id=3&fbclid=x', 'https://example.com/a?id=3'],
    ['https://example.com/a?b=2&a=1', 'https://example.com/a?a=1&b=2'],
    ['https://example.com/a?b=&c', 'https://example.com/a?b&c'],
    ['https://example.com/a?q=x+y', 'https://example.com/a?q=x%20y'],
    ['https://example.com/a?q=%b4%fa', 'https://example.com/a?q=%B4%FA'],
    ['https://example.com/文章', 'https://example.com/%E6%96%87%E7%AB%A0'],
    ['https://example.com/%e6%96%87%7Ea', 'https://example.com/%E6%96%87~a'],
    ['  https://example.com/a  ', 'https://example.com/a'],
    ['https://en.m.wikipedia.org/wiki/A', 'https://en.wikipedia.org/wiki/A'],
    ['https://mobile.twitter.com/a/status/1', 'https://x.com/a/status/1'],
    ['https://x.com/Someone/status/123/photo/1?s=20&t=abc', 'https://x.com/someone/status/123'],
    ['https://twitter.com/i/web/status/123', 'https://x.com/i/status/123'],
    ['https://x.com/Someone', 'https://x.com/Someone'],
    [
      'https://old.reddit.com/r/AI/comments/1Abc/some_title/?sort=new',
      'https://reddit.com/r/ai/comments/1abc',
    ],
    ['https://www.reddit.com/r/AI/comments/1abc', 'https://reddit.com/r/ai/comments/1abc'],
    ['https://reddit.com/r/AI/comments/1abc/t/xyz12/', 'https://reddit.com/r/ai/comments/1abc/_/xyz12'],
    ['https://reddit.com/r/AI/comments/1abc//xyz12/', 'https://reddit.com/r/ai/comments/1abc/_/xyz12'],
    ['https://open.spotify.com/show/4p52?si=abc', 'https://open.spotify.com/show/4p52'],
    ['https://example.com/a?s=20', 'https://example.com/a?s=20'],
    ['https://m.example.com/a', 'https://m.example.com/a'],
    ['https://www.google.com/amp/s/example.com/a?utm_source=x', 'https://example.com/a'],
    ['https://example-com.cdn.ampproject.org/c/s/example.com/a', 'https://example.com/a'],
    ['https://example.com/2026/a-b-c/amp/', 'https://example.com/2026/a-b-c'],
    ['https://example.com/products/amp', 'https://example.com/products/amp'],
    ['https://example.com/a?amp=1', 'https://example.com/a'],
    ['https://example.com/a?amp=guitar', 'https://example.com/a?amp=guitar'],
  ])('%s is %s', (url, expected) => {
    expect(canonical(url)).toBe(expected)
  })

  it.each([
    'https://www.youtube.com/watch?v=GMXnmaky9FY',
    'https://www.youtube.com/watch?list=PL1&v=GMXnmaky9FY&t=42s&si=abc',
    'http://m.youtube.com/watch?v=GMXnmaky9FY',
    'https://youtu.be/GMXnmaky9FY?si=abc',
    'https://www.youtube.com/shorts/GMXnmaky9FY',
    'https://www.youtube.com/embed/GMXnmaky9FY?rel=0',
    'https://www.youtube-nocookie.com/embed/GMXnmaky9FY',
    'https://www.youtube.com/live/GMXnmaky9FY',
  ])('%s is the same video', url => {
    expect(canonicalUrl(url)).toEqual({
      canonical: 'https://youtube.com/watch?v=GMXnmaky9FY',
      domain: 'youtube.com',
    })
  })

  it('keeps what tells pages of YouTube apart that are no videos', () => {
    expect(canonical('https://www.youtube.com/playlist?list=PL1&si=x')).toBe(
      'https://youtube.com/playlist?list=PL1',
    )
    expect(canonical('https://www.youtube.com/@CNBCtelevision/')).toBe('https://youtube.com/@CNBCtelevision')
  })

  it.each([
    '',
    'mashable.com/a',
    '/posts/x/',
    '//example.com/a',
    'ftp://example.com/a',
    'mailto:a@example.com',
    'javascript:alert(1)',
    'https://',
    'https://a b/',
    'http://[::1',
  ])('%j is no address of the web', url => {
    expect(canonicalUrl(url)).toBeNull()
  })

  it.each([
    ['https://www.mashable.com/a', 'mashable.com'],
    ['https://m.example.com/a', 'example.com'],
    ['https://news.example.co.uk/a', 'news.example.co.uk'],
    ['https://m.co/a', 'm.co'],
  ])('%s is shown as %s', (url, domain) => {
    expect(canonicalUrl(url)?.domain).toBe(domain)
  })

  it('changes nothing when it is applied to its own result', () => {
    const host = fc.constantFrom(
      ...[
        'www.www.example.com',
        'm.youtube.com',
        'youtu.be',
        'www.google.com',
        'x.cdn.ampproject.org',
        'm.co',
        'old.reddit.com',
        'x.com',
      ],
    )
    const segment = fc.oneof(
      fc.constantFrom(
        'amp',
        's',
        'c',
        'a-b-c',
        'www.google.com',
        'example.com',
        '',
        '.',
        '..',
        '%2e',
        '%2F',
        '%25',
      ),
      fc.constantFrom('r', 'u', 'comments', 'status', 'i', 'web', '123', 'A_b'),
      fc.constantFrom('watch', 'embed', 'GMXnmaky9FY', '文章', '%e6%96%87', '%zz', '%b4'),
      fc.string({ maxLength: 6 }),
    )
    const part = fc.oneof(
      fc.constantFrom(
        'v=GMXnmaky9FY',
        'utm_source=x',
        'amp',
        'amp=1',
        'a=',
        '=',
        'b=%61',
        'b=+',
        't=1',
        '%61mp=1',
      ),
      fc.string({ maxLength: 6 }),
    )
    const url = fc
      .record({ host, path: fc.array(segment), query: fc.array(part) })
      .map(({ host, path, query }) => `http://${host}/${path.join('/')}?${query.join('&')}`)
    fc.assert(
      fc.property(fc.oneof(url, fc.webUrl({ withQueryParameters: true, withFragments: true })), text => {
        const once = canonicalUrl(text)
        if (once !== null) expect(canonicalUrl(once.canonical)).toEqual(once)
      }),
      { seed: 1, numRuns: 5000 },
    )
  })
})
