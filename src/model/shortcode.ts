/** What digest finds out about a call of one of its own shortcodes; `null` for any other. */
export interface BuiltIn {
  readonly embed: EmbedView | null
  readonly box: BoxView | null
  readonly media: MediaView | null
}

/** A card that leads to another service, and the player that a click puts in its place. */
export interface EmbedView {
  readonly service: string
  readonly title: string
  readonly href: string
  /** The address of a player; `null` when there is none. */
  readonly player: string | null
  /** A sound or film itself, for the browser's own player. */
  readonly media: 'audio' | 'video' | null
  readonly shape: 'video' | 'track' | 'list' | 'link'
  /** The player wants to be told which host it stands on. */
  readonly wantsHost: boolean
}

/** A part of the text with a title: an alert, something to unfold, a tab. */
export interface BoxView {
  /** `null` for what is no alert. */
  readonly alert: AlertKind | null
  readonly title: string
  readonly isOpen: boolean
  /** Equal for the tabs of one set, and for no others on the page. */
  readonly group: string | null
}

/** The five of GitHub. */
export type AlertKind = 'note' | 'tip' | 'important' | 'warning' | 'caution'

/** A sound or film of this site. */
export interface MediaView {
  readonly src: string
  readonly poster: string | null
  readonly loop: boolean
  readonly muted: boolean
}
