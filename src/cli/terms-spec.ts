import { BUILD_OPTIONS } from './build-spec.js'
import type { CommandSpec } from './command-line.js'

/** The options of a build that decide which posts and which configuration count. */
const READING = ['--source', '--content', '--config', '--drafts', '--future', '--expired', '--now']

/** What a person reads of `digest terms`. */
export const TERMS: CommandSpec = {
  name: 'terms',
  summary: 'list terms, and those that look like one',
  description:
    'Lists every term with the number of its posts in each language, names near-duplicates that look like one\n' +
    'term (plural, spelling, `AI 產業` and `AI 產業動態`) and labels that are not translated. Changes nothing,\n' +
    'unless `--write` is given: then the proposals are added to the end of data/taxonomies/<taxonomy>.yaml.\n\n' +
    'Exit codes: 0 done; 1 the site has errors; 2 usage.',
  options: [
    ...BUILD_OPTIONS.filter(({ flags }) => READING.includes(flags.split(' ')[0] ?? '')),
    { flags: '--json', description: 'print one JSON object on standard output, and nothing else' },
    { flags: '--write', description: 'add the proposals to the data files; every other byte stays as it is' },
  ],
  examples: [
    { line: 'digest terms', does: 'what terms there are' },
    { line: 'digest terms --write', does: 'proposals for you to edit' },
  ],
}
