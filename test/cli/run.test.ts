import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import type { BuildMeans, BuildRequest, Interrupt, Surroundings } from '../../src/cli/surroundings.ts'
import { visible } from '../../src/diagnostics/format/visible.ts'
import type { BuildReport } from '../../src/model/build.ts'
import { languageTag, outputPath, sourcePath } from '../../src/model/names.ts'
import { HostError } from '../../src/model/world.ts'
import { surroundings } from '../support/command-line.ts'
import { NOW } from '../support/site.ts'

const TAIPEI = { offsetMinutes: 480, precision: 'minute' } as const

const report: BuildReport = {
  status: 'built',
  counts: {
    posts: { [languageTag('zh-TW')]: 12, [languageTag('en')]: 9 },
    pages: 1214,
    parsed: 21,
    rendered: 1300,
    written: 1300,
    unchanged: 2,
    removed: 1,
    errors: 0,
    warnings: 1,
  },
  search: null,
  timings: { discover: 1, configure: 1, parse: 1, assemble: 1, route: 1, render: 1, write: 1 },
  diagnostics: [
    {
      code: 'link/broken',
      severity: 'warning',
      message: 'No post has the address `/posts/\u001B[31mnope/`.',
      at: { path: sourcePath('content/a.md'), start: { line: 2, column: 3 } },
    },
  ],
  leftOut: [
    ...['f', 'a', 'b', 'c', 'd', 'e', 'g'].map(name => ({
      reason: 'draft' as const,
      path: sourcePath(`content/_drafts/${name}.md`),
    })),
    {
      reason: 'future',
      path: sourcePath('content/posts/later.md'),
      appears: { epochMs: Date.UTC(2030, 0, 2, 1), ...TAIPEI },
    },
    {
      reason: 'future',
      path: sourcePath('content/posts/soon.md'),
      appears: { epochMs: Date.UTC(2026, 11, 1, 0), ...TAIPEI },
    },
    {
      reason: 'expired',
      path: sourcePath('content/posts/over.md'),
      expired: { epochMs: Date.UTC(2026, 0, 1, 0), ...TAIPEI },
    },
  ],
  outputs: { written: [outputPath('index.html')], removed: [] },
}

const failed: BuildReport = {
  ...report,
  status: 'failed',
  counts: { ...report.counts, errors: 2 },
  leftOut: [],
  outputs: { written: [], removed: [] },
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'digest-cli-'))
  mkdirSync(join(folder, 'site', 'content', 'posts'), { recursive: true })
  mkdirSync(join(folder, 'site', 'static'))
  writeFileSync(join(folder, 'site', 'my.yaml'), 'title: X\n')
  writeFileSync(join(folder, 'outside.yaml'), 'title: X\n')
  symlinkSync(join(folder, 'site', 'content'), join(folder, 'link'))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Trial {
  readonly report?: BuildReport
  readonly start?: Surroundings['startBuild']
  readonly columns?: number
  readonly interrupt?: Interrupt
  readonly bugs?: Surroundings['bugs']
}

/** Runs the program in a folder with a site, and hears everything that it says. */
async function trial(argv: readonly string[], options: Trial = {}) {
  const noted = { request: null as BuildRequest | null, discarded: 0, listeners: 0 }
  let time = 0
  const startBuild = async (request: BuildRequest, means: BuildMeans) => {
    noted.request = request
    for (let done = 0; done < 20; done++) means.progress?.('parse', done, 20)
    return {
      report:
        options.interrupt === undefined
          ? Promise.resolve(options.report ?? report)
          : new Promise<BuildReport>(() => {}),
      discard: () => {
        noted.discarded += 1
      },
      read: () => 'first line\nsecond line\n',
    }
  }
  const { heard, world } = surroundings(join(folder, 'site'), {
    ...(options.columns === undefined ? {} : { columns: options.columns }),
    clock: () => {
      time += 50
      return time
    },
    onInterrupt: listener => {
      noted.listeners += 1
      const { interrupt } = options
      if (interrupt !== undefined) setImmediate(() => listener(interrupt))
      return () => {
        noted.listeners -= 1
      }
    },
    bugs: options.bugs ?? 'friendly',
    startBuild: options.start ?? startBuild,
  })
  const code = await run(argv, world)
  const hide = (text: string): string => text.replaceAll(folder, '…')
  return { ...noted, code, out: hide(heard.out), err: hide(heard.err) }
}

