import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A Markdown post, as it stands in a folder of content. */
interface Sample {
  /** Below the content folder: `posts/20250203-x.md`. */
  readonly path: string
  readonly text: string
}

function readSamples(content: string): readonly Sample[] {
  return readdirSync(content, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(
      path =>
        /\d{4}-?\d\d-?\d\d[^/]*\.md$/u.test(path) && !path.includes('_drafts/') && !path.includes('2030'),
    )
    .sort()
    .map(path => ({ path, text: readFileSync(join(content, path), 'utf8') }))
}

const DAY = 24 * 60 * 60 * 1000

/**
 * Writes `count` posts into `folder/content`: copies of the posts of another folder, each with a name, title and
 * day of its own, three a day from 2015-01-01 on, so that lists, archives and terms are as in a real archive.
 */
export function writePosts(
  folder: string,
  { count, from }: { readonly count: number; readonly from: string },
): void {
  const samples = readSamples(from)
  if (samples.length === 0) throw new Error(`no posts in ${from}`)
  rmSync(folder, { recursive: true, force: true })
  const made = new Set<string>()
  for (let i = 0; i < count; i++) {
    const sample = samples[i % samples.length]
    if (sample === undefined) continue
    const day = new Date(Date.UTC(2015, 0, 1) + Math.floor(i / 3) * DAY).toISOString().slice(0, 10)
    const name = sample.path
      .replace(/\d{4}-\d\d-\d\d/u, `${day}-${i}`)
      .replace(/\d{8}/u, `${day.replaceAll('-', '')}-${i}`)
    const path = join(folder, 'content', name)
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    made.add(dirname(path))
    writeFileSync(path, renamed(sample.text, { day, i }))
  }
}

function renamed(text: string, { day, i }: { readonly day: string; readonly i: number }): string {
  return text
    .replace(/^("?date"?\s*[:=]\s*"?)\d{4}-\d\d-\d\d/mu, `$1${day}`)
    .replace(/^("?title"?\s*[:=]\s*"?)/mu, `$1${i} `)
    .replace(/^("?(?:aliases|slug|permalink|translationKey)"?\s*[:=]).*$/gmu, '')
}
