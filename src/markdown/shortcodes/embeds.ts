/** A page of another service that a post shows: a card that leads there, and a player for those who ask for it. */
export interface Embed {
  /** The service's own name: `YouTube`. */
  readonly service: string
  /** What a reader does there: names the words on the card. */
  readonly act: 'watch' | 'listen' | 'read' | 'code'
  /** What the card says when the author gives no title: `@user`, a file's name. */
  readonly name: string | null
  readonly href: string
  /** Loaded by a click only. `null`: the service shows nothing without code of its own in the page. */
  readonly player: string | null
  readonly shape: 'video' | 'track' | 'list' | 'link'
  /** The player wants to be told which host it stands on. */
  readonly wantsHost: boolean
}

export interface Arguments {
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
}

export type EmbedReading =
  | { readonly kind: 'embed'; readonly embed: Embed }
  | { readonly kind: 'problem'; readonly written: string | null; readonly wanted: Wanted }

/** For messages: what is lacking, and a call that works. */
export interface Wanted {
  readonly argument: string
  readonly example: string
}

interface Service {
  readonly wanted: Wanted
  /** @param given the first of `id`, `url`, `link` and the positional arguments; `null` when it is no such thing. */
  readonly read: (given: string, call: Arguments) => Embed | null
}

/** What the call of an embed stands for; `null` when the shortcode is none of the services'. */
export function readEmbed(name: string, call: Arguments): EmbedReading | null {
  const service = SERVICES.get(name)
  if (service === undefined) return null
  const { named, positional } = call
  const given = (named.id ?? named.url ?? named.link ?? named.src ?? positional[0] ?? '').trim()
  if (given === '') return { kind: 'problem', written: null, wanted: service.wanted }
  const embed = service.read(given, call)
  if (embed === null) return { kind: 'problem', written: given, wanted: service.wanted }
  return { kind: 'embed', embed }
}

const VIDEO = { act: 'watch', name: null, shape: 'video', wantsHost: false } as const

/** An id of YouTube has 11 characters today; longer ones cost nothing. */
const YOUTUBE_ID = /^[\w-]{6,32}$/
const YOUTUBE_URL =
  /^(?:https?:)?\/\/(?:(?:www|m|music)\.)?(?:youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/|live\/)|youtu\.be\/)([\w-]{6,32})/

const youtube: Service = {
  wanted: { argument: 'the id of the video', example: '{{< youtube w7Ft2ymGmfc >}}' },
  read(given, { named }) {
    const id = YOUTUBE_ID.exec(given)?.[0] ?? YOUTUBE_URL.exec(given)?.[1]
    if (id === undefined) return null
    const start = seconds(named.start ?? named.t ?? '')
    return {
      ...VIDEO,
      service: 'YouTube',
      href: `https://www.youtube.com/watch?v=${id}${start === null ? '' : `&t=${start}s`}`,
      player: `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${start === null ? '' : `&start=${start}`}`,
    }
  },
}

/** @example seconds('1m30s') // => 90 */
function seconds(written: string): number | null {
  const match = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(written.trim())
  if (match === null || match[0] === '') return null
  const [, hours = '0', minutes = '0', rest = '0'] = match
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest)
}

