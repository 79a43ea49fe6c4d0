import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { surroundings } from '../support/command-line.ts'

/** The questions of `digest init`, answered by a person who errs. */

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digest-init-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function answer(answers: readonly (string | null)[], argv: readonly string[] = []) {
  const asked: string[] = []
  const left = [...answers]
  const { heard, world } = surroundings(folder, {
    now: () => Date.UTC(2026, 10, 21, 20),
    ask: async question => {
      asked.push(question)
      return left.shift() ?? null
    },
  })
  const code = await run(['init', '--digest', '1.0.0', ...argv], world)
  return { ...heard, asked, code, config: () => readFileSync(join(folder, 'digest.config.yaml'), 'utf8') }
}

it('asks again where an answer cannot be', async () => {
  const { code, asked, err, config } = await answer([
    'klingon language',
    'ja, zh-TW',
    'ニュース',
    'nowhere',
    'https://a.example/b',
    'Tokyo',
    'Asia/Tokyo',
  ])
  expect({ code, asked }).toEqual({
    code: 0,
    asked: [
      'Languages, the default one first (zh-TW, en): ',
      'Languages, the default one first (zh-TW, en): ',
      'Name of the site (AI News Digest): ',
      'Address, if you know it: ',
      'Address, if you know it: ',
      'Time zone (Asia/Taipei): ',
      'Time zone (Asia/Taipei): ',
    ],
  })
  expect(err).toContain('`klingon` is no language tag')
  expect(config()).toBe(
    'title: ニュース\nbaseUrl: https://a.example/b\ntimeZone: Asia/Tokyo\ndefaultLanguage: ja\nlanguages: [ja, zh-TW]\n',
  )
})

it('takes an empty line for its proposal, and asks nothing that an option says', async () => {
  const { code, asked, config } = await answer(['', ''], ['--title', 'X', '--lang', 'zh-TW'])
  expect({ code, asked: asked.length }).toEqual({ code: 0, asked: 2 })
  expect(config()).toContain('title: X\ntimeZone: Asia/Taipei\n')
  // 2026-11-22 has begun in Taipei.
  expect(readFileSync(join(folder, 'content/posts/20261122-hello.md'), 'utf8')).toContain(
    'date: 2026-11-22\n',
  )
})

it('writes nothing when the person goes away', async () => {
  const { code, err, config } = await answer(['', null])
  expect({ code, err }).toEqual({ code: 1, err: 'Nothing was written.\n' })
  expect(config).toThrow()
})
