import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { splitFiles } from './site.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MAIN = join(ROOT, 'dist', 'main.js')

/** Compiles the program unless it is newer than its sources, as it is in `npm test`: a file may be run by itself. */
export function compileProgram(): void {
  if (existsSync(MAIN) && newestIn('dist') >= newestIn('src')) return
  execFileSync(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', ROOT])
}

const newestIn = (folder: string): number =>
  Math.max(
    ...readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(path => /\.[jt]s$/u.test(path))
      .map(path => statSync(join(ROOT, folder, path)).mtimeMs),
  )

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A folder on disk with the real program in it. */
export interface Workshop {
  readonly folder: string
  /** Runs the program; what it needs of the environment is given, nothing of it is inherited but the path. */
  run(argv: readonly string[], options?: { readonly in?: string; readonly env?: Record<string, string> }): Ran
  git(...argv: readonly string[]): string
  write(files: string): void
  read(path: string): string
  has(path: string): boolean
  /** Every file below a folder, in code point order, those of git left out. */
  files(path?: string): readonly string[]
  remove(): void
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'digest-program-'))
  const home = mkdtempSync(join(tmpdir(), 'digest-home-'))
  const environment = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    NO_COLOR: '1',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  }
  return {
    folder,
    run(argv, options = {}) {
      const ran = spawnSync(process.execPath, [MAIN, ...argv], {
        cwd: join(folder, options.in ?? '.'),
        encoding: 'utf8',
        input: '',
        env: { ...environment, ...options.env },
      })
      return { code: ran.status, out: ran.stdout, err: ran.stderr }
    },
    git: (...argv) =>
      execFileSync('git', argv, { cwd: folder, encoding: 'utf8', env: environment, stdio: 'pipe' }).trim(),
    write(files) {
      for (const [path, text] of Object.entries(splitFiles(files))) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
    },
    read: path => readFileSync(join(folder, path), 'utf8'),
    has: path => existsSync(join(folder, path)),
    files: (path = '.') =>
      readdirSync(join(folder, path), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
        .filter(file => !file.startsWith('.git/'))
        .sort(),
    remove() {
      rmSync(folder, { recursive: true, force: true })
      rmSync(home, { recursive: true, force: true })
    },
  }
}
