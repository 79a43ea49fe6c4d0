import { fitStart } from '../diagnostics/format/visible.js'
import type { Screen } from '../host/terminal.js'
import type { Progress, Stage } from '../model/build.js'

/** Work shorter than this shows nothing. Milliseconds. */
const PATIENCE = 500

/** The line is painted no more often than this: painting must not cost what it reports on. Milliseconds. */
const INTERVAL = 80

const WORDS: Readonly<Record<Stage, string>> = {
  discover: 'Looking for files',
  configure: 'Reading the configuration',
  parse: 'Reading posts',
  assemble: 'Putting posts in order',
  route: 'Giving out addresses',
  render: 'Making pages',
  write: 'Writing the site',
}

const CLEAR = '\r\u001B[2K'

/** A line that says what a long build is doing, on a terminal only. */
export interface ProgressLine {
  readonly report: Progress
  /** Takes the line away; call it before anything else is printed. */
  readonly clear: () => void
}

export function progressLine(screen: Screen, clock: () => number): ProgressLine | null {
  const { columns } = screen
  if (columns === null) return null
  const started = clock()
  const painted = { at: Number.NEGATIVE_INFINITY, visible: false }
  return {
    report: (stage, done, total) => {
      const now = clock()
      if (now - started < PATIENCE || now - painted.at < INTERVAL) return
      painted.at = now
      painted.visible = true
      const amount = total > 0 ? ` ${done}/${total}` : ''
      screen.write(CLEAR + fitStart(`${WORDS[stage]}${amount}`, columns - 1).text)
    },
    clear: () => {
      if (painted.visible) screen.write(CLEAR)
      painted.visible = false
    },
  }
}
