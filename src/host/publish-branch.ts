import { join } from 'node:path'
import { STAGING } from './commit.js'
import { type GitCall, type GitRun, git, withTemporaryFolder } from './git.js'
import { LIST_FILE } from './outputs-list.js'

export interface BranchRequest {
  /** A folder of the repository; absolute. */
  readonly repository: string
  /** The folder to publish; absolute. */
  readonly site: string
  readonly remote: string
  readonly branch: string
  readonly message: string
  /** `look`: nothing is committed, and nothing sent. */
  readonly mode: 'push' | 'look'
}

export type BranchResult =
  | { readonly kind: 'no-git' }
  | { readonly kind: 'no-repository' }
  | { readonly kind: 'no-remote'; readonly known: readonly string[] }
  /** The branch holds the person's own work, which the site would replace. */
  | { readonly kind: 'own-work' }
  /** The branch on the remote has these files already. */
  | { readonly kind: 'unchanged'; readonly commit: string }
  | { readonly kind: 'would-push'; readonly files: number; readonly changes: readonly string[] }
  | {
      readonly kind: 'pushed'
      readonly files: number
      readonly commit: string
      readonly changes: readonly string[]
    }
  /** `step` is what did not work, to go after "could not". */
  | { readonly kind: 'failed'; readonly step: string; readonly why: string }

/**
 * Makes the files of a folder a commit of a branch on the remote, on top of what is there. With plumbing alone: an
 * index of our own, no checkout. The person's work tree, index, branches and HEAD are never touched; a push is never
 * forced, so that nobody's commit is lost.
 */
export function publishBranch(request: BranchRequest): BranchResult {
  try {
    return withTemporaryFolder(folder => publish(request, join(folder, 'index')))
  } catch (error) {
    if (error instanceof Stop) return error.result
    throw error
  }
}

/** Ends the work with a result that was foreseen. */
class Stop extends Error {
  readonly result: BranchResult
  constructor(result: BranchResult) {
    super(result.kind)
    this.result = result
  }
}

function publish(request: BranchRequest, index: string): BranchResult {
  const { repository, site, remote, branch, message, mode } = request
  const here: GitCall = { folder: repository }
  const root = expectRepository(git(['rev-parse', '--absolute-git-dir'], here))
  const remotes = say(git(['remote'], here), 'list the remotes')
    .split('\n')
    .filter(Boolean)
  if (!remotes.includes(remote)) throw new Stop({ kind: 'no-remote', known: remotes })
  const parent = tipOf(request)
  if (parent !== null && git(['merge-base', 'HEAD', parent], here).kind === 'done')
    throw new Stop({ kind: 'own-work' })

  const inSite: GitCall = { folder: site, index }
  const run = (args: readonly string[], call: GitCall = inSite): GitRun =>
    git([`--git-dir=${root}`, ...args], call)
  const tree = [
    `--work-tree=${site}`,
    '-c',
    'core.autocrlf=false',
    '-c',
    'core.excludesFile=',
    '-c',
    'core.attributesFile=',
  ]
  say(run([...tree, 'add', '--force', '--all', '.']), 'read the files of the site')
  const ours = [LIST_FILE, STAGING]
  say(
    run([...tree, 'rm', '-r', '-q', '--cached', '--ignore-unmatch', '--', ...ours]),
    'leave out what is not of the site',
  )
  const treeId = say(run(['write-tree']), 'write the tree')
  const files = say(run(['ls-tree', '-r', '--name-only', '-z', treeId]), 'list the tree')
    .split('\0')
    .filter(Boolean)
  const changes = changesOf(run, parent, treeId)
  if (parent !== null && changes.length === 0) return { kind: 'unchanged', commit: parent }
  if (mode === 'look') return { kind: 'would-push', files: files.length, changes }
  const parents = parent === null ? [] : ['-p', parent]
  const commit = say(
    run(['commit-tree', treeId, ...parents, '-F', '-'], { ...here, input: message }),
    'commit',
  )
  say(run(['push', '--quiet', remote, `${commit}:refs/heads/${branch}`], here), `push to ${remote}`)
  return { kind: 'pushed', files: files.length, commit, changes }
}

function expectRepository(run: GitRun): string {
  if (run.kind === 'no-git') throw new Stop({ kind: 'no-git' })
  if (run.kind === 'failed') throw new Stop({ kind: 'no-repository' })
  return run.out
}

function say(run: GitRun, step: string): string {
  if (run.kind === 'done') return run.out
  throw new Stop({ kind: 'failed', step, why: run.kind === 'failed' ? run.why : 'git is gone' })
}

/** The commit of the branch on the remote, fetched without a ref of our own; `null`: there is no such branch yet. */
function tipOf({ repository, remote, branch }: BranchRequest): string | null {
  const here: GitCall = { folder: repository }
  const ref = `refs/heads/${branch}`
  const [line = ''] = say(git(['ls-remote', remote, ref], here), `reach ${remote}`).split('\n')
  const [commit = ''] = line.split('\t')
  if (commit === '') return null
  say(
    git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--refmap=', remote, ref], here),
    `fetch ${branch} from ${remote}`,
  )
  return commit
}

/** `M index.html`, `A posts/x/index.html`, against the parent; everything is new where there is none. */
function changesOf(
  run: (args: readonly string[]) => GitRun,
  parent: string | null,
  tree: string,
): readonly string[] {
  if (parent === null)
    return say(run(['-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', tree]), 'list the tree')
      .split('\n')
      .filter(Boolean)
      .map(path => `A ${path}`)
  const args = [
    '-c',
    'core.quotePath=false',
    'diff-tree',
    '-r',
    '--no-renames',
    '--name-status',
    parent,
    tree,
  ]
  return say(run(args), 'compare with what is published')
    .split('\n')
    .filter(Boolean)
    .map(line => line.replace('\t', ' '))
}
