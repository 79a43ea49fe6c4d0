import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package that this program is. */
const PACKAGE = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Puts this program as an archive into a folder, where npm can install it from: there is no registry that has it.
 * The file's name (`digest-0.1.0.tgz`), also when it is there already; `problem` in a clause when npm cannot.
 */
export function packProgram(
  folder: string,
  version: string,
): { readonly name: string; readonly was: 'created' | 'exists' } | { readonly problem: string } {
  const name = `digest-${version}.tgz`
  if (existsSync(join(folder, name))) return { name, was: 'exists' }
  mkdirSync(folder, { recursive: true })
  const temporary = mkdtempSync(join(folder, '.pack-'))
  try {
    const run = spawnSync(
      'npm',
      ['pack', PACKAGE, '--ignore-scripts', '--silent', '--pack-destination', temporary],
      {
        cwd: temporary,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      },
    )
    if (run.error !== undefined) return { problem: run.error.message }
    const packed = join(temporary, name)
    if (run.status !== 0 || !existsSync(packed))
      return { problem: run.stderr.trim() || 'npm pack wrote no archive' }
    renameSync(packed, join(folder, name))
    return { name, was: 'created' }
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
