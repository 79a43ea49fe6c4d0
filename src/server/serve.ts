import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { bracketed, createGuard } from './guard.js'
import type { Answer, Preview, ServerEvent } from './preview.js'

export interface ServeOptions {
  readonly host: string
  /** The port that is wanted; 0: any. */
  readonly port: number
  readonly preview: Preview
  /** Resolves when no change waits to be built: nobody is answered with a page that is about to be old. */
  readonly settled: () => Promise<void>
  /** Told of bugs of ours; the request is answered with 500. */
  readonly onBug: (error: unknown) => void
}

export interface Serving {
  /** The port that was free. */
  readonly port: number
  /** `http://127.0.0.1:4000` */
  readonly origin: string
  /** Ends every connection. */
  readonly close: () => void
}

/** Why no port could be had: the system's code, such as `EACCES`. */
export interface NoPort {
  readonly kind: 'no-port'
  readonly code: string
}

/** How many ports after the wanted one are tried. */
const PORTS_TRIED = 20

/** Milliseconds. A request line and headers come at once from any browser; a slow one is somebody holding us up. */
const HEADERS_TIMEOUT = 5000
const REQUEST_TIMEOUT = 10_000
const KEEP_ALIVE = 5000
const CHECK_INTERVAL = 1000

/** More than any browser opens for a person's tabs. */
const MAX_CONNECTIONS = 256
const MAX_EVENT_STREAMS = 64

/** Bytes; what browsers send is below 4 KB. */
const MAX_HEADERS = 16_384

/** Proxies and sleeping laptops drop a silent connection. Milliseconds. */
const HEARTBEAT = 25_000

/** Serves a preview on the wanted port, or on the next free one. */
export async function serve(options: ServeOptions): Promise<Serving | NoPort> {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    keepAliveTimeout: KEEP_ALIVE,
    connectionsCheckingInterval: CHECK_INTERVAL,
    maxHeaderSize: MAX_HEADERS,
  })
  server.maxConnections = MAX_CONNECTIONS
  const bound = await listenOnFree(server, options)
  if (typeof bound !== 'number') return bound
  const guard = createGuard({ host: options.host, port: bound })
  const streams = new Set<ServerResponse>()

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = guard({ method: request.method ?? '', headers: request.headers })
    if (refusal !== null) {
      refuse(response, refusal)
      return
    }
    const address = options.preview.read(request.url ?? '')
    if (address.kind === 'own' && address.name === 'events') {
      openStream({ request, response, query: address.query, streams }, options.preview)
      return
    }
    await options.settled()
    await options.preview.ready(request.url ?? '')
    if (response.destroyed) return
    const asked = request.headers['if-none-match'] ?? null
    send(response, options.preview.answer(request.url ?? '', asked), request.method ?? '')
  }
  server.on('request', (request, response) => {
    handle(request, response).catch((error: unknown) => {
      options.onBug(error)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('This is a mistake in digest; the terminal says more.\n')
    })
  })
  server.on('upgrade', (_, socket) => socket.destroy())
  server.on('connect', (_, socket) => socket.destroy())
  server.on('checkExpectation', (_, response) => refuse(response, { status: 417, why: 'No expectations.' }))
  server.on('clientError', (_, socket) => refuseRaw(socket as Socket))

  return {
    port: bound,
    origin: `http://${bracketed(options.host)}:${bound}`,
    close: () => {
      for (const stream of streams) stream.destroy()
      server.close()
      server.closeAllConnections()
    },
  }
}

async function listenOnFree(server: Server, { host, port }: ServeOptions): Promise<number | NoPort> {
  let code = 'EADDRINUSE'
  for (let wanted = port; wanted <= port + PORTS_TRIED && wanted <= 65_535; wanted++) {
    code = await listen(server, { host, port: wanted })
    if (code === '') return (server.address() as AddressInfo).port
    if (code !== 'EADDRINUSE') break
  }
  return { kind: 'no-port', code }
}

/** `''`, or the code of the error. */
function listen(server: Server, where: { host: string; port: number }): Promise<string> {
  return new Promise(resolve => {
    const fail = (error: Error): void => {
      server.off('listening', succeed)
      resolve('code' in error ? String(error.code) : error.message)
    }
    const succeed = (): void => {
      server.off('error', fail)
      resolve('')
    }
    server.once('error', fail)
    server.once('listening', succeed)
    server.listen({ ...where, exclusive: true })
  })
}

/** On every answer: no other site may show, read or guess at the preview. */
const SAFETY = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
} as const

function send(response: ServerResponse, { status, headers, body }: Answer, method: string): void {
  const length = status === 304 ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  response.writeHead(status, { ...SAFETY, ...headers, ...length })
  response.end(method === 'HEAD' || status === 304 ? undefined : body)
}

/** The connection ends too: what else comes on it is not read. */
function refuse(response: ServerResponse, { status, why }: { status: number; why: string }): void {
  const allow = status === 405 ? { allow: 'GET, HEAD' } : {}
  response.writeHead(status, {
    ...SAFETY,
    ...allow,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(`${why}\n`)
}

/** What is no HTTP, or took too long. */
function refuseRaw(socket: Socket): void {
  if (socket.writable)
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  socket.destroySoon()
}

interface StreamRequest {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly query: URLSearchParams
  readonly streams: Set<ServerResponse>
}

/** Server-sent events (HTML, 9.2). */
function openStream({ request, response, query, streams }: StreamRequest, preview: Preview): void {
  const waiting: ServerEvent[] = []
  let isOpen = false
  const stop = preview.listen({
    path: query.get('path') ?? '',
    hash: query.get('hash') ?? '',
    token: query.get('token') ?? '',
    shows: query.get('shows') === 'problems' ? 'problems' : 'page',
    send: event => {
      if (isOpen) write(response, event)
      else waiting.push(event)
    },
  })
  if (stop === null) {
    refuse(response, { status: 403, why: 'This page belongs to another run of the preview.' })
    return
  }
  if (request.method === 'HEAD' || streams.size >= MAX_EVENT_STREAMS) {
    stop()
    send(
      response,
      { status: request.method === 'HEAD' ? 204 : 503, headers: { 'cache-control': 'no-store' }, body: '' },
      'HEAD',
    )
    return
  }
  response.writeHead(200, { ...SAFETY, 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.socket?.setNoDelay(true)
  response.write(': hello\n\n')
  isOpen = true
  for (const event of waiting) write(response, event)
  streams.add(response)
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT)
  response.on('close', () => {
    clearInterval(heartbeat)
    streams.delete(response)
    stop()
  })
}

function write(response: ServerResponse, { kind, ...data }: ServerEvent): void {
  response.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`)
}
