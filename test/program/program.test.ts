import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { BuildReport } from '../../src/model/build.ts'
import { folderWith } from '../support/folder.ts'
import { SAMPLE } from '../support/sample.ts'
import { splitFiles } from '../support/site.ts'

/** The compiled program as a person runs it. `npm test` compiles it first. */

const PROGRAM = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const made: (() => void)[] = []

afterAll(() => {
  for (const remove of made) remove()
})

function siteFolder(files: Readonly<Record<string, string>> = splitFiles(SAMPLE)): string {
  const { folder, remove } = folderWith(files)
  made.push(remove)
  return folder
}

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    texts.out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    texts.err += chunk.toString()
  })
  const ended = new Promise<Ended>(resolve => child.on('close', code => resolve({ code, ...texts })))
  return { child, ended }
}

const digest = (folder: string, ...args: string[]): Promise<Ended> => start(folder, args).ended

function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}

describe.runIf(process.platform !== 'win32')('serve --open', () => {
  /** Stands where the system's own program for addresses would be. */
  const OPENER = '#!/bin/sh\necho "$@" > "$HOME/opened"\n'

  /** Serves until what is looked for is there; what it said meanwhile. */
  const serveUntil = async (folder: string, path: string, isThere: (said: string) => boolean) => {
    const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', '--open'], {
      cwd: folder,
      env: { PATH: path, HOME: folder },
    })
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    try {
      await vi.waitUntil(() => isThere(said), { timeout: 60_000 })
    } finally {
      child.kill('SIGKILL')
    }
    return said
  }

  it('opens the address of the preview in the browser', async () => {
    const folder = siteFolder({ ...splitFiles(SAMPLE), 'bin/xdg-open': OPENER, 'bin/open': OPENER })
    for (const name of ['xdg-open', 'open']) chmodSync(join(folder, 'bin', name), 0o755)
    const opened = join(folder, 'opened')
    const said = await serveUntil(
      folder,
      `${join(folder, 'bin')}:/usr/bin:/bin`,
      () => existsSync(opened) && readFileSync(opened, 'utf8') !== '',
    )
    const url = /Serving (http:\S+)/u.exec(said)?.[1] ?? ''
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/news\/$/u)
    expect(readFileSync(opened, 'utf8')).toBe(`${url}\n`)
  })

  it('names the address where there is no browser', async () => {
    const folder = siteFolder()
    const said = await serveUntil(folder, join(folder, 'nothing-here'), text => /No browser.*\n/u.test(text))
    const url = /Serving (http:\S+)/u.exec(said)?.[1] ?? ''
    expect(said).toContain(`No browser could be opened here: go to ${url}\n`)
  })
})

