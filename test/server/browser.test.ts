import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../../scripts/browser.mjs'
import { SAMPLE } from '../support/sample.ts'
import { splitFiles } from '../support/site.ts'
import { folderWith, pause, until } from './support.ts'

/** The compiled program, as a person runs it, and the browser that they look at. `npm test` compiles it first. */

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

const LONG = `---
title: 很長的一篇
date: 2026-01-12
tags: [Claude]
---
${Array.from({ length: 80 }, (_, n) => `第 ${n} 段，讓這一頁長到可以捲動。\n`).join('\n')}
`

let browser: Browser
let page: Page
let site: ReturnType<typeof folderWith>
let program: ChildProcess
/** Of the program, in milliseconds: what `at once` is held against. */
let timeToStart = 0
let said = ''
let url = ''

beforeAll(async () => {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no browser: run node scripts/browser.mjs')
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})
afterAll(() => browser.close())

beforeEach(async () => {
  site = folderWith({ ...splitFiles(SAMPLE), 'content/posts/20260112-long.md': LONG })
  said = ''
  const started = performance.now()
  program = start(['--watch'])
  url = (await until(() => /Serving (http:\S+)/u.exec(said)))[1] ?? ''
  timeToStart = performance.now() - started
  page = await browser.newPage()
})
afterEach(async () => {
  await page.close()
  program.kill('SIGKILL')
  site.remove()
})

function start(argv: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...argv], {
    cwd: site.folder,
    env: { PATH: process.env.PATH ?? '', HOME: site.folder },
  })
  const listen = (chunk: Buffer): void => {
    said += chunk.toString()
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  return child
}

function save(path: string, change: (text: string) => string): void {
  const file = join(site.folder, path)
  mkdirSync(dirname(file), { recursive: true })
  let before = ''
  try {
    before = readFileSync(file, 'utf8')
  } catch {}
  writeFileSync(file, change(before))
}

/** Opens a page, and puts a mark on it that a reload wipes away. */
async function open(path: string): Promise<void> {
  const connected = page.waitForRequest(/\/events\?/u)
  await page.goto(new URL(path, url).href)
  await connected
  await pause(100)
  // Unlike `evaluate` it begins again when the page is loaded anew just then, and gives up after a while.
  await page.waitForFunction('(window.mark = true)')
}

/** What a browser does when another tab is chosen, and when this one is again. */
async function look(where: 'away' | 'at it'): Promise<void> {
  await page.evaluate(isHidden => {
    Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  }, where === 'away')
}

const isMarked = (): Promise<unknown> => page.evaluate('window.mark === true')
const overlay = () => page.locator('digest-preview .errors')

