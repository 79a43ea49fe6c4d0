import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { type FileServer, serveFiles } from '../support/serve-files.ts'
import { testSite } from '../support/site.ts'

/** What posts show that a browser must take part in: players, code, formulas, diagrams; with and without scripts. */

const SITE = `
  -- digest.config.yaml --
  title: Promises
  baseUrl: https://reader.example/news/
  languages: [zh-TW, en]
  -- content/posts/2026-01-05-a.md --
  ---
  title: 甲
  date: 2026-01-05
  ---
  {{< youtube abcdefghijk >}}

  <iframe src="https://player.vimeo.com/video/12345678" title="影片"></iframe>

  \`\`\`ts {2} title="a.ts"
  const answer = 42
  console.log(answer, 'a very long line that is wider than any phone: 0123456789 0123456789 0123456789')
  \`\`\`

  $$
  \\\\frac{a}{b}
  $$

  \`\`\`mermaid
  graph TD
    A[資料] --> B[模型]
  \`\`\`

  \`\`\`mermaid
  no such diagram
  \`\`\`
  -- content/posts/2026-01-05-a.en.md --
  ---
  title: A
  date: 2026-01-05
  ---
  \`\`\`sh
  echo
  \`\`\`
`

let browser: Browser
let server: FileServer

beforeAll(async () => {
  const site = await testSite(SITE.replaceAll('\\\\', '\\'))
  const { diagnostics } = await site.build()
  expect(diagnostics).toEqual([])
  const files = site.outputs().map((path): [string, Uint8Array] => [path, site.bytes(path)])
  server = await serveFiles(new Map(files), '/news/')
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** A page on which requests to other hosts are answered with nothing, and counted. */
async function open(
  path: string,
  use: (page: Page, elsewhere: string[]) => Promise<void>,
  options: BrowserContextOptions = {},
) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const seen = watchPage(page, server.home)
  await context.route(
    url => !url.href.startsWith(server.home),
    route => route.fulfill({ contentType: 'text/html', body: '' }),
  )
  await page.goto(server.home + path)
  await use(page, seen.elsewhere)
  expect(seen.errors).toEqual([])
  await context.close()
}

const POST = 'posts/2026-01-05-a/'

describe('a player', () => {
  it.each([
    ['YouTube', 'www.youtube-nocookie.com'],
    ['Vimeo', 'player.vimeo.com'],
  ])('of %s loads nothing before the click, and then its own host only', async (service, host) => {
    await open(POST, async (page, elsewhere) => {
      await page.waitForLoadState('networkidle')
      expect(elsewhere).toEqual([])
      expect(await page.locator('iframe').count()).toBe(0)
      await page.locator('.embed-card', { hasText: service }).click()
      await page.locator('iframe').waitFor({ state: 'attached' })
      await expect.poll(() => elsewhere.map(url => new URL(url).host)).toEqual([host])
    })
  })

  it('is a link without scripts', async () => {
    const use = async (page: Page) => {
      const cards = page.locator('.embed-card')
      expect(await cards.evaluateAll(links => links.map(link => link.getAttribute('href')))).toEqual([
        'https://www.youtube.com/watch?v=abcdefghijk',
        'https://vimeo.com/12345678',
      ])
    }
    await open(POST, use, { javaScriptEnabled: false })
  })
})

describe('code', () => {
  it('is copied by its button, whose words are in the language of the page', async () => {
    const use = async (page: Page) => {
      const button = page.locator('.code-copy').first()
      expect(await button.textContent()).toBe('複製程式碼')
      await button.click()
      await page.getByText('已複製').waitFor()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toMatch(/^const answer = 42\nconsole\.log\(.*\)\n$/)
    }
    await open(POST, use, { permissions: ['clipboard-read', 'clipboard-write'] })
    await open(`en/${POST}`, async page =>
      expect(await page.locator('.code-copy').textContent()).toBe('Copy code'),
    )
  })

  it('scrolls inside its sheet on a phone, by keys too, and has no button without scripts', async () => {
    const use = async (page: Page) => {
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
      const code = page.locator('.code pre').first()
      const size = await code.evaluate(pre => [pre.scrollWidth, pre.clientWidth])
      expect(size[0]).toBeGreaterThan(size[1] ?? 0)
      await code.focus()
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => code.evaluate(pre => pre.scrollLeft)).toBeGreaterThan(0)
    }
    const viewport = { width: 390, height: 844 }
    await open(POST, use, { viewport })
    await open(POST, async page => expect(await page.locator('.code-copy').count()).toBe(0), {
      javaScriptEnabled: false,
    })
  })
})

describe('a formula', () => {
  it('is laid out by the browser itself', async () => {
    await open(POST, async page => {
      const tops = await page
        .locator('mfrac > *')
        .evaluateAll(parts => parts.map(part => part.getBoundingClientRect().top))
      expect(tops[1]).toBeGreaterThan(tops[0] ?? 0)
    })
  })
})

describe('a diagram', () => {
  it("is drawn from the site's own files, in the colours that the reader chose", async () => {
    await open(POST, async (page, elsewhere) => {
      const drawing = page.locator('.diagram svg')
      await page.locator('.diagram').first().scrollIntoViewIfNeeded()
      await drawing.waitFor()
      expect(await drawing.textContent()).toContain('資料')
      const fill = () =>
        drawing
          .locator('rect')
          .first()
          .evaluate(node => getComputedStyle(node).fill)
      const before = await fill()
      await page.locator('[data-action="colours"]').first().click()
      await expect.poll(fill).not.toBe(before)
      expect(elsewhere).toEqual([])
      // A description with a mistake stays what it is.
      expect(await page.locator('.diagram pre').textContent()).toBe('no such diagram\n')
    })
  })

  it('is its description without scripts', async () => {
    const use = async (page: Page) =>
      expect(await page.locator('.diagram pre').first().textContent()).toContain('A[資料] --> B[模型]')
    await open(POST, use, { javaScriptEnabled: false })
  })

  it('brings nothing to a page without one', async () => {
    await open(`en/${POST}`, async page => {
      expect(await page.locator('script[data-library]').count()).toBe(0)
    })
  })
})
