import type { CommandSpec } from './command-line.js'
import { SITE_OPTIONS } from './new-spec.js'

export const DEPLOY: CommandSpec = {
  name: 'deploy',
  summary: 'publish the built site to a branch, for GitHub Pages',
  description:
    'Commits what `digest build` wrote to a branch of the remote and pushes it. Your work tree, your index and your ' +
    'branches are not touched, and a push is never forced. In the settings of the repository, let Pages publish that ' +
    'branch. A site that a workflow publishes (see `digest init`) does not need this.',
  options: [
    { flags: '--branch <name>', description: 'the branch that Pages publishes (default: gh-pages)' },
    { flags: '--remote <name>', description: 'where it is (default: origin)' },
    { flags: '--message <text>', description: 'of the commit' },
    { flags: '--dry-run', description: 'say what would change, and push nothing' },
    {
      flags: '--destination <dir>',
      description: 'the folder of the built site (default: public, in the source folder)',
      completes: 'folder',
    },
    ...SITE_OPTIONS,
  ],
  examples: [
    { line: 'digest deploy', does: 'public/ goes to the branch gh-pages of origin' },
    { line: 'digest build && digest deploy', does: 'both, if the first succeeds' },
    { line: 'digest deploy --dry-run', does: 'only says what would change' },
    { line: 'digest deploy --branch main --remote pages', does: 'to a repository of its own' },
  ],
}
