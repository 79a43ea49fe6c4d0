import { isIP } from 'node:net'

/** What a guard looks at. Header names are in lower case. */
export interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface Refusal {
  readonly status: 400 | 403 | 405
  readonly why: string
}

/**
 * Whom the preview answers. A page of somebody else's, open in the same browser, can send requests to loopback too:
 * by a name that it made to point here (DNS rebinding; the `Host` header tells), or from its own script (`Origin` and
 * `Sec-Fetch-Site` tell). Following a link to the preview is no such thing.
 */
export function createGuard({
  host,
  port,
}: {
  host: string
  port: number
}): (asked: Asked) => Refusal | null {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', bracketed(host.toLowerCase())])
  const isAllowed = (address: string): boolean => {
    const match = /^(\[[0-9a-f:.]+\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/i.exec(address)
    if (match === null || Number(match[2] ?? HTTP_PORT) !== port) return false
    const name = (match[1] ?? '').toLowerCase()
    return names.has(name) || (isEveryInterface(host) && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
  }
  return ({ method, headers }) => {
    if (method !== 'GET' && method !== 'HEAD')
      return { status: 405, why: 'This preview answers GET and HEAD only.' }
    if (
      headers['transfer-encoding'] !== undefined ||
      !['0', undefined].includes(one(headers['content-length']))
    )
      return { status: 400, why: 'This preview takes no request bodies.' }
    if (!isAllowed(one(headers.host) ?? ''))
      return { status: 403, why: 'This preview is not at that host. Start it with --host to allow another.' }
    const origin = one(headers.origin)
    if (origin !== undefined && !(origin.startsWith('http://') && isAllowed(origin.slice('http://'.length))))
      return { status: 403, why: 'This preview answers no other site.' }
    if (one(headers['sec-fetch-site']) === 'cross-site' && one(headers['sec-fetch-mode']) !== 'navigate')
      return { status: 403, why: 'This preview answers no other site.' }
    return null
  }
}

const HTTP_PORT = 80

/** Where a person asked for every interface, any address is this machine's; names are not. */
const isEveryInterface = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** @example bracketed('::1') // => '[::1]' */
export const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host)

function one(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'object' ? value.join(', ') : value
}
