import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { KINDS } from '../support/demonstration.ts'
import { openDemonstration } from './reader.ts'

/** What a reader does: with keys only, without scripts, in the dark, in the other language. */

const { reader } = await openDemonstration()

const POST = 'posts/2025-08-08-gpt-daily/'
const ONLY_CHINESE = 'posts/20250620-taide-small-and-local/'

/** What has the focus, as a reader who sees nothing would hear it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
  })

describe('keys only', () => {
  it('begins with the way to the text, and takes the reader there', async () => {
    await reader.withPage({}, async page => {
      await page.goto(reader.home + POST)
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('跳到內容')
      expect(
        await page.locator('.skip').evaluate(link => link.getBoundingClientRect().top),
      ).toBeGreaterThanOrEqual(0)
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('theme-main')
    })
  })

  it('reaches every link and button in the order of the page, each with a focus that is seen', async () => {
    await reader.withPage({ viewport: { width: 1440, height: 900 } }, async page => {
      for (const path of ['', POST, 'en/archive/', 'en/search/']) {
        await page.goto(reader.home + path)
        const count = await page.evaluate(
          () =>
            [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')].filter(
              element => element.checkVisibility({ contentVisibilityAuto: true }) && element.tabIndex >= 0,
            ).length,
        )
        const unseen: string[] = []
        const reached = new Set<string>()
        for (let step = 0; step < count; step += 1) {
          await page.keyboard.press('Tab')
          const seen = await page.evaluate(() => {
            const element = document.activeElement ?? document.body
            const all = [...document.querySelectorAll('*')]
            const { outlineStyle, outlineWidth } = getComputedStyle(element)
            return {
              at: String(all.indexOf(element)),
              name: element.outerHTML.slice(0, 80),
              outlineStyle,
              outlineWidth,
            }
          })
          reached.add(seen.at)
          if (seen.outlineStyle === 'none' || seen.outlineWidth === '0px') unseen.push(seen.name)
        }
        expect(unseen, path).toEqual([])
        expect(reached.size, path).toBe(count)
      }
    })
  })

  it('opens contents and sources with Enter', async () => {
    await reader.withPage({ viewport: { width: 390, height: 844 } }, async page => {
      await page.goto(reader.home + POST)
      await page.locator('.contents summary').focus()
      await page.keyboard.press('Enter')
      expect(await page.locator('.contents li a').first().isVisible()).toBe(true)
    })
  })
})

describe('without JavaScript', () => {
  it('shows every kind of page whole', async () => {
    await reader.withPage({ javaScriptEnabled: false }, async page => {
      for (const [name, path] of KINDS) {
        await page.goto(reader.home + path)
        expect(await page.locator('h1').first().isVisible(), name).toBe(true)
        expect(await page.locator('.needs-script:visible').count(), name).toBe(0)
      }
    })
  })

  it('explains the search page and offers the archive', async () => {
    await reader.withPage({ javaScriptEnabled: false }, async page => {
      for (const [path, archive] of [
        ['search/', 'archive/'],
        ['en/search/', 'en/archive/'],
      ] as const) {
        await page.goto(reader.home + path)
        expect(await page.locator('.search-without').isVisible()).toBe(true)
        await page.locator('.search-without a').first().click()
        expect(page.url()).toBe(reader.home + archive)
      }
    })
  })
})

describe('the switcher', () => {
  it('goes to the same page in the other language and back', async () => {
    await reader.withPage({}, async page => {
      for (const path of ['', POST, 'archive/', '2025/05/', 'models/claude/', 'about/']) {
        await page.goto(reader.home + path)
        await page.locator('.tools a[hreflang="en"]').click()
        expect(page.url()).toBe(`${reader.home}en/${path}`)
        await page.locator('.tools a[hreflang="zh-TW"]').click()
        expect(page.url()).toBe(reader.home + path)
      }
    })
  })

  it('says so before it leads home, where a page has no translation', async () => {
    await reader.withPage({}, async page => {
      await page.goto(reader.home + ONLY_CHINESE)
      const link = page.locator('.tools a[hreflang="en"]')
      expect(await link.textContent()).toContain('首頁')
      await link.click()
      expect(page.url()).toBe(`${reader.home}en/`)
    })
  })
})

describe('colours', () => {
  it('keeps the choice of the reader from page to page, without a flash', async () => {
    await reader.withPage({ colorScheme: 'light' }, async page => {
      // What is on the root when the first thing of the body is there: before anything is painted.
      await page.addInitScript(() => {
        const seen = globalThis as unknown as { first: string | undefined }
        new MutationObserver((_, observer) => {
          if (document.body === null) return
          seen.first = document.documentElement.dataset.colours ?? 'none'
          observer.disconnect()
        }).observe(document, { childList: true, subtree: true })
      })
      const first = () => page.evaluate(() => (globalThis as unknown as { first: string }).first)
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      await page.goto(reader.home)
      expect(await first()).toBe('none')
      const light = await paper()
      await page.locator('[data-action="colours"]').click()
      const dark = await paper()
      expect(dark).not.toBe(light)
      for (const path of [POST, 'en/']) {
        await page.goto(reader.home + path)
        expect(await first()).toBe('dark')
        expect(await paper()).toBe(dark)
      }
      await page.locator('[data-action="colours"]').click()
      expect(await paper()).toBe(light)
    })
  })

  it('follows the device where nothing was chosen', async () => {
    const paper = (colorScheme: 'light' | 'dark') =>
      reader.withPage({ colorScheme }, async page => {
        await page.goto(reader.home)
        return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      })
    expect(await paper('light')).not.toBe(await paper('dark'))
  })
})
