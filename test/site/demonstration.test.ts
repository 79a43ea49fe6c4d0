import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { testSite } from '../support/site.ts'

/** The site in this repository, as `npm run demo` builds it. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

function readFolder(folder: string): [string, Uint8Array][] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter(path => statSync(join(ROOT, path)).isFile())
    .map(path => [path, readFileSync(join(ROOT, path))])
}

const files = Object.fromEntries([
  ...['content', 'data', 'static'].flatMap(readFolder),
  ['digest.config.yaml', readFileSync(join(ROOT, 'digest.config.yaml'))] as const,
])
const site = await testSite(files)
const report = await site.build()

describe('the demonstration site', () => {
  it('is built without a word', () => {
    expect(report.diagnostics).toEqual([])
    expect(report.status).toBe('built')
  })

  it('has enough posts in both languages, drafts and a future post', () => {
    const { 'zh-TW': chinese = 0, en = 0 } = report.counts.posts as Readonly<Record<string, number>>
    expect(chinese + en).toBeGreaterThanOrEqual(16)
    expect(report.leftOut.filter(({ reason }) => reason === 'draft').length).toBeGreaterThanOrEqual(2)
    expect(report.leftOut.filter(({ reason }) => reason === 'future').length).toBeGreaterThanOrEqual(1)
    const pairs = site
      .outputs()
      .filter(path => /^en\/posts\/[^/]+\/index\.html$/u.test(path) && site.has(path.slice(3)))
    expect(pairs.length).toBeGreaterThanOrEqual(8)
  })

  it('gives these files', async () => {
    // Sorted again: the letters that are masked decided the order.
    const listing = site
      .outputs()
      .map(path => path.replace(/^(assets\/[^.]+)\.[\w-]{8}\./u, '$1.*.'))
      .sort()
    await expect(`${listing.join('\n')}\n`).toMatchFileSnapshot('demonstration.txt')
  })
})
