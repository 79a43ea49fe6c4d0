import { byCodePoint } from './order.js'

export interface CanonicalUrl {
  /** Equal for two addresses of one page: an identity, not for links. */
  readonly canonical: string
  /** The host without `www.` and `m.`, to be shown and to group by. */
  readonly domain: string
}

/**
 * What tells one page from another in an address, by content.md section 3. `null` for anything but an address of the
 * web. The rules, in the order in which they are applied; applying them twice changes nothing:
 *
 * | rule | from | to |
 * | --- | --- | --- |
 * | Google's AMP caches lead to the original | `google.com/amp/s/x.tw/a`, `x-tw.cdn.ampproject.org/c/s/x.tw/a` | `x.tw/a` |
 * | `https`; host in lower case, no `www.`, port, user | `http://www.X.tw:80/a` | `https://x.tw/a` |
 * | mobile and older hosts that show the same pages (SAME_SITE) | `old.reddit.com`, `mobile.twitter.com`, `en.m.wikipedia.org` | `reddit.com`, `x.com`, `en.wikipedia.org` |
 * | YouTube: every form of a video | `youtu.be/ID?t=3`, `/shorts/ID`, `/embed/ID`, `/live/ID` | `youtube.com/watch?v=ID` |
 * | Reddit: a thread without its title, a comment with its id | `/r/AI/comments/1abc/some_title/` | `/r/ai/comments/1abc` |
 * | X: a post without what surrounds it | `/Someone/status/123/photo/1`, `/i/web/status/123` | `/someone/status/123`, `/i/status/123` |
 * | no fragment, no slash at the end, no `/amp` behind an article | `/2026/a-b-c/amp/#top` | `/2026/a-b-c` |
 * | no trackers (TRACKERS, HOST_TRACKERS), no AMP parameter | `?id=3&utm_source=x&fbclid=y&amp=1` | `?id=3` |
 * | the rest of the query sorted, `+` as `%20`, no empty value | `?b=&a=x+y` | `?a=x%20y&b` |
 * | escapes as RFC 3986 has them | `%7e`, `%e6%96%87` | `~`, `%E6%96%87` |
 *
 * @example canonicalUrl('http://www.Example.com/a/?utm_source=x#top') // => { canonical: 'https://example.com/a', domain: 'example.com' }
 * @example canonicalUrl('https://youtu.be/GMXnmaky9FY?t=3') // => { canonical: 'https://youtube.com/watch?v=GMXnmaky9FY', … }
 */
