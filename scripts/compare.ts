import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm run compare [REVISION]`: builds the demonstration site by the program at a revision (default HEAD) and by the
 * program as it stands, and says which outputs differ. A change of code that should change nothing is shown to.
 */

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const revision = process.argv[2] ?? 'HEAD'
const work = mkdtempSync(join(tmpdir(), 'digest-compare-'))
const tree = join(work, 'tree')

try {
  must('git', ['worktree', 'add', '--detach', '--quiet', tree, revision], ROOT)
  must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], tree)
  for (const [program, name] of [[tree, 'before'] as const, [ROOT, 'after'] as const]) {
    must('npx', ['tsc', '-p', 'tsconfig.json'], program)
    const target = ['--source', ROOT, '--destination', join(work, name)]
    must(process.execPath, [join(program, 'dist/main.js'), 'build', ...target, '--no-cache', '--quiet'], ROOT)
  }
  process.exitCode = report(readAll(join(work, 'before')), readAll(join(work, 'after')))
} finally {
  spawnSync('git', ['worktree', 'remove', '--force', tree], { cwd: ROOT })
  rmSync(work, { recursive: true, force: true })
}

function must(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`)
}

function readAll(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
    statSync(join(folder, path)).isFile(),
  )
  return new Map(files.sort().map(path => [path, readFileSync(join(folder, path), 'latin1')]))
}

function report(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): number {
  const lines = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(path => {
    const [old, now] = [before.get(path), after.get(path)]
    if (old === now) return []
    return [`${old === undefined ? 'added  ' : now === undefined ? 'removed' : 'changed'}  ${path}`]
  })
  for (const line of lines) console.log(line)
  console.log(`${lines.length} of ${after.size} outputs differ from ${revision}`)
  return lines.length === 0 ? 0 : 1
}