describe('a browser at the preview', () => {
  it('shows a saved post at once, where it was scrolled to', async () => {
    await open('posts/20260112-long/')
    await page.evaluate('scrollTo(0, 900)')
    save('content/posts/20260112-long.md', text => text.replace('第 3 段', '改過的第 3 段'))
    await page.getByText('改過的第 3 段').waitFor()
    expect(await isMarked()).toBe(false)
    await page.waitForFunction('scrollY === 900')
  })

  it('is left alone when another page changed', async () => {
    await open('about/')
    save('content/posts/20260112-long.md', text => text.replace('第 3 段', '改過的第 3 段'))
    await until(() => (said.includes('Rebuilt') ? true : null))
    await pause(500)
    expect(await isMarked()).toBe(true)
  })

  it('shows a saved partial', async () => {
    await open('posts/20260112-long/')
    save('templates/partials/date.hbs', () => '<time datetime="{{iso}}">在 {{label}}！</time>')
    await page.getByText('在 2026年1月12日！').first().waitFor()
  })

  it('swaps a stylesheet in place', async () => {
    await open('posts/20260112-long/')
    const link = await page.locator('link[rel="stylesheet"]').first().getAttribute('href')
    const name = /assets\/([^./]+)/u.exec(link ?? '')?.[1] ?? ''
    await page.evaluate('scrollTo(0, 700)')
    const theme = readFileSync(new URL(`../../templates/assets/${name}.css`, import.meta.url), 'utf8')
    save(`templates/assets/${name}.css`, () => `${theme}\nbody { outline: 7px solid rgb(1, 2, 3) }\n`)
    await page.waitForFunction('getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)"')
    save(`templates/assets/${name}.css`, () => `${theme}\nbody { outline: 7px solid rgb(4, 5, 6) }\n`)
    await page.waitForFunction('getComputedStyle(document.body).outlineColor === "rgb(4, 5, 6)"')
    expect(await isMarked()).toBe(true)
    expect(await page.evaluate('scrollY')).toBe(700)
    expect(await page.locator('link[rel="stylesheet"]').count()).toBe(
      [...(await (await fetch(page.url())).text()).matchAll(/rel="stylesheet"/gu)].length,
    )
  })

  it('shows a picture that changed though its page did not', async () => {
    await open('posts/20260109-pictured/')
    save('content/posts/20260109-pictured/chart.svg', text => text.replace('<rect', '<rect fill="red"'))
    await page.waitForFunction('window.mark !== true')
  })

  it('lays a problem over the last good page, and takes it away when it is mended', async () => {
    await open('posts/20260112-long/')
    save('content/posts/20260112-long.md', text => text.replace('date: 2026-01-12', 'date: 2026-02-30'))
    await overlay().waitFor()
    const text = (await overlay().textContent()) ?? ''
    expect(text).toContain('content/posts/20260112-long.md:3:7')
    expect(text).toContain('date: 2026-02-30')
    expect(text).toContain('│       ^')
    expect(await overlay().locator('.hint').count()).toBe(1)
    expect(await overlay().locator('a.place').getAttribute('href')).toBe(
      `vscode://file${site.folder}/content/posts/20260112-long.md:3:7`,
    )
    expect(await isMarked()).toBe(true)
    expect(await page.getByText('第 3 段').count()).toBe(1)

    save('content/posts/20260112-long.md', body => body.replace('date: 2026-02-30', 'date: 2026-01-12'))
    await overlay().waitFor({ state: 'detached' })
    expect(await isMarked()).toBe(true)
  })

  it('takes a problem away that was mended while nobody looked', async () => {
    await open('about/')
    save('content/posts/20260112-long.md', text => text.replace('date: 2026-01-12', 'date: 2026-02-30'))
    await overlay().waitFor()
    await look('away')
    said = ''
    save('content/posts/20260112-long.md', text => text.replace('date: 2026-02-30', 'date: 2026-01-12'))
    await until(() => (said.includes('Rebuilt') ? true : null))
    expect(await overlay().count()).toBe(1)
    await look('at it')
    await overlay().waitFor({ state: 'detached' })
    expect(await isMarked()).toBe(true)
  })

  it('shows a mistake in a template, and what a newcomer’s page would be', async () => {
    await open('posts/20260112-long/')
    save('templates/partials/date.hbs', () => '<time>{{#if iso}}</time>')
    await overlay().waitFor()
    expect(await overlay().textContent()).toContain('templates/partials/date.hbs:1')
    await page.reload()
    await overlay().waitFor()
    expect(await page.getByText('第 3 段').count()).toBe(1)
    save('templates/partials/date.hbs', () => '<time>好了</time>')
    await overlay().waitFor({ state: 'detached' })
    await page.getByText('好了').first().waitFor()
  })

  it('waits for a site that is broken from the start', async () => {
    program.kill('SIGINT')
    save('digest.config.yaml', text => `${text}titel: [\n`)
    said = ''
    program = start(['--watch'])
    url = (await until(() => /Serving (http:\S+)/u.exec(said)))[1] ?? ''
    await page.goto(url)
    await overlay().waitFor()
    save('digest.config.yaml', text => text.replace('titel: [\n', ''))
    await page.getByText('每日摘要').first().waitFor()
    await overlay().waitFor({ state: 'detached' })
  })

  it('keeps warnings in a small badge', async () => {
    save('content/about.md', text => `${text}\n[nowhere](/posts/nowhere/)\n`)
    // Else the reload may come while the page is being marked.
    await until(() => (said.includes('Rebuilt') ? true : null))
    await open('about/')
    const badge = page.locator('digest-preview .badge')
    await badge.waitFor()
    await badge.locator('summary').click()
    expect(await badge.textContent()).toContain('/posts/nowhere/')
    expect(await overlay().count()).toBe(0)
    save('content/about.md', text => text.replace('/posts/nowhere/', '/posts/20260112-long/'))
    await badge.waitFor({ state: 'detached' })
  })

  it('shows what an author’s file says as text, never as HTML', async () => {
    await open('about/')
    save('content/about.md', () => '---\ntitle: x\ndate: <img src=x onerror=window.hacked=1>\n---\n')
    await overlay().waitFor()
    expect(await overlay().textContent()).toContain('<img src=x onerror=window.hacked=1>')
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await overlay().locator('img').count()).toBe(0)
  })

  it('comes to a page that did not exist when it was opened', async () => {
    await open('posts/20260113-new/')
    expect(await page.getByText('404').count()).toBeGreaterThan(0)
    save('content/posts/20260113-new.md', () => '---\ntitle: 剛剛寫好\ndate: 2026-01-13\n---\n來了。\n')
    await page.getByText('來了。').waitFor()
  })
})

describe('Ctrl-C', () => {
  it('ends the program at once, with 130, also while pages are open', async () => {
    await open('about/')
    const started = performance.now()
    const code = new Promise(resolve => program.on('close', resolve))
    program.kill('SIGINT')
    expect(await code).toBe(130)
    expect(performance.now() - started).toBeLessThan(timeToStart)
    await expect(fetch(url)).rejects.toThrow()
  })
})
