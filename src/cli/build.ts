import { relative } from 'node:path'
import { formatAbridged } from '../diagnostics/format/abridged.js'
import { formatJson } from '../diagnostics/format/json.js'
import { formatTerminal } from '../diagnostics/format/terminal.js'
import type { BuildReport, Progress } from '../model/build.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { progressLine } from './progress.js'
import { summarise, summariseProblems } from './summary.js'
import {
  type BuildRequest,
  EXIT,
  type Interrupt,
  type Running,
  type Surroundings,
  type UsageError,
} from './surroundings.js'

/** Builds, tells what happened in the form that was asked for, and gives the exit code. */
export async function buildCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const { out, err } = world.terminal
  const isJson = values.json === true
  const isQuiet = values.quiet === true
  const line = isJson || isQuiet ? null : progressLine(err, world.clock)
  const started = world.clock()
  const ended = await untilInterrupted(request, { world, progress: line?.report ?? null }).finally(() =>
    line?.clear(),
  )
  if (ended.kind === 'interrupted') {
    err.write('Interrupted: nothing was changed.\n')
    return EXIT[ended.signal]
  }
  const { report, running } = ended
  if (isJson) out.write(`${formatJson(report)}\n`)
  else {
    const format = { colours: err.colours, read: running.read }
    const problems =
      values.verbose === true
        ? formatTerminal(report.diagnostics, format)
        : formatAbridged(report.diagnostics, { ...format, all: '`--verbose`, or `--json` for programs' })
    err.write(problems)
    const frame = {
      destination: relative(world.workingFolder, request.destination) || request.destination,
      strict: request.options.strict,
      time: world.clock() - started,
    }
    if (isQuiet) err.write(summariseProblems(report, { ...frame, colours: err.colours }))
    else out.write(summarise(report, { ...frame, colours: out.colours }))
  }
  return report.status === 'built' ? EXIT.built : EXIT.failed
}

type Ended =
  | { readonly kind: 'reported'; readonly report: BuildReport; readonly running: Running }
  | { readonly kind: 'interrupted'; readonly signal: Interrupt }

interface Watch {
  readonly world: Surroundings
  readonly progress: Progress | null
}

/** The build's end or the person's, whichever comes first. What a stopped build still says is not heard. */
async function untilInterrupted(request: BuildRequest, { world, progress }: Watch): Promise<Ended> {
  const means = { progress, clock: world.clock, generator: `digest ${world.version}` }
  const stop: { now: (signal: Interrupt) => void } = { now: () => {} }
  const interrupted = new Promise<Ended>(resolve => {
    stop.now = signal => resolve({ kind: 'interrupted', signal })
  })
  const unlisten = world.onInterrupt(signal => stop.now(signal))
  try {
    const running = await Promise.race([world.startBuild(request, means), interrupted])
    if ('kind' in running) return running
    const reported = running.report.then((report): Ended => ({ kind: 'reported', report, running }))
    const ended = await Promise.race([reported, interrupted])
    if (ended.kind === 'interrupted') {
      reported.catch(() => {})
      running.discard()
    }
    return ended
  } finally {
    unlisten()
  }
}
