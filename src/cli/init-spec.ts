import type { CommandSpec } from './command-line.js'

export const INIT: CommandSpec = {
  name: 'init',
  summary: 'begin a site, also in a folder of Jekyll or Hugo',
  description:
    'Writes a site that builds: configuration, a first post and a page in each language, a workflow that publishes it ' +
    'on GitHub Pages, and a README. In a folder that is a site of Jekyll or Hugo it reads that configuration, writes ' +
    'the matching one, moves nothing, and says what it could not carry over. No file is ever overwritten.',
  operand: {
    name: 'dir',
    description: 'the folder (default: the working folder)',
    need: 'optional',
    form: 'one',
    completes: 'folder',
  },
  options: [
    { flags: '--yes', description: 'ask nothing' },
    { flags: '--title <text>', description: 'the name of the site' },
    { flags: '--base-url <url>', description: 'where it will be: https://user.github.io/repo/' },
    { flags: '--lang <languages>', description: 'its languages, the default one first (default: zh-TW,en)' },
    { flags: '--time-zone <name>', description: 'where its days begin (default: Asia/Taipei)' },
    {
      flags: '--digest <spec>',
      description:
        'how npm gets digest in package.json: a version, an address of git, or a file (default: this program, packed into vendor/)',
    },
  ],
  examples: [
    { line: 'digest init my-digest', does: 'asks a few questions' },
    { line: 'digest init my-digest --yes', does: 'asks nothing' },
    { line: 'digest init --yes', does: 'in the folder of a Jekyll or Hugo site: carries its settings over' },
    { line: 'digest init news --lang en --title "The Digest"', does: 'a site in English only' },
  ],
}
