import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { surroundings } from '../support/command-line.ts'
import { folderWith } from '../support/folder.ts'

const FILES: Readonly<Record<string, string>> = {
  'content/posts/2026-01-05-a.md': '---\ntitle: 甲\ndate: 2026-01-05\n---\n甲文。\n',
  'content/posts/2026-01-05-a.en.md': '---\ntitle: A\ndate: 2026-01-05\n---\nText of A.\n',
  'content/posts/2026-01-06-b.md': '---\ntitle: 乙\ndate: 2026-01-06\ntranslatedFrom: old\n---\n乙文。\n',
  'content/posts/2026-01-06-b.en.md': '---\ntitle: B\ndate: 2026-01-06\n---\nText of B.\n',
  'content/posts/2026-01-07-c.md': '---\ntitle: 丙\ndate: 2026-01-07\n---\n丙文。\n',
  'content/about.md': '---\ntitle: 關於\n---\n我們。\n',
}

let site: ReturnType<typeof folderWith>
const write = (path: string, text: string) => writeFileSync(join(site.folder, path), text)
const read = (path: string) => readFileSync(join(site.folder, path), 'utf8')

beforeEach(() => {
  site = folderWith(FILES)
})
afterEach(() => site.remove())

async function translations(...args: readonly string[]) {
  const { heard, world } = surroundings(site.folder)
  const code = await run(['translations', ...args], world)
  return { code, ...heard }
}

describe('digest translations', () => {
  it('prints a table of posts by language, newest first', async () => {
    const { code, out, err } = await translations()
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "zh-TW     en
      original  missing   content/posts/2026-01-07-c.md
      stale     original  content/posts/2026-01-06-b.en.md
      original  unknown   content/posts/2026-01-05-a.md
      3 posts, 1 stale, 1 unknown, 1 missing.
      "
    `)
  })

  it('stamps translations, after which they are present, and stale once the original changes', async () => {
    const { code, out } = await translations('--stamp')
    expect(code).toBe(0)
    expect(out).toContain('Stamped content/posts/2026-01-06-b.md\nStamped content/posts/2026-01-05-a.en.md\n')
    expect(out).toContain('3 posts, 2 present, 1 missing.')
    expect(read('content/posts/2026-01-05-a.md')).toBe(FILES['content/posts/2026-01-05-a.md'])
    const stamped = read('content/posts/2026-01-05-a.en.md')
    expect(stamped).toMatch(
      /^---\ntitle: A\ndate: 2026-01-05\ntranslatedFrom: "[\w-]{22}"\n---\nText of A\.\n$/u,
    )

    write('content/posts/2026-01-05-a.md', '---\ntitle: 甲\ndate: 2026-01-05\ntags: [新]\n---\n甲文。\n')
    expect((await translations()).out).toContain('2 present')
    write('content/posts/2026-01-05-a.md', '---\ntitle: 甲\ndate: 2026-01-05\n---\n甲文改了。\n')
    expect((await translations('--fail-on', 'stale')).code).toBe(1)
    expect((await translations('--fail-on', 'unknown')).code).toBe(0)
  })

  it('stamps one file', async () => {
    const { out } = await translations('--stamp', 'content/posts/2026-01-06-b.md')
    expect(out).toContain('1 present, 1 unknown, 1 missing')
    expect(read('content/posts/2026-01-05-a.en.md')).toBe(FILES['content/posts/2026-01-05-a.en.md'])
    const { code, err } = await translations('--stamp', 'content/posts/2026-01-07-c.md')
    expect(code).toBe(2)
    expect(err).toContain('2026-01-07-c.md')
  })

  it('says what it cannot stamp', async () => {
    const text = '---\n{title: A, date: 2026-01-05}\n---\nText of A.\n'
    write('content/posts/2026-01-05-a.en.md', text)
    const { code, err } = await translations('--stamp')
    expect(code).toBe(1)
    expect(err).toContain('2026-01-05-a.en.md cannot be stamped')
    expect(read('content/posts/2026-01-05-a.en.md')).toBe(text)
  })

  it('speaks JSON', async () => {
    const { posts, counts } = JSON.parse((await translations('--json')).out)
    expect(counts).toEqual({ original: 3, present: 0, stale: 1, unknown: 1, missing: 1 })
    expect(posts[0]).toMatchObject({
      title: '丙',
      path: 'content/posts/2026-01-07-c.md',
      languages: [
        { tag: 'zh-TW', state: 'original', path: 'content/posts/2026-01-07-c.md' },
        { tag: 'en', state: 'missing', path: null },
      ],
    })
  })

  it('fails on what it is told to', async () => {
    expect((await translations('--fail-on', 'missing')).code).toBe(1)
    expect((await translations('--fail-on', 'missing,stale')).code).toBe(1)
    const { code, err } = await translations('--fail-on', 'old')
    expect(code).toBe(2)
    expect(err).toContain('missing, stale, unknown')
  })
})
