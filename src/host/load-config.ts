import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createJiti } from 'jiti'
import { configNotImported, noDefaultExport } from '../diagnostics/catalog/config.js'
import { ok, outcome } from '../diagnostics/outcome.js'
import type { ConfigSource } from '../model/config.js'
import type { Outcome, Place, Position } from '../model/diagnostic.js'
import type { SourcePath } from '../model/names.js'

/**
 * Runs a `.ts` or `.mjs` configuration and takes its default export; a promise or a function is resolved. Each
 * call runs the file and what it imports anew, so that a preview sees an edit. One loader for every version of
 * Node: 20 cannot read TypeScript, and what a later one accepts would fail on an older one in CI. `digest`
 * itself can be imported also where it is not installed (`npx`).
 */
export async function loadConfig(file: string, path: SourcePath): Promise<Outcome<ConfigSource | null>> {
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    alias: { digest: fileURLToPath(OURS) },
  })
  try {
    // `jiti.import` would hand a `.mjs` to Node, which runs it once and never again.
    const exported: unknown = await jiti.evalModule(readFileSync(file, 'utf8'), {
      filename: file,
      async: true,
      forceTranspile: true,
    })
    const value = defaultOf(exported)
    const settled: unknown = await (typeof value === 'function' ? value() : value)
    if (settled === undefined) return outcome(null, [noDefaultExport({ at: { path } })])
    return ok({ kind: 'module', path, value: settled })
  } catch (error) {
    const at: Place = { path, ...startOf(error, file) }
    return outcome(null, [configNotImported({ at, detail: describe(error) })])
  }
}

/** `defineConfig` and nothing that would take time to load; `.ts` when the program runs from its sources. */
const OURS = new URL(
  import.meta.url.endsWith('.ts') ? '../model/user-config.ts' : '../model/user-config.js',
  import.meta.url,
)

function defaultOf(exported: unknown): unknown {
  return typeof exported === 'object' && exported !== null && 'default' in exported
    ? exported.default
    : undefined
}

/** How the loader begins the message of a file that does not parse. */
const PARSE_ERROR = 'ParseError: '

/** The first line of what was thrown; parsers put the place below it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [first = ''] = error.message.split('\n')
  return first.startsWith(PARSE_ERROR) ? first.slice(PARSE_ERROR.length).trim() : `${error.name}: ${first}`
}

/** Where the file itself stands in the message of a parser, whose columns count from 0, or in the stack. */
function startOf(error: unknown, file: string): { start?: Position } {
  if (!(error instanceof Error)) return {}
  const text = `${error.message}\n${error.stack ?? ''}`
  const index = text.indexOf(`${file}:`)
  const match = /^:(\d+)(?::(\d+))?/.exec(index < 0 ? '' : text.slice(index + file.length))
  if (match === null) return {}
  const first = error.message.startsWith(PARSE_ERROR) ? 0 : 1
  return { start: { line: Number(match[1]), column: Number(match[2] ?? first) + 1 - first } }
}
