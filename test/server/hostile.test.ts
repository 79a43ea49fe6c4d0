import { symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAddress } from '../../src/server/address.ts'
import { createGuard } from '../../src/server/guard.ts'
import { SAMPLE } from '../support/sample.ts'
import { splitFiles } from '../support/site.ts'
import { ask, folderWith, raw, type Served, serveSite } from './support.ts'

const SECRET = 'this must never be read'
const { folder, remove } = folderWith({ ...splitFiles(SAMPLE), 'secret.txt': SECRET, '.env': SECRET })
const outside = folderWith({ 'secret.txt': SECRET })
let served: Served

beforeAll(async () => {
  symlinkSync(join(outside.folder, 'secret.txt'), join(folder, 'static', 'linked.txt'))
  symlinkSync(outside.folder, join(folder, 'static', 'linked'))
  served = await serveSite(folder, ['--watch'])
})
afterAll(async () => {
  expect(await served.stop()).toBe(130)
  remove()
  outside.remove()
})

const isAlive = async (): Promise<boolean> => (await ask(served.port, '/news/')).status === 200

describe('a hostile path', () => {
  const climbs = [
    '/news/../secret.txt',
    '/news/..%2fsecret.txt',
    '/news/%2e%2e/secret.txt',
    '/news/%2e%2e%2fsecret.txt',
    '/news/%252e%252e%252fsecret.txt',
    '/news/..%5csecret.txt',
    '/news/..\\secret.txt',
    '/news/....//secret.txt',
    '/news/./.env',
    '/news/.env',
    '/news/%2eenv',
    '/news/secret.txt',
    '/news//secret.txt',
    '/news/static/../../secret.txt',
    '/news/linked.txt',
    '/news/linked/secret.txt',
    '/news/secret.txt%00.html',
    '/news/%00',
    '/news/%',
    '/news/%c0%ae%c0%ae/secret.txt',
    '/news/%ff',
    `/news/${'../'.repeat(40)}etc/passwd`,
    '/news//etc/passwd',
    '/news/file:///etc/passwd',
    '/../../../../etc/passwd',
    '//etc/passwd',
    '//evil.example/x',
    'http://evil.example/news/secret.txt',
    '*',
    '/news/content/about.md',
    '/news/digest.config.yaml',
    '/news/.digest-preview/../../secret.txt',
    '/news/.digest-preview/events',
    '/news/.digest-preview/secret.txt',
    '/news/__proto__',
    '/news/constructor',
    `/news/${'a'.repeat(14_000)}`,
  ]

  it.each(climbs)('%s gives nothing away', async path => {
    const { status, body, headers } = await ask(served.port, path).catch(() => ({
      status: 400,
      body: Buffer.of(),
      headers: {} as Record<string, string>,
    }))
    expect([302, 400, 403, 404]).toContain(status)
    expect(body.toString()).not.toContain(SECRET)
    expect(body.toString()).not.toContain('root:')
    if (status === 302) expect(headers.location).toBe('/news/')
    expect(await isAlive()).toBe(true)
  })

  it('decoded once is safe or refused, whatever it is', () => {
    const pieces = fc.constantFrom(
      '..',
      '.',
      '/',
      '\\',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%25',
      'a',
      '雲',
      '%',
      '?',
      '#',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), parts => {
        const address = readAddress(`/news/${parts.join('')}`, '/news/')
        if (address.kind !== 'inside') return
        expect(address.path).not.toMatch(/(?:^|\/)\.{1,2}(?:\/|$)|[\\\0]/u)
      }),
      { seed: 20261121, numRuns: 2000 },
    )
  })
})

