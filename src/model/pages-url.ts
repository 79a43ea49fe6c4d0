/** What GitHub Actions say of the repository that they work for. */
interface Variables {
  readonly GITHUB_ACTIONS?: string | undefined
  readonly GITHUB_REPOSITORY?: string | undefined
  readonly GITHUB_SERVER_URL?: string | undefined
}

/** `owner/name`, as GitHub allows them. */
const REPOSITORY = /^([A-Za-z0-9-]{1,39})\/([\w.-]{1,100})$/

/**
 * The address at which GitHub Pages shows a repository, as a workflow's environment tells it; `null` anywhere else,
 * and on servers other than github.com, whose addresses only their owners know.
 * @example pagesUrl({ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'Me/news' }) // => 'https://me.github.io/news/'
 * @example pagesUrl({ GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'me/me.github.io' }) // => 'https://me.github.io/'
 */
export function pagesUrl(variables: Variables): string | null {
  const { GITHUB_ACTIONS, GITHUB_REPOSITORY, GITHUB_SERVER_URL } = variables
  const isGitHub = (GITHUB_SERVER_URL ?? 'https://github.com') === 'https://github.com'
  return GITHUB_ACTIONS === 'true' && isGitHub ? pagesUrlOf(GITHUB_REPOSITORY ?? '') : null
}

/**
 * The same of a repository's name; `null` when it is none.
 * @example pagesUrlOf('Me/news') // => 'https://me.github.io/news/'
 */
export function pagesUrlOf(repository: string): string | null {
  const [, owner = '', name = ''] = REPOSITORY.exec(repository) ?? []
  if (owner === '') return null
  const host = `${owner.toLowerCase()}.github.io`
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`
}
