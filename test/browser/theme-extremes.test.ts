import axe from 'axe-core'
import { describe, expect, it } from 'vitest'
import { type TestSite, testSite } from '../support/site.ts'
import { openReader } from './reader.ts'

/** Sites that nobody designs for: nothing in them, one post, too much of everything. */

const post = (name: string, front: string, body: string): string =>
  `-- content/posts/${name}.md --\n---\n${front}\n---\n${body}\n`

const TAGS = Array.from({ length: 100 }, (_, index) => `${['模型', 'Chips', '長上下文'][index % 3]} ${index}`)
const ROW = (cell: string): string => `|${` ${cell} |`.repeat(14)}`
const MUCH = [
  '## 一個很長很長的標題，長到目錄裡也放不下，必須自己換行，還要再長一點才夠',
  `${ROW('欄位')}\n${ROW('---')}\n${`${ROW('一段文字')}\n`.repeat(30)}`,
  `\`\`\`ts\nconst line = '${'long '.repeat(80)}'\n\`\`\``,
  `行內 \`${'veryLongName'.repeat(12)}\` 與網址 https://example.com/${'segment'.repeat(30)}`,
  `$$${'x_1 + '.repeat(60)}x$$`,
  `${'> '.repeat(8)}引文中的引文`,
].join('\n\n')

const SITES: Readonly<Record<string, string>> = {
  empty: '-- content/about.md --\n---\ntitle: 關於\n---\n還沒有文章。\n',
  single: post('2026-01-05-a', 'title: 唯一的一篇', '只有一篇。'),
  english:
    '-- digest.config.yaml --\ntitle: The Daily Digest\nlanguages: { en: English }\n' +
    post('2026-01-05-a', `title: ${'Eighty characters '.repeat(5)}\ntags: [Chips]`, 'Text.'),
  much:
    post('2026-01-05-a', `title: ${'一個八十字的標題，'.repeat(9)}\ntags: [${TAGS.join(', ')}]`, MUCH) +
    post('2026-01-04-b', `title: ${'字'.repeat(80)}\ntagline: ${'a'.repeat(90)}`, MUCH),
}

/** Every site in a folder of its own, so that one server has them all. */
async function buildAll(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const [name, text] of Object.entries(SITES)) {
    const site: TestSite = await testSite(text)
    const { status } = await site.build({ baseUrl: `http://localhost:4000/${name}/` })
    if (status !== 'built') throw new Error(`not built: ${name}`)
    for (const path of site.outputs()) files.set(`${name}/${path}`, site.bytes(path))
  }
  return files
}

const files = await buildAll()
const reader = openReader(files, '/')
const pages = [...files.keys()].filter(
  path => /(?:^|\/)(?:index|404)\.html$/u.test(path) && !/\/(?:tags|page)\/[^/]+\//u.test(path),
)

describe('an extreme site', () => {
  it('has pages to look at', () => {
    expect(new Set(pages.map(path => path.split('/')[0]))).toEqual(new Set(Object.keys(SITES)))
  })

  it('needs no scrolling to the side', async () => {
    const wide = await reader.withPage({}, async page => {
      const found: string[] = []
      for (const path of pages) {
        await page.goto(reader.home + path)
        for (const width of [320, 820, 1440]) {
          await page.setViewportSize({ width, height: 900 })
          const inner = await page.evaluate(() => document.documentElement.scrollWidth)
          if (inner > width) found.push(`${path} is ${inner} px wide at ${width}`)
        }
      }
      return found
    })
    expect(wide).toEqual([])
  })

  it('has no violation of access', async () => {
    const found = await reader.withPage({ viewport: { width: 820, height: 900 } }, async page => {
      const violations: string[] = []
      for (const path of pages) {
        await page.goto(reader.home + path)
        await page.evaluate(axe.source)
        const result = await page.evaluate(() =>
          (globalThis as unknown as { axe: typeof axe }).axe.run({
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
          }),
        )
        violations.push(
          ...result.violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html.slice(0, 160)}`),
        )
      }
      return violations
    })
    expect(found).toEqual([])
  })

  it('has links that lead to pages only', () => {
    const lost = pages.flatMap(path => {
      const html = new TextDecoder().decode(files.get(path))
      return [...html.matchAll(/<a [^>]*href="\/([^"#?]*)/gu)]
        .map(([, href = '']) => decodeURIComponent(href))
        .filter(href => !files.has(/(?:^|\/)$/u.test(href) ? `${href}index.html` : href))
        .map(href => `${path}: ${href}`)
    })
    expect(lost).toEqual([])
  })
})
