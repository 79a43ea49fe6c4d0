import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'

/** A real browser; fails, never skips, where there is none. It asks nobody anything of its own accord. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no browser: run `node scripts/browser.mjs`')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** What a page did that it must not do. */
export interface Misdeeds {
  /** Errors of scripts and of the console. */
  readonly errors: string[]
  /** Requests to other hosts. */
  readonly elsewhere: string[]
  /** Every request, in order. */
  readonly requests: string[]
}

export function watchPage(page: Page, home: string): Misdeeds {
  const seen: Misdeeds = { errors: [], elsewhere: [], requests: [] }
  const { origin } = new URL(home)
  page.on('console', message => {
    if (message.type() === 'error') seen.errors.push(message.text())
  })
  page.on('pageerror', error => seen.errors.push(error.message))
  page.on('request', request => {
    const url = request.url()
    if (url.startsWith('data:') || url.startsWith('blob:')) return
    seen.requests.push(url)
    if (!url.startsWith(`${origin}/`)) seen.elsewhere.push(url)
  })
  return seen
}
