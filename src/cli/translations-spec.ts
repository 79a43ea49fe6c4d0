import { LOOK_OPTIONS } from './build-spec.js'
import type { CommandSpec } from './command-line.js'

/** What a person reads of `digest translations`. */
export const TRANSLATIONS: CommandSpec = {
  name: 'translations',
  summary: 'tell which posts are translated, and which translations are old',
  description:
    'Prints for each post which languages exist, are missing, or are older than their original. The original is ' +
    'in the default language, unless that says `translatedFrom` itself. A translation is stale when the title or ' +
    'body of its original changed since the revision in its `translatedFrom`, and unknown without one.\n\n' +
    'Exit codes: 0 as asked; 1 something that --fail-on names, or an error; 2 usage.',
  options: [
    ...LOOK_OPTIONS,
    { flags: '--stamp [file]', description: 'write the present revision of the original into all, or one' },
    { flags: '--fail-on <states>', description: 'fail when a post is missing, stale or unknown' },
    { flags: '--json', description: 'print one JSON object on standard output, and nothing else' },
  ],
  examples: [
    { line: 'digest translations', does: 'what there is to translate' },
    {
      line: 'digest translations --stamp content/posts/x.en.md',
      does: 'after that translation was brought up to date',
    },
    { line: 'digest translations --fail-on missing,stale', does: 'for CI' },
  ],
}
