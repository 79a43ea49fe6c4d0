import { BUILD_OPTIONS } from './build-spec.js'
import type { CommandSpec } from './command-line.js'

/** What is asked of a build that nobody writes. */
const SHARED = [
  '--source',
  '--content',
  '--config',
  '--base-url',
  '--drafts',
  '--future',
  '--expired',
  '--now',
  '--no-cache',
  '--cache-dir',
]

/** What a person reads of `digest serve`. */
export const SERVE: CommandSpec = {
  name: 'serve',
  summary: 'preview the site in a browser',
  description:
    'Shows the site as GitHub Pages will, from memory: nothing is written. With `--watch` every save is in the\n' +
    'browser at once, and problems appear on the page.\n\n' +
    'Only this machine can see the preview, unless `--host` says otherwise.\n\n' +
    'Exit codes: 1 errors, without `--watch`; 2 usage; 130 stopped with Ctrl-C.',
  options: [
    { flags: '--watch', description: 'follow the source folder, and reload what changed' },
    { flags: '--port <number>', description: 'the port, or the next free one (default: 4000)' },
    { flags: '--host <address>', description: 'the address to listen on (default: 127.0.0.1)' },
    { flags: '--open', description: 'open the site in the browser' },
    ...BUILD_OPTIONS.filter(({ flags }) => SHARED.some(name => flags.split(' ')[0] === name)),
  ],
  examples: [
    { line: 'digest serve --watch --open', does: 'write, save, look' },
    { line: 'digest serve --watch --drafts --future', does: 'with what is not published yet' },
    { line: 'digest serve --host 0.0.0.0', does: 'for a telephone in the same network' },
  ],
}
