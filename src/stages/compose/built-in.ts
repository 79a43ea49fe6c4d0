import { alertKind } from '../../markdown/shortcodes/alerts.js'
import { type Embed, readEmbed, remoteMedia } from '../../markdown/shortcodes/embeds.js'
import type { ShortcodeSlot } from '../../model/document.js'
import type { BoxView, BuiltIn, EmbedView, MediaView } from '../../model/shortcode.js'
import { isRemote } from './pictures.js'

type Call = Pick<ShortcodeSlot, 'name' | 'positional' | 'named' | 'at'> & {
  readonly parent: ShortcodeSlot | null
  readonly ordinal: number
}

/** A string of the theme in the language of the page. */
type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** What a template of our own needs to know of a call, beyond what its author wrote. */
export function builtIn(call: Call, words: Words): BuiltIn {
  return { embed: embedOf(call, words), box: boxOf(call, words), media: mediaOf(call) }
}

function embedOf(call: Call, words: Words): EmbedView | null {
  const kind = mediaKind(call.name)
  const src = call.named.src ?? ''
  if (kind !== null) {
    const remote = isRemote(src) ? remoteMedia(kind, src) : null
    return remote === null ? null : embedView(remote, { call, words, media: kind })
  }
  const reading = readEmbed(call.name, call)
  return reading?.kind === 'embed' ? embedView(reading.embed, { call, words, media: null }) : null
}

function embedView(
  embed: Embed,
  { call, words, media }: { readonly call: Call; readonly words: Words; readonly media: EmbedView['media'] },
): EmbedView {
  const { service, href, player, shape, wantsHost } = embed
  const title = call.named.title ?? embed.name ?? words(`embed.${embed.act}`)
  return { service, title, href, player, media, shape, wantsHost }
}

const mediaKind = (name: string): 'audio' | 'video' | null =>
  name === 'audio' || name === 'video' ? name : null

function mediaOf({ name, named }: Call): MediaView | null {
  const { src, poster } = named
  if (mediaKind(name) === null || src === undefined || isRemote(src)) return null
  // A picture of another host would be fetched before anybody asked.
  const ownPoster = poster === undefined || isRemote(poster) ? null : poster
  return { src, poster: ownPoster, loop: isYes(named.loop), muted: isYes(named.muted) }
}

const isYes = (value: string | undefined): boolean => /^(?:true|yes|1|on|open)$/i.test(value ?? '')

function boxOf(call: Call, words: Words): BoxView | null {
  switch (call.name) {
    case 'alert':
    case 'admonition':
    case 'notice':
    case 'hint':
    case 'callout':
      return alertOf(call, words)
    case 'details':
    case 'collapse':
    case 'expand':
    case 'spoiler': {
      const { positional, named } = call
      const title =
        titleOf(call, ['summary', 'title', 'label', 'text']) ?? positional[0] ?? words('details.summary')
      const isOpen = isYes(named.open) || positional.slice(1).includes('open')
      return { alert: null, title, isOpen, group: null }
    }
    case 'tabs':
      return {
        alert: null,
        title: titleOf(call, ['title']) ?? words('tabs.label'),
        isOpen: true,
        group: groupOf(call),
      }
    case 'tab': {
      const { parent, ordinal, positional } = call
      const listed = (parent?.named.items ?? '').split(',')[ordinal]?.trim()
      // `{% tab log php %}` of jekyll-tabs names its group first.
      const isGrouped = positional.length > 1 && positional[0] === parent?.positional[0]
      const title =
        titleOf(call, ['name', 'title', 'header', 'label']) ??
        (isGrouped ? positional.slice(1).join(' ') : positional[0]) ??
        (listed || words('tabs.tab', { number: ordinal + 1 }))
      return { alert: null, title, isOpen: ordinal === 0, group: parent === null ? null : groupOf(parent) }
    }
    default:
      return null
  }
}

function alertOf(call: Call, words: Words): BoxView {
  const { positional, named } = call
  const written = named.type ?? named.kind ?? named.color ?? positional[0] ?? 'note'
  const alert = alertKind(written) ?? 'note'
  const title = titleOf(call, ['title']) ?? positional[1] ?? words(`alert.${alert}`)
  return { alert, title, isOpen: true, group: null }
}

function titleOf({ named }: Call, names: readonly string[]): string | null {
  return names.map(name => named[name]?.trim()).find(value => value !== undefined && value !== '') ?? null
}

const groupOf = ({ at }: Pick<ShortcodeSlot, 'at'>): string => `tabs-${at.line}-${at.column}`
