import { translationExists } from './diagnostics/catalog/bilingual.js'
import { isError } from './diagnostics/outcome.js'
import { hashBytes, hashData, hashOnce } from './lib/hash.js'
import type { Memo } from './lib/memo.js'
import { pictureSize } from './lib/picture-size.js'
import { loadEmojiNames } from './markdown/emoji.js'
import type { MarkdownParser } from './markdown/parser.js'
import type { BuildOptions, Stage } from './model/build.js'
import type { Config, ConfigSource } from './model/config.js'
import type { Diagnostic, Outcome, Place } from './model/diagnostic.js'
import type { Document } from './model/document.js'
import type { DrawPicture } from './model/drawing.js'
import type { OutputPath, SourcePath } from './model/names.js'
import type { Page } from './model/page.js'
import type { Route } from './model/route.js'
import type { Routes } from './model/routes.js'
import type { SearchWork } from './model/search.js'
import type { LeftOut, Site } from './model/site.js'
import { blocksOf } from './model/slots.js'
import type { Asset, ThemeFile, ThemeFiles } from './model/theme.js'
import type { SourceTree, Workers } from './model/world.js'
import { parseFiles } from './parse-files.js'
import { assemble } from './stages/assemble.js'
import { createComposer } from './stages/compose.js'
import { configure } from './stages/configure.js'
import { discover, type Folders, type Found } from './stages/discover.js'
import type { ParseFileOptions } from './stages/parse/parse-file.js'
import { parseKey } from './stages/parse.js'
import { prepareAssets, prepareDiagrams } from './stages/prepare-assets.js'
import { prepareIcons } from './stages/prepare-icons.js'
import { readData } from './stages/read-data.js'
import { render } from './stages/render.js'
import { route } from './stages/route.js'
import { typeset } from './stages/typeset.js'
import { type Library, loadLibrary } from './templates/library.js'

/** Everything a build reads. Equal input gives equal output, on any machine. */
export interface BuildInput {
  readonly source: SourceTree
  readonly theme: ThemeFiles
  /** The configuration file, found and, where it is a program, already run; `null`: there is none. */
  readonly config: ConfigSource | null
  readonly parser: MarkdownParser
  /** Threads that parse beside this one; `null`: none. */
  readonly workers: Workers | null
  /** For icons; `null`: none are drawn. */
  readonly loadDrawPicture: (() => Promise<DrawPicture>) | null
  readonly memo: Memo
  readonly options: BuildOptions
  /** `digest 0.1.0`, shown to machines. */
  readonly generator: string
  /** Identifies the program's own code: what another version remembered is not recalled. */
  readonly program: string
}

/** Told as the work goes on; may pause it, so that signals and a progress line come through. */
export type Watch = (stage: Stage, done: number, total: number) => Promise<void> | undefined

/** A whole site, decided but not yet made: each output is rendered when somebody asks for it. */
export interface Build {
  /** `null` when an error kept the site from being decided. */
  readonly site: Site | null
  /** Every file that was understood, whether or not it is a part of the site today. */
  readonly documents: readonly Document[]
  readonly outputs: readonly Output[]
  /** What is to be indexed for the search page, by language and year. */
  readonly search: readonly SearchWork[]
  readonly diagnostics: readonly Diagnostic[]
  readonly leftOut: readonly LeftOut[]
  /** Files of `content/` that are left out because of an error of their own. */
  readonly skipped: ReadonlySet<SourcePath>
}

/** Of a site that cannot be decided. */
export const UNDECIDED: Build = {
  site: null,
  documents: [],
  outputs: [],
  search: [],
  diagnostics: [],
  leftOut: [],
  skipped: new Set(),
}

export interface Output {
  readonly path: OutputPath
  readonly kind: Route['kind']
  /** `null` where a template has a mistake. */
  make(): Outcome<Made | null>
}

export interface Made {
  /** Of the bytes: 22 characters. Known without rendering when the memo remembers it. */
  readonly hash: string
  readonly bytes: () => Uint8Array | string
}

