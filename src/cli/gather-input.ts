import type { BuildInput } from '../build.js'
import { outcome } from '../diagnostics/outcome.js'
import { loadDrawPicture } from '../host/draw-picture.js'
import { packageTheme, readTheme } from '../host/theme.js'
import { openWorkers, threadsBeside } from '../host/workers.js'
import type { Memo } from '../lib/memo.js'
import type { MarkdownParser } from '../markdown/parser.js'
import type { Outcome } from '../model/diagnostic.js'
import { sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { readConfig } from './open-site.js'
import type { BuildRequest } from './surroundings.js'

export interface Gathering {
  readonly source: SourceTree
  readonly memo: Memo
  readonly parser: MarkdownParser
  readonly request: Pick<BuildRequest, 'source' | 'options'>
  /** `digest 1.2.0` */
  readonly generator: string
  /** See `programIdentity`. */
  readonly program: string
  /** The default theme, when somebody keeps it; else it is read from the package. */
  readonly standardTheme?: SourceTree
}

const PARSE_WORKER = new URL('../parse-worker.js', import.meta.url)

/** What one build reads, as the source folder is now; and what was noticed while the configuration was found. */
export async function gatherInput(gathering: Gathering): Promise<Outcome<BuildInput>> {
  const { source, memo, parser, request, generator, program, standardTheme = packageTheme() } = gathering
  const asked = request.options.config === null ? null : sourcePath(request.options.config)
  const config = await readConfig(source, request.source, asked)
  const input: BuildInput = {
    source,
    theme: readTheme(source, standardTheme),
    config: config.value,
    parser,
    workers: openWorkers(PARSE_WORKER, threadsBeside()),
    loadDrawPicture,
    memo,
    options: request.options,
    generator,
    program,
  }
  return outcome(input, config.diagnostics)
}
