import { join, resolve } from 'node:path'
import { startBuild } from './cli/start-build.js'
import { programVersion } from './host/program.js'
import type { BuildOptions, BuildReport } from './model/build.js'

export type { BuildOptions, BuildReport, Stage } from './model/build.js'
export type { Diagnostic, Place, Position, Severity } from './model/diagnostic.js'
export { defineConfig, type UserConfig } from './model/user-config.js'

/** What `digest build` can be asked, with the same defaults. */
export interface BuildSettings extends Partial<Omit<BuildOptions, 'now'>> {
  /** The folder of the site. Default: the working folder. */
  readonly source?: string
  /** Where the site is written. Default: `public` in the source folder. */
  readonly destination?: string
  /** Where builds remember what they made; `null`: nowhere. Default: `.digest/cache` in the source folder. */
  readonly cache?: string | null
  /** Makes every output again, whatever earlier builds remember. */
  readonly clean?: boolean
  /** The instant that decides what is future and what is expired. Default: now. */
  readonly now?: Date
}

/**
 * Builds a site as `digest build` does, and says what happened; what is wrong with the site is in the report's
 * `diagnostics`, never thrown.
 * @example const report = await build({ source: 'my-site', baseUrl: 'https://me.github.io/news/' })
 */
export async function build(settings: BuildSettings = {}): Promise<BuildReport> {
  const source = resolve(settings.source ?? '.')
  const options: BuildOptions = {
    content: settings.content ?? null,
    config: settings.config ?? null,
    baseUrl: settings.baseUrl ?? null,
    pagesUrl: settings.pagesUrl ?? null,
    drafts: settings.drafts ?? false,
    future: settings.future ?? false,
    expired: settings.expired ?? false,
    now: (settings.now ?? new Date()).getTime(),
    strict: settings.strict ?? false,
    keepGoing: settings.keepGoing ?? false,
  }
  const request = {
    source,
    destination: resolve(settings.destination ?? join(source, 'public')),
    cache: settings.cache === null ? null : resolve(settings.cache ?? join(source, '.digest', 'cache')),
    start: settings.clean === true ? ('clean' as const) : ('warm' as const),
    options,
  }
  const clock = (): number => performance.now()
  const running = await startBuild(request, {
    progress: null,
    clock,
    generator: `digest ${programVersion()}`,
  })
  return running.report
}