/**
 * THE BUILD: the stages in their order. `digest build` writes its outputs; a preview would answer requests with
 * them. Nothing is written here, and nothing is read but what `input` hands over.
 */
export async function build(input: BuildInput, watch: Watch): Promise<Build> {
  const { source, theme, memo, options } = input
  const diagnostics: Diagnostic[] = []
  const take = <T>(result: Outcome<T>): T => {
    diagnostics.push(...result.diagnostics)
    return result.value
  }

  await watch('configure', 0, 1)
  const config = take(configure({ source: input.config, ...options }))

  await watch('discover', 0, 1)
  const found = take(discover(source, config ?? UNCONFIGURED))
  const themeKey = [input.program, themeIdentity(theme)]
  const library = take(memo.recall('library', themeKey, () => loadLibrary(theme)))
  const always = take(await prepareAssets(theme, input))
  if (config === null) return { ...UNDECIDED, diagnostics }
  // With a theme that is broken nothing can be shown; what is wrong with the posts is said nevertheless, in one run.
  const isThemeBroken = diagnostics.some(isError)
  const languages = config.languages.map(language => language.tag)
  const data = take(readData(readTexts(source, found.data), languages))

  const { documents, broken } = take(await parseAll(input, { found, config, library, watch }))
  const blocks = documents.map(document => ({
    path: document.path,
    ...memo.recallFor('blocks', [document, ''], () => blocksOf(document.body)),
  }))
  const typesetter = take(await typeset(blocks, input))
  const hasDiagram = blocks.some(({ diagrams }) => diagrams === 'some')
  const icons = take(await prepareIcons({ ...input, folders: config.static, statics: found.statics }))
  const drawing = hasDiagram ? take(await prepareDiagrams(theme, input)) : []
  const assets = [...icons, ...always, ...drawing]
  await watch('assemble', 0, 1)
  const assetPaths = new Map(assets.map(({ name, output }) => [name, output]))
  const files = { beside: found.bundled, static: found.statics, assets: assetPaths }
  const decision = decide(documents, remaining => {
    const site = assemble({ config, documents: remaining, data, options, memo })
    const routes = route(site.value, files, memo)
    return {
      value: { site: site.value, routes: routes.value },
      diagnostics: [...site.diagnostics, ...routes.diagnostics],
    }
  })
  const fileOf = filesOf(documents)
  const { site: decided, routes, dropped } = take(withFiles(decision, fileOf))
  const skipped = new Set([...broken, ...dropped])
  const leftOut: readonly LeftOut[] = onePerFile([
    ...[...skipped].map((path): LeftOut => ({ reason: 'broken', path })),
    ...decided.leftOut
      .map(each => ({ ...each, path: fileOf(each.path) }))
      .filter(({ path }) => !skipped.has(path)),
  ])
  if (isThemeBroken) return { ...UNDECIDED, diagnostics }
  const site: Site = { ...decided, leftOut }
  await watch('render', 0, routes.all.length)

  const composer = createComposer({
    site,
    routes,
    assets: assetPaths,
    layouts: new Set(library.layouts),
    generator: input.generator,
    translate: (language, key, values) => library.text(language, key, values) ?? key,
    renderShortcode: (language, call) =>
      library.renderShortcode(call.name, { ...call, frame: composer.frame(language) }),
    typeset: typesetter,
    pictureSize: measure(source),
  })
  diagnostics.push(...withFiles(composer, fileOf).diagnostics)

  const bodies = new Map(documents.map(document => [document.hash, document.body]))
  const means: MakeMeans = {
    memo,
    program: input.program,
    library,
    source,
    assets: new Map(assets.map(asset => [asset.name, asset])),
    bodies: hash => {
      const body = bodies.get(hash)
      if (body === undefined) throw new Error(`no such document: ${hash}`)
      return body
    },
  }
  const outputs = routes.all.map(
    (item): Output => ({
      path: item.output,
      kind: item.kind,
      make: () => {
        const { value: page, diagnostics: noticed } = composer.compose(item)
        const made = makePage(page, means)
        const all = { value: made.value, diagnostics: [...noticed, ...made.diagnostics] }
        return withFiles(all, fileOf)
      },
    }),
  )
  return { site, documents, outputs, search: composer.search, diagnostics, leftOut, skipped }
}

