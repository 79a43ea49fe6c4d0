// A contact sheet of the demonstration site: every kind of page, both languages, phone and desktop, light and dark.
// `npm run screenshots` writes the pictures and sheet.png into .digest/screenshots, which git ignores.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../test/support/browser.ts'
import { buildDemonstration, DEMONSTRATION_BASE, KINDS } from '../test/support/demonstration.ts'
import { serveFiles } from '../test/support/serve-files.ts'

const FOLDER = fileURLToPath(new URL('../.digest/screenshots/', import.meta.url))

const DEVICES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1440, height: 1000 },
] as const
const SCHEMES = ['light', 'dark'] as const

interface Shot {
  readonly page: string
  readonly variant: string
  readonly file: string
}

/** The pages of one device and scheme, as a reader first sees them. */
async function shoot(
  browser: Browser,
  home: string,
  variant: { readonly device: (typeof DEVICES)[number]; readonly scheme: (typeof SCHEMES)[number] },
): Promise<readonly Shot[]> {
  const { device, scheme } = variant
  const { name, width, height } = device
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme })
  const page = await context.newPage()
  const shots: Shot[] = []
  for (const [kind, path] of KINDS) {
    const file = `${kind.replaceAll(' ', '-')}.${name}.${scheme}.png`
    await page.goto(home + path, { waitUntil: 'load' })
    await page.screenshot({ path: join(FOLDER, file) })
    shots.push({ page: kind, variant: `${name}, ${scheme}`, file })
  }
  await context.close()
  return shots
}

/** One row a page, one column a device and scheme. */
function sheetOf(shots: readonly Shot[]): string {
  const variants = [...new Set(shots.map(({ variant }) => variant))]
  const rows = [...KINDS.keys()].map(kind => {
    const cells = variants.map(variant => {
      const shot = shots.find(each => each.page === kind && each.variant === variant)
      return `<td>${shot === undefined ? '' : `<img src="${shot.file}" alt="">`}</td>`
    })
    return `<tr><th>${kind}</th>${cells.join('')}</tr>`
  })
  const head = variants.map(variant => `<th>${variant}</th>`).join('')
  return `<!doctype html><meta charset="utf-8"><title>Contact sheet</title>
<style>body{margin:16px;font:14px sans-serif;background:#888}th{padding:8px;text-align:start}td{padding:8px}img{display:block;height:320px}</style>
<table><tr><th></th>${head}</tr>${rows.join('\n')}</table>`
}

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const { files } = await buildDemonstration()
const server = await serveFiles(files, DEMONSTRATION_BASE)
const browser = await launchBrowser()
try {
  const shots: Shot[] = []
  for (const device of DEVICES)
    for (const scheme of SCHEMES) shots.push(...(await shoot(browser, server.home, { device, scheme })))
  const sheet = join(FOLDER, 'sheet.html')
  writeFileSync(sheet, sheetOf(shots))
  const page = await browser.newPage({ viewport: { width: 1560, height: 1000 } })
  await page.goto(pathToFileURL(sheet).href, { waitUntil: 'load' })
  await page.screenshot({ path: join(FOLDER, 'sheet.png'), fullPage: true })
  console.log(`${shots.length} pictures and sheet.png in .digest/screenshots`)
} finally {
  await browser.close()
  await server.close()
}