describe('whom the preview answers', () => {
  const guard = createGuard({ host: '127.0.0.1', port: 4000 })
  const status = (headers: Record<string, string>, method = 'GET') =>
    guard({ method, headers })?.status ?? 200

  it('knows itself by the names of loopback, at its own port', () => {
    for (const host of ['127.0.0.1:4000', 'localhost:4000', 'LOCALHOST:4000', '[::1]:4000'])
      expect(status({ host }), host).toBe(200)
    for (const host of [
      '',
      'evil.example',
      'evil.example:4000',
      'localhost',
      '127.0.0.1:4001',
      '127.0.0.2:4000',
    ])
      expect(status({ host }), host).toBe(403)
    for (const host of [
      'localhost:4000@evil.example',
      'localhost.evil.example:4000',
      'localhost:4000/',
      'a b:4000',
    ])
      expect(status({ host }), host).toBe(403)
  })

  it('knows the host that was asked for, and any address of this machine behind a wildcard', () => {
    const named = createGuard({ host: 'studio.local', port: 4000 })
    expect(named({ method: 'GET', headers: { host: 'studio.local:4000' } })).toBeNull()
    expect(named({ method: 'GET', headers: { host: 'other.local:4000' } })?.status).toBe(403)
    const wide = createGuard({ host: '0.0.0.0', port: 4000 })
    expect(wide({ method: 'GET', headers: { host: '192.168.1.7:4000' } })).toBeNull()
    expect(wide({ method: 'GET', headers: { host: '[fe80::1]:4000' } })).toBeNull()
    expect(wide({ method: 'GET', headers: { host: 'evil.example:4000' } })?.status).toBe(403)
  })

  it('refuses the scripts and pictures of other sites, not their links', () => {
    const host = 'localhost:4000'
    expect(status({ host, origin: 'http://localhost:4000' })).toBe(200)
    for (const origin of ['http://evil.example', 'null', 'https://localhost:4000', 'http://localhost:4001'])
      expect(status({ host, origin }), origin).toBe(403)
    expect(status({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403)
    expect(status({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200)
  })

  it('answers questions only', () => {
    const host = 'localhost:4000'
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])
      expect(status({ host }, method), method).toBe(405)
    expect(status({ host, 'content-length': '5' })).toBe(400)
    expect(status({ host, 'transfer-encoding': 'chunked' })).toBe(400)
  })

  it('asks the same of the running server', async () => {
    const port = served.port
    expect((await ask(port, '/news/', { headers: { host: `evil.example:${port}` } })).status).toBe(403)
    expect((await ask(port, '/news/', { headers: { origin: 'http://evil.example' } })).status).toBe(403)
    expect(await ask(port, '/news/', { method: 'POST' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    })
  })

  it('gives the reload channel to pages of this run only', async () => {
    const page = (await ask(served.port, '/news/')).body.toString()
    const token = /data-token="([^"]+)"/u.exec(page)?.[1] ?? ''
    expect(token).toHaveLength(22)
    const events = (value: string) => `/news/.digest-preview/events?token=${value}&path=/news/&hash=x`
    expect((await ask(served.port, events(''), { method: 'HEAD' })).status).toBe(403)
    expect((await ask(served.port, events('guessed'), { method: 'HEAD' })).status).toBe(403)
    expect((await ask(served.port, events(token), { method: 'HEAD' })).status).toBe(204)
    const headers = { origin: 'http://evil.example' }
    expect((await ask(served.port, events(token), { headers })).status).toBe(403)
  })
})

describe('a connection that means ill', () => {
  const host = (): string => `Host: 127.0.0.1:${served.port}\r\n`

  it.each<readonly [string, () => string | Buffer, RegExp]>([
    ['nonsense', () => 'nonsense\r\n\r\n', /^HTTP\/1\.1 400/u],
    ['TLS', () => Buffer.from('16030100a5010000a1030', 'hex'), /^HTTP\/1\.1 400/u],
    ['no Host', () => 'GET /news/ HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400/u],
    ['HTTP/1.0 without Host', () => 'GET /news/ HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 403/u],
    [
      'two Hosts',
      () => `GET /news/ HTTP/1.1\r\n${host()}Host: evil.example\r\nConnection: close\r\n\r\n`,
      /^HTTP\/1\.1 (?:200|400|403)/u,
    ],
    [
      'huge headers',
      () => `GET /news/ HTTP/1.1\r\n${host()}X: ${'x'.repeat(40_000)}\r\n\r\n`,
      /^HTTP\/1\.1 4/u,
    ],
    ['a body', () => `GET /news/ HTTP/1.1\r\n${host()}Content-Length: 99\r\n\r\n`, /^HTTP\/1\.1 400/u],
    [
      'two lengths',
      () => `GET /news/ HTTP/1.1\r\n${host()}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      /^HTTP\/1\.1 400/u,
    ],
    ['CONNECT', () => `CONNECT evil.example:443 HTTP/1.1\r\n${host()}\r\n`, /^$/u],
    [
      'an upgrade',
      () => `GET /news/ HTTP/1.1\r\n${host()}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      /^$/u,
    ],
    ['an expectation', () => `GET /news/ HTTP/1.1\r\n${host()}Expect: magic\r\n\r\n`, /^HTTP\/1\.1 417/u],
    ['half a request', () => 'GET /news/ HTTP/1.1\r\nHost: 127.0.0.1', /^HTTP\/1\.1 4|^$/u],
  ])('%s hurts nobody', async (_, bytes, expected) => {
    const heard = await raw(served.port, bytes())
    expect(heard).toMatch(expected)
    expect(heard).not.toContain('still open')
    expect(heard).not.toContain(SECRET)
    expect(await isAlive()).toBe(true)
  })

  it('many at once leave room for a reader', async () => {
    const slow = Array.from({ length: 100 }, () => raw(served.port, 'GET /news/ HTTP/1.1\r\nX: ', 3000))
    expect(await isAlive()).toBe(true)
    await Promise.all(slow)
    expect(await isAlive()).toBe(true)
  })
})

describe('a port that is taken', () => {
  it('makes way for the next free one, and says so', async () => {
    const other = createServer()
    await new Promise<void>(done => {
      other.listen(0, '127.0.0.1', done)
    })
    const { port } = other.address() as AddressInfo
    const again = await serveSite(folder, ['--port', String(port)])
    expect(again.port).toBeGreaterThan(port)
    expect(again.heard.out).toContain(`Port ${port} is taken. Serving http://127.0.0.1:${again.port}/news/`)
    expect(await again.stop()).toBe(130)
    other.close()
  })
})

describe('what cannot be served', () => {
  it('ends with 1, unless somebody watches', async () => {
    const broken = folderWith({ 'content/posts/2026-01-05-x.md': '---\ntitle: [\n---\n' })
    await expect(serveSite(broken.folder)).rejects.toThrow('ended with 1')
    const watched = await serveSite(broken.folder, ['--watch'])
    const { status, body } = await ask(watched.port, '/posts/2026-01-05-x/')
    expect(status).toBeGreaterThanOrEqual(404)
    expect(body.toString()).toContain('digest-preview')
    writeFileSync(join(broken.folder, 'content/posts/2026-01-05-x.md'), '---\ntitle: X\n---\n')
    await watched.stop()
    broken.remove()
  })

  it('is said before anything starts, for a port or a host that cannot be', async () => {
    await expect(serveSite(folder, ['--port', '70000'])).rejects.toThrow('ended with 2')
    await expect(serveSite(folder, ['--host', '192.0.2.1'])).rejects.toThrow('ended with 1')
  })
})