const vimeo: Service = {
  wanted: { argument: 'the number of the video', example: '{{< vimeo 146022717 >}}' },
  read(given) {
    const [, id, key] =
      /^(?:(?:https?:)?\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?)?(\d{4,12})(?:\/([0-9a-f]{6,16}))?(?:[?#].*)?$/.exec(
        given,
      ) ?? []
    if (id === undefined) return null
    const href = `https://vimeo.com/${id}${key === undefined ? '' : `/${key}`}`
    const player = `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${key === undefined ? '' : `&h=${key}`}`
    return { ...VIDEO, service: 'Vimeo', href, player }
  },
}

const bilibili: Service = {
  wanted: { argument: 'the id of the video', example: '{{< bilibili BV1GJ411x7h7 >}}' },
  read(given, { named, positional }) {
    const id =
      /^(?:(?:https?:)?\/\/(?:www\.|m\.)?bilibili\.com\/video\/)?(BV[0-9A-Za-z]{8,14}|av\d{1,14}|\d{1,14})(?:[/?#].*)?$/i.exec(
        given,
      )?.[1]
    if (id === undefined) return null
    const number = /^(?:av)?(\d+)$/i.exec(id)?.[1]
    const part = /^\d{1,4}$/.exec(named.page ?? named.p ?? positional[1] ?? '')?.[0] ?? '1'
    const page = part === '1' ? '' : `?p=${part}`
    const which = number === undefined ? `bvid=${id}` : `aid=${number}`
    return {
      ...VIDEO,
      service: 'Bilibili',
      href: `https://www.bilibili.com/video/${number === undefined ? id : `av${number}`}/${page}`,
      player: `https://player.bilibili.com/player.html?${which}&p=${part}&autoplay=1`,
    }
  },
}

const twitch: Service = {
  wanted: { argument: 'the number of the video', example: '{{< twitch 1634779211 >}}' },
  read(given) {
    const id = /^(?:(?:https?:)?\/\/(?:www\.)?twitch\.tv\/videos\/)?v?(\d{4,14})(?:[?#].*)?$/.exec(given)?.[1]
    if (id === undefined) return null
    const player = `https://player.twitch.tv/?video=${id}&autoplay=true`
    return {
      ...VIDEO,
      service: 'Twitch',
      href: `https://www.twitch.tv/videos/${id}`,
      player,
      wantsHost: true,
    }
  },
}

const SPOTIFY_KINDS = 'track|episode|album|playlist|show|artist'
const SPOTIFY_ID = /^[0-9A-Za-z]{10,40}$/

const spotify: Service = {
  wanted: {
    argument: 'the id or address of what is to be heard',
    example: '{{< spotify type="episode" id="…" >}}',
  },
  read(given, { named, positional }) {
    const [, inPath, idInPath] =
      new RegExp(
        `^(?:(?:https?:)?//open\\.spotify\\.com/(?:intl-[a-z-]+/)?(?:embed/)?|spotify:)?(${SPOTIFY_KINDS})[/:]([0-9A-Za-z]{10,40})(?:[?#].*)?$`,
      ).exec(given) ?? []
    const isKind = new RegExp(`^(?:${SPOTIFY_KINDS})$`)
    const isKindFirst = named.id === undefined && isKind.test(given)
    const kind = inPath ?? (isKindFirst ? given : (named.type ?? named.kind ?? 'track'))
    const id = idInPath ?? (isKindFirst ? (positional[1] ?? '') : given)
    if (!SPOTIFY_ID.test(id) || !isKind.test(kind)) return null
    return {
      service: 'Spotify',
      act: 'listen',
      name: null,
      href: `https://open.spotify.com/${kind}/${id}`,
      player: `https://open.spotify.com/embed/${kind}/${id}`,
      shape: kind === 'track' || kind === 'episode' ? 'track' : 'list',
      wantsHost: false,
    }
  },
}

const applePodcast: Service = {
  wanted: {
    argument: 'the address of the podcast or episode',
    example: '{{< apple-podcast "https://podcasts.apple.com/tw/podcast/…/id1500839292?i=1000…" >}}',
  },
  read(given) {
    const [, path] =
      /^(?:(?:https?:)?\/\/(?:embed\.)?podcasts\.apple\.com\/|\/)?([a-z]{2}\/podcast\/[^\s?#"'<>]{1,300}(?:\?i=\d+)?)(?:[&#].*)?$/.exec(
        given,
      ) ?? []
    if (path === undefined) return null
    const encoded = encodePath(path)
    return {
      service: 'Apple Podcasts',
      act: 'listen',
      name: null,
      href: `https://podcasts.apple.com/${encoded}`,
      player: `https://embed.podcasts.apple.com/${encoded}`,
      shape: path.includes('?i=') ? 'track' : 'list',
      wantsHost: false,
    }
  },
}

/** Encodes once what is not encoded yet. */
const encodePath = (path: string): string =>
  path
    .toWellFormed()
    .replace(/[^\x21\x23-\x26\x28-\x3B\x3D\x3F-\x5B\x5D\x5F\x61-\x7A\x7E]/gu, encodeURIComponent)

const post: Service = {
  wanted: {
    argument: 'the number of the post',
    example: '{{< x user="SanDiegoZoo" id="1453110110599868418" >}}',
  },
  read(given, { named, positional }) {
    const [, userInUrl, idInUrl] =
      /^(?:https?:)?\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/(\w{1,20})\/status\/(\d{1,20})/.exec(given) ??
      []
    // `{{< tweet SanDiegoZoo 1453110110599868418 >}}` names the user first.
    const isUserFirst = named.id === undefined && !/^\d+$/.test(given)
    const id = idInUrl ?? (isUserFirst ? positional[1] : given) ?? ''
    const user = userInUrl ?? named.user ?? (isUserFirst ? given : null)
    if (!/^\d{1,20}$/.test(id) || (user !== null && !/^@?\w{1,20}$/.test(user))) return null
    const name = user?.replace(/^@/, '') ?? null
    return {
      service: 'X',
      act: 'read',
      name: name === null ? null : `@${name}`,
      href: `https://x.com/${name ?? 'i'}/status/${id}`,
      player: null,
      shape: 'link',
      wantsHost: false,
    }
  },
}

const gist: Service = {
  wanted: {
    argument: 'the user and the id of the gist',
    example: '{{< gist octocat 6cad326836d38bd3a7ae >}}',
  },
  read(given, { named, positional }) {
    const address = /^(?:(?:https?:)?\/\/gist\.github\.com\/)?(?:([\w-]{1,40})\/)?([0-9a-f]{1,40})(?:\.js)?$/i
    const userFirst =
      named.id === undefined && /^[0-9a-f]{1,40}$/i.test(positional[1] ?? '') ? positional[0] : undefined
    const [, inPath, idInPath] = address.exec(given) ?? []
    const user = userFirst ?? inPath ?? named.user ?? null
    const id = userFirst === undefined ? idInPath : positional[1]
    if (id === undefined || (user !== null && !/^[\w-]{1,40}$/.test(user))) return null
    const file = named.file ?? positional[userFirst === undefined ? 1 : 2] ?? null
    return {
      service: 'GitHub Gist',
      act: 'code',
      name: file ?? (user === null ? id : `${user}/${id}`),
      href: `https://gist.github.com/${user === null ? '' : `${user}/`}${id}${file === null ? '' : `#${anchorOf(file)}`}`,
      player: null,
      shape: 'link',
      wantsHost: false,
    }
  },
}

/** @example anchorOf('List Files.js') // => 'file-list-files-js' */
const anchorOf = (file: string): string =>
  `file-${file
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')}`

const SERVICES: ReadonlyMap<string, Service> = new Map([
  ['youtube', youtube],
  ['vimeo', vimeo],
  ['bilibili', bilibili],
  ['twitch', twitch],
  ['spotify', spotify],
  ['apple-podcast', applePodcast],
  ['x', post],
  ['tweet', post],
  ['twitter', post],
  ['x-post', post],
  ['gist', gist],
])

/** A sound or film of another host is an embed too: its bytes are fetched by a click only. */
export function remoteMedia(kind: 'audio' | 'video', src: string): Embed | null {
  const url = URL.canParse(src.replace(/^\/\//, 'https://'))
    ? new URL(src.replace(/^\/\//, 'https://'))
    : null
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const act = kind === 'video' ? 'watch' : 'listen'
  const shape = kind === 'video' ? 'video' : 'track'
  return { service: url.host, act, name: null, href: url.href, player: null, shape, wantsHost: false }
}

/** Shortcodes that name a file by `src`, or by their first argument. */
export const FILE_SHORTCODES: ReadonlySet<string> = new Set(['figure', 'image', 'audio', 'video'])

/** Shortcodes whose HTML is a block: a paragraph is cut in two round them. */
export const BLOCK_SHORTCODES: ReadonlySet<string> = new Set([
  ...SERVICES.keys(),
  ...FILE_SHORTCODES,
  ...['admonition', 'alert', 'callout', 'hint', 'notice'],
  ...['collapse', 'details', 'expand', 'spoiler', 'tab', 'tabs', 'gallery'],
])
