import { randomBytes } from 'node:crypto'
import { isAbsolute, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { formatAbridged } from '../diagnostics/format/abridged.js'
import { visible } from '../diagnostics/format/visible.js'
import { openBrowser } from '../host/open-browser.js'
import { watchFolder } from '../host/watch.js'
import type { Diagnostic, Place } from '../model/diagnostic.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import { createPreview, type Preview } from '../server/preview.js'
import { type Serving, serve } from '../server/serve.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { describeBug } from './describe-bug.js'
import { type Attempt, openSession, type PreviewSession } from './preview-session.js'
import { progressLine } from './progress.js'
import { count, rebuildLine } from './serve-lines.js'
import { createSettler, type Settler } from './settle.js'
import {
  type BuildRequest,
  EXIT,
  type Interrupt,
  type Surroundings,
  type UsageError,
  usageError,
} from './surroundings.js'

/** Builds once, answers from that, and with `--watch` builds again whenever something changed; until Ctrl-C. */
export async function serveCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const port = readPort(values.port)
  if (port === null) return usageError('`--port` wants a number from 0 to 65535.')
  const host = typeof values.host === 'string' && values.host !== '' ? values.host : LOOPBACK
  const stop: { now: (signal: Interrupt) => void } = { now: () => {} }
  const interrupted = new Promise<Interrupt>(done => {
    stop.now = done
  })
  const unlisten = world.onInterrupt(signal => stop.now(signal))
  const closers: (() => void)[] = []
  const command: Command = {
    request,
    port,
    host,
    watch: values.watch === true ? 'watched' : 'once',
    open: values.open === true ? 'browser' : 'nothing',
    fixedNow: values.now === undefined ? null : request.options.now,
    onClose: close => closers.push(close),
  }
  try {
    const running = run(command, world)
    const ended = await Promise.race([running, interrupted])
    if (typeof ended === 'number') return ended
    running.catch(() => {})
    world.terminal.err.write('\n')
    return EXIT[ended]
  } finally {
    unlisten()
    for (const close of closers) close()
  }
}

const LOOPBACK = '127.0.0.1'
const USUAL_PORT = 4000

/** Milliseconds without a change after which a save is over: editors take a few for an atomic one. */
const QUIET = 12

/** Milliseconds after which a change that goes on and on (a download) is shown as it is. */
const PATIENCE = 1000

/**
 * Milliseconds after a rebuild at which the folder is looked at again: a folder that is new is watched a moment after
 * it appears, and what is written to it in between makes no event.
 */
const LOOK_AGAIN = 800

/** Milliseconds of a first build before signals and a progress line are let through. */
const BREATH = 40

interface Command {
  readonly request: BuildRequest
  readonly port: number
  readonly host: string
  readonly watch: 'watched' | 'once'
  readonly open: 'browser' | 'nothing'
  /** The instant that `--now` gave. */
  readonly fixedNow: number | null
  readonly onClose: (close: () => void) => void
}

/** Resolves only when the preview cannot start: with the exit code. */
async function run(command: Command, world: Surroundings): Promise<number> {
  const { request } = command
  const { out, err } = world.terminal
  const session = await openSession({
    request,
    generator: `digest ${world.version}`,
    now: () => command.fixedNow ?? world.now(),
  })
  const preview = createPreview({
    token: randomBytes(16).toString('base64url'),
    mode: command.watch === 'watched' ? 'live' : 'still',
    read: path => session.read(path),
    open: place => editorAddress(request.source, place),
  })
  const started = world.clock()
  const first = await firstBuild(session, world)
  preview.show(first.version, first.late)
  report(first.version.diagnostics, session, world)
  if (first.status === 'failed' && command.watch === 'once') {
    err.write('Nothing to serve until this is mended. With `--watch` the preview waits for it.\n')
    return EXIT.failed
  }
  const time = `${(world.clock() - started).toFixed(0)} ms`
  out.write(
    `${first.status === 'built' ? 'Ready' : 'Waiting'} after ${time}: ` +
      `${count(first.posts, 'post', 'posts')} · ${count(first.pages, 'page', 'pages')}, each made when you look at it\n`,
  )
  report(session.save(), session, world)
  const settler = command.watch === 'watched' ? follow({ session, preview, first }, command, world) : null
  const serving = await startServer({ command, preview, settler }, world)
  if (serving === null) return EXIT.failed
  await announce(serving, { command, preview }, world)
  return new Promise(() => {})
}

async function firstBuild(session: PreviewSession, world: Surroundings) {
  const line = progressLine(world.terminal.err, world.clock)
  let breath = world.clock()
  try {
    return await session.build((stage, done, total) => {
      line?.report(stage, done, total)
      const now = world.clock()
      if (now - breath < BREATH) return undefined
      breath = now
      return new Promise(goOn => {
        setImmediate(goOn)
      })
    })
  } finally {
    line?.clear()
  }
}

interface Following {
  readonly session: PreviewSession
  readonly preview: Preview
  readonly first: Attempt
}

