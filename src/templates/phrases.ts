import { escapeXml } from '../lib/xml.js'

/** Behind marks that end a phrase, and behind those of a list, unless more marks follow. */
const PAUSE = /(?<=[，。；：？！…][」』）》〉]*)(?![」』）》〉，、。；：？！…])/u
const LIST_PAUSE = /(?<=、)/u
/** A day in figures, whose hyphens are no place to break. */
const DAY = /(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})/u

/** In letters: what a large title has room for on a phone. A longer phrase breaks where it must. */
const LONGEST_PHRASE = 10.5
/** A longer title is set smaller, and fills its lines. */
const LONGEST_TITLE = 40

/** The width of a title in Chinese letters; one of a Latin alphabet has about half of that. */
export function titleWidth(title: string): number {
  return [...title].reduce((sum, letter) => sum + (letter < '\u2e80' ? 0.55 : 1), 0)
}

/**
 * A title as HTML, with an element round each phrase, so that a stylesheet can keep it on one line.
 * @example phrases('甲，乙') // => '<span class="phrase">甲，</span><span class="phrase">乙</span>'
 */
export function phrases(title: string): string {
  const parts = title
    .split(PAUSE)
    .flatMap(part => part.split(DAY))
    .flatMap(part => (titleWidth(part) > LONGEST_PHRASE ? part.split(LIST_PAUSE) : [part]))
    .filter(part => part !== '')
  if (parts.length < 2 || titleWidth(title) > LONGEST_TITLE) return escapeXml(title)
  return parts.map(part => (titleWidth(part) > LONGEST_PHRASE ? escapeXml(part) : phrase(part))).join('')
}

/** Blanks stay outside: at the edges of a box they would be lost. */
const phrase = (part: string): string =>
  part.replace(/\S(?:[\s\S]*\S)?/u, words => `<span class="phrase">${escapeXml(words)}</span>`)