export function canonicalUrl(url: string): CanonicalUrl | null {
  if (!/^\s*https?:\/\//i.test(url)) return null
  const parsed = parse(url)
  if (parsed === null) return null
  const original = ampOriginal(parsed)
  if (original !== null) return canonicalUrl(original)

  const host = canonicalHost(parsed.host)
  const video = videoId({ ...parsed, host })
  if (video !== null) return { canonical: `https://youtube.com/watch?v=${video}`, domain: 'youtube.com' }
  const path = pathOnHost(host, canonicalPath(parsed.pathname))
  const canonical = `https://${host}${path}${canonicalQuery(parsed.search, host)}`
  return { canonical, domain: withoutPrefix(host, 'm.') }
}

/** Hosts that show the very pages of another host. Those of which this is not certain stay as they are. */
const SAME_SITE: Readonly<Record<string, string>> = {
  'm.youtube.com': 'youtube.com',
  'music.youtube.com': 'youtube.com',
  'youtube-nocookie.com': 'youtube.com',
  'twitter.com': 'x.com',
  'mobile.twitter.com': 'x.com',
  'mobile.x.com': 'x.com',
  'm.facebook.com': 'facebook.com',
  'mbasic.facebook.com': 'facebook.com',
  'old.reddit.com': 'reddit.com',
  'new.reddit.com': 'reddit.com',
  'np.reddit.com': 'reddit.com',
  'm.reddit.com': 'reddit.com',
  'amp.reddit.com': 'reddit.com',
  'amp.cnn.com': 'cnn.com',
  'amp.theguardian.com': 'theguardian.com',
  'm.imdb.com': 'imdb.com',
  'm.medium.com': 'medium.com',
}

/** Parameters that say where a reader came from, not what is read; in lower case. `utm_*` and `at_*` are below. */
const TRACKERS: ReadonlySet<string> = new Set([
  // Google: ads, analytics, search
  ...[
    'gclid',
    'gclsrc',
    'dclid',
    'gbraid',
    'wbraid',
    'gad_source',
    'gad_campaignid',
    '_ga',
    '_gl',
    'srsltid',
  ],
  // Meta, X, TikTok, LinkedIn, Reddit, Pinterest, Snapchat
  ...['fbclid', 'mibextid', 'igsh', 'igshid', 'twclid', 'ref_src', 'ref_url', '__twitter_impression'],
  ...['ttclid', 'li_fat_id', 'trk', 'rdt_cid', 'epik', 'sc_cid', 'sccid'],
  // Microsoft, Yandex, Yahoo
  ...['msclkid', 'yclid', 'ysclid', 'guccounter', 'guce_referrer', 'guce_referrer_sig'],
  // Letters and marketing: Mailchimp, HubSpot, Marketo, Vero, Omeda, Adobe, Branch
  ...['mc_cid', 'mc_eid', '_hsenc', '_hsmi', 'hsctatracking', 'mkt_tok', 'vero_id', 'vero_conv'],
  ...['oly_anon_id', 'oly_enc_id', 's_cid', '_branch_match_id', 'wickedid'],
  // Publishers' own: New York Times, Washington Post, Yahoo and HuffPost
  ...['smid', 'smtyp', 'itid', 'ncid'],
])

const TRACKER_FAMILY = /^(?:utm_|at_(?:medium|campaign|custom|link|bbc|ptr|format))/

/** Parameters that choose the AMP form of a page. */
const AMP_PARAMETER = /^(?:amp=(?:1|true)?|amp|outputtype=amp)$/i

/** Parameters that mean something elsewhere and nothing on these hosts. */
const HOST_TRACKERS: Readonly<Record<string, ReadonlySet<string>>> = {
  // Of a page that is no video: a list, a channel.
  'youtube.com': new Set(['si', 'feature', 'pp', 'ab_channel', 'app']),
  'x.com': new Set(['s', 't']),
  'reddit.com': new Set(['share_id', 'rdt', 'ref', 'ref_source', 'context', 'sort']),
  'open.spotify.com': new Set(['si', 'nd']),
  'podcasts.apple.com': new Set(['itsct', 'itscg', 'ls', 'app', 'at', 'ct', 'uo', 'mt']),
  'medium.com': new Set(['source', 'sk']),
  'linkedin.com': new Set(['trackingid', 'lipi', 'rcm', 'originalsubdomain']),
  'facebook.com': new Set(['rdid', 'share_url', 'ref', 'locale']),
}

/** The ids that YouTube gives: 64 bits in base64url. */
const VIDEO_ID = /^[A-Za-z0-9_-]{11}$/

interface Address {
  readonly host: string
  readonly pathname: string
  readonly search: string
}

function parse(url: string): Address | null {
  try {
    const { host, pathname, search } = new URL(url.trim())
    return { host, pathname: canonicalEscapes(pathname), search: canonicalEscapes(search) }
  } catch {
    return null
  }
}

/** The address behind Google's two AMP caches; every call is shorter by one cache. */
function ampOriginal({ host, pathname, search }: Address): string | null {
  const cached =
    /^(?:www\.)?google\.[a-z.]+$/.test(host) && pathname.startsWith('/amp/')
      ? pathname.slice('/amp/'.length)
      : host.endsWith('.cdn.ampproject.org')
        ? /^\/[civ]\/(.+)$/.exec(pathname)?.[1]
        : undefined
  if (cached === undefined || !/^(?:s\/)?[^/.]+\.[^/]+/.test(cached)) return null
  return `https://${cached.replace(/^s\//, '')}${search}`
}

function canonicalHost(host: string): string {
  const plain = withoutPrefix(host.toLowerCase().replace(/\.(?=:|$)/, ''), 'www.').replace(/:(?:80|443)$/, '')
  const wikipedia = /^([a-z-]+)\.m\.wikipedia\.org$/.exec(plain)
  if (wikipedia !== null) return `${wikipedia[1]}.wikipedia.org`
  return Object.hasOwn(SAME_SITE, plain) ? (SAME_SITE[plain] ?? plain) : plain
}

/** Again and again, but never down to a bare `com`. */
function withoutPrefix(host: string, prefix: string): string {
  let rest = host
  while (rest.startsWith(prefix) && rest.slice(prefix.length).includes('.')) rest = rest.slice(prefix.length)
  return rest
}

function videoId({ host, pathname, search }: Address): string | null {
  if (host !== 'youtube.com' && host !== 'youtu.be') return null
  const [first = '', second = ''] = pathname.split('/').slice(1)
  const id = host === 'youtu.be' ? first : VIDEO_FOLDERS.has(first) ? second : watched(first, search)
  return VIDEO_ID.test(id) ? id : null
}

const VIDEO_FOLDERS: ReadonlySet<string> = new Set(['shorts', 'embed', 'live', 'v'])

const watched = (page: string, search: string): string =>
  page === 'watch' ? (new URLSearchParams(search).get('v') ?? '') : ''

function canonicalPath(pathname: string): string {
  const path = pathname.replace(/\/+$/, '')
  return (/amp$/i.test(path) ? path.replace(AMP_SUFFIX, '') : path) || '/'
}

/**
 * `/2026/anthropic-raises-new-round/amp`: WordPress's form, believed only behind the long name of an article,
 * since `/products/amp` is a shop's amplifier.
 */
const AMP_SUFFIX = /(?<=\/[^/]*-[^/]*-[^/]*)(?:\/+amp)+$/i

/** `/r/<community>/comments/<thread>/<title>/<comment>`; the title may be anything. */
const REDDIT_THREAD = /^\/(r|user|u)\/([\w-]+)\/comments\/([a-z0-9]+)(?:\/[^/]*)?(?:\/([a-z0-9]+))?$/i
/** `/<name>/status/<number>`, with a picture or nothing behind it. */
const X_POST = /^\/(i\/web|i|\w{1,20})\/status(?:es)?\/(\d+)(?:\/.*)?$/i

/** What is known of the paths of single hosts. */
function pathOnHost(host: string, path: string): string {
  if (host === 'reddit.com') {
    const [, kind = '', community = '', thread = '', comment] = REDDIT_THREAD.exec(path) ?? []
    if (thread === '') return path
    const behind = comment === undefined ? '' : `/_/${comment}`
    return `/${kind}/${community}/comments/${thread}${behind}`.toLowerCase()
  }
  if (host === 'x.com') {
    const [, name = '', number = ''] = X_POST.exec(path) ?? []
    return number === '' ? path : `/${name.toLowerCase().replace('i/web', 'i')}/status/${number}`
  }
  return path
}

const NO_TRACKERS: ReadonlySet<string> = new Set()

function canonicalQuery(search: string, host: string): string {
  const trackers = (Object.hasOwn(HOST_TRACKERS, host) ? HOST_TRACKERS[host] : null) ?? NO_TRACKERS
  const kept = search
    .slice(1)
    .split('&')
    .filter(part => {
      const name = part.split('=', 1)[0]?.toLowerCase() ?? ''
      if (part === '' || AMP_PARAMETER.test(part)) return false
      return !TRACKERS.has(name) && !TRACKER_FAMILY.test(name) && !trackers.has(name)
    })
    .map(part => part.replaceAll('+', '%20').replace(/^([^=]*)=$/, '$1'))
    .filter(part => part !== '')
    .sort(byCodePoint)
  return kept.length === 0 ? '' : `?${kept.join('&')}`
}

/** RFC 3986, 6.2.2: escapes in upper case, and none for what needs none. Text in other encodings (Big5) survives. */
function canonicalEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, written => {
    const character = String.fromCharCode(Number.parseInt(written.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : written.toUpperCase()
  })
}
