import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pagefindIndexer } from '../../src/host/search-indexer.ts'
import { caseAddress, SECURITY_CASES, securitySite } from '../security/cases.ts'
import { launchBrowser } from '../support/browser.ts'
import { type FileServer, serveFiles } from '../support/serve-files.ts'
import { testSite } from '../support/site.ts'

/** The site of attacks in a real browser: opened, and everything on it pressed. */

let browser: Browser
let server: FileServer
let context: BrowserContext
/** What an attack achieved, for the page that is open. */
let harm: string[] = []

/** Players that a press on their card asks for. */
const PLAYERS = /^https:\/\/(?:www\.youtube-nocookie\.com|player\.vimeo\.com)\//

beforeAll(async () => {
  const site = await testSite(securitySite(), { indexer: pagefindIndexer() })
  await site.build({ keepGoing: true })
  const files = site.outputs().map((path): [string, Uint8Array] => [path, site.bytes(path)])
  server = await serveFiles(new Map(files), '/')
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  // Nothing leaves this machine, and nothing that tries is overlooked.
  await context.route('**/*', route => {
    const url = route.request().url()
    if (url.startsWith(server.home)) return route.continue()
    if (PLAYERS.test(url)) return route.fulfill({ contentType: 'text/html', body: '' })
    harm.push(`request to ${url}`)
    return route.abort()
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

function watch(page: Page): void {
  page.on('dialog', dialog => {
    harm.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', error => harm.push(`error ${error.message}`))
  page.on('popup', popup => harm.push(`window ${popup.url()}`))
}

/** Presses everything that can be pressed in the text, except links that lead away from the page. */
async function pressEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const main = document.querySelector('main')
    for (const element of [...(main?.querySelectorAll<HTMLElement>('*') ?? [])]) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
      element.dispatchEvent(new PointerEvent('pointerenter', { bubbles: true }))
      // What a press has taken off the page is no longer there for a reader.
      if (!(element instanceof HTMLElement) || !element.isConnected) continue
      element.focus()
      const link = element.closest('a')
      const leadsAway =
        link !== null &&
        /^(?:https?|mailto|tel):/.test(link.protocol) &&
        link.dataset.embed === undefined &&
        link.getAttribute('href')?.startsWith('#') !== true
      if (!leadsAway) element.click()
    }
    await new Promise(resolve => setTimeout(resolve, 20))
  })
}

describe('the site of attacks', () => {
  it('shows no dialog, throws no error and asks no other host, whatever is pressed', async () => {
    const page = await context.newPage()
    watch(page)
    const done: string[] = []
    for (const [i, { name }] of SECURITY_CASES.entries()) {
      harm = []
      const response = await page.goto(server.home + caseAddress(i))
      if (response?.status() === 404) continue
      await pressEverything(page)
      expect(page.url().split(/[?#]/)[0], name).toBe(server.home + caseAddress(i))
      if (harm.length > 0) done.push(`${name}: ${harm.join('; ')}`)
    }
    expect(done).toEqual([])
    await page.close()
  }, 600_000)

  it('draws its diagrams, and none of them acts', async () => {
    const page = await context.newPage()
    watch(page)
    for (const [i, { name, body }] of SECURITY_CASES.entries()) {
      if (!body.includes('```mermaid')) continue
      harm = []
      await page.goto(server.home + caseAddress(i))
      if ((await page.locator('.diagram:not(.is-source)').count()) === 0) continue
      await page.locator('.diagram svg').waitFor({ timeout: 20_000 })
      await page.evaluate(() => {
        for (const element of document.querySelectorAll('.diagram svg, .diagram svg *'))
          element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))
      })
      await page.waitForTimeout(50)
      expect(harm, name).toEqual([])
    }
    await page.close()
  })

  it('can see what acts', async () => {
    const page = await context.newPage()
    watch(page)
    harm = []
    await page.goto(server.home)
    await page.evaluate(() => {
      const bad = document.createElement('div')
      bad.innerHTML = '<img src="https://evil.example/x.png"><b onclick="alert(1)">x</b>'
      document.querySelector('main')?.append(bad)
    })
    await pressEverything(page)
    await page.waitForTimeout(100)
    expect(harm.sort()).toEqual(['dialog 1', 'request to https://evil.example/x.png'])
    await page.close()
  })

  it('searches, where its titles and summaries are shown by a script', async () => {
    const page = await context.newPage()
    watch(page)
    harm = []
    await page.goto(`${server.home}search/?q=img`)
    await page.locator('[data-search-exact] li, [data-search-loose] li').first().waitFor()
    await pressEverything(page)
    expect(harm).toEqual([])
    await page.close()
  })
})
