import type { Json, JsonObject } from '../lib/json.js'
import { slug } from '../lib/slug.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import type { SourceTree } from '../model/world.js'
import {
  type Adoption,
  isList,
  mapIn,
  type Note,
  type Settings,
  saying,
  settingsOf,
  textIn,
} from './adoption.js'
import { guessLanguage } from './guess-language.js'
import { readSettings } from './read-settings.js'

const ENDINGS = ['toml', 'yaml', 'yml', 'json']
/** Hugo's own order (gohugo.io/configuration, "Configuration file"). */
const NAMES = ['hugo', 'config'].flatMap(name => ENDINGS.map(ending => sourcePath(`${name}.${ending}`)))
const FOLDER = 'config/_default'

/** Hugo's own way to work, for which digest has its own: nothing is lost. */
const OF_HUGO = [
  ...[
    'theme',
    'themesDir',
    'themesdir',
    'module',
    'markup',
    'build',
    'caches',
    'minify',
    'security',
    'server',
  ],
  ...[
    'enableRobotsTXT',
    'enableEmoji',
    'enableGitInfo',
    'pygmentsUseClasses',
    'pygmentsCodeFences',
    'summaryLength',
  ],
  ...[
    'hasCJKLanguage',
    'isCJKLanguage',
    'buildDrafts',
    'buildFuture',
    'buildExpired',
    'publishDir',
    'resourceDir',
  ],
  ...[
    'archetypeDir',
    'layoutDir',
    'dataDir',
    'assetDir',
    'i18nDir',
    'imaging',
    'sitemap',
    'rssLimit',
    'services',
  ],
  ...[
    'canonifyURLs',
    'relativeURLs',
    'ignoreErrors',
    'ignoreLogs',
    'timeout',
    'privacy',
    'related',
    'frontmatter',
  ],
  ...[
    'outputFormats',
    'mediaTypes',
    'uglyURLs',
    'enableInlineShortcodes',
    'googleAnalytics',
    'disqusShortname',
  ],
]

const TOKENS: Readonly<Record<string, string>> = {
  year: 'year',
  month: 'month',
  day: 'day',
  section: 'section',
  sections: 'section',
  title: 'title',
  slug: 'slug',
  filename: 'filename',
  contentbasename: 'filename',
  slugorfilename: 'filename',
  slugorcontentbasename: 'filename',
}

/** Taxonomies that digest has anyway. */
const USUAL = ['tags', 'categories', 'series', 'models']

/** The Hugo site in a folder; `null`: there is none. A text: why its configuration cannot be read. */
export function readHugo(source: SourceTree): Adoption | string | null {
  const paths = [...NAMES.filter(name => source.read(name) !== null).slice(0, 1), ...inFolder(source)]
  const looksLikeHugo =
    source.list('content').length > 0 || paths.some(path => /^hugo\.|^config\/_default/u.test(path))
  if (paths.length === 0 || !looksLikeHugo) return null
  let data: JsonObject = {}
  for (const path of paths) {
    const part = readSettings(path, textOf(source, path))
    if (typeof part === 'string') return `${path} cannot be read: ${part}`
    data = merge(data, placed(path, part))
  }
  const settings = settingsOf(data)
  settings.pass(...OF_HUGO)
  const notes: Note[] = []
  const params = mapIn(settings.map('params')) ?? {}
  const content = settings.text('contentDir') ?? 'content'
  const config = saying({
    title: settings.text('title'),
    description: textIn(params.description) ?? textIn(params.subtitle),
    baseUrl: addressOf(settings),
    timeZone: settings.text('timeZone'),
    ...languagesOf(settings, { source, content }, notes),
    taxonomies: taxonomiesOf(settings, notes),
    permalinks: permalinksOf(settings, notes),
    pagination: settings.number('paginate') ?? numberIn(settings.map('pagination')?.pagerSize),
    author:
      textIn(params.author) ?? textIn(mapIn(params.author)?.name) ?? textIn(settings.map('author')?.name),
    copyright: settings.text('copyright'),
    content: content === 'content' ? null : content,
    static: staticOf(settings),
  })
  if (settings.list('defaultContentLanguageInSubdir')[0] === true)
    notes.push({
      about: 'defaultContentLanguageInSubdir',
      text: 'the default language stands at the root of the site, so its old addresses need `aliases`',
    })
  const lost = Object.keys(params).filter(key => !['description', 'subtitle', 'author'].includes(key))
  if (lost.length > 0)
    notes.push({ about: 'params', text: `values for Hugo's theme are not carried over: ${lost.join(', ')}` })
  for (const key of settings.rest())
    notes.push({
      about: key,
      text: 'digest has no such setting; values for templates of your own go under `params`',
    })
  return { generator: 'Hugo', files: paths, config, notes }
}

function textOf(source: SourceTree, path: SourcePath): string {
  const bytes = source.read(path)
  return bytes === null ? '' : new TextDecoder().decode(bytes)
}

function inFolder(source: SourceTree): readonly SourcePath[] {
  return source
    .list(FOLDER)
    .map(({ path }) => path)
    .filter(path => ENDINGS.some(ending => path.endsWith(`.${ending}`)))
}

/**
 * A file of `config/_default` is the value of its name's key.
 * @example placed('config/_default/menus.en.toml', { main: [] }) // => { languages: { en: { menus: { main: [] } } } }
 */
function placed(path: SourcePath, value: JsonObject): JsonObject {
  if (!path.startsWith(`${FOLDER}/`)) return value
  const [key = '', language] = path
    .slice(FOLDER.length + 1)
    .split('.')
    .slice(0, -1)
  if (key === 'hugo' || key === 'config') return value
  return language === undefined ? { [key]: value } : { languages: { [language]: { [key]: value } } }
}

