import type { Json, JsonObject } from '../lib/json.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import { type Adoption, mapIn, type Note, type Settings, saying, settingsOf, textIn } from './adoption.js'
import { guessLanguage } from './guess-language.js'
import { readSettings } from './read-settings.js'

const NAMES = ['_config.yml', '_config.yaml', '_config.toml'].map(sourcePath)

/** Jekyll's own way to work, for which digest has its own: nothing is lost. */
const OF_JEKYLL = [
  ...['markdown', 'kramdown', 'highlighter', 'liquid', 'sass', 'theme', 'remote_theme', 'plugins', 'gems'],
  ...[
    'livereload',
    'port',
    'host',
    'incremental',
    'encoding',
    'safe',
    'show_drafts',
    'future',
    'unpublished',
  ],
  ...[
    'lsi',
    'limit_posts',
    'quiet',
    'verbose',
    'detach',
    'whitelist',
    'strict_front_matter',
    'compress_html',
  ],
  ...['keep_files', 'include', 'destination', 'excerpt_separator', 'jekyll-archives', 'paginate_path'],
  ...['pagination', 'autopages', 'feed', 'pwa', 'markdown_ext', 'layouts_dir', 'data_dir', 'includes_dir'],
]

/** Jekyll's named styles of addresses (jekyllrb.com/docs/permalinks, "Built-in formats"). */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  none: '/:categories/:title.html',
}

/** Jekyll's tokens and ours. */
const TOKENS: Readonly<Record<string, string>> = {
  title: 'slug',
  slug: 'slug',
  year: 'year',
  month: 'month',
  day: 'day',
  categories: 'categories',
  name: 'slug',
}

/** Files of a project round a site, which Jekyll would not publish or nobody means to publish. */
const OF_THE_PROJECT =
  /^(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|SECURITY)(?:\.[^/]*)?$|^(?:Gemfile(?:\.lock)?|Rakefile|Makefile|Dockerfile|docker-compose\.ya?ml|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|netlify\.toml|vercel\.json|[^/]*\.gemspec)$/iu

/** Folders of a project that hold no pages. */
const FOLDERS_OF_THE_PROJECT = [
  'tools',
  'scripts',
  'script',
  'bin',
  'vendor',
  'test',
  'spec',
  'node_modules',
  'docker',
]

/** The Jekyll site in a folder; `null`: there is none. A text: why its configuration cannot be read. */
export function readJekyll(source: SourceTree): Adoption | string | null {
  const path = NAMES.find(name => source.read(name) !== null)
  if (path === undefined) return null
  const data = readSettings(path, textOf(source, path))
  if (typeof data === 'string') return `${path} cannot be read: ${data}`
  const settings = settingsOf(data)
  settings.pass(...OF_JEKYLL)
  const notes: Note[] = []
  const root = (settings.text('source') ?? '.').replace(/^\.\/|\/+$/gu, '')
  const content = root === '.' ? '' : root
  const paths = source.list(content).map(file => file.path)
  const language = languagesOf(settings, source, paths)
  const cname = textIn(
    source.list('').some(file => file.path === 'CNAME') ? textOf(source, sourcePath('CNAME')) : null,
  )
  const config = saying({
    title: settings.text('title') ?? settings.text('name'),
    description: settings.text('description') ?? settings.text('tagline'),
    baseUrl: cname === null ? addressOf(settings) : null,
    timeZone: settings.text('timezone'),
    ...language,
    permalinks: permalinksOf(settings, paths, notes),
    pagination: settings.number('paginate'),
    author: authorOf(settings),
    cname,
    content: content === '' ? '.' : content,
    exclude: excludedOf(settings, { source, paths, content }, notes),
  })
  settings.pass('url', 'baseurl', 'tagline', 'name', 'description')
  noteCollections(settings, source, notes)
  noteDefaults(settings, notes)
  for (const key of settings.rest())
    notes.push({
      about: key,
      text: 'digest has no such setting; values for templates of your own go under `params`',
    })
  return { generator: 'Jekyll', files: [path], config, notes }
}

function textOf(source: SourceTree, path: SourcePath): string {
  const bytes = source.read(path)
  return bytes === null ? '' : new TextDecoder().decode(bytes)
}

/** `url` and `baseurl`; without a host there is no address. */
function addressOf(settings: Settings): string | null {
  const url = settings.text('url')
  if (url === null || !/^https?:\/\/[^/]/iu.test(url) || /localhost|example\.(?:com|org)/iu.test(url))
    return null
  const base = settings.text('baseurl')?.replace(/^\/+|\/+$/gu, '') ?? ''
  return `${url.replace(/\/+$/u, '')}/${base === '' ? '' : `${base}/`}`
}

function languagesOf(settings: Settings, source: SourceTree, paths: readonly SourcePath[]): JsonObject {
  const several = settings.list('languages').flatMap(code => textIn(code) ?? [])
  const one =
    settings.text('default_lang') ??
    settings.text('lang') ??
    settings.text('locale') ??
    settings.text('language')
  if (several.length > 0) return { ...(one === null ? {} : { defaultLanguage: one }), languages: several }
  if (one !== null) return { languages: [one] }
  const posts = paths.filter(path => /(?:^|\/)_posts\/.*\.(?:md|markdown)$/iu.test(path))
  return { languages: [guessLanguage(posts.map(path => textOf(source, path)))] }
}

