import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { compileProgram, openWorkshop, type Workshop } from '../support/program.ts'

/** `digest deploy` to a bare repository on disk. */

beforeAll(compileProgram)

let shop: Workshop
beforeEach(() => {
  shop = openWorkshop()
})
afterEach(() => shop.remove())

const SITE = `
  -- site/digest.config.yaml --
  title: 站
  cname: news.example.org
  -- site/content/posts/2026-01-05-甲.md --
  ---
  title: 甲
  ---
  文字。
  -- site/.gitignore --
  public/
  .digest/
  `

const run = (...argv: string[]) => shop.run(argv, { in: 'site' })
const published = (branch = 'gh-pages') =>
  shop
    .git('-C', 'remote.git', '-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', branch)
    .split('\n')

function openSite(): void {
  shop.write(SITE)
  shop.git('init', '-q', '--bare', 'remote.git')
  shop.git('init', '-q', '-b', 'main', 'site')
  shop.git('-C', 'site', 'add', '--all')
  shop.git('-C', 'site', 'commit', '-q', '-m', 'First')
  shop.git('-C', 'site', 'remote', 'add', 'origin', '../remote.git')
}

/** All that belongs to the person: files, index, branches, HEAD. */
const standing = () => ({
  status: shop.git('-C', 'site', 'status', '--short', '--untracked-files=all'),
  staged: shop.git('-C', 'site', 'diff', '--cached'),
  branches: shop.git('-C', 'site', 'for-each-ref', 'refs/heads', 'refs/tags', 'refs/stash'),
  head: shop.git('-C', 'site', 'rev-parse', 'HEAD'),
  worktrees: shop.git('-C', 'site', 'worktree', 'list'),
})

describe('deploy', () => {
  it('does not put the site in the place of its own sources', () => {
    openSite()
    shop.git('-C', 'site', 'push', '-q', 'origin', 'main')
    shop.git('-C', 'site', 'checkout', '-q', '--detach')
    run('build')
    for (const more of [[], ['--dry-run']]) {
      const { code, out, err } = run('deploy', '--branch', 'main', ...more)
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(/^Not published: `main` on origin holds the work that you have here/u)
    }
    expect(published('main')).toContain('digest.config.yaml')
  })

  it('publishes exactly the site, and touches nothing of the person', () => {
    openSite()
    shop.write('-- site/staged.txt --\nstaged\n')
    shop.git('-C', 'site', 'add', 'staged.txt')
    shop.write('-- site/staged.txt --\nand changed since\n-- site/untracked.txt --\nx\n')
    expect(run('build').code).toBe(0)
    const before = standing()

    const look = run('deploy', '--dry-run')
    expect(look).toMatchObject({ code: 0, err: '' })
    expect(look.out).toMatch(
      /^Would publish \d+ files of `public` to `gh-pages` on origin:\n {2}A \.nojekyll\n/u,
    )
    expect(shop.git('-C', 'remote.git', 'for-each-ref')).toBe('')

    expect(run('deploy', '--message', '第一次')).toMatchObject({ code: 0, err: '' })
    expect(published()).toEqual(
      shop
        .files('site/public')
        .filter(file => file !== '.digest-outputs')
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
    )
    expect(published()).toContain('posts/2026-01-05-甲/index.html')
    expect(shop.git('-C', 'remote.git', 'log', '--format=%s', 'gh-pages')).toBe('第一次')
    expect(standing()).toEqual(before)
  })

  it('adds a commit when something changed, and none when nothing did', () => {
    openSite()
    run('build')
    run('deploy')
    const same = run('deploy')
    expect(same).toMatchObject({ code: 0 })
    expect(same.out).toMatch(/^Nothing to publish: `gh-pages` on origin has these files already/u)
    shop.write('-- site/content/posts/2026-01-06-乙.md --\n---\ntitle: 乙\n---\n文字。')
    run('build')
    const { out } = run('deploy')
    expect(out).toContain('  M archive/index.html\n')
    expect(shop.git('-C', 'remote.git', 'rev-list', '--count', 'gh-pages')).toBe('2')
    expect(published()).toContain('posts/2026-01-06-乙/index.html')
  })

  it('loses nothing that somebody else published', () => {
    openSite()
    run('build')
    run('deploy')
    shop.git('clone', '-q', '-b', 'gh-pages', 'remote.git', 'other')
    shop.write('-- other/index.html --\nother\n')
    shop.git('-C', 'other', 'commit', '-q', '-a', '-m', 'Other')
    shop.git('-C', 'other', 'push', '-q')
    expect(run('deploy').code).toBe(0)
    expect(shop.git('-C', 'remote.git', 'rev-list', '--count', 'gh-pages')).toBe('3')
  })

  it('says why it cannot', () => {
    shop.write(SITE)
    expect(run('deploy')).toMatchObject({
      code: 1,
      err: 'There is no built site in `public`: run `digest build` first.\n',
    })
    run('build')
    expect(run('deploy').err).toContain('is not in a git repository')
    shop.git('init', '-q', 'site')
    expect(run('deploy').err).toContain('The repository has no remote')
    shop.git('-C', 'site', 'remote', 'add', 'origin', '../nowhere.git')
    expect(run('deploy', '--remote', 'pages').err).toBe('There is no remote `pages`: use one of `origin`.\n')
    expect(run('deploy')).toMatchObject({ code: 1, out: '' })
    expect(run('deploy').err).toMatch(/^Not published: git could not reach origin\.\n {2}/u)
    expect(run('deploy', '--branch', 'a b').code).toBe(2)
    const noGit = shop.run(['deploy'], { in: 'site', env: { PATH: '/nowhere' } })
    expect(noGit).toMatchObject({
      code: 1,
      err: 'git is not installed, or not on the PATH: deploy pushes with it.\n',
    })
  })

  it('warns of a site that is made for the preview', () => {
    openSite()
    shop.write('-- site/digest.config.yaml --\ntitle: 站\n')
    run('build')
    expect(run('deploy').err).toContain(
      'The site is made for http://localhost:4000/: set `baseUrl` in the configuration',
    )
  })
})