describe('help and version', () => {
  it('prints the version', async () => {
    expect(await trial(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n', err: '' })
  })

  it('prints help on request, with every command and examples', async () => {
    const { code, out, err } = await trial(['--help'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatchInlineSnapshot(`
      "Usage: digest [options] [command]

      Makes a bilingual site of a folder of Markdown digests.

      Options:
        -v, --version             print the version
        -h, --help                print this help

      Commands:
        init [options] [dir]      begin a site, also in a folder of Jekyll or Hugo
        new [options] [title...]  begin a post, page, daily digest or translation
        build [options]           make the site once
        serve [options]           preview the site in a browser
        lint [options]            find the habits of producers that readers stumble
                                  over
        translations [options]    tell which posts are translated, and which
                                  translations are old
        terms [options]           list terms, and those that look like one
        deploy [options]          publish the built site to a branch, for GitHub Pages
        doctor [options]          say what digest finds here, for a bug report
        completion <shell>        print what your shell needs to complete digest
        help [command]            print the help of a command

      Examples:
        digest init my-digest             asks a few questions
        digest new "Claude 學會記帳"      a post of today
        digest build                      content/ becomes public/
        digest serve --watch --open       write, save, look
        digest lint                       what there is to mend
        digest translations               what there is to translate
        digest terms                      what terms there are
        digest deploy                     public/ goes to the branch gh-pages of origin
        digest doctor                     what digest sees in this folder
        source <(digest completion bash)  now; put it into ~/.bashrc to keep it
      "
    `)
  })

  it('prints help, and fails, when nothing is asked', async () => {
    const { code, out, err } = await trial([])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toBe((await trial(['--help'])).out)
  })

  it('describes every option of build', async () => {
    const { code, out } = await trial(['build', '--help'])
    expect(code).toBe(0)
    expect(out).toBe((await trial(['help', 'build'])).out)
    expect([...out.matchAll(/^ {2}(--[a-z-]+(?: <\w+>)?)/gm)].map(match => match[1])).toEqual([
      '--source <dir>',
      '--content <dir>',
      '--destination <dir>',
      '--config <file>',
      '--base-url <url>',
      '--drafts',
      '--future',
      '--expired',
      '--now <instant>',
      '--strict',
      '--keep-going',
      '--clean',
      '--no-cache',
      '--cache-dir <dir>',
      '--json',
      '--quiet',
      '--verbose',
    ])
    for (const line of out.split('\n').slice(0, 40)) expect(line.length).toBeLessThanOrEqual(100)
  })
})

describe('usage errors', () => {
  it.each([
    [['buidl']],
    [['build', '--drats']],
    [['build', 'site']],
    [['build', '--source']],
    [['build', '--source', 'nowhere']],
    [['build', '--source', 'my.yaml']],
    [['build', '--content', '../elsewhere']],
    [['build', '--destination', '.']],
    [['build', '--destination', '..']],
    [['build', '--destination', 'content/public']],
    [['build', '--destination', 'static']],
    [['build', '--destination', 'my.yaml']],
    [['build', '--destination', '../link/out']],
    [['build', '--config', 'nope.yaml']],
    [['build', '--config', '../outside.yaml']],
    [['build', '--config', 'content']],
    [['build', '--base-url', 'example.com']],
    [['build', '--now', 'yesterday']],
    [['build', '--cache-dir', 'public/cache']],
    [['build', '--cache-dir', '.']],
    [['build', '--\u001B[31mx']],
  ])('%j', async argv => {
    const { code, out, err, request } = await trial(argv)
    expect({ code, out, request }).toEqual({ code: 2, out: '', request: null })
    expect(err.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
    expect(err).toMatchSnapshot()
  })
})

describe('what is asked of a build', () => {
  it('has defaults in the source folder', async () => {
    const { request } = await trial(['build'])
    expect(request).toEqual({
      source: join(folder, 'site'),
      destination: join(folder, 'site', 'public'),
      cache: join(folder, 'site', '.digest', 'cache'),
      start: 'warm',
      options: {
        content: null,
        config: null,
        baseUrl: null,
        pagesUrl: null,
        drafts: false,
        future: false,
        expired: false,
        now: NOW,
        strict: false,
        keepGoing: false,
      },
    })
  })

  it('takes every option', async () => {
    const { request } = await trial(
      [
        'build --source ../site --content content/posts --destination ../out --config my.yaml',
        '--base-url https://u.github.io/r --drafts --future --expired --now 2026-01-05T08:00+08:00',
        '--strict --keep-going --clean --no-cache --cache-dir ../cache --quiet',
      ].flatMap(line => line.split(' ')),
    )
    expect(request).toEqual({
      source: join(folder, 'site'),
      destination: join(folder, 'out'),
      cache: null,
      start: 'clean',
      options: {
        content: 'content/posts',
        config: 'my.yaml',
        baseUrl: 'https://u.github.io/r',
        pagesUrl: null,
        drafts: true,
        future: true,
        expired: true,
        now: Date.UTC(2026, 0, 5),
        strict: true,
        keepGoing: true,
      },
    })
  })

  it('finds a configuration by its name in the source folder, too', async () => {
    const { request } = await trial([
      'build',
      '--source',
      '.',
      '--config',
      './my.yaml',
      '--cache-dir',
      '../c',
    ])
    expect(request?.options.config).toBe('my.yaml')
    expect(request?.cache).toBe(join(folder, 'c'))
  })

  it('reads an instant without an offset in the usual time zone', async () => {
    const { request } = await trial(['build', '--now', '2026-01-05'])
    expect(request?.options.now).toBe(Date.UTC(2026, 0, 4, 16))
  })

  it('may write into the content folder only when that is the whole source', async () => {
    expect((await trial(['build', '--content', '.'])).code).toBe(0)
  })
})

describe('what a build says', () => {
  it('sums up what was done, and prints problems apart', async () => {
    const { code, out, err } = await trial(['build'])
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "Built public
        posts     zh-TW 12 · en 9
        pages     1,214
        outputs   1,300 written · 2 unchanged · 1 removed
        left out  2 future
                    content/posts/soon.md   appears 2026-12-01 08:00 +08:00
                    content/posts/later.md  appears 2030-01-02 09:00 +08:00
                  1 expired
                    content/posts/over.md  expired 2026-01-01 08:00 +08:00
                  7 drafts
                    content/_drafts/f.md
                    content/_drafts/a.md
                    content/_drafts/b.md
                    content/_drafts/c.md
                    content/_drafts/d.md
                    and 2 more
        problems  1 warning
        time      50 ms
      "
    `)
    expect(err).toMatchInlineSnapshot(`
      "content/a.md:2:3  warning  link/broken
        No post has the address \`/posts/␛[31mnope/\`.
        2 │ second line
          │   ^

      "
    `)
  })

  it('says that a failed build changed nothing', async () => {
    const { code, out } = await trial(['build'], { report: failed })
    expect(code).toBe(1)
    expect(out).toMatchInlineSnapshot(`
      "Not built: 2 errors. public is as it was.
        problems  2 errors · 1 warning
        time      50 ms
      "
    `)
  })

  it('says that warnings failed a strict build', async () => {
    const strict = { ...failed, counts: { ...failed.counts, errors: 0 } }
    const { code, out } = await trial(['build', '--strict'], { report: strict })
    expect(code).toBe(1)
    expect(out.split('\n')[0]).toMatchInlineSnapshot(
      `"Not built: 1 warning, and \`--strict\` lets none pass. public is as it was."`,
    )
  })

  it('names the posts that a build went on without', async () => {
    const without: BuildReport = {
      ...report,
      counts: { ...report.counts, errors: 2 },
      leftOut: ['a', 'b'].map(name => ({ reason: 'broken', path: sourcePath(`content/${name}.md`) })),
    }
    const { code, out } = await trial(['build', '--keep-going'], { report: without })
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "Built public without 2 posts
        posts     zh-TW 12 · en 9
        pages     1,214
        outputs   1,300 written · 2 unchanged · 1 removed
        left out  2 broken
                    content/a.md
                    content/b.md
        problems  2 errors · 1 warning
        time      50 ms
      "
    `)
  })

  it('--json is one object and nothing else', async () => {
    for (const one of [report, failed]) {
      const { code, out, err } = await trial(['build', '--json'], { report: one, columns: 80 })
      expect({ code, err }).toEqual({ code: one.status === 'built' ? 0 : 1, err: '' })
      expect(JSON.parse(out)).toEqual(one)
      expect(out.slice(0, -1)).not.toMatch(/\p{Cc}/u)
    }
  })

  it('--quiet prints problems only', async () => {
    const { out, err } = await trial(['build', '--quiet'], { columns: 80 })
    expect(out).toBe('')
    expect(err).toContain('link/broken')
    expect(err).not.toContain('Built')
    const fine = { ...report, diagnostics: [] }
    expect(await trial(['build', '--quiet'], { report: fine })).toMatchObject({ out: '', err: '', code: 0 })
    const bad = await trial(['build', '--quiet'], { report: failed })
    expect(bad.err).toContain('Not built: 2 errors.')
    expect(bad).toMatchObject({ out: '', code: 1 })
  })
})

describe('very many warnings', () => {
  const [warning] = report.diagnostics
  const diagnostics = Array.from({ length: 40 }, (_, n) => ({ ...warning, message: `No ${n}.` }))
  const noisy = { ...report, diagnostics } as BuildReport

  it('are counted on a terminal and in CI, and shown on request', async () => {
    const short = await trial(['build'], { report: noisy })
    expect(short.err).toContain('and 35 more of link/broken\nTo see them all: `--verbose`')
    expect(short.err.match(/No \d+\./gu)).toHaveLength(5)
    const long = await trial(['build', '--verbose'], { report: noisy })
    expect(long.err.match(/No \d+\./gu)).toHaveLength(40)
    const json = await trial(['build', '--json'], { report: noisy })
    expect(JSON.parse(json.out).diagnostics).toHaveLength(40)
  })
})

describe('progress', () => {
  it('is shown on a terminal after half a second, and cleared', async () => {
    const { err } = await trial(['build'], { columns: 20, report: { ...report, diagnostics: [] } })
    expect(err.split('\r').map(visible)).toMatchInlineSnapshot(`
      [
        "",
        "␛[2KReading posts 8/20",
        "␛[2KReading posts 10/20",
        "␛[2KReading posts 12/20",
        "␛[2KReading posts 14/20",
        "␛[2KReading posts 16/20",
        "␛[2KReading posts 18/20",
        "␛[2K",
      ]
    `)
  })

  it('is not shown elsewhere', async () => {
    expect((await trial(['build'])).err).not.toContain('\r')
  })
})

describe('when things go wrong', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s throws the draft away and ends with %i', async (interrupt, code) => {
    const ended = await trial(['build', '--json'], { interrupt })
    expect(ended).toMatchObject({ code, discarded: 1, listeners: 0, out: '' })
  })

  it('stops also while a build is being prepared', async () => {
    const start = () => new Promise<never>(() => {})
    expect((await trial(['build'], { start, interrupt: 'SIGINT' })).code).toBe(130)
  })

  it('says friendly that a mistake is ours', async () => {
    const start = () => Promise.reject(new TypeError('x is not a\u001B[31m function\nat y'))
    const { code, out, err } = await trial(['build', '--json'], { start })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatchInlineSnapshot(`
      "This is a mistake in digest 1.2.3, not in your site: TypeError: x is not a␛[31m function. Please report it with the output of the same command with DIGEST_DEBUG=1 set.
      "
    `)
    expect((await trial(['build'], { start, bugs: 'details' })).err).toMatch(/\n\s+at /)
  })

  it('tells what the world refused', async () => {
    const problem = { doing: 'write', reason: 'no-space', path: 'public', detail: 'ENOSPC' } as const
    const { code, err } = await trial(['build'], { start: () => Promise.reject(new HostError(problem)) })
    expect(code).toBe(1)
    expect(err).toMatchInlineSnapshot(`
      "error  output/cannot-write
        “public” cannot be written: the disk or the quota is full (ENOSPC).
        hint: Free some space, and build again.

      "
    `)
  })
})