/** Watches, and builds again when the dust has settled. */
function follow({ session, preview, first }: Following, command: Command, world: Surroundings): Settler {
  const { err, out } = world.terminal
  let reported = JSON.stringify(first.version.diagnostics)
  let hasGood = first.status === 'built'
  const touched = createTouched(command.request.source)
  const rebuild = async (): Promise<void> => {
    const started = world.clock()
    const changed = session.look(touched.take())
    if (changed.length === 0) return
    // Not paused: what a rebuild takes is shorter than what a person notices.
    const { status, version, late } = await session.build(() => undefined)
    hasGood ||= status === 'built'
    preview.show(status === 'failed' && hasGood ? { ...version, outputs: null } : version, late)
    const { diagnostics } = version
    const time = world.clock() - started
    const done = {
      status,
      changed,
      diagnostics,
      time,
      parsed: session.parsed(),
      rendered: session.rendered(),
    }
    out.write(rebuildLine(done, out.colours))
    const problems = JSON.stringify(diagnostics)
    if (problems !== reported) report(diagnostics, session, world)
    reported = problems
  }
  const settler = createSettler({
    quiet: QUIET,
    patience: PATIENCE,
    again: LOOK_AGAIN,
    work: () => rebuild().catch((error: unknown) => err.write(describeBug(error, world))),
  })
  const { request } = command
  const watching = watchFolder({
    folder: request.source,
    without: [request.destination, ...(request.cache === null ? [] : [request.cache])],
    onChange: path => {
      touched.add(path)
      settler.notice()
    },
    onTrouble: detail =>
      err.write(
        `Some changes may not be noticed: the system refused to watch a folder (${visible(detail)}).\n`,
      ),
  })
  // What changed between the first build and this moment made no event.
  watching.ready.then(() => {
    touched.add(null)
    settler.notice()
  })
  command.onClose(() => {
    settler.close()
    watching.close().catch(() => {})
  })
  return settler
}

/** Where something happened since the last time that somebody asked. */
interface Touched {
  /** `null`: somewhere. */
  readonly add: (path: string | null) => void
  /** Empty: anywhere. */
  readonly take: () => ReadonlySet<SourcePath>
}

function createTouched(folder: string): Touched {
  let paths = new Set<SourcePath>()
  let isAnywhere = false
  return {
    add: path => {
      if (path === null) isAnywhere = true
      else paths.add(sourcePath(relative(folder, path)))
    },
    take: () => {
      const taken = isAnywhere ? new Set<SourcePath>() : paths
      paths = new Set()
      isAnywhere = false
      return taken
    },
  }
}

async function startServer(
  { command, preview, settler }: { command: Command; preview: Preview; settler: Settler | null },
  world: Surroundings,
): Promise<Serving | null> {
  const serving = await serve({
    host: command.host,
    port: command.port,
    preview,
    settled: settler?.settled ?? (() => Promise.resolve()),
    onBug: error => world.terminal.err.write(describeBug(error, world)),
  })
  if (!('kind' in serving)) {
    command.onClose(serving.close)
    return serving
  }
  const where = `${visible(command.host)}, port ${command.port}`
  world.terminal.err.write(
    serving.code === 'EADDRINUSE'
      ? `Every port from ${command.port} to ${command.port + 20} is taken: choose another with \`--port\`.\n`
      : `The preview could not listen on ${where} (${visible(serving.code)}): choose another with \`--host\` or \`--port\`.\n`,
  )
  return null
}

async function announce(
  serving: Serving,
  { command, preview }: { command: Command; preview: Preview },
  world: Surroundings,
): Promise<void> {
  const { out, err } = world.terminal
  const url = serving.origin + preview.basePath
  const moved = command.port !== 0 && serving.port !== command.port
  out.write(`${moved ? `Port ${command.port} is taken. ` : ''}Serving ${url}\n`)
  if (!/^(?:127\.|localhost$|::1$)/u.test(command.host))
    err.write('Whoever can reach this address can read the preview, drafts included if you show them.\n')
  out.write(command.watch === 'watched' ? 'Watching for changes. Ctrl-C stops.\n' : 'Ctrl-C stops.\n')
  if (command.open === 'browser' && !(await openBrowser(url)))
    err.write(`No browser could be opened here: go to ${url}\n`)
}

function report(diagnostics: readonly Diagnostic[], session: PreviewSession, world: Surroundings): void {
  const { err } = world.terminal
  const all = '`digest build --verbose`'
  err.write(formatAbridged(diagnostics, { colours: err.colours, read: session.read, all }))
}

/** https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls */
function editorAddress(source: string, { path, start }: Place): string | null {
  if (path.startsWith('digest:')) return null
  const file = isAbsolute(path) ? path : resolve(source, path)
  const position = start === undefined ? '' : `:${start.line}:${start.column}`
  return `vscode://file${pathToFileURL(file).pathname}${position}`
}

function readPort(asked: string | boolean | undefined): number | null {
  if (asked === undefined) return USUAL_PORT
  const port = typeof asked === 'string' && /^\d{1,5}$/.test(asked) ? Number(asked) : Number.NaN
  return port <= 65_535 ? port : null
}