/** What is looked at, so that all problems are named at once, when the configuration has an error. */
const UNCONFIGURED: Folders = { content: 'content', static: ['static'], exclude: [] }

/** Of all that a library and assets are made of: each file, what messages call it, and what it stands over. */
function themeIdentity({ files }: ThemeFiles): string {
  const parts: string[] = []
  for (const [path, file] of files) {
    for (let each: ThemeFile | undefined = file; each !== undefined; each = each.base)
      parts.push(path, each.origin, hashOnce(each.bytes))
  }
  return hashBytes(parts.join('\n'))
}

interface Parsing {
  readonly documents: readonly Document[]
  readonly broken: readonly SourcePath[]
}

/** Files that are in memory at once while they wait to be parsed. */
const FILES_AT_ONCE = 2048

/**
 * A thread needs a second before it parses as fast as this one, which has loaded and compiled the code: for fewer files
 * than this, other threads cost more than they save.
 */
const WORTH_WORKERS = 2000

async function parseAll(
  { source, memo, parser, workers, program }: BuildInput,
  { found, config, library, watch }: { found: Found; config: Config; library: Library; watch: Watch },
): Promise<Outcome<Parsing>> {
  const options: ParseFileOptions = {
    timeZone: config.timeZone,
    taxonomies: config.taxonomies,
    markdown: config.markdown,
    parts: config.digest.parts,
    shortcodes: library.shortcodes,
    parser,
    emojiNames: config.markdown.emoji ? await loadEmojiNames() : null,
    bilingual: config.bilingual,
    languages: config.languages.map(({ tag }) => tag),
  }
  // One hash for what all keys have in common: ten thousand of them are put together and looked up in each build.
  const common = hashBytes(JSON.stringify([program, parseKey(options), options.bilingual, options.languages]))
  const known = new Set(found.posts)
  const documents: Document[] = []
  const broken: SourcePath[] = []
  const diagnostics: Diagnostic[] = []
  for (let first = 0; first < found.posts.length; first += FILES_AT_ONCE) {
    let done = first
    const breathe = () => watch('parse', done++, found.posts.length)
    await breathe()
    const files = readFiles(source, found.posts.slice(first, first + FILES_AT_ONCE))
    const wanted = files.map(({ path, bytes }) => ({
      // A preview has the same array for a file that did not change.
      subject: bytes,
      name: `${common} ${path}`,
      key: () => [common, path, hashOnce(bytes)],
    }))
    const parsed = await memo.recallAll('parse', wanted, missing =>
      parseFiles(
        missing.flatMap(position => files[position] ?? []),
        { options, workers: missing.length < WORTH_WORKERS ? null : workers, breathe },
      ),
    )
    for (const [position, { path }] of files.entries()) {
      const { value = [], diagnostics: noticed = [] } = parsed[position] ?? {}
      diagnostics.push(...noticed)
      const taken = value.find(document => document.path !== path && known.has(document.path))
      if (taken !== undefined) diagnostics.push(translationExists({ path, other: taken.path }))
      if (value.length === 0 || taken !== undefined) broken.push(path)
      else documents.push(...value)
    }
  }
  return { value: { documents, broken }, diagnostics }
}

interface Decision {
  readonly site: Site
  readonly routes: Routes
}

/**
 * Decides the site of all documents; where some have errors together (two that want one address), of those that
 * remain without the ones that an error names, so that with `keepGoing` no list shows a post that is not there.
 */
