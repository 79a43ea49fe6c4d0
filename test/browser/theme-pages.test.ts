import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { watchPage } from '../support/browser.ts'
import { KINDS, pagesOf } from '../support/demonstration.ts'
import { openDemonstration } from './reader.ts'

/** The demonstration site in a real browser: every kind of page, both languages. */

const { demonstration, reader } = await openDemonstration()
const pages = [...pagesOf(demonstration).keys()]

/** The rules of WCAG 2.2 A and AA, and what axe's authors hold for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe('access', () => {
  it.each(['light', 'dark'] as const)('has no violation on any kind of page, %s', async colorScheme => {
    const found = await reader.withPage(
      { colorScheme, viewport: { width: 1440, height: 900 } },
      async page => {
        const violations: string[] = []
        for (const [name, path] of KINDS) {
          await page.goto(reader.home + path)
          await page.evaluate(axe.source)
          const result = await page.evaluate(
            tags => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: tags }),
            RULES,
          )
          violations.push(
            ...result.violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 200)}`),
          )
        }
        return violations
      },
    )
    expect(found).toEqual([])
  })

  it('has no violation on a phone, where fingers need room', async () => {
    const options = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const small = await reader.withPage(options, async page => {
      const found: string[] = []
      for (const [name, path] of KINDS) {
        await page.goto(reader.home + path)
        const targets = await page.evaluate(() =>
          [...document.querySelectorAll('header a, header button, nav a, form button, form input, summary')]
            .filter(element => element.checkVisibility() && !element.closest('.visually-hidden'))
            .map(element => ({
              text: element.textContent?.trim() ?? '',
              box: element.getBoundingClientRect(),
            }))
            .filter(({ box }) => box.width > 1 && box.height > 1 && box.height < 43.5)
            .map(({ text, box }) => `${text} is ${Math.round(box.height)} px high`),
        )
        found.push(...targets.map(target => `${name}: ${target}`))
      }
      return found
    })
    expect(small).toEqual([])
  })
})

describe('what a reader sets', () => {
  it('lets letters be twice as large without scrolling to the side', async () => {
    const wide = await reader.withPage({}, async page => {
      const found: string[] = []
      for (const [name, path] of KINDS) {
        await page.goto(reader.home + path)
        await page.addStyleTag({ content: 'html { font-size: 200% }' })
        for (const width of [640, 1280]) {
          await page.setViewportSize({ width, height: 900 })
          const inner = await page.evaluate(() => document.documentElement.scrollWidth)
          if (inner > width) found.push(`${name} is ${inner} px wide at ${width}`)
        }
      }
      return found
    })
    expect(wide).toEqual([])
  })

  it('moves nothing where less motion is wanted', async () => {
    const moving = await reader.withPage({ reducedMotion: 'reduce' }, async page => {
      const found: string[] = []
      for (const [name, path] of KINDS) {
        await page.goto(reader.home + path)
        const elements = await page.evaluate(() =>
          [...document.querySelectorAll('*')]
            .filter(element => {
              const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element)
              return (
                animationName !== 'none' || !/^0s/u.test(transitionDuration) || scrollBehavior === 'smooth'
              )
            })
            .map(element => element.outerHTML.slice(0, 60)),
        )
        found.push(...elements.map(element => `${name}: ${element}`))
      }
      return found
    })
    expect(moving).toEqual([])
  })

  it('keeps what is drawn with colours alone visible in forced colours', async () => {
    const lost = await reader.withPage({ forcedColors: 'active' }, async page => {
      const found: string[] = []
      for (const [name, path] of KINDS) {
        await page.goto(reader.home + path)
        const unseen = await page.evaluate(() => {
          const paper = getComputedStyle(document.body).backgroundColor
          return [...document.querySelectorAll('.tool-colours > span, .embed-play')]
            .filter(element => {
              const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element)
              const isBordered = borderTopWidth !== '0px' && borderTopColor !== paper
              return !isBordered && (backgroundColor === paper || backgroundColor === 'rgba(0, 0, 0, 0)')
            })
            .map(element => element.className || element.outerHTML)
        })
        found.push(...unseen.map(element => `${name}: ${element}`))
      }
      return found
    })
    expect(lost).toEqual([])
  })

  it('shows a feed as a page, with links that can be followed', async () => {
    await reader.withPage({}, async page => {
      for (const path of ['atom.xml', 'en/rss.xml']) {
        await page.goto(reader.home + path)
        const link = page.locator('entry a, item a').first()
        expect(await link.isVisible(), path).toBe(true)
        const title = await link.textContent()
        const href = (await link.getAttribute('href')) ?? ''
        expect(new URL(href).pathname).toMatch(/^\/digest\//u)
        await page.goto(new URL(reader.home).origin + new URL(href).pathname)
        expect(await page.locator('h1').first().textContent()).toBe(title)
      }
    })
  })
})

describe('layout', () => {
  it('needs no scrolling to the side, from 320 to 1440 px', async () => {
    const wide = await reader.withPage({}, async page => {
      const found: string[] = []
      for (const path of pages) {
        await page.goto(reader.home + path)
        for (const width of [320, 1440]) {
          await page.setViewportSize({ width, height: 900 })
          const inner = await page.evaluate(() => document.documentElement.scrollWidth)
          if (inner > width) found.push(`${path} is ${inner} px wide at ${width}`)
        }
      }
      return found
    })
    expect(wide).toEqual([])
  })

  it('never shifts while a page loads', async () => {
    const shifted = await reader.withPage({ viewport: { width: 390, height: 844 } }, async page => {
      await page.addInitScript(() => {
        const sums = globalThis as unknown as { shifts: number }
        sums.shifts = 0
        new PerformanceObserver(list => {
          for (const entry of list.getEntries())
            sums.shifts += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
      })
      const found: string[] = []
      for (const [name, path] of KINDS) {
        await page.goto(reader.home + path, { waitUntil: 'load' })
        await page.evaluate(
          () =>
            new Promise(resolve => {
              requestAnimationFrame(() => requestAnimationFrame(resolve))
            }),
        )
        const sum = await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)
        if (sum !== 0) found.push(`${name}: ${sum}`)
      }
      return found
    })
    expect(shifted).toEqual([])
  })
})

describe('what a page loads', () => {
  it('makes no error, asks no other host, and needs at most five requests', async () => {
    const { errors, elsewhere, many } = await reader.withPage({}, async page => {
      const seen = watchPage(page, reader.home)
      const many: string[] = []
      for (const path of pages) {
        seen.requests.length = 0
        await page.goto(reader.home + path, { waitUntil: 'load' })
        // Pictures belong to the text; each is asked for once.
        const own = seen.requests.filter(
          url => url.includes('favicon') || !/\.(?:png|jpe?g|webp|avif|gif|svg)$/u.test(url),
        )
        if (own.length > 5) many.push(`${path}: ${own.join(' ')}`)
      }
      return { ...seen, many }
    })
    expect(errors).toEqual([])
    expect(elsewhere).toEqual([])
    expect(many).toEqual([])
  })
})
