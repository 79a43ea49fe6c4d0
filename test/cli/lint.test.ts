import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { surroundings } from '../support/command-line.ts'

const POST =
  '\uFEFF---\r\ntitle:   "T"\r\nimage: //assets/x.png\r\ndate: 2026-01-05\r\ntags: [A, a]\r\n---\r\n好,嗎？\r\n**'

let folder = ''
const path = () => join(folder, 'content', 'posts', 'x.md')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digest-lint-'))
  mkdirSync(join(folder, 'content', 'posts'), { recursive: true })
  writeFileSync(path(), POST, { mode: 0o640 })
})
afterEach(() => rmSync(folder, { recursive: true }))

async function lint(...args: readonly string[]) {
  const { heard, world } = surroundings(folder)
  const code = await run(['lint', ...args], world)
  return { code, ...heard }
}

describe('digest lint', () => {
  it('names what it finds, changes nothing, and fails', async () => {
    const { code, out, err } = await lint()
    expect(code).toBe(1)
    expect(out).toBe('4 to mend, 3 of them by `--fix`.\n')
    for (const rule of ['image-slashes', 'term-twice', 'mixed-punctuation', 'stray-emphasis'])
      expect(err).toContain(`lint/${rule}`)
    expect(readFileSync(path(), 'utf8')).toBe(POST)
  })

  it('mends what is certain, keeps every other byte, and tells what is left', async () => {
    const { code, out, err } = await lint('--fix')
    expect(code).toBe(1)
    expect(out).toBe('3 mended, 1 to mend.\n')
    expect(err).toContain('lint/term-twice')
    const mended = POST.replace('//', '/').replace(',嗎', '，嗎').replace('\r\n**', '')
    expect(readFileSync(path(), 'utf8')).toBe(mended)
    expect(statSync(path()).mode & 0o777).toBe(0o640)
    writeFileSync(path(), mended.replace(', a]', ']'))
    expect(await lint('--fix')).toEqual({ code: 0, out: 'Nothing to mend.\n', err: '' })
  })

  it('shows the change as a diff and changes nothing', async () => {
    const { code, out, err } = await lint('--fix', '--dry-run')
    expect(code).toBe(1)
    expect(err).toBe('')
    expect(out).toContain('--- a/content/posts/x.md\n+++ b/content/posts/x.md\n')
    expect(out).toContain('-image: //assets/x.png\r\n+image: /assets/x.png\r\n')
    expect(readFileSync(path(), 'utf8')).toBe(POST)
  })

  it('speaks JSON', async () => {
    const { code, out } = await lint('--json')
    const { findings, errors } = JSON.parse(out)
    expect(code).toBe(1)
    expect(errors).toEqual([])
    expect(findings).toHaveLength(4)
    expect(findings[0]).toMatchObject({
      code: 'lint/image-slashes',
      fixable: true,
      at: { path: 'content/posts/x.md', start: { line: 3, column: 8 } },
    })
  })

  it('asks no rule that the configuration switches off, and knows its rules', async () => {
    writeFileSync(
      join(folder, 'digest.config.yaml'),
      'lint: { image-slashes: off, term-twice: false, mixed-punctuation: off, stray-emphasis: on }\n',
    )
    expect((await lint()).out).toBe('1 to mend, 1 of them by `--fix`.\n')
    writeFileSync(join(folder, 'digest.config.yaml'), 'lint: { image-slash: off }\n')
    const { code, err } = await lint()
    expect(code).toBe(1)
    expect(err).toContain('image-slashes')
  })

  it('does not call a file clean that cannot be read', async () => {
    writeFileSync(path(), '---\ntitle: [\n---\nX\n')
    const { code, err, out } = await lint()
    expect(code).toBe(1)
    expect(err).toContain('content/posts/x.md')
    expect(out).toBe('Nothing to mend, 1 error.\n')
  })

  it('knows its options', async () => {
    expect((await lint('--fixx')).code).toBe(2)
    expect((await lint('--source', 'nowhere')).code).toBe(2)
  })
})