function merge(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...a }
  for (const [key, value] of Object.entries(b)) {
    const [left, right] = [mapIn(merged[key]), mapIn(value)]
    merged[key] = left !== null && right !== null ? merge(left, right) : value
  }
  return merged
}

function addressOf(settings: Settings): string | null {
  const url = settings.text('baseURL')
  if (url === null || !/^https?:\/\/[^/]/iu.test(url) || /localhost|example\.(?:com|org)/iu.test(url))
    return null
  return `${url.replace(/\/+$/u, '')}/`
}

function languagesOf(
  settings: Settings,
  { source, content }: { readonly source: SourceTree; readonly content: string },
  notes: Note[],
): Readonly<Record<string, Json>> {
  const languages = Object.entries(settings.map('languages') ?? {})
  const code = settings.text('defaultContentLanguage')
  const only = settings.text('locale') ?? settings.text('languageCode')
  const own = menuOf(settings.map('menus') ?? settings.map('menu'), '')
  if (languages.length === 0) {
    const posts = source.list(content).filter(({ path }) => /\.(?:md|markdown)$/iu.test(path))
    const tag = only ?? code ?? guessLanguage(posts.map(({ path }) => textOf(source, path)))
    return { languages: [tag], menu: own }
  }
  const first = code ?? languages[0]?.[0] ?? null
  const entries = languages.flatMap(([tag, value]): readonly (readonly [string, Json])[] => {
    const said = settingsOf(mapIn(value) ?? {})
    if (said.list('disabled')[0] === true) return []
    const folder = said.text('contentDir')
    if (folder !== null && folder !== content && !folder.startsWith(`${content}/`))
      notes.push({
        about: `languages.${tag}.contentDir`,
        text: `\`${folder}\` is not in \`${content}\`, and only one content folder is read`,
      })
    const params = said.map('params')
    const prefix = tag === first ? '' : `/${tag.toLowerCase()}`
    const settled = saying({
      label: said.text('languageName') ?? said.text('label'),
      title: said.text('title'),
      description: textIn(params?.description) ?? said.text('description'),
      menu: menuOf(said.map('menus') ?? said.map('menu'), prefix),
    })
    return [[tag, Object.keys(settled).length === 0 ? null : settled]]
  })
  return { defaultLanguage: first, languages: Object.fromEntries(entries), menu: own }
}

/** The main menu in the order of its weights. */
function menuOf(menus: JsonObject | null, prefix: string): readonly Json[] {
  const main = menus?.main ?? null
  if (main === null || !isList(main)) return []
  const weight = (item: JsonObject): number => numberIn(item.weight) ?? Number.MAX_SAFE_INTEGER
  return main
    .map(mapIn)
    .filter(item => item !== null)
    .sort((a, b) => weight(a) - weight(b))
    .flatMap(item => {
      const label = textIn(item.name) ?? textIn(item.title) ?? textIn(item.identifier)
      const page = textIn(item.pageRef)
      const url =
        page === null ? textIn(item.url) : `${prefix}/${page.replace(/^\/+|\/+$/gu, '')}/`.replace('//', '/')
      if (label === null || url === null || url.startsWith('#')) return []
      return [{ label, url: /^(?:https?:|mailto:|\/)/iu.test(url) ? url : `${prefix}/${url}` }]
    })
}

/** Hugo names them `singular: plural`, and reads the plural in front matter. */
function taxonomiesOf(settings: Settings, notes: Note[]): JsonObject {
  const names = Object.values(settings.map('taxonomies') ?? {}).flatMap(value => textIn(value) ?? [])
  const added = names.filter(name => !USUAL.includes(name))
  for (const name of added.filter(each => slug(each) !== each))
    notes.push({ about: `taxonomies.${name}`, text: 'its name cannot stand in an address as it is' })
  return Object.fromEntries(added.filter(name => slug(name) === name).map(name => [name, true]))
}

function permalinksOf(settings: Settings, notes: Note[]): JsonObject {
  const all = settings.map('permalinks') ?? {}
  const pages = mapIn(all.page) ?? all
  if (mapIn(all.section) !== null || mapIn(all.term) !== null || mapIn(all.taxonomy) !== null)
    notes.push({
      about: 'permalinks',
      text: 'patterns for sections, taxonomies and terms are not carried over',
    })
  const entries = Object.entries(pages).flatMap(
    ([section, value]): readonly (readonly [string, string])[] => {
      const pattern = textIn(value)
      if (pattern === null) return []
      const tokens = [...pattern.matchAll(/:([a-z0-9]+)/gu)].map(match => match[1] ?? '')
      const unknown = tokens.find(token => !(token in TOKENS))
      if (unknown !== undefined || tokens.length === 0) {
        notes.push({
          about: `permalinks.${section}`,
          text: `\`${pattern}\` has no equal here, so \`/${section}/<file name>/\` is used`,
        })
        return []
      }
      if (tokens.includes('slug'))
        notes.push({
          about: `permalinks.${section}`,
          text: 'where a post has no `slug`, Hugo makes one of its title and digest of its file name',
        })
      const ours = pattern.replace(/:([a-z0-9]+)/gu, (_, token: string) => `:${TOKENS[token]}`)
      return [[section.replace(/^\/+|\/+$/gu, ''), ours.startsWith('/') ? ours : `/${ours}`]]
    },
  )
  return Object.fromEntries(entries.filter(([section]) => section !== ''))
}

function staticOf(settings: Settings): readonly string[] {
  const folders = settings.list('staticDir').flatMap(value => textIn(value) ?? [])
  return folders.length === 1 && folders[0] === 'static' ? [] : folders
}

function numberIn(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) ? value : null
}
