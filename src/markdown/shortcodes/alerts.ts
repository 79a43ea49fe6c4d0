import type { AlertKind } from '../../model/shortcode.js'

/**
 * The kinds of alert by the names that themes give them: GitHub's five, Chirpy's prompts, and those of the admonitions
 * of Material, LoveIt and Docsy, each as the nearest of the five.
 */
const KINDS: Readonly<Record<AlertKind, readonly string[]>> = {
  note: [
    'note',
    'info',
    'information',
    'primary',
    'secondary',
    'abstract',
    'summary',
    'quote',
    'example',
    'todo',
  ],
  tip: ['tip', 'hint', 'success', 'check', 'done'],
  important: ['important', 'question', 'help', 'faq'],
  warning: ['warning', 'attention', 'warn'],
  caution: ['caution', 'danger', 'error', 'failure', 'fail', 'bug'],
}

const BY_NAME: ReadonlyMap<string, AlertKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) => names.map(name => [name, kind as AlertKind] as const)),
)

/** @example alertKind('Danger') // => 'caution' */
export function alertKind(name: string): AlertKind | null {
  return BY_NAME.get(name.trim().toLowerCase()) ?? null
}
