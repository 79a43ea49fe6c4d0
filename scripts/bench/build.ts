import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildReport, STAGES } from '../../src/model/build.ts'
import { writePosts } from './posts.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

interface Run {
  readonly name: string
  readonly report: BuildReport
  /** Of the whole process, in milliseconds. */
  readonly wall: number
}

/**
 * `npm run bench build [posts] [--from DIR]`: a cold build, one without a change and one after one edit; counts,
 * times by stage, and ratios to the cold build of the same run. The posts are copies of those in `content/`, or in
 * another folder of content.
 */
export function run(argv: readonly string[]): void {
  const count = Number(argv.find(argument => /^\d+$/u.test(argument)) ?? 1000)
  const at = argv.indexOf('--from')
  const from = at < 0 ? join(ROOT, 'content') : (argv[at + 1] ?? '')
  const folder = mkdtempSync(join(tmpdir(), 'digest-bench-'))
  try {
    writePosts(folder, { count, from })
    const cold = measure('cold', folder)
    const same = measure('no change', folder)
    appendFileSync(firstPost(join(folder, 'content')), '\nOne more paragraph.\n')
    print(count, [cold, same, measure('one edit', folder)])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(name: string, folder: string): Run {
  const started = performance.now()
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/main.js'), 'build', '--source', folder, '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 30 },
  )
  const wall = performance.now() - started
  if (stdout === '') throw new Error(stderr)
  return { name, report: JSON.parse(stdout), wall }
}

function firstPost(content: string): string {
  const [first = ''] = readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .sort()
  return join(content, first)
}

function print(count: number, runs: readonly Run[]): void {
  const rows: (readonly [string, (run: Run) => number])[] = [
    ['parsed', ({ report }) => report.counts.parsed],
    ['rendered', ({ report }) => report.counts.rendered],
    ['written', ({ report }) => report.counts.written],
    ['unchanged', ({ report }) => report.counts.unchanged],
    ...STAGES.map(stage => [`${stage} ms`, ({ report }: Run) => report.timings[stage]] as const),
    ['whole process ms', ({ wall }) => wall],
    ['of cold %', ({ wall }) => (100 * wall) / (runs[0]?.wall ?? wall)],
  ]
  const write = (cells: readonly string[]) =>
    console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(12))).join(''))
  write([`${count} posts`, ...runs.map(({ name }) => name)])
  for (const [name, value] of rows) write([name, ...runs.map(each => String(Math.round(value(each))))])
}
