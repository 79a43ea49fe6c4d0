import type { CommandSpec, OptionSpec } from './command-line.js'

/** Where the site is: for every command that reads one without building it. */
export const SITE_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--source <dir>',
    description: 'the folder of the site (default: the working folder)',
    completes: 'folder',
  },
  { flags: '--config <file>', description: 'the configuration, in the source folder', completes: 'file' },
]

export const NEW: CommandSpec = {
  name: 'new',
  summary: 'begin a post, page, daily digest or translation',
  description:
    'Writes a new file where the site keeps such files, with front matter as its other files have it, and prints its ' +
    'path. Nothing is ever overwritten. The texts come from templates/archetypes/, your own before the default ones.',
  operand: {
    name: 'title',
    description: 'the title; a daily digest and a translation have one without',
    need: 'optional',
    form: 'words',
  },
  options: [
    {
      flags: '--kind <kind>',
      description: 'what it is (default: post)',
      choices: ['post', 'page', 'daily'],
    },
    { flags: '--lang <language>', description: 'its language (default: that of the site)' },
    {
      flags: '--translate <file>',
      description:
        'begin the translation of this file: its structure and terms, the text to translate in comments',
      completes: 'file',
    },
    { flags: '--model <name>', description: 'the model that it is about: claude' },
    {
      flags: '--date <date>',
      description: 'its date, such as 2026-01-05 or 2026-01-05T08:00 (default: now)',
    },
    { flags: '--slug <name>', description: 'its name in addresses (default: made from the title)' },
    {
      flags: '--dialect <name>',
      description: 'whose front matter and file name (default: as most files of the site)',
      choices: ['jekyll', 'hugo'],
    },
    { flags: '--open', description: 'open it in $VISUAL or $EDITOR' },
    ...SITE_OPTIONS,
  ],
  examples: [
    { line: 'digest new "Claude 學會記帳"', does: 'a post of today' },
    { line: 'digest new --kind daily --model claude', does: "today's digest, with its headings" },
    {
      line: 'digest new "Claude keeps books" --translate content/posts/20260105-x.md',
      does: 'its translation',
    },
    { line: 'digest new 關於 --kind page --slug about --open', does: 'a page, at once in the editor' },
  ],
}
