/** A shortcode that shows what a frame would, without loading anything before the reader asks. */
export interface FrameCall {
  readonly name: string
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
}

interface Player {
  readonly hosts: readonly string[]
  /** `null`: an address of the host that is no player. */
  readonly read: (url: URL) => FrameCall | null
}

/** By the addresses that these services themselves hand out for embedding. */
const PLAYERS: readonly Player[] = [
  {
    hosts: ['youtube.com', 'youtube-nocookie.com'],
    read: url => call('youtube', /^\/embed\/([\w-]{11})$/.exec(url.pathname)?.[1]),
  },
  {
    hosts: ['player.vimeo.com'],
    read: url => call('vimeo', /^\/video\/(\d{1,12})$/.exec(url.pathname)?.[1]),
  },
  {
    hosts: ['player.bilibili.com'],
    read: url => call('bilibili', /^BV\w{8,12}$/.exec(url.searchParams.get('bvid') ?? '')?.[0]),
  },
  {
    hosts: ['player.twitch.tv'],
    read: url => call('twitch', /^v?(\d{4,14})$/.exec(url.searchParams.get('video') ?? '')?.[1]),
  },
  // These shortcodes read the whole address.
  {
    hosts: ['open.spotify.com'],
    read: url =>
      call(
        'spotify',
        /^\/embed\/[a-z]+\/[0-9A-Za-z]+$/.test(url.pathname) ? url.origin + url.pathname : undefined,
      ),
  },
  {
    hosts: ['embed.podcasts.apple.com'],
    read: url =>
      call(
        'apple-podcast',
        /^\/[a-z]{2}\/podcast\//.test(url.pathname) ? url.origin + url.pathname + url.search : undefined,
      ),
  },
]

/** The facade for the address of a frame; `null` for a service that has none. */
export function frameCall(address: string): FrameCall | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const host = url.hostname.replace(/^www\./, '')
  return PLAYERS.find(({ hosts }) => hosts.includes(host))?.read(url) ?? null
}

function call(name: string, id: string | undefined): FrameCall | null {
  return id === undefined ? null : { name, positional: [id], named: {} }
}
