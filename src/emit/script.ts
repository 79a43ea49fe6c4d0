import { scriptBroken } from '../diagnostics/catalog/asset.js'
import { outcome } from '../diagnostics/outcome.js'
import type { Outcome, Position } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import { BROWSERS } from './browsers.js'

const TARGETS = Object.entries(BROWSERS).map(([name, [major, minor]]) => `${name}${major}.${minor}`)

/**
 * A script of the theme as browsers get it: as small as it can be, types taken away. Each file by itself: what it
 * imports stays an import. One that does not parse is an error, and empty.
 */
export async function script(file: {
  readonly origin: string
  readonly bytes: Uint8Array
}): Promise<Outcome<string>> {
  const { transform } = await import('esbuild')
  const options = { target: TARGETS, minify: true, charset: 'utf8', logLevel: 'silent' } as const
  try {
    const { code } = await transform(file.bytes, { ...options, ...kindOf(file.origin) })
    return outcome(code, [])
  } catch (error) {
    const path = sourcePath(file.origin)
    const found = messagesOf(error).map(({ text, location }) =>
      scriptBroken({ at: { path, ...placeOf(location) }, problem: text }),
    )
    return outcome('', found.length > 0 ? found : [scriptBroken({ at: { path }, problem: String(error) })])
  }
}

/** A file in TypeScript is a module; one in JavaScript may also be of the old kind, whose names are everybody's. */
const kindOf = (origin: string) =>
  origin.endsWith('.ts') ? ({ loader: 'ts', format: 'esm' } as const) : ({ loader: 'js' } as const)

/** What esbuild says of a mistake: lines from 1, columns from 0 and in bytes of UTF-8. */
interface Message {
  readonly text: string
  readonly location: { readonly line: number; readonly column: number; readonly lineText: string } | null
}

function messagesOf(error: unknown): readonly Message[] {
  const isFailure = error instanceof Error && 'errors' in error && Array.isArray(error.errors)
  return isFailure ? (error.errors as readonly Message[]) : []
}

function placeOf(location: Message['location']): { start?: Position } {
  if (location === null) return {}
  const before = new TextEncoder().encode(location.lineText).slice(0, location.column)
  return { start: { line: location.line, column: new TextDecoder().decode(before).length + 1 } }
}
