import { join, relative } from 'node:path'
import { visible } from '../diagnostics/format/visible.js'
import { git } from '../host/git.js'
import { LIST_FILE } from '../host/outputs-list.js'
import { whatIsAt } from '../host/paths.js'
import { type BranchResult, publishBranch } from '../host/publish-branch.js'
import { pagesUrlOf } from '../model/pages-url.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { complainOf, openSite } from './open-site.js'
import { EXIT, type Surroundings, type UsageError, usageError } from './surroundings.js'

const BRANCH = 'gh-pages'
const REMOTE = 'origin'

/** Pushes the built site to a branch and says what changed there. */
export async function deployCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const branch = textOf(values.branch) ?? BRANCH
  const remote = textOf(values.remote) ?? REMOTE
  if (!isBranchName(branch)) return usageError(`${quoted(branch)} cannot be the name of a branch.`)
  const site = request.destination
  const shown = relative(world.workingFolder, site) || site
  const { out, err } = world.terminal
  if (whatIsAt(join(site, LIST_FILE)) !== 'file' || whatIsAt(join(site, 'index.html')) !== 'file') {
    err.write(`There is no built site in ${quoted(shown)}: run \`digest build\` first.\n`)
    return EXIT.failed
  }
  const opened = await openSite(request)
  complainOf(opened, world)
  if (opened.config === null) return EXIT.failed
  const result = publishBranch({
    repository: request.source,
    site,
    remote,
    branch,
    message: `${textOf(values.message) ?? `Publish the site (digest ${world.version})`}\n`,
    mode: values.dryRun === true ? 'look' : 'push',
  })
  const isGood = ['unchanged', 'pushed', 'would-push'].includes(result.kind)
  const text = describe(result, { branch, remote, shown, source: request.source })
  ;(isGood ? out : err).write(`${text}\n`)
  if (isGood && isPreviewAddress(opened.config.baseUrl.origin)) {
    const guess = pagesUrlOf(githubRepository(request.source, remote) ?? '')
    err.write(
      `The site is made for ${opened.config.baseUrl.origin}/: set \`baseUrl\`${guess === null ? '' : ` to \`${guess}\``} ` +
        'in the configuration, build and deploy again, so that feeds and addresses are right.\n',
    )
  }
  return isGood ? EXIT.built : EXIT.failed
}

/** What git itself would refuse, or take for something else (git-check-ref-format). */
const isBranchName = (name: string): boolean =>
  /^[^-/.\p{Cc}][^\p{Cc} ~^:?*[\\]*$/u.test(name) && !/\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$/u.test(name)

const isPreviewAddress = (origin: string): boolean =>
  /^https?:\/\/(?:localhost|127\.0\.0\.1)(?::|$)/u.test(origin)

/** `owner/name` of a remote on GitHub; `null` for any other. */
function githubRepository(folder: string, remote: string): string | null {
  const run = git(['remote', 'get-url', remote], { folder })
  if (run.kind !== 'done') return null
  return /github\.com[:/]([^/\s]+\/[^/\s]+?)(?:\.git)?$/u.exec(run.out)?.[1] ?? null
}

interface Frame {
  readonly branch: string
  readonly remote: string
  readonly shown: string
  readonly source: string
}

/** Changes that are named; more are counted. */
const MAX_NAMED = 8

function describe(result: BranchResult, { branch, remote, shown, source }: Frame): string {
  switch (result.kind) {
    case 'no-git':
      return 'git is not installed, or not on the PATH: deploy pushes with it.'
    case 'no-repository':
      return `${quoted(source)} is not in a git repository: run \`git init\` and add a remote, then deploy.`
    case 'no-remote':
      return result.known.length === 0
        ? `The repository has no remote: add one with \`git remote add ${visible(remote)} <address>\`.`
        : `There is no remote ${quoted(remote)}: use one of ${result.known.map(quoted).join(', ')}.`
    case 'own-work':
      return (
        `Not published: ${quoted(branch)} on ${visible(remote)} holds the work that you have here, and the site would take its place. ` +
        'Publish to a branch of its own: `digest deploy --branch gh-pages`.'
      )
    case 'unchanged':
      return `Nothing to publish: ${quoted(branch)} on ${visible(remote)} has these files already (${short(result.commit)}).`
    case 'would-push':
      return `Would publish ${count(result.files, 'file')} of ${quoted(shown)} to ${quoted(branch)} on ${visible(remote)}:\n${listed(result.changes)}`
    case 'pushed':
      return `Published ${count(result.files, 'file')} of ${quoted(shown)} to ${quoted(branch)} on ${visible(remote)} (${short(result.commit)}):\n${listed(result.changes)}`
    case 'failed':
      return `Not published: git could not ${result.step}.\n${indent(visibleLines(result.why))}${hintFor(result.why)}`
    default:
      return result satisfies never
  }
}

function listed(changes: readonly string[]): string {
  const more = changes.length - MAX_NAMED
  const lines = [...changes.slice(0, MAX_NAMED).map(visible), ...(more > 0 ? [`and ${more} more`] : [])]
  return indent(lines.join('\n'))
}

function hintFor(why: string): string {
  if (/tell me who you are|empty ident|unable to auto-detect email/iu.test(why))
    return '\nTell git who you are: `git config user.name …` and `git config user.email …`.'
  if (/fetch first|non-fast-forward|rejected/iu.test(why))
    return '\nSomebody else published meanwhile: deploy again.'
  if (/authentication|permission denied|could not read username|access rights/iu.test(why))
    return '\nCheck that you may push to this remote: `git push --dry-run` asks in the same way.'
  return ''
}

const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')
const indent = (text: string): string => text.replace(/^/gmu, '  ')
const short = (commit: string): string => commit.slice(0, 10)
const count = (number: number, noun: string): string =>
  `${new Intl.NumberFormat('en').format(number)} ${noun}${number === 1 ? '' : 's'}`
const textOf = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null
const quoted = (text: string): string => `\`${visible(text)}\``
