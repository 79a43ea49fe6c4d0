import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { withProposals } from '../../src/cli/terms-proposals.ts'
import type { TermsReport } from '../../src/cli/terms-report.ts'
import { surroundings } from '../support/command-line.ts'
import { folderWith } from '../support/folder.ts'
import { splitFiles } from '../support/site.ts'

const made: (() => void)[] = []
afterEach(() => {
  for (const remove of made.splice(0)) remove()
})

function siteOnDisk(files: string): string {
  const { folder, remove } = folderWith(splitFiles(files))
  made.push(remove)
  return folder
}

async function terms(folder: string, ...options: string[]) {
  const { heard, world } = surroundings(folder, { columns: 100 })
  const code = await run(['terms', ...options], world)
  return { code, ...heard }
}

const post = (name: string, fields: string) =>
  `-- content/posts/${name}.md --\n---\ntitle: ${name}\ndate: 2026-01-05\n${fields}\n---\nText.\n`

const SITE = [
  post('a', 'tags: [Claude, AI 產業動態, AI agents]'),
  post('b', 'tags: [CLAUDE, AI 產業動態]'),
  post('c', 'tags: [AI 產業, AI agent, Regulation matters here]'),
  post('d', 'lang: en\ntags: [Claude, AI agents, 雲端算力]'),
].join('')

describe('digest terms', () => {
  it('lists terms with counts, near-duplicates and labels of another language', async () => {
    const { code, out } = await terms(siteOnDisk(SITE))
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "tags · 7 terms
        zh-TW                         en
          2 CLAUDE                      1 Claude
          1 AI agents                   1 AI agents
          2 AI 產業動態                 0 AI 產業動態               no label for en
          1 AI agent                    0 AI agent
          1 AI 產業                     0 AI 產業                   no label for en
          1 Regulation matters here     0 Regulation matters here
          0 雲端算力                    1 雲端算力
        → would merge "AI agent" (singular and plural) into "AI agents"
        → would merge "AI 產業" (one goes on where the other ends) into "AI 產業動態"
      "
    `)
  })

  it('says the same as JSON', async () => {
    const { out } = await terms(siteOnDisk(SITE), '--json')
    const report: TermsReport & { written: string[] } = JSON.parse(out)
    expect(report.languages).toEqual(['zh-TW', 'en'])
    const tags = report.taxonomies.find(({ name }) => name === 'tags')
    expect(tags?.terms[0]).toEqual({
      key: 'claude',
      labels: { 'zh-TW': 'CLAUDE', en: 'Claude' },
      posts: { 'zh-TW': 2, en: 1 },
      listed: ['zh-TW', 'en'],
      hidden: false,
      untranslated: [],
    })
    expect(tags?.merges).toEqual([
      { keep: 'ai agents', others: [{ key: 'ai agent', why: 'plural' }] },
      { keep: 'ai產業動態', others: [{ key: 'ai產業', why: 'suffix' }] },
    ])
    expect(report.written).toEqual([])
  })

  it('writes its proposals behind what the author wrote, once', async () => {
    const own = 'claude: { labels: { zh-TW: Claude } } # 我的\r\n"ai agents":\r\n  slug: agents'
    const folder = siteOnDisk(SITE)
    const file = join(folder, 'data', 'taxonomies', 'tags.yaml')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, own)
    const { out } = await terms(folder, '--write')
    expect(out).toContain('Wrote data/taxonomies/tags.yaml\n')
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith(own)).toBe(true)
    expect(text.slice(own.length)).toMatchInlineSnapshot(`
      "

      # Proposed by \`digest terms --write\`: edit it, and delete what is wrong.
      # ai agents: add to its aliases: AI agent
      ai產業動態:
        labels: { zh-TW: AI 產業動態 }
        aliases: [AI 產業]
      # ai產業動態: add a label for en
      "
    `)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')

    const again = await terms(folder, '--write')
    expect(again.out).toContain('Nothing to add.')
    expect(again.out).not.toContain('"AI 產業" (')
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('leaves a file in braces readable: its proposals are comments', () => {
    const merges = [{ keep: 'ai agents', others: [{ key: 'ai agent', why: 'plural' as const }] }]
    const text = withProposals('{ claude: { slug: claude } }\n', { name: 'tags', terms: [], merges })
    expect(text).toContain('# ai agents: add to its aliases: ai agent')
  })

  it('names the errors of a site that cannot be read', async () => {
    const { code, out, err } = await terms(siteOnDisk(post('a', 'lang: fr')))
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('language/unknown')
  })
})
