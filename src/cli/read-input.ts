import type { BuildInput } from '../build.js'
import { programIdentity } from '../host/program.js'
import { readTheme } from '../host/theme.js'
import type { Memo } from '../lib/memo.js'
import { loadParser } from '../markdown/parser.js'
import type { Diagnostic } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { readConfig } from './open-site.js'
import type { BuildRequest } from './surroundings.js'

interface Opened {
  readonly source: SourceTree
  readonly memo: Memo
  /** `digest 1.2.0` */
  readonly generator: string
}

/** Everything that a build reads, put together: what every command that looks at a site begins with. */
export async function readInput(
  request: BuildRequest,
  { source, memo, generator }: Opened,
): Promise<{ readonly input: BuildInput; readonly diagnostics: readonly Diagnostic[] }> {
  const { config: asked } = request.options
  const config = await readConfig(source, request.source, asked === null ? null : sourcePath(asked))
  const input: BuildInput = {
    source,
    theme: readTheme(source),
    config: config.value,
    parser: await loadParser(),
    memo,
    options: request.options,
    generator,
    program: programIdentity(generator),
  }
  return { input, diagnostics: config.diagnostics }
}
