import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hashBytes } from '../lib/hash.js'
import { byCodePoint } from '../lib/order.js'

/** The folder that holds the program: src/ or dist/. */
const PROGRAM = fileURLToPath(new URL('..', import.meta.url))

/**
 * The identity of the program's own code, a part of every key of the memo: what another version computed is not
 * recalled. By sizes and times, which npm sets alike on every machine and a compiler sets anew.
 */
export function programIdentity(version: string): string {
  const files = readdirSync(PROGRAM, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.[jt]s$/u.test(path) && !path.endsWith('.d.ts'))
    .sort(byCodePoint)
    .map(path => {
      const { size, mtimeMs } = statSync(join(PROGRAM, path))
      return `${path} ${size} ${mtimeMs}`
    })
  return hashBytes([version, ...files].join('\n'))
}

/** The version in package.json, which is above both src/ and dist/: `0.1.0`. */
export function programVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const parsed: { readonly version?: unknown } = JSON.parse(text)
  return String(parsed.version)
}