describe('digest build', () => {
  it('builds a folder, and again without rendering or writing anything', async () => {
    const folder = siteFolder()
    const first = await digest(folder, 'build', '--json', '--now', '2026-11-21T12:00+08:00')
    expect(first).toMatchObject({ code: 0, err: '' })
    const report = JSON.parse(first.out) as BuildReport
    expect(report).toMatchObject({ status: 'built', diagnostics: [] })
    expect(report.outputs.written).toContain('posts/2026-01-05-claude-daily/index.html')
    expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).toContain('每日摘要')

    const second = JSON.parse(
      (await digest(folder, 'build', '--json', '--now', '2026-11-21T12:00+08:00')).out,
    ) as BuildReport
    expect(second.counts).toMatchObject({ parsed: 0, rendered: 0, written: 0, removed: 0 })
    expect(second.counts.unchanged).toBe(report.counts.written)
  })

  it('starts the compiler of scripts for what no earlier build has compiled, and only then', async () => {
    const folder = siteFolder()
    const broken = { ESBUILD_BINARY_PATH: '/bin/false' }
    expect(await digest(folder, 'build')).toMatchObject({ code: 0 })
    expect(await start(folder, ['build'], broken).ended).toMatchObject({ code: 0 })
    expect(await start(folder, ['build', '--clean'], broken).ended).toMatchObject({ code: 1 })
  })

  it('says in a few lines what it did, and what it left out', async () => {
    const folder = siteFolder()
    const { code, out, err } = await digest(folder, 'build', '--now', '2026-11-21T12:00+08:00')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(
      out
        .replace(/time .*/u, 'time …')
        .replace(/indexed · .*/u, 'indexed · …')
        .replace(/\d+ written/u, 'n written'),
    ).toMatchInlineSnapshot(`
      "Built public
        posts     zh-TW 4 · en 2
        pages     53
        outputs   n written · 0 unchanged · 0 removed
        left out  1 future
                    content/posts/20300101-later.md  appears 2030-01-01 00:00 +08:00
                  1 draft
                    content/posts/20260111-draft.md
        problems  none
        search    2 bundles · 2 indexed · …
        time …
      "
    `)
  })

  it('gives the same bytes in every time zone and locale', async () => {
    const folder = siteFolder()
    const now = ['--now', '2026-11-21T12:00+08:00', '--no-cache', '--quiet', '--destination']
    await start(folder, ['build', ...now, 'one'], { TZ: 'America/New_York', LANG: 'de_DE.UTF-8' }).ended
    await start(folder, ['build', ...now, 'two'], { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' }).ended
    const files = listing(join(folder, 'one')).filter(path =>
      /\.(?:html|xml|json|js|css|txt|svg)$/u.test(path),
    )
    expect(files.length).toBeGreaterThan(100)
    expect(listing(join(folder, 'two'))).toEqual(listing(join(folder, 'one')))
    for (const path of files) {
      const [one, two] = ['one', 'two'].map(name => readFileSync(join(folder, name, path), 'utf8'))
      expect(two, path).toBe(one)
    }
  })

  it('fails with code 1 and leaves the site as it was', async () => {
    const folder = siteFolder()
    await digest(folder, 'build')
    const before = listing(join(folder, 'public'))
    writeFileSync(
      join(folder, 'content/posts/20260202-bad.md'),
      '---\ntitle: A: B\ndate: 2026-13-01\n---\nText.\n',
    )
    const { code, err } = await digest(folder, 'build')
    expect(code).toBe(1)
    expect(err).toContain('content/posts/20260202-bad.md:2:')
    expect(err).not.toMatch(/\n\s+at /u)
    expect(listing(join(folder, 'public'))).toEqual(before)
    expect((await digest(folder, 'build', '--keep-going', '--quiet')).code).toBe(0)
  })

  it('does not touch what it did not make, and removes what it did', async () => {
    const folder = siteFolder()
    await digest(folder, 'build')
    writeFileSync(join(folder, 'public/mine.txt'), 'mine')
    rmSync(join(folder, 'content/posts/20260110-only-zh.md'))
    expect((await digest(folder, 'build')).code).toBe(0)
    expect(existsSync(join(folder, 'public/posts/20260110-only-zh'))).toBe(false)
    expect(readFileSync(join(folder, 'public/mine.txt'), 'utf8')).toBe('mine')
    mkdirSync(join(folder, 'public/about-us'))
    writeFileSync(join(folder, 'public/about-us/index.html'), 'theirs')
    writeFileSync(join(folder, 'content/about-us.md'), '---\ntitle: 我們\n---\n文字。\n')
    const { code, err } = await digest(folder, 'build')
    expect(code).toBe(1)
    expect(err).toContain('about-us/index.html')
    expect(readFileSync(join(folder, 'public/about-us/index.html'), 'utf8')).toBe('theirs')
  })

  it.each([
    { args: ['biuld'], says: /build/u },
    { args: ['build', '--dratfs'], says: /--drafts/u },
    { args: ['build', '--source', 'nowhere'], says: /nowhere/u },
    { args: ['build', '--destination', '.'], says: /destination/u },
    { args: ['build', '--now', 'tomorrow'], says: /--now/u },
  ])('answers $args with code 2 and a way out', async ({ args, says }) => {
    const { code, out, err } = await digest(siteFolder(), ...args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(says)
  })

  it('stops at Ctrl-C with code 130, and the site stays as it was', async () => {
    const files: Record<string, string> = {}
    for (let i = 0; i < 1500; i++) {
      files[`content/posts/2026-01-05-post-${i}.md`] =
        `---\ntitle: 標題 ${i}\n---\n${'一段文字，**重點**與[連結](/archive/)。\n\n'.repeat(30)}`
    }
    const folder = siteFolder(files)
    const { child, ended } = start(folder, ['build'])
    const staging = join(folder, 'public', '.digest-staging')
    while (!existsSync(staging) && child.exitCode === null)
      await new Promise(resolve => setTimeout(resolve, 5))
    child.kill('SIGINT')
    const { code, err } = await ended
    expect(code).toBe(130)
    expect(err).toContain('Interrupted')
    expect(existsSync(join(folder, 'public/index.html'))).toBe(false)
    expect(existsSync(staging)).toBe(false)
  })
})

describe('the package', () => {
  it('can be used from a program, with types', async () => {
    const { build, defineConfig } = await import('../../src/index.ts')
    const folder = siteFolder()
    const report = await build({
      source: folder,
      destination: join(folder, 'out'),
      cache: null,
      now: new Date('2026-11-21'),
    })
    expect(report.status).toBe('built')
    expect(existsSync(join(folder, 'out/en/index.html'))).toBe(true)
    expect(defineConfig({ title: 'X' })).toEqual({ title: 'X' })
  })

  it.each(['mjs', 'ts'])('reads a configuration that is a program (%s)', async ending => {
    const folder = siteFolder({
      [`digest.config.${ending}`]:
        "import { defineConfig } from 'digest'\nexport default defineConfig({ title: 'From code' })\n",
      'content/posts/2026-01-05-a.md': '---\ntitle: 甲\n---\n文字。\n',
    })
    const { code, err } = await digest(folder, 'build')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).toContain('From code')
  })

  it('builds a complete site of a folder with nothing but content/', async () => {
    const folder = siteFolder({ 'content/2026-01-05-hello.md': '---\ntitle: 你好\n---\n世界。\n' })
    expect((await digest(folder, 'build')).code).toBe(0)
    for (const path of [
      'index.html',
      '2026-01-05-hello/index.html',
      'archive/index.html',
      'atom.xml',
      'sitemap.xml',
      '404.html',
      '.nojekyll',
    ]) {
      expect(existsSync(join(folder, 'public', path)), path).toBe(true)
    }
  })
})
