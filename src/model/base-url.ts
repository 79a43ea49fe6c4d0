import type { BaseUrl } from './config.js'

/**
 * The parts of a site's address: http or https, nothing after the path, the path with `/` at its end.
 * `null` when it is not such an address.
 * @example readBaseUrl('https://user.github.io/repo') // => { origin: 'https://user.github.io', path: '/repo/' }
 */
export function readBaseUrl(text: string): BaseUrl | null {
  const address = text.trim()
  if (!/^https?:\/\//i.test(address) || /[?#\\]/.test(address) || !URL.canParse(address)) return null
  const { origin, pathname, username, password } = new URL(address)
  if (username !== '' || password !== '') return null
  return { origin, path: `${pathname.replace(/\/+$/, '')}/` }
}
