import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readBodies } from './bodies.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FILE = fileURLToPath(new URL('markdown-way.mjs', import.meta.url))

const WAYS = ['plain remark', 'shipped, remark-parse', 'shipped'] as const

/** Rounds before the clock starts, and rounds that are measured; the best counts, since others share the machine. */
const ROUNDS = { warm: 4, measured: 12 }

/**
 * `npm run bench markdown [--seeds DIR]`: milliseconds of processor time a post, from Markdown to HTML, for plain remark
 * (remark-parse, remark-gfm, remark-html), and for the shipped pipeline with remark-parse and with Sätteri; in one run,
 * over the posts of `content/` or of another folder of content. Code and formulas are coloured and set elsewhere.
 */
export async function run(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf('--seeds')
  const folder = at < 0 ? join(ROOT, 'content') : (argv[at + 1] ?? '')
  const bodies = readBodies(folder)
  if (bodies.length === 0) throw new Error(`no posts in ${folder}`)
  const characters = bodies.reduce((sum, body) => sum + body.length, 0)
  console.log(`${bodies.length} posts, ${Math.round(characters / bodies.length)} characters a post`)
  const times = await measure(folder)
  const shipped = times.at(-1)?.ms ?? 0
  for (const { way, ms } of times)
    console.log(
      `${way.padEnd(24)}${ms.toFixed(2).padStart(8)} ms a post${(ms / shipped).toFixed(1).padStart(8)} times as long`,
    )
}

/** The ways take turns, so that what else the machine does falls on all of them. */
async function measure(folder: string) {
  const runs = WAYS.map(way => ({ way, child: fork(FILE, [way, folder]), ms: Number.POSITIVE_INFINITY }))
  for (let round = 0; round < ROUNDS.warm + ROUNDS.measured; round++) {
    for (const each of runs) {
      const ms = await timeRound(each.child)
      if (round >= ROUNDS.warm) each.ms = Math.min(each.ms, ms)
    }
  }
  for (const { child } of runs) child.kill()
  return runs
}

async function timeRound(child: ChildProcess): Promise<number> {
  child.send('round')
  const [ms] = (await once(child, 'message')) as [number]
  return ms
}