function permalinksOf(settings: Settings, paths: readonly SourcePath[], notes: Note[]): JsonObject | null {
  const written = settings.text('permalink') ?? 'date'
  const pattern = (STYLES[written] ?? written).replace(/:output_ext/gu, '.html')
  const unknown = [...pattern.matchAll(/:([a-z_]+)/gu)]
    .map(match => match[1] ?? '')
    .find(token => !(token in TOKENS))
  if (unknown !== undefined || !pattern.includes(':')) {
    notes.push({
      about: 'permalink',
      text: `the address pattern \`${written}\` has no equal here, so posts get \`/posts/<file name>/\``,
    })
    return null
  }
  const ours = pattern.replace(/:([a-z_]+)/gu, (_, token: string) => `:${TOKENS[token]}`)
  const shared = isDated(ours) ? null : sharedName(paths)
  if (shared !== null) {
    notes.push({
      about: 'permalink',
      text: `by \`${written}\` several posts would have the address of \`${shared}\`, of which Jekyll keeps one, so posts get \`/posts/<file name>/\``,
    })
    return null
  }
  return { posts: ours.startsWith('/') ? ours : `/${ours}` }
}

const isDated = (pattern: string): boolean =>
  [':year', ':month', ':day'].every(token => pattern.includes(token))

/** A name that two posts of one folder have but for their dates: every day's digest is called the same. */
function sharedName(paths: readonly SourcePath[]): string | null {
  const seen = new Set<string>()
  for (const path of paths) {
    const match = /^(.*_posts\/(?:.*\/)?)\d{4}-\d{1,2}-\d{1,2}-([^/]+)\.(?:md|markdown)$/iu.exec(path)
    if (match === null) continue
    const name = `${match[1]}${match[2]}`.toLowerCase()
    if (seen.has(name)) return match[2] ?? name
    seen.add(name)
  }
  return null
}

function authorOf(settings: Settings): Json {
  const author = settings.map('author')
  const name = textIn(author?.name) ?? settings.text('author')
  if (name === null) return null
  const url = textIn(author?.url) ?? textIn(author?.uri)
  const isWeb = url !== null && /^https?:\/\//iu.test(url)
  const email = textIn(author?.email)
  return saying({ name, url: isWeb ? url : null, email })
}

interface Archive {
  readonly source: SourceTree
  readonly paths: readonly SourcePath[]
  readonly content: string
}

/** What Jekyll leaves out, what belongs to the project, and pages that only Jekyll can make. */
function excludedOf(
  settings: Settings,
  { source, paths, content }: Archive,
  notes: Note[],
): readonly string[] {
  const below = (path: string): string => (content === '' ? path : path.slice(content.length + 1))
  const tops = [...new Set(paths.map(path => below(path).split('/')[0] ?? ''))]
  const own = settings.list('exclude').flatMap(value => textIn(value) ?? [])
  const project = tops.filter(top => OF_THE_PROJECT.test(top) || FOLDERS_OF_THE_PROJECT.includes(top))
  const liquid = paths.filter(path => isMadeByJekyll(below(path), () => textOf(source, path)))
  if (liquid.length > 0)
    notes.push({
      about: liquid.map(below).join(', '),
      text: 'pages that Jekyll makes of HTML or Liquid are left out; digest makes home, archive, tags, feeds and 404 itself',
    })
  const names = [...own.map(plain), ...project, ...liquid.map(below)].filter(isUsable)
  const always = content === '' ? ['package.json', 'package-lock.json', 'vendor', 'node_modules'] : []
  return [...new Set([...names, ...always])].map(name => (content === '' ? name : `${content}/${name}`))
}

const plain = (path: string): string => path.replace(/^\.?\/+|\/+$/gu, '').replace(/\*\*\/?/gu, '*')
const isUsable = (path: string): boolean => path !== '' && !path.split('/').includes('..')

/** HTML, feeds and style sheets with front matter, which Liquid must fill first, and lists under their usual names. */
function isMadeByJekyll(path: string, read: () => string): boolean {
  if (/(?:^|\/)_/u.test(path)) return false
  if (/^(?:404|archives?|tags|categories|search)\.(?:md|markdown)$/iu.test(path)) return true
  return (
    /\.(?:html?|xml|json|txt|s?css|js)$/iu.test(path) && /^\uFEFF?---[ \t]*\r?\n/u.test(read().slice(0, 16))
  )
}

function noteCollections(settings: Settings, source: SourceTree, notes: Note[]): void {
  for (const name of Object.keys(settings.map('collections') ?? {})) {
    if (name === 'posts') continue
    const folder = `_${name}`
    const files = source.list(folder).filter(({ path }) => /\.(?:md|markdown)$/iu.test(path))
    if (files.length > 0)
      notes.push({
        about: `collections.${name}`,
        text: `the files of \`${folder}\` (${files.length}) are not read; a page is a Markdown file outside such a folder`,
      })
  }
}

/** Defaults that only name a layout change nothing here. */
function noteDefaults(settings: Settings, notes: Note[]): void {
  const lost = settings.list('defaults').flatMap(entry => {
    const values = mapIn(mapIn(entry)?.values)
    return Object.keys(values ?? {}).filter(key => !['layout', 'comments', 'toc', 'author'].includes(key))
  })
  if (lost.length > 0)
    notes.push({
      about: 'defaults',
      text: `values of front matter for whole folders (${[...new Set(lost)].join(', ')}) are not read; write them in the files`,
    })
}
