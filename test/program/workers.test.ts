import { describe, expect, it } from 'vitest'
import { openWorkers } from '../../src/host/workers.ts'
import { loadEmojiNames } from '../../src/markdown/emoji.ts'
import { loadParser, PORTABLE_PARSER } from '../../src/markdown/parser.ts'
import { sourcePath } from '../../src/model/names.ts'
import type { Workers } from '../../src/model/world.ts'
import { parseFiles } from '../../src/parse-files.ts'
import { configure } from '../../src/stages/configure.ts'
import type { ParseFileOptions } from '../../src/stages/parse/parse-file.ts'

/** Real threads, which run the compiled program. */

const WORKER = new URL('../../dist/parse-worker.js', import.meta.url)

const config = configure({ source: null, baseUrl: null, pagesUrl: null, content: null }).value
if (config === null) throw new Error('the usual configuration must do')

const options: ParseFileOptions = {
  timeZone: config.timeZone,
  taxonomies: config.taxonomies,
  markdown: { ...config.markdown, emoji: true },
  emojiNames: await loadEmojiNames(),
  parts: config.digest.parts,
  shortcodes: ['youtube'],
  parser: await loadParser(),
  bilingual: 'interleaved',
  languages: config.languages.map(({ tag }) => tag),
}

const files = Array.from({ length: 400 }, (_, i) => ({
  path: sourcePath(`content/posts/2026-01-05-${i}.md`),
  bytes: new TextEncoder().encode(
    i % 7 === 0
      ? `---\ntitle: [\n---\n`
      : `---\ntitle: 第${i}號\ndate: 2026-01-05\n---\n- **重點**的 ${i} :rocket:\n\n{{< youtube a\\_b >}}`,
  ),
}))

const parse = (workers: Workers | null, parser = options.parser) =>
  parseFiles(files, { options: { ...options, parser }, workers, breathe: () => undefined })

/** Counts what the threads were asked. */
function counted(workers: Workers): { workers: Workers; tasks: () => number } {
  let tasks = 0
  return {
    workers: {
      count: workers.count,
      run: task => {
        tasks += 1
        return workers.run(task)
      },
    },
    tasks: () => tasks,
  }
}

describe('threads beside this one', () => {
  it('parse as this one does, in the order of the files, with either parser', async () => {
    // Of a machine with one core too: what is tried is that the result does not depend on who made it.
    const { workers, tasks } = counted(openWorkers(WORKER, 3))
    for (const parser of [options.parser, PORTABLE_PARSER])
      expect(await parse(workers, parser)).toEqual(await parse(null, parser))
    expect(tasks()).toBeGreaterThan(10)
  })

  it('report a mistake of theirs', async () => {
    await expect(openWorkers(WORKER, 1).run({ files: [null], options, parser: 'portable' })).rejects.toThrow()
  })
})
