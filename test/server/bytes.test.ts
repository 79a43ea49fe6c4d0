import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withoutScript, withScript } from '../../src/server/inject.ts'
import { SAMPLE } from '../support/sample.ts'
import { splitFiles } from '../support/site.ts'
import { ask, folderWith, freshBuild, type Served, serveSite } from './support.ts'

const addressOf = (path: string): string => `/news/${path.split('/').map(encodeURIComponent).join('/')}`

describe.each([
  ['once', [], {}],
  ['while it is watched', ['--watch', '--drafts', '--future'], { drafts: true, future: true }],
] as const)('a site served %s', (_, argv, options) => {
  const { folder, remove } = folderWith(splitFiles(SAMPLE))
  const isLive = (argv as readonly string[]).includes('--watch')
  let served: Served
  let built: ReadonlyMap<string, Buffer>
  beforeAll(async () => {
    built = await freshBuild(folder, options)
    served = await serveSite(folder, argv)
  })
  afterAll(async () => {
    expect(await served.stop()).toBe(130)
    remove()
  })

  it('is answered with exactly the bytes that a build writes', async () => {
    expect(built.size).toBeGreaterThan(100)
    for (const [path, bytes] of built) {
      const { status, body, headers } = await ask(served.port, addressOf(path))
      expect(status, path).toBe(200)
      expect(headers['cache-control'], path).toBe('no-cache')
      if (isLive && path.endsWith('.html')) {
        const text = body.toString()
        expect(text.split('data-digest-preview'), path).toHaveLength(2)
        expect(withoutScript(text), path).toBe(bytes.toString())
        // One line more, and no other difference.
        expect(text.split('\n').length - bytes.toString().split('\n').length, path).toBe(1)
      } else expect(body.equals(bytes), path).toBe(true)
    }
  })

  it('writes nothing, least of all its own script', async () => {
    for (const [path, bytes] of await freshBuild(folder, options))
      expect(bytes.includes('digest-preview'), path).toBe(false)
  })

  it('answers as GitHub Pages does', async () => {
    const seen = async (path: string) => {
      const { status, headers } = await ask(served.port, path)
      return `${status} ${headers.location ?? headers['content-type']}`
    }
    expect(await seen('/')).toBe('302 /news/')
    expect(await seen('/other/')).toBe('302 /news/')
    expect(await seen('/news')).toBe('302 /news/')
    expect(await seen('/news/')).toBe('200 text/html; charset=utf-8')
    expect(await seen('/news/about')).toBe('301 /news/about/')
    expect(await seen('/news/about/?x=1#y')).toBe('200 text/html; charset=utf-8')
    expect(await seen('/news/old/long-read/')).toBe('200 text/html; charset=utf-8')
    expect(await seen('/news/404')).toBe('200 text/html; charset=utf-8')
    expect(await seen('/news/posts/nothing/')).toBe('404 text/html; charset=utf-8')
    expect(await seen('/news/sitemap.xml')).toBe('200 application/xml; charset=utf-8')
    expect(await seen('/news/robots-note.txt')).toBe('200 text/plain; charset=utf-8')
    expect(await seen('/news/posts/20260109-pictured/chart.svg')).toBe('200 image/svg+xml')
    const missing = await ask(served.port, '/news/posts/nothing/')
    expect(withoutScript(missing.body.toString())).toBe(built.get('404.html')?.toString())
  })

  it('says that nothing changed', async () => {
    const first = await ask(served.port, '/news/about/')
    const etag = first.headers.etag ?? ''
    const headers = { 'if-none-match': etag }
    expect(await ask(served.port, '/news/about/', { headers })).toMatchObject({
      status: 304,
      body: Buffer.of(),
    })
    expect(await ask(served.port, '/news/', { headers })).toMatchObject({ status: 200 })
  })

  it('tells HEAD what GET would bring', async () => {
    const get = await ask(served.port, '/news/about/')
    const head = await ask(served.port, '/news/about/', { method: 'HEAD' })
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(String(get.body.length))
  })
})

describe('the line that the preview adds', () => {
  const data = { base: '/news/', token: 't', hash: 'h' }

  it('is taken away again, wherever it stands', () => {
    for (const html of ['', '<p>x', '<body>\n<p>x</p>\n</body>\n</html>\n', '<pre></body></pre>x</body>'])
      expect(withoutScript(withScript(html, data))).toBe(html)
  })
})

describe('drafts and future posts', () => {
  it('carry a mark when they are shown', async () => {
    const { folder, remove } = folderWith(splitFiles(SAMPLE))
    const served = await serveSite(folder, ['--drafts', '--future'])
    const draft = await ask(served.port, '/news/posts/20260111-draft/')
    const later = await ask(served.port, '/news/posts/20300101-later/')
    expect(draft.body.toString()).toContain('class="mark mark-draft"')
    expect(later.body.toString()).toContain('class="mark mark-future"')
    await served.stop()
    remove()
  })
})
