import type { Ask } from '../host/ask.js'
import type { Terminal } from '../host/terminal.js'
import type { BuildOptions, BuildReport, Progress } from '../model/build.js'
import type { SourcePath } from '../model/names.js'

/** All that the command line needs of the world; main.ts gives the real one, tests their own. */
export interface Surroundings {
  readonly terminal: Terminal
  /** The folder that relative paths on the command line start from. Absolute. */
  readonly workingFolder: string
  /** Of this program: `1.2.0`. */
  readonly version: string
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number
  /** Milliseconds from some start, never going back. */
  readonly clock: () => number
  /** Calls back once when the person wants to stop; returns how to end listening. */
  readonly onInterrupt: (listener: (signal: Interrupt) => void) => () => void
  /** `details`: a bug of ours is shown with its stack. */
  readonly bugs: 'friendly' | 'details'
  readonly startBuild: StartBuild
  readonly environment: Environment
  /** `null`: nobody is there to answer. */
  readonly ask: Ask | null
}

/** What we read of the environment; main.ts alone looks there. */
export interface Environment {
  /** The address of the site on GitHub Pages, where GitHub Actions build it. */
  readonly pagesUrl: string | null
  /** The command that opens a file for writing: `code --wait`. */
  readonly editor: string | null
  /** The person's own folder, which reports shorten to `~`. */
  readonly home: string | null
}

export type Interrupt = 'SIGINT' | 'SIGTERM'

/** What `digest build` was asked for, with paths made absolute. */
export interface BuildRequest {
  readonly source: string
  readonly destination: string
  /** `null`: nothing is remembered from earlier builds, nor for later ones. */
  readonly cache: string | null
  /** `clean`: what the cache remembers is forgotten, and every output is made again. */
  readonly start: 'warm' | 'clean'
  readonly options: BuildOptions
}

export type StartBuild = (request: BuildRequest, means: BuildMeans) => Promise<Running>

export interface BuildMeans {
  readonly progress: Progress | null
  /** Milliseconds from some start, never going back. */
  readonly clock: () => number
  /** `digest 1.2.0`, shown to machines that read the site. */
  readonly generator: string
}

/** A build under way. */
export interface Running {
  readonly report: Promise<BuildReport>
  /** Throws away what was prepared: the destination stays as it was. */
  readonly discard: () => void
  /** The text of a source file, for messages; `null` when there is none. */
  readonly read: (path: SourcePath) => string | null
}

export const EXIT = {
  built: 0,
  /** Errors in content, configuration or templates, or a bug of ours. */
  failed: 1,
  usage: 2,
  /** 128 + the number of the signal, as shells have it. */
  SIGINT: 130,
  SIGTERM: 143,
} as const

/** A command line that makes no sense: `message` goes to the person, with exit code 2. */
export interface UsageError {
  readonly kind: 'usage-error'
  readonly message: string
}

export const usageError = (message: string): UsageError => ({ kind: 'usage-error', message })
