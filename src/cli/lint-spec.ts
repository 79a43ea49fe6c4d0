import { LOOK_OPTIONS } from './build-spec.js'
import type { CommandSpec } from './command-line.js'

/** What a person reads of `digest lint`. */
export const LINT: CommandSpec = {
  name: 'lint',
  summary: 'find the habits of producers that readers stumble over',
  description:
    'Looks at every file of content for what a build takes as it is and a reader stumbles over: cut titles, ' +
    'numbers that are wrong, skipped headings, mixed punctuation. A rule is switched off in the configuration: ' +
    '`lint: { cut-title: off }`.\n\n' +
    'Exit codes: 0 nothing found, or nothing left; 1 findings left; 2 usage.',
  options: [
    ...LOOK_OPTIONS,
    { flags: '--fix', description: 'mend what is certain, and leave every other byte as it is' },
    { flags: '--dry-run', description: 'show what --fix would change, as a diff, and change nothing' },
    { flags: '--json', description: 'print one JSON object on standard output, and nothing else' },
  ],
  examples: [
    { line: 'digest lint', does: 'what there is to mend' },
    { line: 'digest lint --dry-run | git apply', does: 'the same as digest lint --fix' },
  ],
}
