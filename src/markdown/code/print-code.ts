import { escapeXml } from '../../lib/xml.js'
import type { CodeSlot } from '../../model/document.js'
import type { CodeToken } from './highlighter.js'

/**
 * A block of code as HTML: a span for each piece that has a role, a `<mark>` for each line that is pointed out.
 * A keyboard can scroll it.
 * @param lines `null` for code without colours
 */
export function printCode(slot: CodeSlot, lines: readonly (readonly CodeToken[])[] | null): string {
  const shown = lines ?? slot.text.split('\n').map(text => [{ role: null, text }])
  const html = shown.map((tokens, i) => {
    const line = `${tokens.map(printToken).join('')}\n`
    return isMarked(slot, i + 1) ? `<mark>${line}</mark>` : line
  })
  const named = slot.language === null ? '' : ` class="language-${escapeXml(slot.language)}"`
  return `<pre tabindex="0"><code${named}>${html.join('')}</code></pre>`
}

function printToken({ role, text }: CodeToken): string {
  const escaped = escapeXml(text)
  return role === null ? escaped : `<span class="tok-${role}">${escaped}</span>`
}

const isMarked = ({ marked }: CodeSlot, line: number): boolean =>
  marked.some(([first, last]) => first <= line && line <= last)
