import { escapeXml } from '../lib/xml.js'

/** Behind pausing and closing marks, unless more of them follow. */
const PAUSE = /(?<=[，、。；：？！…][」』）》〉]*)(?![」』）》〉，、。；：？！…])/u

/**
 * A title as HTML, with an element round each phrase, so that a stylesheet can keep it on one line.
 * @example phrases('甲，乙') // => '<span class="phrase">甲，</span><span class="phrase">乙</span>'
 */
export function phrases(title: string): string {
  const parts = title.split(PAUSE).filter(part => part !== '')
  if (parts.length < 2) return escapeXml(title)
  return parts.map(part => `<span class="phrase">${escapeXml(part)}</span>`).join('')
}
