import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { watchPage } from '../support/browser.ts'
import { openDemonstration } from './reader.ts'

/** A reader searches the demonstration site. */

const { reader } = await openDemonstration()

const titles = (page: Page): Promise<string[]> =>
  page.locator('[data-search-exact] .row-title').allTextContents()

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    /\d/u.test(document.querySelector('[data-search-status]')?.textContent ?? ''),
  )
}

describe('search', () => {
  it('loads nothing before the reader asks', async () => {
    await reader.withPage({}, async page => {
      const seen = watchPage(page, reader.home)
      await page.goto(`${reader.home}search/`, { waitUntil: 'networkidle' })
      expect(seen.requests.filter(url => /pagefind|search\.[^/]*\.js|search\/index/u.test(url))).toEqual([])
      await page.locator('#theme-q').fill('權重')
      await settled(page)
      expect(seen.requests.some(url => url.includes('search/index/zh-TW/2025/'))).toBe(true)
      expect(seen.requests.some(url => url.includes('search/index/en/'))).toBe(false)
      expect(seen.elsewhere).toEqual([])
      expect(seen.errors).toEqual([])
    })
  })

  it('answers a link, shows the story that matched, and leads to its anchor', async () => {
    await reader.withPage({}, async page => {
      await page.goto(`${reader.home}search/?q=${encodeURIComponent('惡意微調')}`)
      await settled(page)
      expect(await titles(page)).toEqual(['GPT 動態：一週之內，一開一關'])
      const story = page.locator('.row-story a').first()
      expect(await story.textContent()).toBe('先攻擊自己，再釋出')
      expect(await page.locator('.row-summary mark').first().textContent()).toBe('惡意微調')
      await story.click()
      await page.waitForURL(/gpt-daily\/#/u)
      const { hash } = new URL(page.url())
      expect(
        await page.evaluate(
          id => document.getElementById(decodeURIComponent(id))?.textContent,
          hash.slice(1),
        ),
      ).toContain('惡意微調')
    })
  })

  it('searches English in English', async () => {
    await reader.withPage({}, async page => {
      await page.goto(`${reader.home}en/search/?q=open+weights`)
      await settled(page)
      expect((await titles(page)).length).toBeGreaterThan(0)
      const hrefs = await page
        .locator('[data-search-exact] .row-title a')
        .evaluateAll(all => all.map(a => a.getAttribute('href')))
      expect(hrefs.every(href => href?.startsWith('/digest/en/'))).toBe(true)
    })
  })

  it('is narrowed by language, year, model and tag, and the address says so', async () => {
    await reader.withPage({}, async page => {
      await page.goto(`${reader.home}search/?q=Claude`)
      await settled(page)
      const all = await titles(page)
      await page.locator('.search-filters summary').click()
      await page.locator('select[name="models"]').selectOption({ label: 'Claude' })
      await page.waitForFunction(
        count => document.querySelectorAll('[data-search-exact] > li').length < count,
        all.length,
      )
      const some = await titles(page)
      expect(some.length).toBeGreaterThan(0)
      expect(new URL(page.url()).searchParams.get('models')).toBe('claude')
      await page.locator('select[name="year"]').selectOption('2024')
      await page.waitForFunction(() => document.querySelectorAll('[data-search-exact] > li').length === 0)
      await page.goBack()
      await page.waitForFunction(
        count => document.querySelectorAll('[data-search-exact] > li').length === count,
        some.length,
      )
      await page.locator('select[name="models"]').selectOption('')
      await page.locator('select[name="language"]').selectOption('en')
      await page.waitForFunction(() =>
        document
          .querySelector('[data-search-exact] .row-title a')
          ?.getAttribute('href')
          ?.startsWith('/digest/en/'),
      )
    })
  })

  it('is used with keys alone', async () => {
    await reader.withPage({}, async page => {
      await page.goto(reader.home)
      await page.keyboard.press('/')
      await page.waitForURL(/\/search\/$/u)
      await page.keyboard.press('/')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('theme-q')
      await page.keyboard.type('Claude')
      await settled(page)
      await page.waitForSelector('[data-search-exact] .row-title a')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      const first = page.locator('[data-search-exact] .row-title a').first()
      expect(await first.evaluate(link => link === document.activeElement)).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.locator('#theme-q').inputValue()).toBe('')
      expect(new URL(page.url()).search).toBe('')
      await page.goBack()
      await page.waitForFunction(() => document.querySelectorAll('[data-search-exact] > li').length > 0)
      expect(await page.locator('#theme-q').inputValue()).toBe('Claude')
    })
  })

  it('says so when there is nothing', async () => {
    await reader.withPage({}, async page => {
      await page.goto(`${reader.home}en/search/?q=zyzzyva`)
      await page.waitForFunction(() =>
        document.querySelector('[data-search-status]')?.textContent?.includes('zyzzyva'),
      )
      expect(await titles(page)).toEqual([])
    })
  })
})
