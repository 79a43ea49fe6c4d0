/** These stand for the address of a page: in the destination of a link, or as a link of their own. */
export const REFERENCES: ReadonlySet<string> = new Set(['ref', 'relref', 'post_url', 'link'])

/**
 * What a reference refers to, as a link would name it; `null` for any other shortcode, and for one that names nothing.
 * @example referenceTarget({ name: 'post_url', positional: ['2026-01-05-x'], named: {} }) // => '2026-01-05-x.md'
 */
export function referenceTarget(call: {
  readonly name: string
  readonly positional: readonly string[]
  readonly named: Readonly<Record<string, string>>
}): string | null {
  if (!REFERENCES.has(call.name)) return null
  const target = (call.named.path ?? call.positional[0] ?? '').trim()
  if (target === '') return null
  if (call.name !== 'post_url') return target
  return /\.(?:md|markdown)$/i.test(target) ? target : `${target}.md`
}
