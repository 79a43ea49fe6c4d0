import { join } from 'node:path'
import { formatTerminal } from '../diagnostics/format/terminal.js'
import { isError, outcome } from '../diagnostics/outcome.js'
import { diskSource } from '../host/disk-source.js'
import { loadConfig } from '../host/load-config.js'
import type { Config, ConfigSource } from '../model/config.js'
import type { Diagnostic, Outcome } from '../model/diagnostic.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { configure } from '../stages/configure.js'
import { findConfig } from '../stages/find-config.js'
import type { BuildRequest, Surroundings } from './surroundings.js'

/** A site as a command that does not build sees it. */
export interface OpenSite {
  readonly source: SourceTree
  /** The configuration file; `null`: there is none. */
  readonly configPath: SourcePath | null
  /** `null` when it has an error. */
  readonly config: Config | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Opens the folder of a site and reads its configuration. */
export async function openSite({
  source: folder,
  destination,
  cache,
  options,
}: BuildRequest): Promise<OpenSite> {
  const source = diskSource({ folder, without: [destination, ...(cache === null ? [] : [cache])] })
  const asked = options.config === null ? null : sourcePath(options.config)
  const found = await readConfig(source, folder, asked)
  const configured = found.diagnostics.some(isError)
    ? outcome(null, [])
    : configure({ source: found.value, ...options })
  return {
    source,
    configPath: found.value?.path ?? null,
    config: configured.value,
    diagnostics: [...found.diagnostics, ...configured.diagnostics],
  }
}

/** Says what is wrong with a site that was opened. */
export function complainOf({ source, diagnostics }: OpenSite, { terminal }: Surroundings): void {
  const read = (path: SourcePath): string | null => {
    const bytes = source.read(path)
    return bytes === null ? null : new TextDecoder().decode(bytes)
  }
  terminal.err.write(formatTerminal(diagnostics, { colours: terminal.err.colours, read }))
}

/** The configuration that counts, run where it is a program. */
export async function readConfig(
  source: SourceTree,
  folder: string,
  asked: SourcePath | null,
): Promise<Outcome<ConfigSource | null>> {
  const { value, diagnostics } = findConfig(source, asked)
  if (value?.kind !== 'module') return { value, diagnostics }
  const loaded = await loadConfig(join(folder, value.path), value.path)
  return { value: loaded.value, diagnostics: [...diagnostics, ...loaded.diagnostics] }
}
