import type { MathSlot } from '../../model/document.js'
import type { Tag } from './call.js'

/** Signs that authors write around a formula although the tags are there: `$$…$$`, `\\[…\\]`, `\\(…\\)`, `$…$`. */
const AROUND = /^(?:(\$\$|\\{1,2}\[)([\s\S]*?)(?:\$\$|\\{1,2}\])|(?:\$|\\{1,2}\()([\s\S]*?)(?:\$|\\{1,2}\)))$/

/**
 * What `{{< katex >}}…{{< /katex >}}` says: on several lines, or where `display` asks for it, a formula of its own.
 */
export function calledFormula({ positional, named }: Tag, inner: string): Pick<MathSlot, 'text' | 'display'> {
  const trimmed = inner.trim()
  const [, block, displayed, inline] = AROUND.exec(trimmed) ?? []
  const isAsked = positional.includes('display') || (named.display ?? 'false') !== 'false'
  const isBlock = isAsked || block !== undefined || trimmed.includes('\n')
  return { text: (displayed ?? inline ?? trimmed).trim(), display: isBlock ? 'block' : 'inline' }
}
