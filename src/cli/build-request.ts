import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { visible } from '../diagnostics/format/visible.js'
import { realPath, whatIsAt } from '../host/paths.js'
import { readMoment } from '../lib/dates.js'
import { readBaseUrl } from '../model/base-url.js'
import { sourcePath } from '../model/names.js'
import type { OptionValues } from './command-line.js'
import { type BuildRequest, type UsageError, usageError } from './surroundings.js'

interface World {
  readonly workingFolder: string
  readonly now: () => number
  readonly environment: { readonly pagesUrl: string | null }
}

/** Folders of the source that a build reads: a destination in one of them would be read by the next build. */
const READ_FOLDERS = ['static', 'templates', 'data']

/**
 * An instant without an offset is meant in the zone that sites have by default; the configuration is not read
 * yet.
 */
const ZONE_OF_NOW = 'Asia/Taipei'

/**
 * What the options ask for. Paths on the command line start from the working folder, `--content` from the
 * source folder; the usual folders are in the source folder.
 */
export function readBuildRequest(values: OptionValues, world: World): BuildRequest | UsageError {
  const source = resolve(world.workingFolder, textOf(values.source) ?? '.')
  const there = whatIsAt(source)
  if (there !== 'folder')
    return usageError(
      there === 'file'
        ? `The source ${quoted(source)} is a file; \`--source\` wants a folder.`
        : `There is no source folder ${quoted(source)}.`,
    )
  const paths = readPaths(values, source, world.workingFolder)
  if ('kind' in paths) return paths
  const baseUrl = textOf(values.baseUrl)
  if (baseUrl !== null && readBaseUrl(baseUrl) === null)
    return usageError(
      `\`--base-url\` wants an address such as https://user.github.io/repo/, not ${quoted(baseUrl)}.`,
    )
  const now = readNow(textOf(values.now), world)
  if (typeof now !== 'number') return now
  return {
    source,
    destination: paths.destination,
    cache: values.cache === false ? null : paths.cache,
    start: values.clean === true ? 'clean' : 'warm',
    options: {
      content: paths.content,
      config: paths.config,
      baseUrl,
      pagesUrl: world.environment.pagesUrl,
      drafts: values.drafts === true,
      future: values.future === true,
      expired: values.expired === true,
      now,
      strict: values.strict === true,
      keepGoing: values.keepGoing === true,
    },
  }
}

interface Paths {
  readonly content: string | null
  readonly config: string | null
  readonly destination: string
  readonly cache: string
}

function readPaths(values: OptionValues, source: string, workingFolder: string): Paths | UsageError {
  const askedContent = textOf(values.content)
  const contentFolder = resolve(source, askedContent ?? 'content')
  const content = relative(source, contentFolder)
  if (leadsOut(content))
    return usageError(
      `The content folder ${quoted(contentFolder)} is not in the source folder ${quoted(source)}.`,
    )
  const asked = textOf(values.destination)
  const destination = asked === null ? join(source, 'public') : resolve(workingFolder, asked)
  const askedCache = textOf(values.cacheDir)
  const cache = askedCache === null ? join(source, '.digest', 'cache') : resolve(workingFolder, askedCache)
  const config = readConfigPath(textOf(values.config), source, workingFolder)
  if (typeof config === 'object' && config !== null) return config
  const wrong = whatIsWrongWith({ source, contentFolder, destination, cache })
  return wrong === null
    ? {
        content: askedContent === null ? null : sourcePath(content.split(sep).join('/')),
        config,
        destination,
        cache,
      }
    : usageError(wrong)
}

/** A name that a shell completes starts from the working folder; one from a habit, from the source folder. */
function readConfigPath(
  asked: string | null,
  source: string,
  workingFolder: string,
): string | null | UsageError {
  if (asked === null) return null
  const fromHere = resolve(workingFolder, asked)
  const file = whatIsAt(fromHere) === 'nothing' ? resolve(source, asked) : fromHere
  const path = relative(realPath(source), join(realPath(dirname(file)), relative(dirname(file), file)))
  if (leadsOut(path) || path === '')
    return usageError(`The configuration ${quoted(file)} is not in the source folder ${quoted(source)}.`)
  const there = whatIsAt(file)
  if (there === 'file') return sourcePath(path.split(sep).join('/'))
  return usageError(
    there === 'folder'
      ? `The configuration ${quoted(file)} is a folder; \`--config\` wants a file.`
      : `There is no configuration file ${quoted(file)}.`,
  )
}

interface Folders {
  readonly source: string
  readonly contentFolder: string
  readonly destination: string
  readonly cache: string
}

/** A sentence, or `null`. Links are followed, so that no link leads a build into its own input. */
function whatIsWrongWith(folders: Folders): string | null {
  const destination = realPath(folders.destination)
  const source = realPath(folders.source)
  const content = realPath(folders.contentFolder)
  const shown = quoted(folders.destination)
  if (whatIsAt(folders.destination) === 'file')
    return `The destination ${shown} is a file; \`--destination\` wants a folder.`
  if (destination === source)
    return `The destination ${shown} is the source folder itself; it needs a folder of its own.`
  if (isInside(destination, source))
    return `The destination ${shown} holds the source folder; it needs a folder of its own.`
  if (isInside(destination, content))
    return `The destination ${shown} holds the content folder; it needs a folder of its own.`
  const around = [content, ...READ_FOLDERS.map(name => join(source, name))].find(
    folder => isInside(folder, destination) && folder !== source,
  )
  if (around !== undefined)
    return `The destination ${shown} is in ${quoted(around)}, which the next build would read.`
  const cache = realPath(folders.cache)
  if (isInside(destination, cache))
    return `The cache ${quoted(folders.cache)} is in the destination, and would be published with the site.`
  if (isInside(cache, source) || isInside(cache, destination) || isInside(cache, content))
    return `The cache ${quoted(folders.cache)} holds other folders of the site; it needs a folder of its own.`
  return null
}

const isInside = (folder: string, path: string): boolean => !leadsOut(relative(folder, path))

const leadsOut = (path: string): boolean => path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)

function readNow(asked: string | null, world: World): number | UsageError {
  if (asked === null) return world.now()
  const moment = readMoment(asked, ZONE_OF_NOW)
  if (!('problem' in moment)) return moment.epochMs
  return usageError(
    `\`--now\` wants an instant such as 2026-01-05T08:00+08:00, not ${quoted(asked)}: ${moment.problem}.`,
  )
}

const textOf = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null

const quoted = (text: string): string => `\`${visible(text)}\``
