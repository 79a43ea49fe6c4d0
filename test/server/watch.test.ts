import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withoutScript } from '../../src/server/inject.ts'
import { SAMPLE } from '../support/sample.ts'
import { splitFiles } from '../support/site.ts'
import { ask, folderWith, freshBuild, pause, type Served, serveSite, until } from './support.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Hand {
  readonly folder: string
  /** A whole number below `limit`. */
  readonly pick: (limit: number) => number
}

const post = (n: number, more = ''): string =>
  `---\ntitle: 第 ${n} 篇\ndate: 2026-02-0${1 + (n % 9)}\ntags: [Claude, 標籤${n % 5}]\n---\n文字 ${n}。${more}\n`

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

const newPost = (folder: string, n: number): string =>
  join(folder, `content/posts/2026020${1 + (n % 9)}-n${n}.md`)

/** What editors, git and people do to a folder. */
const DEEDS: Readonly<Record<string, (hand: Hand) => void | Promise<void>>> = {
  save: ({ folder, pick }) => {
    const path = join(folder, 'content/posts/20260107-long-read.md')
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n\n段落 ${pick(1000)}。\n`)
  },
  'save with the same length': ({ folder, pick }) => {
    const path = join(folder, 'static/robots-note.txt')
    writeFileSync(path, `note ${String(pick(10_000)).padStart(5, '0')}\n`)
  },
  'save atomically': ({ folder, pick }) => {
    const path = join(folder, 'content/posts/20260110-only-zh.md')
    writeFileSync(`${path}.tmp~`, readFileSync(path, 'utf8').replace(/短文.*/u, `短文${pick(1000)}。`))
    renameSync(`${path}.tmp~`, path)
  },
  'save atomically with a backup': ({ folder, pick }) => {
    const path = join(folder, 'content/about.md')
    renameSync(path, `${path}~`)
    writeFileSync(path, `---\ntitle: 關於 ${pick(100)}\n---\n我們。\n`)
    rmSync(`${path}~`)
  },
  'write slowly': async ({ folder, pick }) => {
    const n = pick(30)
    const path = newPost(folder, n)
    mkdirSync(dirname(path), { recursive: true })
    const file = openSync(path, 'w')
    for (const part of post(n).match(/[\s\S]{1,16}/gu) ?? []) {
      writeSync(file, part)
      await pause(pick(12))
    }
    closeSync(file)
  },
  'add a post': ({ folder, pick }) => {
    const n = pick(30)
    write(newPost(folder, n), post(n))
  },
  'add a post in a new folder': ({ folder, pick }) => {
    const n = pick(30)
    write(join(folder, `content/posts/deep-${n % 4}/in/20260210-m${n}.md`), post(n))
  },
  'add a bundle': ({ folder, pick }) => {
    const n = pick(8)
    write(join(folder, `content/posts/20260212-b${n}/index.md`), post(n, '\n![圖](p.svg)'))
    write(
      join(folder, `content/posts/20260212-b${n}/p.svg`),
      `<svg xmlns="http://www.w3.org/2000/svg" width="${10 + n}" height="5"/>`,
    )
  },
  'delete a post': ({ folder, pick }) => rmSync(newPost(folder, pick(30)), { force: true }),
  'delete a folder': ({ folder, pick }) =>
    rmSync(join(folder, `content/posts/deep-${pick(4)}`), { recursive: true, force: true }),
  'rename a folder': ({ folder, pick }) => {
    const from = join(folder, `content/posts/deep-${pick(4)}`)
    const to = join(folder, `content/posts/deep-${pick(4)}`)
    if (existsSync(from) && !existsSync(to)) renameSync(from, to)
  },
  'rename a post': ({ folder, pick }) => {
    const from = newPost(folder, pick(30))
    if (existsSync(from)) renameSync(from, from.replace('.md', '-moved.md'))
  },
  'check out many files': ({ folder, pick }) => {
    const base = pick(5)
    for (let n = 0; n < 60; n++) write(newPost(folder, 100 + ((n + base) % 60)), post(n, String(base)))
  },
  'change a partial': ({ folder, pick }) =>
    write(
      join(folder, 'templates/partials/date.hbs'),
      `<time datetime="{{iso}}">{{label}} (${pick(9)})</time>`,
    ),
  'take the partial away': ({ folder }) =>
    rmSync(join(folder, 'templates'), { recursive: true, force: true }),
  'change a stylesheet': ({ folder, pick }) =>
    write(join(folder, 'templates/assets/own.css'), `.x{margin:${pick(50)}px}`),
  'change a text': ({ folder, pick }) =>
    write(join(folder, 'templates/strings/en.yaml'), `taxonomies:\n  tags: Topics ${pick(9)}\n`),
  'change data': ({ folder, pick }) =>
    write(
      join(folder, 'data/taxonomies/tags.yaml'),
      `agents:\n  labels: { zh-TW: 代理 ${pick(5)}, en: Agents ${pick(5)} }\n`,
    ),
  'change the configuration': ({ folder, pick }) => {
    const path = join(folder, 'digest.config.yaml')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/pagination: .*/u, `pagination: ${1 + pick(5)}`))
  },
  'break a post and mend it': async ({ folder, pick }) => {
    const path = newPost(folder, 999)
    write(path, '---\ntitle: [\n')
    await pause(pick(60))
    writeFileSync(path, post(pick(9)))
  },
  'break a template and mend it': async ({ folder, pick }) => {
    const path = join(folder, 'templates/partials/date.hbs')
    write(path, '{{#if')
    await pause(pick(60))
    writeFileSync(path, '<time>{{label}}</time>')
  },
  'leave an editor’s file': ({ folder }) => appendFileSync(join(folder, 'content/posts/.x.md.swp'), 'x'),
}

/** What the preview answers for every path that a fresh build writes, and for those that are gone. */
async function differences(
  served: Served,
  built: ReadonlyMap<string, Buffer>,
  gone: ReadonlySet<string>,
): Promise<string[]> {
  const wrong: string[] = []
  for (const path of new Set([...built.keys(), ...gone])) {
    const address = new URL(path.split('/').map(encodeURIComponent).join('/'), served.url).pathname
    const { status, body } = await ask(served.port, address)
    const expected = built.get(path)
    if (expected === undefined) {
      if (status !== 404) wrong.push(`${path} is still there`)
    } else if (status !== 200 || withoutScript(body.toString('latin1')) !== expected.toString('latin1'))
      wrong.push(`${path} is ${status}, ${body.length} of ${expected.length} bytes`)
  }
  return wrong
}

describe('a folder that is watched', () => {
  it('is never shown stale, whatever happens to it', { timeout: 240_000 }, async () => {
    const random = seeded(20261121)
    const names = Object.keys(DEEDS)
    const { folder, remove } = folderWith(splitFiles(SAMPLE))
    const served = await serveSite(folder, ['--watch'])
    const hand: Hand = { folder, pick: limit => Math.floor(random() * limit) }
    const done = new Set<string>()
    const everBuilt = new Set<string>()
    try {
      for (let round = 0; round < 14; round++) {
        const deeds = Array.from({ length: 2 + hand.pick(6) }, () => names[hand.pick(names.length)] ?? '')
        // Each kind of deed happens at least once, whatever the numbers say.
        deeds.push(...names.filter(name => !done.has(name)).slice(0, 2))
        for (const deed of deeds) {
          done.add(deed)
          await DEEDS[deed]?.(hand)
          await pause(hand.pick(4) * 12)
        }
        const built = await freshBuild(folder)
        await until(async () => {
          const wrong = await differences(served, built, everBuilt)
          return wrong.length === 0 ? true : null
        }, 10_000).catch(async () => {
          const wrong = await differences(served, built, everBuilt)
          expect(
            wrong,
            `round ${round}: ${deeds.join(', ')}\n${served.heard.out}${served.heard.err}`,
          ).toEqual([])
        })
        for (const path of built.keys()) everBuilt.add(path)
      }
      expect([...done].sort()).toEqual([...names].sort())
      expect(served.heard.err).not.toContain('mistake in digest')
    } finally {
      expect(await served.stop()).toBe(130)
      remove()
    }
  })

  it('is built once for a burst of five hundred files', async () => {
    const { folder, remove } = folderWith(splitFiles(SAMPLE))
    const served = await serveSite(folder, ['--watch'])
    await pause(300)
    for (let n = 0; n < 500; n++)
      write(join(folder, `content/posts/burst/202603${10 + (n % 18)}-p${n}.md`), post(n))
    await until(() => (/500 posts parsed/u.test(served.heard.out) ? true : null), 30_000)
    await pause(1600)
    expect(served.heard.out.match(/^Rebuilt/gmu)).toHaveLength(1)
    await served.stop()
    remove()
  })

  it('says in one line what changed, what was parsed and rendered, and how long it took', async () => {
    const { folder, remove } = folderWith(splitFiles(SAMPLE))
    const served = await serveSite(folder, ['--watch'])
    await pause(300)
    appendFileSync(join(folder, 'content/about.md'), '\n更多。\n')
    const line = await until(() => /^Rebuilt.*\n/mu.exec(served.heard.out)?.[0] ?? null)
    expect(line.replace(/\d+ ms/u, '0 ms')).toBe(
      'Rebuilt in 0 ms: content/about.md · 1 post parsed · 0 pages rendered\n',
    )
    writeFileSync(join(folder, 'content/about.md'), '---\ntitle: [\n---\n')
    const failed = await until(() => /^Not rebuilt.*\n/mu.exec(served.heard.out)?.[0] ?? null)
    expect(failed).toMatch(/content\/about\.md · .*error.*; the last good version stays/u)
    expect(served.heard.err).toContain('content/about.md:2')
    const page = await ask(served.port, '/news/about/')
    expect(page.body.toString()).toContain('更多。')
    expect(readdirSync(folder)).not.toContain('public')
    await served.stop()
    remove()
  })
})
