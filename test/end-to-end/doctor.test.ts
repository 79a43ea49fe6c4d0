import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compileProgram, openWorkshop, type Workshop } from '../support/program.ts'

/** What helps when something is not as it should be: doctor, help. */

beforeAll(compileProgram)

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.remove())

const COMMANDS = ['build', 'new', 'deploy', 'init', 'doctor', 'completion']

describe('doctor', () => {
  it('says what it finds, without secrets', () => {
    shop.write(`
    -- digest.config.yaml --
    title: 站
    params: { token: s3cret }
    -- content/_posts/2026-01-05-a.md --
    ---
    title: 甲
    ---
    文字。
    -- content/about.md --
    ---
    title: 關於
    ---
    文字。
    `)
    shop.git('init', '-q', '-b', 'main')
    shop.git('remote', 'add', 'origin', 'https://me:s3cret@github.com/me/x.git')
    shop.run(['build'])
    const { code, out, err } = shop.run(['doctor', '--json'], { env: { HOME: shop.folder } })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      node: process.versions.node,
      folder: '~',
      configuration: 'digest.config.yaml',
      resolved: { title: '站', params: ['token'], baseUrl: 'http://localhost:4000/' },
      found: {
        posts: { 'zh-TW': 1, en: 0 },
        'in the form of': { jekyll: 1, hugo: 0 },
        'pages and texts of lists': 1,
      },
      built: { folder: '~/public', by: 'made by digest' },
      cache: { folder: '~/.digest/cache' },
      git: { branch: 'main', remotes: ['origin https://github.com/me/x.git'], 'ignores public': false },
    })
    expect(out).not.toContain('s3cret')
    expect(out).not.toContain(shop.folder)
    expect(shop.run(['doctor']).out).toContain('\nresolved:\n  title: 站\n')
  })

  it('helps where the configuration is broken, and in an empty folder', () => {
    expect(shop.run(['doctor'])).toMatchObject({ code: 0, err: '' })
    shop.write('-- digest.config.yaml --\ntitel: 站\n')
    const { code, out, err } = shop.run(['doctor'])
    expect(code).toBe(1)
    expect(out).toContain('problems: ["error config/unknown-key:')
    expect(err).toContain('Did you mean `title`?')
  })
})

describe('help', () => {
  it.each(COMMANDS)('of %s has examples', command => {
    const { code, out } = shop.run([command, '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/\nExamples:\n(?: {2}.*digest .+\n)+$/u)
    expect(shop.run(['help', command]).out).toBe(out)
  })

  it.each([
    [['deplyo'], 'deploy'],
    [['nwe'], 'new'],
    [['docter'], 'doctor'],
    [['help', 'nwe'], 'new'],
    [['inti'], 'init'],
    [['deploy', '--dry-rn'], '--dry-run'],
    [['new', 'x', '--translat', 'y'], '--translate'],
    [['init', '--titel', 'x'], '--title'],
  ])('%j is understood', (argv, meant) => {
    const { code, err } = shop.run(argv)
    expect(code).toBe(2)
    expect(err).toContain(`(Did you mean ${meant}?)`)
  })
})
