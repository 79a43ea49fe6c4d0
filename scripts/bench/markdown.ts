import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import remarkGfm from 'remark-gfm'
import remarkHtml from 'remark-html'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parseMarkdown } from '../../src/markdown/parse-markdown.ts'
import { loadParser, type MarkdownParser, PORTABLE_PARSER } from '../../src/markdown/parser.ts'
import { sourcePath } from '../../src/model/names.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Rounds before the clock starts, and rounds that are measured; the best counts, since others share the machine. */
const ROUNDS = { warm: 4, measured: 12 }

/**
 * `npm run bench markdown [--seeds DIR]`: milliseconds a post, from Markdown to HTML, for plain remark (remark-parse,
 * remark-gfm, remark-html), and for the shipped pipeline with remark-parse and with Sätteri; in one run, over the
 * posts of `content/` or of another folder of content.
 */
export async function run(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf('--seeds')
  const folder = at < 0 ? join(ROOT, 'content') : (argv[at + 1] ?? '')
  const bodies = readBodies(folder)
  if (bodies.length === 0) throw new Error(`no posts in ${folder}`)
  const parser = await loadParser()
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkHtml).freeze()
  const ways: readonly Way[] = [
    { name: 'plain remark', convert: body => String(remark.processSync(body)) },
    { name: 'shipped, remark-parse', convert: shipped(PORTABLE_PARSER) },
    ...(parser.fast === null ? [] : [{ name: 'shipped', convert: shipped(parser) }]),
  ]
  const characters = bodies.reduce((sum, body) => sum + body.length, 0)
  console.log(`${bodies.length} posts, ${Math.round(characters / bodies.length)} characters a post`)
  const times = measure(ways, bodies)
  const slowest = times[0]?.ms ?? 0
  for (const { name, ms } of times)
    console.log(
      `${name.padEnd(24)}${ms.toFixed(2).padStart(8)} ms a post${(slowest / ms).toFixed(1).padStart(8)} times`,
    )
}

interface Way {
  readonly name: string
  readonly convert: (body: string) => unknown
}

function shipped(parser: MarkdownParser): Way['convert'] {
  const path = sourcePath('content/posts/a.md')
  const options = {
    path,
    firstLine: 1,
    title: null,
    shortcodes: [],
    singleDollar: false,
    emojiNames: null,
    parser,
  }
  return body => parseMarkdown(body, options)
}

function readBodies(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .sort()
    .map(path => readFileSync(join(folder, path), 'utf8').replace(/^(---|\+\+\+)\n[\s\S]*?\n\1\n/u, ''))
}

/** The ways take turns, so that what else the machine does falls on all of them. */
function measure(ways: readonly Way[], bodies: readonly string[]) {
  const best = ways.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS.warm + ROUNDS.measured; round++) {
    for (const [i, { convert }] of ways.entries()) {
      const started = performance.now()
      for (const body of bodies) convert(body)
      const ms = (performance.now() - started) / bodies.length
      if (round >= ROUNDS.warm) best[i] = Math.min(best[i] ?? ms, ms)
    }
  }
  return ways.map(({ name }, i) => ({ name, ms: best[i] ?? 0 }))
}
