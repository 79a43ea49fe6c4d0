import type { CommandSpec } from './command-line.js'
import { SITE_OPTIONS } from './new-spec.js'

export const DOCTOR: CommandSpec = {
  name: 'doctor',
  summary: 'say what digest finds here, for a bug report',
  description:
    'Prints versions, the configuration as it is understood, what was found where, and the state of cache, git and ' +
    'GitHub Pages. It reads no post and writes nothing. Home folders are shortened to ~, and addresses lose passwords: ' +
    'paste it into a bug report as it is.',
  options: [
    { flags: '--json', description: 'print one JSON object' },
    {
      flags: '--destination <dir>',
      description: 'the folder of the built site (default: public, in the source folder)',
      completes: 'folder',
    },
    ...SITE_OPTIONS,
  ],
  examples: [
    { line: 'digest doctor', does: 'what digest sees in this folder' },
    { line: 'digest doctor --json > doctor.json', does: 'the same for machines' },
  ],
}
