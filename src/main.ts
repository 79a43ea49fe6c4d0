#!/usr/bin/env node
import { run } from './cli/run.js'
import type { Interrupt } from './cli/surroundings.js'
import { openAsk } from './host/ask.js'
import { programVersion } from './host/program.js'
import { openTerminal } from './host/terminal.js'
import { pagesUrl } from './model/pages-url.js'

/** The first signal asks to stop in good order; a second one ends the program at once, as is usual. */
const onInterrupt = (listener: (signal: Interrupt) => void): (() => void) => {
  const stop = (signal: NodeJS.Signals): void => {
    unlisten()
    listener(signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT')
  }
  const unlisten = (): void => {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return unlisten
}

const code = await run(process.argv.slice(2), {
  terminal: openTerminal({ out: process.stdout, err: process.stderr, env: process.env }),
  workingFolder: process.cwd(),
  version: programVersion(),
  now: () => Date.now(),
  clock: () => performance.now(),
  onInterrupt,
  environment: {
    pagesUrl: pagesUrl(process.env),
    editor: process.env.VISUAL || process.env.EDITOR || null,
    home: process.env.HOME || process.env.USERPROFILE || null,
  },
  ask: openAsk({ input: process.stdin, output: process.stdout }),
  bugs: process.env.DIGEST_DEBUG === '1' ? 'details' : 'friendly',
  // Loaded when it is needed: `digest --version` must not wait for a Markdown parser.
  startBuild: async (request, progress) =>
    (await import('./cli/start-build.js')).startBuild(request, progress),
})

// An interrupted build may still be on its way, and must not go on. Else what is written to a pipe may not
// have left yet: then the program ends by itself.
if (code >= 128) process.exit(code)
process.exitCode = code
