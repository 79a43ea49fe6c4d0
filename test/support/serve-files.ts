import { createServer } from 'node:http'
import { extname } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.xsl': 'text/xsl',
}

export interface FileServer {
  /** `http://127.0.0.1:40123/digest/` */
  readonly home: string
  close(): Promise<void>
}

/** Serves files as a plain host of static sites does: `index.html` for a folder, `404.html` for what is not there. */
export async function serveFiles(files: ReadonlyMap<string, Uint8Array>, base: string): Promise<FileServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = decodeURIComponent(pathname)
    const below = path.startsWith(base) ? path.slice(base.length) : 'nowhere'
    const name = below === '' || below.endsWith('/') ? `${below}index.html` : below
    const bytes = files.get(name)
    const shown = bytes === undefined ? '404.html' : name
    response.writeHead(bytes === undefined ? 404 : 200, {
      'content-type': TYPES[extname(shown)] ?? 'application/octet-stream',
    })
    response.end(bytes ?? files.get('404.html') ?? '')
  })
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    home: `http://127.0.0.1:${address.port}${base}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
