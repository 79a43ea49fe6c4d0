import { transform } from 'lightningcss'
import { stylesheetBroken } from '../diagnostics/catalog/asset.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Outcome } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'

/** `major << 16`, as Lightning CSS has it: browsers of the last three years or so. */
const version = (major: number): number => major << 16

const TARGETS = {
  chrome: version(111),
  edge: version(111),
  firefox: version(115),
  safari: version(16),
  ios_saf: version(16),
}

/** A stylesheet as small as it can be, with what older browsers need. One that does not parse is kept as it is. */
export function stylesheet(file: {
  readonly origin: string
  readonly bytes: Uint8Array
}): Outcome<Uint8Array> {
  try {
    const { code } = transform({ filename: file.origin, code: file.bytes, minify: true, targets: TARGETS })
    return outcome(code, [])
  } catch (error) {
    const at = { path: sourcePath(file.origin), ...placeOf(error) }
    return outcome(file.bytes, [
      stylesheetBroken({ at, problem: error instanceof Error ? error.message : String(error) }),
    ])
  }
}

/** Lightning CSS counts lines from 1 and columns from 1. */
function placeOf(error: unknown): { start?: { line: number; column: number } } {
  const loc = typeof error === 'object' && error !== null && 'loc' in error ? error.loc : null
  if (typeof loc !== 'object' || loc === null || !('line' in loc) || !('column' in loc)) return {}
  return { start: { line: Number(loc.line), column: Number(loc.column) } }
}
