import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/cli/run.ts'
import { startBuild } from '../../src/cli/start-build.ts'
import type { Interrupt } from '../../src/cli/surroundings.ts'
import { surroundings, VERSION } from '../support/command-line.ts'
import { DEFAULTS } from '../support/site.ts'

export { folderWith } from '../support/folder.ts'

export interface Served {
  /** `http://127.0.0.1:49152` */
  readonly origin: string
  readonly port: number
  /** With the base path, and a slash at its end. */
  readonly url: string
  readonly heard: { out: string; err: string }
  /** Ctrl-C; resolves with the exit code. */
  readonly stop: () => Promise<number>
}

/** Runs `digest serve` in this process, on any free port, until it says where it is. */
export async function serveSite(folder: string, argv: readonly string[] = []): Promise<Served> {
  const interrupt: { now: (signal: Interrupt) => void } = { now: () => {} }
  const { heard, world } = surroundings(folder, {
    clock: () => performance.now(),
    onInterrupt: listener => {
      interrupt.now = listener
      return () => {}
    },
    startBuild,
  })
  const ended = run(['serve', '--port', '0', '--no-cache', ...argv], world)
  const place = await Promise.race([
    until(() => /Serving ((http:\/\/\S+?:(\d+))\S*)/u.exec(heard.out)),
    ended,
  ])
  if (typeof place === 'number') throw new Error(`ended with ${place}: ${heard.out}${heard.err}`)
  const [, url = '', origin = '', port = ''] = place
  return {
    url,
    origin,
    port: Number(port),
    heard,
    stop: () => {
      interrupt.now('SIGINT')
      return ended
    },
  }
}

/** What `digest build` writes for the same folder: text or bytes by path. */
export async function freshBuild(folder: string, options = {}): Promise<ReadonlyMap<string, Buffer>> {
  const destination = mkdtempSync(join(tmpdir(), 'digest-fresh-'))
  try {
    const running = await startBuild(
      {
        source: folder,
        destination,
        cache: null,
        start: 'clean',
        options: { ...DEFAULTS, ...options },
      },
      { progress: null, clock: () => 0, generator: `digest ${VERSION}` },
    )
    const report = await running.report
    if (report.status === 'failed') throw new Error(JSON.stringify(report.diagnostics, null, 1))
    const files = readdirSync(destination, { recursive: true, withFileTypes: true })
    return new Map(
      files
        // The list of what builds wrote is no part of the site.
        .filter(file => file.isFile() && file.name !== '.digest-outputs')
        .map(file => {
          const path = join(file.parentPath, file.name)
          return [path.slice(destination.length + 1).replaceAll('\\', '/'), readFileSync(path)]
        }),
    )
  } finally {
    rmSync(destination, { recursive: true, force: true })
  }
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** One request, sent as written: nothing normalises its path. */
export function ask(
  port: number,
  path: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, ...options }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Bytes on a bare connection; what comes back until the server hangs up, or until `patience` is over. */
export function raw(port: number, bytes: string | Buffer, patience = 15_000): Promise<string> {
  return new Promise(resolve => {
    const socket = createConnection({ host: '127.0.0.1', port })
    let heard = ''
    const timer = setTimeout(() => {
      heard += '(still open)'
      socket.destroy()
    }, patience)
    socket.on('data', chunk => {
      heard += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(heard)
    })
    socket.write(bytes)
  })
}

/** Asks again and again until there is an answer. */
export async function until<T>(look: () => T | null | Promise<T | null>, patience = 20_000): Promise<T> {
  const end = performance.now() + patience
  for (;;) {
    const found = await look()
    if (found !== null) return found
    if (performance.now() > end) throw new Error('waited in vain')
    await pause(15)
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds)
  })
