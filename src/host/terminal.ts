/** One of the two places where a command line program speaks. */
export interface Screen {
  write(text: string): void
  readonly colours: 'colours' | 'plain'
  /** `null` when nobody watches: a pipe, a file, a CI log. */
  readonly columns: number | null
}

/** Results go to `out`; problems and progress to `err`, so that `out` can be piped. */
export interface Terminal {
  readonly out: Screen
  readonly err: Screen
}

/** What we need of `process.stdout` and `process.stderr`. */
export interface Stream {
  write(text: string): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

type Environment = Readonly<Record<string, string | undefined>>

export function openTerminal(p: { out: Stream; err: Stream; env: Environment }): Terminal {
  return { out: openScreen(p.out, p.env), err: openScreen(p.err, p.env) }
}

/** Columns of a terminal that does not say. */
const USUAL_COLUMNS = 80

function openScreen(stream: Stream, env: Environment): Screen {
  let state: 'open' | 'closed' = 'open'
  stream.on('error', error => {
    // The reader went away (`digest build | head -1`): the work goes on, in silence.
    if (!('code' in error) || (error.code !== 'EPIPE' && error.code !== 'EIO')) throw error
    state = 'closed'
  })
  const isWatched = stream.isTTY === true
  return {
    write: text => {
      if (state === 'open') stream.write(text)
    },
    colours: wantsColours(isWatched, env) ? 'colours' : 'plain',
    columns: isWatched && env.TERM !== 'dumb' ? (stream.columns ?? USUAL_COLUMNS) : null,
  }
}

/** https://no-color.org: any value but the empty one; `FORCE_COLOR` as Node itself reads it, `0` and `false` are no. */
function wantsColours(isWatched: boolean, env: Environment): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return isWatched && env.TERM !== 'dumb'
}