function decide(
  documents: readonly Document[],
  attempt: (remaining: readonly Document[]) => Outcome<Decision>,
): Outcome<Decision & { readonly dropped: ReadonlySet<SourcePath> }> {
  const fileOf = filesOf(documents)
  const errors: Diagnostic[] = []
  const dropped = new Set<SourcePath>()
  for (;;) {
    const remaining = documents.filter(({ origin }) => !dropped.has(origin))
    const { value, diagnostics } = attempt(remaining)
    const found = diagnostics.filter(isError)
    const paths = new Set(found.length === 0 ? [] : remaining.map(({ path }) => path))
    const own = found.filter(({ at }) => at !== undefined && paths.has(at.path))
    if (own.length === 0) return { value: { ...value, dropped }, diagnostics: [...errors, ...diagnostics] }
    for (const { at } of own) if (at !== undefined) dropped.add(fileOf(at.path))
    errors.push(...own)
  }
}

/** The file that holds a document: its own path, except for the second language of a file that holds two. */
type FileOf = (path: SourcePath) => SourcePath

function filesOf(documents: readonly Document[]): FileOf {
  const moved = new Map(
    documents.filter(({ path, origin }) => path !== origin).map(({ path, origin }) => [path, origin]),
  )
  return path => moved.get(path) ?? path
}

/** What was noticed, at places that an author can open. */
function withFiles<T extends { readonly diagnostics: readonly Diagnostic[] }>(result: T, fileOf: FileOf): T {
  const inFile = (at: Place): Place => ({ ...at, path: fileOf(at.path) })
  const diagnostics = result.diagnostics.map(diagnostic => {
    const { at, related } = diagnostic
    return {
      ...diagnostic,
      ...(at === undefined ? {} : { at: inFile(at) }),
      ...(related === undefined ? {} : { related: { ...related, at: inFile(related.at) } }),
    }
  })
  return { ...result, diagnostics }
}

/** A file with two languages is left out once. */
function onePerFile(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  return [...new Map(leftOut.map(each => [each.path, each])).values()]
}

/** What is gone since it was found is left out. */
function readFiles(source: SourceTree, paths: readonly SourcePath[]) {
  return paths.flatMap(path => {
    const bytes = source.read(path)
    return bytes === null ? [] : [{ path, bytes }]
  })
}

function readTexts(source: SourceTree, paths: readonly SourcePath[]) {
  return readFiles(source, paths).map(({ path, bytes }) => ({ path, text: new TextDecoder().decode(bytes) }))
}

/** Each picture is read once a build. */
function measure(source: SourceTree) {
  const sizes = new Map<SourcePath, ReturnType<typeof pictureSize>>()
  return (path: SourcePath) => {
    const known = sizes.get(path)
    if (known !== undefined) return known
    const bytes = source.read(path)
    const size = bytes === null ? null : pictureSize(bytes)
    sizes.set(path, size)
    return size
  }
}

interface MakeMeans {
  readonly program: string
  readonly memo: Memo
  readonly library: Library
  readonly source: SourceTree
  readonly assets: ReadonlyMap<string, Asset>
  readonly bodies: Parameters<Library['renderLayout']>[2]
}

/** A page's bytes, rendered at most once, and only if their hash is not remembered or somebody wants them. */
function makePage(page: Page, means: MakeMeans): Outcome<Made | null> {
  if (page.kind === 'file' || page.kind === 'asset') {
    const bytes = page.kind === 'file' ? means.source.read(page.source) : means.assets.get(page.name)?.bytes
    if (bytes === null || bytes === undefined) return { value: null, diagnostics: [] }
    return { value: { hash: hashBytes(bytes), bytes: () => bytes }, diagnostics: [] }
  }
  const { memo, library, program } = means
  let rendered: Outcome<string | null> | null = null
  const once = (): Outcome<string | null> => {
    rendered ??= render(page, means)
    return rendered
  }
  const key =
    page.kind === 'layout'
      ? [program, library.keyOf(page.layout, page.view.frame.language.tag), hashData(page.view)]
      : [program, page.kind, hashData(page)]
  const remembered = memo.recall('render', key, () => {
    const { value, diagnostics } = once()
    return { hash: value === null ? null : hashBytes(value), diagnostics }
  })
  if (remembered.hash === null) return { value: null, diagnostics: remembered.diagnostics }
  return {
    value: { hash: remembered.hash, bytes: () => once().value ?? '' },
    diagnostics: remembered.diagnostics,
  }
}
