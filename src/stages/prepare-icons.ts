import { iconHasText, iconUnreadable } from '../diagnostics/catalog/asset.js'
import { outcome } from '../diagnostics/outcome.js'
import { type IconProblem, icons } from '../emit/icons.js'
import { hashOnce } from '../lib/hash.js'
import type { Memo } from '../lib/memo.js'
import type { Outcome } from '../model/diagnostic.js'
import type { DrawPicture } from '../model/drawing.js'
import { outputPath, type SourcePath, sourcePath } from '../model/names.js'
import { type Asset, fingerprinted, type ThemeFiles } from '../model/theme.js'
import type { SourceTree } from '../model/world.js'

export interface IconMeans {
  readonly source: SourceTree
  readonly theme: ThemeFiles
  /** The folders that are published as they are, and what is in them. */
  readonly folders: readonly string[]
  readonly statics: readonly SourcePath[]
  readonly memo: Memo
  readonly program: string
  /** `null`: no icons are drawn. */
  readonly loadDrawPicture: (() => Promise<DrawPicture>) | null
}

/**
 * The icons that are pixels, drawn from `favicon.svg` of the site's own static files, else of the theme. What the
 * site has by the same name is not drawn, and nothing for a site whose only icon is a `favicon.ico`. The library is
 * loaded for an icon that nobody remembers.
 */
export async function prepareIcons(means: IconMeans): Promise<Outcome<readonly Asset[]>> {
  const own = (name: string): SourcePath | null =>
    means.folders.map(folder => sourcePath(`${folder}/${name}`)).find(path => means.statics.includes(path)) ??
    null
  const svg = own('favicon.svg')
  if (means.loadDrawPicture === null || (svg === null && own('favicon.ico') !== null)) return outcome([], [])
  const file =
    svg === null
      ? means.theme.files.get('assets/favicon.svg')
      : { origin: svg, bytes: means.source.read(svg) }
  if (file?.bytes == null) return outcome([], [])
  const { bytes } = file
  const load = means.loadDrawPicture
  const made = await means.memo.recallLater('assets', [means.program, 'icons', hashOnce(bytes)], () =>
    drawn(bytes, load),
  )
  if ('problem' in made) return outcome([], [noticed(made.problem, sourcePath(file.origin))])
  const all = Object.entries(made.icons).filter(([name]) => own(name) === null)
  return outcome(
    all.map(([name, text]) => published(name, Buffer.from(text, 'base64'))),
    [],
  )
}

/** Browsers ask for `favicon.ico` by that name, at the root. */
const published = (name: string, bytes: Uint8Array): Asset =>
  name === 'favicon.ico' ? { name, output: outputPath(name), bytes } : fingerprinted(name, bytes)

/** By name, in Base64: what is remembered is plain data. */
type Drawn = { readonly icons: Readonly<Record<string, string>> } | { readonly problem: IconProblem }

async function drawn(svg: Uint8Array, load: () => Promise<DrawPicture>): Promise<Drawn> {
  const made = icons(new TextDecoder().decode(svg), await load())
  if ('kind' in made) return { problem: made }
  const texts = Object.entries(made).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])
  return { icons: Object.fromEntries(texts) }
}

function noticed(problem: IconProblem, path: SourcePath) {
  return problem.kind === 'text'
    ? iconHasText({ at: { path } })
    : iconUnreadable({ at: { path }, problem: problem.detail })
}
