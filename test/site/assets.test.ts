import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { type TestSite, testSite } from '../support/site.ts'

const POST = `-- content/posts/2026-01-05-a.md --
---
title: 甲
date: 2026-01-05
---
內文。
`

const brief = ({ code, at }: Diagnostic): string =>
  `${code} ${at?.path}${at?.start === undefined ? '' : `:${at.start.line}:${at.start.column}`}`

const namesOf = (site: TestSite): readonly string[] =>
  site
    .outputs()
    .filter(path => path.startsWith('assets/'))
    .map(path => path.replace(/\.[\w-]{8}\./u, '.'))

const scriptOf = (site: TestSite, name = 'site'): string => {
  const path = site.outputs().find(each => each.startsWith(`assets/${name}.`) && each.endsWith('.js'))
  return site.read(path ?? `assets/${name}.js`)
}

describe('scripts of the theme', () => {
  it('are TypeScript that browsers get as one small module of JavaScript', async () => {
    const site = await testSite(POST)
    await site.build()
    expect(namesOf(site).filter(name => /\.[jt]s$/u.test(name))).toEqual([
      'assets/search.js',
      'assets/site.js',
    ])
    expect(scriptOf(site)).not.toMatch(/: HTMLElement|^\s*\/\//mu)
    expect(gzipSync(scriptOf(site)).length).toBeLessThanOrEqual(6 * 1024)
    expect(site.read('index.html')).toMatch(/<script type="module" src="\/assets\/site\.[\w-]{8}\.js">/u)
  })

  it.each(['site.ts', 'site.js'])('give way to the %s of a site', async name => {
    const site = await testSite(`${POST}\n-- templates/assets/${name} --\nconsole.log("own")\n`)
    const { diagnostics } = await site.build()
    expect(diagnostics).toEqual([])
    expect(scriptOf(site)).toContain('"own"')
    expect(namesOf(site).filter(each => each.startsWith('assets/site.'))).toEqual([
      'assets/site.css',
      'assets/site.js',
    ])
  })

  it('lose their types, and a site may add its own', async () => {
    const site = await testSite(
      `${POST}\n-- templates/assets/own.ts --\nconst names: readonly string[] = ['甲']\nalert(names)\n`,
    )
    await site.build()
    expect(scriptOf(site, 'own')).toMatch(/^const (\w)=\["甲"\];alert\(\1\);\n$/u)
  })

  it('keep the names of an old script, which others may use', async () => {
    const site = await testSite(`${POST}\n-- templates/assets/old.js --\nvar everybody = 1 + 1\n`)
    await site.build()
    expect(scriptOf(site, 'old')).toContain('var everybody=')
  })

  it('are reported with their place when they are broken, and nothing is written', async () => {
    const site = await testSite(
      `${POST}\n-- templates/assets/site.ts --\nconst 名: string = ''\nlet 字: = 1\n`,
    )
    const { diagnostics, status } = await site.build()
    expect(diagnostics.map(brief)).toEqual(['asset/script-syntax templates/assets/site.ts:2:8'])
    expect(diagnostics[0]?.message).toBe('This script cannot be read: Unexpected "=".')
    expect(status).toBe('failed')
  })

  it('must not be two of one name', async () => {
    const site = await testSite(
      `${POST}\n-- templates/assets/x.js --\nalert(1)\n-- templates/assets/x.ts --\nalert(2)\n`,
    )
    const { diagnostics } = await site.build()
    expect(diagnostics.map(brief)).toEqual(['asset/script-twice templates/assets/x.ts'])
  })

  it('are compiled once', async () => {
    const site = await testSite(POST)
    await site.build()
    expect(site.count('assets').computed).toBeGreaterThan(2)
    site.edit('content/posts/2026-01-05-a.md', text => `${text}\n更多。`)
    await site.build()
    expect(site.count('assets').computed).toBe(0)
  })
})

describe('stylesheets of the theme', () => {
  it('are reported with their place when they are broken', async () => {
    const site = await testSite(`${POST}\n-- templates/assets/site.css --\na {}\n.x..y { color: red }\n`)
    const { diagnostics } = await site.build()
    expect(diagnostics.map(brief)).toEqual(['asset/stylesheet-syntax templates/assets/site.css:2:4'])
  })
})
