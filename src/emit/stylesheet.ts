import { stylesheetBroken } from '../diagnostics/catalog/asset.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Outcome } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import { BROWSERS } from './browsers.js'

/** As Lightning CSS has it: a byte for each part of the number. */
const version = ([major, minor]: readonly [number, number]): number => (major << 16) | (minor << 8)

const { ios, ...others } = BROWSERS
const TARGETS = Object.fromEntries(
  Object.entries({ ...others, ios_saf: ios }).map(([name, number]) => [name, version(number)]),
)

/** A stylesheet as small as it can be, with what older browsers need. One that does not parse is kept as it is. */
export async function stylesheet(file: {
  readonly origin: string
  readonly bytes: Uint8Array
}): Promise<Outcome<string>> {
  const { transform } = await import('lightningcss')
  try {
    const { code } = transform({ filename: file.origin, code: file.bytes, minify: true, targets: TARGETS })
    return outcome(text(code), [])
  } catch (error) {
    const at = { path: sourcePath(file.origin), ...placeOf(error) }
    return outcome(text(file.bytes), [
      stylesheetBroken({ at, problem: error instanceof Error ? error.message : String(error) }),
    ])
  }
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

/** Lightning CSS counts lines from 1 and columns from 1. */
function placeOf(error: unknown): { start?: { line: number; column: number } } {
  const loc = typeof error === 'object' && error !== null && 'loc' in error ? error.loc : null
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) return {}
  return { start: { line: Number(loc.line), column: Number(loc.column) } }
}
