import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { buildDemonstration, DEMONSTRATION_BASE, type Demonstration } from '../support/demonstration.ts'
import { type FileServer, serveFiles } from '../support/serve-files.ts'

/** A site on a server, and a browser to read it in, for the tests of one file. */
export interface Reader {
  /** `http://127.0.0.1:40123/digest/` */
  readonly home: string
  /** A page of its own, without memory of any other; closed when `use` is done. */
  withPage<T>(options: BrowserContextOptions, use: (page: Page) => Promise<T>): Promise<T>
}

/** `files` by output path; `base` is where they are on the server: `/digest/`. */
export function openReader(files: ReadonlyMap<string, Uint8Array>, base: string): Reader {
  let browser: Browser
  let server: FileServer
  beforeAll(async () => {
    server = await serveFiles(files, base)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    get home() {
      return server.home
    },
    async withPage(options, use) {
      const context = await browser.newContext(options)
      try {
        return await use(await context.newPage())
      } finally {
        await context.close()
      }
    },
  }
}

/** The same for the demonstration site. */
export async function openDemonstration(): Promise<{
  readonly demonstration: Demonstration
  readonly reader: Reader
}> {
  const demonstration = await buildDemonstration()
  return { demonstration, reader: openReader(demonstration.files, DEMONSTRATION_BASE) }
}
