import { formatHtml, type HtmlFormat } from '../diagnostics/format/html.js'
import { inOrder } from '../diagnostics/format/order.js'
import { isError } from '../diagnostics/outcome.js'
import { escapeXml } from '../lib/xml.js'
import type { Diagnostic } from '../model/diagnostic.js'
import { type Address, readAddress } from './address.js'
import { CLIENT_SCRIPT } from './client-script.js'
import { contentType } from './content-type.js'
import { type ScriptData, withScript } from './inject.js'
import { createOutputs, type Outputs, type ServedOutput } from './outputs.js'
import { type PageState, pageState, stepBetween } from './page-state.js'

/** One state of the site, as a build left it. */
export interface Version {
  /** `null`: an error kept the site from being decided, and what stood before still stands. */
  readonly outputs: readonly ServedOutput[] | null
  readonly diagnostics: readonly Diagnostic[]
  /** The path of the site's address, encoded: `/` or `/repo/`; `null`: as before. */
  readonly basePath: string | null
}

/** Outputs of a folder that take their time, made when somebody asks for the first of them. */
export interface LateOutputs {
  /** `search/index/` */
  readonly folder: string
  make(): Promise<readonly ServedOutput[]>
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** A page that is open in a browser and wants to hear of changes. */
export interface Listener {
  /** As the browser sees it, encoded: `/repo/posts/a/`. */
  readonly path: string
  /** Of the bytes that it shows. */
  readonly hash: string
  readonly token: string
  /** `problems`: it was told of some before its connection broke, and they may be mended by now. */
  readonly shows: 'problems' | 'page'
  readonly send: (event: ServerEvent) => void
}

export type ServerEvent =
  | { readonly kind: 'reload' }
  | { readonly kind: 'styles'; readonly swaps: readonly (readonly [string, string])[]; readonly hash: string }
  /** `html` is safe to show; empty when there is nothing to say. */
  | {
      readonly kind: 'problems'
      readonly html: string
      readonly errors: number
      readonly warnings: number
      readonly more: number
    }

/** The site as browsers see it: answers requests, and tells open pages what became of them. */
export interface Preview {
  /** @param late beside the outputs of the version; without outputs, what was late before stays so */
  show(version: Version, late?: LateOutputs | null): void
  /** Resolves when what a request asks for can be answered. */
  ready(target: string): Promise<void>
  answer(target: string, ifNoneMatch: string | null): Answer
  /** What a request asks for; `own` addresses are the transport's business. */
  read(target: string): Address
  /** `null` for a page of another run, which must load itself anew; else how to stop. */
  listen(listener: Listener): (() => void) | null
  readonly basePath: string
}

export interface PreviewOptions extends HtmlFormat {
  /** Of this run: 22 characters that no other program can guess. */
  readonly token: string
  /** `live`: pages are given the reload script. `still`: they are answered byte for byte. */
  readonly mode: 'live' | 'still'
}

/** Problems that are shown in full; more are counted. */
const MAX_SHOWN = 30

/** Last good versions of pages that are kept. */
const MAX_GOOD = 64

export function createPreview(options: PreviewOptions): Preview {
  const { token, mode } = options
  const clients = new Set<Client>()
  const lastGood = new Map<string, string>()
  let outputs: Outputs = createOutputs([])
  let listed: readonly ServedOutput[] = []
  let late: LateOutputs | null = null
  let arriving: Promise<readonly ServedOutput[]> | null = null
  let problems: readonly Diagnostic[] = []
  let base = '/'
  const decodedBase = (): string => decodeURI(base)

  const stateAt = (path: string): PageState | null => {
    const address = readAddress(path, decodedBase())
    return address.kind === 'inside' ? pageState(outputs, address.path, decodedBase()) : null
  }
  const tellProblems = (client: Client, ofPage: readonly Diagnostic[]): void => {
    const event = problemsEvent([...problems, ...ofPage], options)
    const text = JSON.stringify(event)
    if (client.told === text || (client.told === null && event.html === '')) return
    client.told = text
    client.listener.send(event)
  }
  const update = (client: Client, states: Map<string, PageState | null>): void => {
    const { path } = client.listener
    const known = states.get(path)
    const now = known === undefined ? stateAt(path) : known
    states.set(path, now)
    const step = now === null ? ({ kind: 'reload' } as const) : stepBetween(client.state, now)
    if (now !== null && now.status === 'made') client.state = now
    tellProblems(client, now?.diagnostics ?? [])
    if (step.kind !== 'nothing') client.listener.send(step)
  }
  const page = (html: string, data: Omit<ScriptData, 'base' | 'token'>): string =>
    mode === 'live' ? withScript(html, { base, token, ...data }) : html

  /** What stands for a page that cannot be made: its last good version, else the problems themselves. */
  const failed = (path: string, diagnostics: readonly Diagnostic[]): Answer => {
    const good = lastGood.get(path)
    if (good !== undefined) return htmlAnswer(200, page(good, { hash: FAILED }))
    return htmlAnswer(500, page(problemsPage([...problems, ...diagnostics], options), { hash: FAILED }))
  }

  return {
    get basePath() {
      return base
    },
    show(version, lateOutputs = null) {
      if (version.basePath !== null) base = version.basePath
      if (version.outputs !== null) {
        listed = version.outputs
        outputs = createOutputs(listed)
        late = lateOutputs
        arriving = null
      }
      problems = version.diagnostics
      const states = new Map<string, PageState | null>()
      for (const client of clients) update(client, states)
    },
    async ready(target) {
      const address = readAddress(target, decodedBase())
      const wanted = late
      if (wanted === null || address.kind !== 'inside' || !address.path.startsWith(wanted.folder)) return
      arriving ??= wanted.make()
      const arrived = await arriving
      // Another version may have been shown meanwhile, with late outputs of its own.
      if (late !== wanted) return
      outputs = createOutputs([...listed, ...arrived])
      late = null
    },
    read: target => readAddress(target, decodedBase()),
    answer(target, ifNoneMatch) {
      const address = readAddress(target, decodedBase())
      if (address.kind === 'refused') return plainAnswer(400, 'There can be no such address.')
      if (address.kind === 'outside') return redirectAnswer(302, base)
      if (address.kind === 'own')
        return address.name === 'reload.js' && mode === 'live'
          ? { status: 200, headers: headersFor('reload.js'), body: CLIENT_SCRIPT }
          : plainAnswer(404, 'There is nothing here.')
      const found = outputs.resolve(address.path)
      if (found.kind === 'redirect') return redirectAnswer(301, base + encodePath(found.path))
      if (found.kind === 'nothing') return failedOrMissing(address.path)
      const { output, status } = found
      const { value, diagnostics } = output.make()
      if (value === null)
        return output.path.endsWith('.html')
          ? failed(output.path, diagnostics)
          : plainAnswer(404, 'This file is gone.')
      const bytes = value.bytes()
      const isPage = output.path.endsWith('.html')
      if (isPage) rememberGood(lastGood, output.path, textOf(bytes))
      const etag = isPage && mode === 'live' ? `"${value.hash}.${token.slice(0, 8)}"` : `"${value.hash}"`
      const headers = { ...headersFor(output.path), etag }
      if (status === 200 && ifNoneMatch !== null && matches(ifNoneMatch, etag))
        return { status: 304, headers, body: '' }
      return {
        status,
        headers,
        body: isPage && mode === 'live' ? page(textOf(bytes), { hash: value.hash }) : bytes,
      }
    },
    listen(listener) {
      if (mode !== 'live' || listener.token !== token) return null
      const state = stateAt(listener.path)
      const client: Client = {
        listener,
        state: state ?? GONE,
        told: listener.shows === 'problems' ? UNKNOWN : null,
      }
      clients.add(client)
      tellProblems(client, state?.diagnostics ?? [])
      const isShown = state !== null && (state.status === 'failed' || state.hash === listener.hash)
      if (!isShown && !(listener.hash === FAILED && outputs.resolve('').kind === 'nothing'))
        listener.send({ kind: 'reload' })
      return () => clients.delete(client)
    },
  }

  /** Without any page, the reason is what a reader wants to see. */
  function failedOrMissing(path: string): Answer {
    if (problems.some(isError)) return failed(path, [])
    return htmlAnswer(404, page(MISSING_PAGE, { hash: '' }))
  }
}

interface Client {
  readonly listener: Listener
  state: PageState
  /** What was last said of problems, as JSON. */
  told: string | null
}

/** What was said on another connection: nobody remembers it, and so it is said again, or taken back. */
const UNKNOWN = ''

/** The hash of a page that stands for one that could not be made. */
const FAILED = 'failed'

const GONE: PageState = {
  hash: '',
  html: null,
  stylesheets: [],
  others: [],
  diagnostics: [],
  status: 'made',
}

function problemsEvent(all: readonly Diagnostic[], format: HtmlFormat): ServerEvent & { kind: 'problems' } {
  const unique = [...new Map(all.map(each => [JSON.stringify(each), each])).values()]
  const shown = inOrder(unique).slice(0, MAX_SHOWN)
  const errors = unique.filter(isError).length
  return {
    kind: 'problems',
    html: formatHtml(shown, format),
    errors,
    warnings: unique.length - errors,
    more: unique.length - shown.length,
  }
}

function rememberGood(good: Map<string, string>, path: string, html: string): void {
  good.delete(path)
  good.set(path, html)
  const [oldest] = good.keys()
  if (good.size > MAX_GOOD && oldest !== undefined) good.delete(oldest)
}

/** RFC 9110, 13.1.2: weak comparison. */
const matches = (header: string, etag: string): boolean =>
  header === '*' || header.split(',').some(each => each.trim().replace(/^W\//, '') === etag)

/** Nothing is kept without asking: the next request may follow a save. */
const headersFor = (path: string): Record<string, string> => ({
  'cache-control': 'no-cache',
  'content-type': contentType(path),
})

const htmlAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { ...headersFor('x.html'), 'cache-control': 'no-store' },
  body,
})

const plainAnswer = (status: number, body: string): Answer => ({
  status,
  headers: { ...headersFor('x.txt'), 'cache-control': 'no-store' },
  body: `${body}\n`,
})

const redirectAnswer = (status: 301 | 302, location: string): Answer => ({
  status,
  // A browser would remember a permanent redirect after the site has changed.
  headers: { ...headersFor('x.txt'), 'cache-control': 'no-store', location },
  body: '',
})

const textOf = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString()

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

const MISSING_PAGE =
  '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Nothing here</title>\n<p>The site has no such page, and no 404 page.</p>\n'

function problemsPage(diagnostics: readonly Diagnostic[], format: HtmlFormat): string {
  const shown = inOrder(diagnostics).slice(0, MAX_SHOWN)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml('This page cannot be made yet')}</title>
<body style="font: 1rem/1.5 system-ui; margin: 2rem auto; max-width: 60rem; padding: 0 1rem">
<h1>This page cannot be made yet</h1>
${formatHtml(shown, format)}
</body>
</html>
`
}
