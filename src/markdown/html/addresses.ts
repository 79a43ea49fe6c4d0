/** What an address in a post leads to. */
export type Address =
  /** A page of another site: `https://…`. */
  | { readonly kind: 'external'; readonly url: string }
  /** `mailto:`, `tel:` */
  | { readonly kind: 'contact'; readonly url: string }
  /** `#id`, decoded, without its mark. */
  | { readonly kind: 'fragment'; readonly id: string }
  /** It may be this site's; as written. */
  | { readonly kind: 'local'; readonly target: string }
  /** A picture inside the text. */
  | { readonly kind: 'data-image'; readonly url: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unsafe' }
  /** It begins like an address of the web and is none: `http://`, `https://exa mple`. */
  | { readonly kind: 'invalid' }

/** Browsers ignore these at the beginning of an address, and tabs and line ends anywhere in it (WHATWG URL, 4.4). */
const IGNORED = /^[\u0000-\u0020]+|[\u0000-\u0020]+$|[\t\n\r]/g
const SCHEME = /^([a-z][a-z0-9+.-]*):/i
/** Kinds of picture that can hold no script; SVG can. */
const DATA_IMAGE = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=]*$/i

/**
 * `//assets/x.png` names no host, since it has no dot: it is the site path `/assets/x.png`, as in front matter.
 */
export function addressOf(written: string): Address {
  const address = written.replace(IGNORED, '')
  if (address === '') return { kind: 'none' }
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase()
  if (scheme === 'http' || scheme === 'https') return onTheWeb(address)
  if (scheme === 'mailto' || scheme === 'tel') return { kind: 'contact', url: encode(address) }
  if (scheme === 'data' && DATA_IMAGE.test(address)) return { kind: 'data-image', url: address }
  if (scheme !== undefined) return { kind: 'unsafe' }
  if (address.startsWith('#')) return { kind: 'fragment', id: decode(address.slice(1)) }
  // Browsers read a backslash as a slash.
  if (/^[/\\]{2}/.test(address)) return withoutScheme(address.replace(/^[/\\]+/, ''))
  return { kind: 'local', target: address }
}

function withoutScheme(rest: string): Address {
  const host = /^[^/\\?#]*/.exec(rest)?.[0] ?? ''
  return host.includes('.') ? onTheWeb(`https://${rest}`) : { kind: 'local', target: `/${rest}` }
}

function onTheWeb(address: string): Address {
  const url = encode(address)
  return URL.canParse(url) ? { kind: 'external', url } : { kind: 'invalid' }
}

/** Percent-encodes what no address may hold, once: what is encoded stays as it is. */
function encode(address: string): string {
  return address
    .toWellFormed()
    .replace(/[^\x21\x23-\x3B\x3D\x3F-\x5B\x5D\x5F\x61-\x7A\x7E]/gu, encodeURIComponent)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
