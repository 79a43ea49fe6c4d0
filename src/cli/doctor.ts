import { readHabits } from '../archetypes/habits.js'
import { visible } from '../diagnostics/format/visible.js'
import { folderSize } from '../host/folder-size.js'
import { git } from '../host/git.js'
import { machine } from '../host/machine.js'
import { LIST_FILE } from '../host/outputs-list.js'
import { whatIsAt } from '../host/paths.js'
import type { Json, JsonObject } from '../lib/json.js'
import { writeYaml } from '../lib/write-yaml.js'
import { loadParser } from '../markdown/parser.js'
import type { Config } from '../model/config.js'
import { discover } from '../stages/discover.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { complainOf, type OpenSite, openSite } from './open-site.js'
import { type BuildRequest, EXIT, type Surroundings, type UsageError } from './surroundings.js'

/** Says what the program finds; exit code 1 when the configuration has an error. */
export async function doctorCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const site = await openSite(request)
  const report = withoutHome(await examine(request, site, world), world.environment.home)
  const { out } = world.terminal
  if (values.json === true) out.write(`${JSON.stringify(report, null, 2)}\n`)
  else {
    complainOf(site, world)
    out.write(writeYaml(report))
  }
  return site.config === null ? EXIT.failed : EXIT.built
}

async function examine(request: BuildRequest, site: OpenSite, world: Surroundings): Promise<JsonObject> {
  const { fast } = await loadParser()
  const { node, platform, icu, timeZones } = machine()
  return {
    digest: world.version,
    node,
    platform,
    'unicode data': icu ?? 'none',
    'time zone data': timeZones ?? 'none',
    'markdown parser':
      fast === null ? 'portable (no native binary for this machine: builds are slower)' : 'native',
    folder: request.source,
    configuration: site.configPath ?? 'none: every setting has its default',
    problems: site.diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
    ...(site.config === null ? {} : { resolved: resolved(site.config), found: found(site, site.config) }),
    built: built(request.destination),
    cache: cache(request.cache),
    git: gitFacts(request.source),
    'github pages': site.config === null ? 'unknown' : pagesFacts(site.config, request),
  }
}

/** Without `params`, which are the author's own and may hold what nobody else should read. */
function resolved({ params, markdown, baseUrl, languages, taxonomies, ...rest }: Config): JsonObject {
  return {
    ...(JSON.parse(JSON.stringify({ ...rest, author: rest.author?.name ?? null })) as JsonObject),
    baseUrl: `${baseUrl.origin}${baseUrl.path}`,
    languages: languages.map(({ tag, label, menu }) => ({
      tag,
      label,
      menu: menu === null ? "the theme's" : menu.length,
    })),
    taxonomies: taxonomies.map(({ name, fields }) => `${name} (${fields.join(', ')})`),
    contents: [markdown.contents.from, markdown.contents.to],
    params: Object.keys(params),
  }
}

function found({ source }: OpenSite, config: Config): JsonObject {
  const files = discover(source, config).value
  const habits = readHabits(files.posts, config)
  const posts = Object.fromEntries(
    config.languages.map(({ tag }): [string, number] => [
      tag,
      habits.files.filter(({ language, kind }) => language === tag && kind !== 'page').length,
    ]),
  )
  const dialect = (name: string): number =>
    habits.files.filter(file => file.dialect === name && file.kind !== 'page').length
  return {
    posts,
    'in the form of': { jekyll: dialect('jekyll'), hugo: dialect('hugo') },
    'pages and texts of lists': habits.files.filter(({ kind }) => kind === 'page').length,
    'other files of content': files.bundled.length,
    'files published as they are': files.statics.length,
    'templates of its own': files.templates.filter(path => !path.startsWith('templates/archetypes/')).length,
    'archetypes of its own': files.templates.filter(path => path.startsWith('templates/archetypes/')).length,
    data: [...files.data],
  }
}

function built(folder: string): Json {
  const size = folderSize(folder)
  if (size === null) return 'nothing yet'
  const whose = whatIsAt(`${folder}/${LIST_FILE}`) === 'file' ? 'made by digest' : 'not made by digest'
  return { folder, files: size.files, size: megabytes(size.bytes), by: whose }
}

function cache(folder: string | null): Json {
  const size = folder === null ? null : folderSize(folder)
  return folder === null || size === null
    ? 'none yet'
    : { folder, files: size.files, size: megabytes(size.bytes) }
}

function gitFacts(folder: string): Json {
  const version = git(['--version'], { folder })
  if (version.kind === 'no-git') return 'not installed'
  const ask = (...args: readonly string[]): string | null => {
    const run = git(args, { folder })
    return run.kind === 'done' && run.out !== '' ? run.out : null
  }
  const name = version.kind === 'done' ? version.out.replace(/^git version /u, '') : 'unknown'
  if (ask('rev-parse', '--git-dir') === null) return { version: name, repository: 'none' }
  const remotes = ask('remote')?.split('\n') ?? []
  return {
    version: name,
    branch: ask('symbolic-ref', '--short', 'HEAD') ?? 'detached',
    remotes: remotes.map(remote => `${remote} ${withoutSecrets(ask('remote', 'get-url', remote) ?? '')}`),
    'ignores public': ask('check-ignore', 'public/x') !== null,
    'ignores .digest': ask('check-ignore', '.digest/x') !== null,
  }
}

/** @example withoutSecrets('https://me:token@github.com/me/x') // => 'https://github.com/me/x' */
const withoutSecrets = (address: string): string => address.replace(/^([a-z+]+:\/\/)[^/@]*@/iu, '$1')

function pagesFacts({ baseUrl, cname }: Config, { source, options }: BuildRequest): JsonObject {
  return {
    'base path': baseUrl.path,
    'own host': cname ?? 'none',
    'address in this workflow': options.pagesUrl ?? 'no workflow of GitHub runs this',
    workflow:
      whatIsAt(`${source}/.github/workflows/pages.yml`) === 'file' ? '.github/workflows/pages.yml' : 'none',
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

/** The person's folder is nobody's business, and says nothing about a bug. */
function withoutHome(report: JsonObject, home: string | null): JsonObject {
  if (home === null || home.length < 2) return report
  const shorten = (value: Json): Json => {
    if (typeof value === 'string') return visible(value.replaceAll(home, '~'))
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(shorten)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shorten(inner)]))
  }
  return shorten(report) as JsonObject
}
