import type { SourcePath } from '../model/names.js'

/** `2026-01-05-claude-daily`, `2026-1-5`: the form of Jekyll. */
const DASHED = /^(\d{4}-\d{1,2}-\d{1,2})(?!\d)/

/** `20260105-slug`; only years in which a digest can have been written, since eight digits may be any number. */
const COMPACT = /^((?:19|20|21)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)/

/**
 * The date that a file's name begins with, as written; of a page bundle (`20260105-slug/index.md`) the folder's.
 * @example dateInName('content/_posts/2026-01-05-claude-daily.md') // => '2026-01-05'
 */
export function dateInName(path: SourcePath): string | null {
  const [file = '', folder = ''] = path.split('/').reverse()
  const name = /^_?index\./i.test(file) ? folder : file
  return DASHED.exec(name)?.[1] ?? COMPACT.exec(name)?.[1] ?? null
}

/** Whether a file lies in a folder of this name, however deep. */
export const isBelow = (path: SourcePath, folder: string): boolean =>
  path.split('/').slice(0, -1).includes(folder)
