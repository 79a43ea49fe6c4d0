import { join, relative, resolve } from 'node:path'
import type { Adoption } from '../adopt/adoption.js'
import { readHugo } from '../adopt/read-hugo.js'
import { readJekyll } from '../adopt/read-jekyll.js'
import { fillArchetype } from '../archetypes/archetype.js'
import { visible } from '../diagnostics/format/visible.js'
import { diskSource } from '../host/disk-source.js'
import { folderSize } from '../host/folder-size.js'
import { git } from '../host/git.js'
import { createFile } from '../host/new-file.js'
import { LIST_FILE } from '../host/outputs-list.js'
import { packProgram } from '../host/pack-program.js'
import { whatIsAt } from '../host/paths.js'
import { readTheme } from '../host/theme.js'
import { isoDay, isTimeZone, momentAt } from '../lib/dates.js'
import type { JsonObject } from '../lib/json.js'
import { writeYaml } from '../lib/write-yaml.js'
import { readBaseUrl } from '../model/base-url.js'
import { findLanguage } from '../model/languages.js'
import { languageTag, sourcePath } from '../model/names.js'
import { pagesUrlOf } from '../model/pages-url.js'
import type { ThemeFiles } from '../model/theme.js'
import type { SourceTree } from '../model/world.js'
import type { OptionValues } from './command-line.js'
import { EXIT, type Surroundings, type UsageError, usageError } from './surroundings.js'

/** Writes a site, or what a site of another generator lacks; says what it wrote and what it left alone. */
export async function initCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const folder = resolve(world.workingFolder, textOf(values.dir) ?? '.')
  const there = whatIsAt(folder)
  if (there === 'file') return usageError(`${quoted(folder)} is a file; \`digest init\` wants a folder.`)
  const wrong = whatIsWrongWith(values)
  if (wrong !== null) return usageError(wrong)
  const { out, err } = world.terminal
  const source = diskSource({ folder, without: [join(folder, 'public'), join(folder, '.digest')] })
  const adoption = there === 'nothing' ? null : (readJekyll(source) ?? readHugo(source))
  if (typeof adoption === 'string') {
    err.write(
      `${visible(adoption)}.\nMend it, or take it out of the folder, and run \`digest init\` again.\n`,
    )
    return EXIT.failed
  }
  const answers = await ask(values, { folder, adoption }, world)
  if (answers === null) {
    err.write('Nothing was written.\n')
    return EXIT.failed
  }
  const program = programFor(values, folder, world.version)
  const files = filesOf({ folder, source, adoption, answers, program, world })
  const written: string[] = program.kind === 'packed' && program.was === 'created' ? [program.path] : []
  const kept: string[] = program.kind === 'packed' && program.was === 'exists' ? [program.path] : []
  for (const [path, text] of files) {
    const result = createFile(join(folder, ...path.split('/')), text)
    ;(result === 'created' ? written : kept).push(path)
  }
  out.write(report({ folder, adoption, written, kept, program, source }, world))
  return EXIT.built
}

function whatIsWrongWith(values: OptionValues): string | null {
  const baseUrl = textOf(values.baseUrl)
  if (baseUrl !== null && readBaseUrl(baseUrl) === null) return badBaseUrl(baseUrl)
  const zone = textOf(values.timeZone)
  if (zone !== null && !isTimeZone(zone)) return badTimeZone(zone)
  const languages = textOf(values.lang)
  const bad = languages === null ? undefined : listOf(languages).find(tag => !isTag(tag))
  return bad === undefined ? null : badLanguage(bad)
}

const badBaseUrl = (text: string): string =>
  `${quoted(text)} is no address of a site, such as https://user.github.io/repo/.`
const badTimeZone = (text: string): string =>
  `There is no time zone ${quoted(text)}: write one such as Asia/Taipei.`
const badLanguage = (text: string): string => `${quoted(text)} is no language tag, such as zh-TW or en.`

const listOf = (text: string): readonly string[] => text.split(/[\s,，、]+/u).filter(part => part !== '')

function isTag(text: string): boolean {
  try {
    return (
      /^[a-z]{2,3}(?:[-_]|$)/iu.test(text) && Intl.getCanonicalLocales(text.replaceAll('_', '-')).length === 1
    )
  } catch {
    return false
  }
}

interface Answers {
  readonly title: string
  readonly baseUrl: string | null
  readonly languages: readonly string[]
  readonly timeZone: string
}

interface Question {
  readonly text: string
  readonly usual: string
  readonly given: string | null
  /** What is wrong with an answer, or `null`. */
  readonly check: (answer: string) => string | null
}

const TITLES: Readonly<Record<string, string>> = { zh: 'AI 新聞摘要', en: 'AI News Digest' }

/** What nobody said is asked for, where somebody can answer; `null`: the person wants to stop. */
async function ask(
  values: OptionValues,
  { folder, adoption }: { readonly folder: string; readonly adoption: Adoption | null },
  world: Surroundings,
): Promise<Answers | null> {
  const prompt = values.yes === true || adoption !== null ? null : world.ask
  const one = async (question: Question): Promise<string | null> => {
    if (question.given !== null || prompt === null) return question.given ?? question.usual
    for (;;) {
      const shown = question.usual === '' ? '' : ` (${question.usual})`
      const answer = await prompt(`${question.text}${shown}: `)
      if (answer === null) return null
      const wrong = answer === '' ? null : question.check(answer)
      if (wrong === null) return answer === '' ? question.usual : answer
      world.terminal.err.write(`${wrong}\n`)
    }
  }
  const languages = await one({
    text: 'Languages, the default one first',
    usual: 'zh-TW, en',
    given: textOf(values.lang),
    check: answer => {
      const bad = listOf(answer).find(tag => !isTag(tag))
      return bad === undefined ? null : badLanguage(bad)
    },
  })
  if (languages === null) return null
  const tags = listOf(languages)
  const title = await one({
    text: 'Name of the site',
    usual: TITLES[tags[0]?.slice(0, 2).toLowerCase() ?? ''] ?? TITLES.en ?? '',
    given: textOf(values.title),
    check: () => null,
  })
  if (title === null) return null
  const baseUrl = await one({
    text: 'Address, if you know it',
    usual: pagesUrlOf(repositoryOf(folder) ?? '') ?? '',
    given: textOf(values.baseUrl),
    check: answer => (readBaseUrl(answer) === null ? badBaseUrl(answer) : null),
  })
  if (baseUrl === null) return null
  const timeZone = await one({
    text: 'Time zone',
    usual: 'Asia/Taipei',
    given: textOf(values.timeZone),
    check: answer => (isTimeZone(answer) ? null : badTimeZone(answer)),
  })
  return timeZone === null
    ? null
    : { title, baseUrl: baseUrl === '' ? null : baseUrl, languages: tags, timeZone }
}

/** `owner/name` on GitHub. */
function repositoryOf(folder: string): string | null {
  if (whatIsAt(folder) !== 'folder') return null
  const run = git(['remote', 'get-url', 'origin'], { folder })
  return run.kind === 'done'
    ? (/github\.com[:/]([^/\s]+\/[^/\s]+?)(?:\.git)?$/u.exec(run.out)?.[1] ?? null)
    : null
}

type Program =
  | {
      readonly kind: 'packed'
      readonly path: string
      readonly was: 'created' | 'exists'
      readonly spec: string
    }
  | { readonly kind: 'given'; readonly spec: string }
  /** npm could not; there is no package.json then. */
  | { readonly kind: 'none'; readonly problem: string }

function programFor(values: OptionValues, folder: string, version: string): Program {
  const given = textOf(values.digest)
  if (given !== null) return { kind: 'given', spec: given }
  const packed = packProgram(join(folder, 'vendor'), version)
  if ('problem' in packed) return { kind: 'none', problem: packed.problem }
  const path = `vendor/${packed.name}`
  return { kind: 'packed', path, was: packed.was, spec: `file:${path}` }
}

interface Making {
  readonly folder: string
  readonly source: SourceTree
  readonly adoption: Adoption | null
  readonly answers: Answers
  readonly program: Program
  readonly world: Surroundings
}

/** Every file by its path, in the order in which they are named. */
function filesOf({
  folder,
  source,
  adoption,
  answers,
  program,
  world,
}: Making): readonly (readonly [string, string])[] {
  const theme = readTheme(source)
  const starter = (name: string, filling: Readonly<Record<string, string>> = {}): string =>
    fillArchetype(starterText(theme, name), filling)
  const hasContent = adoption !== null || source.list('content').length > 0
  const [first = 'zh-TW'] = answers.languages
  const day = isoDay(momentAt(world.now(), answers.timeZone))
  const near = (tag: string): string => findLanguage(tag, [languageTag('zh-TW'), languageTag('en')]) ?? 'en'
  const pages = hasContent
    ? []
    : answers.languages.flatMap((tag, index): readonly (readonly [string, string])[] => {
        const suffix = index === 0 ? '' : `.${tag.toLowerCase().replaceAll('_', '-')}`
        const name = `content/posts/${day.replaceAll('-', '')}-hello${suffix}.md`
        return [
          [name, starter(`post.${near(tag)}.md`, { date: day })],
          [`content/about${suffix}.md`, starter(`about.${near(tag)}.md`)],
        ]
      })
  const title = adoption === null ? answers.title : String(adoption.config.title ?? answers.title)
  return [
    ['digest.config.yaml', configText(adoption, answers)],
    ...pages,
    ...(program.kind === 'none' ? [] : [['package.json', packageText(program.spec)] as const]),
    ['.gitignore', starter('gitignore')],
    ['.github/workflows/pages.yml', starter('pages.yml', { branch: branchOf(folder) })],
    [
      'README.md',
      starter(`README.${near(String(adoptedLanguage(adoption) ?? first))}.md`, { heading: title }),
    ],
  ]
}

function starterText(theme: ThemeFiles, name: string): string {
  const file = theme.files.get(`starter/${name}`)
  if (file === undefined) throw new Error(`no starter: ${name}`)
  return new TextDecoder().decode(file.bytes)
}

function adoptedLanguage(adoption: Adoption | null): string | null {
  const { languages, defaultLanguage } = adoption?.config ?? {}
  if (typeof defaultLanguage === 'string') return defaultLanguage
  return Array.isArray(languages) && typeof languages[0] === 'string' ? languages[0] : null
}

/** The branch that a push to publishes. */
function branchOf(folder: string): string {
  const run = whatIsAt(folder) === 'folder' ? git(['symbolic-ref', '--short', 'HEAD'], { folder }) : null
  return run?.kind === 'done' && /^[\w./-]+$/u.test(run.out) ? run.out : 'main'
}

function packageText(spec: string): string {
  const content = {
    private: true,
    type: 'module',
    scripts: { build: 'digest build' },
    devDependencies: { digest: spec },
  }
  return `${JSON.stringify(content, null, 2)}\n`
}

function configText(adoption: Adoption | null, { title, baseUrl, languages, timeZone }: Answers): string {
  if (adoption !== null)
    return `# Made by digest init of ${adoption.files.join(', ')}.\n${writeYaml(adoption.config)}`
  const [first = 'zh-TW'] = languages
  const config: JsonObject = {
    title,
    ...(baseUrl === null ? {} : { baseUrl }),
    timeZone,
    defaultLanguage: first,
    languages: [...languages],
  }
  const hint = baseUrl === null ? '# baseUrl: https://user.github.io/repo/\n' : ''
  return `${writeYaml(config)}${hint}`
}

interface Told {
  readonly folder: string
  readonly adoption: Adoption | null
  readonly written: readonly string[]
  readonly kept: readonly string[]
  readonly program: Program
  readonly source: SourceTree
}

function report({ folder, adoption, written, kept, program, source }: Told, world: Surroundings): string {
  const shown = relative(world.workingFolder, folder) || '.'
  const lines = [
    ...(adoption === null
      ? []
      : [
          `This is a site of ${adoption.generator}: read ${adoption.files.map(visible).join(', ')}; nothing was moved.`,
        ]),
    ...(written.length === 0 ? [] : ['Written:', ...written.map(path => `  ${visible(path)}`)]),
    ...(kept.length === 0
      ? []
      : ['Left as they were, since they are there already:', ...kept.map(path => `  ${visible(path)}`)]),
    ...(kept.includes('.gitignore')
      ? ['Your .gitignore should name what builds write: public/, .digest/ and node_modules/.']
      : []),
    ...(kept.includes('digest.config.yaml') && adoption !== null
      ? ['So nothing of the settings below was carried over this time.']
      : []),
    ...notesOf(adoption),
    ...inTheWay(folder, source),
    ...programLines(program, { kept, source }),
    'Next:',
    ...(shown === '.' ? [] : [`  cd ${visible(shown)}`]),
    '  digest build',
    '  digest new "A title"',
  ]
  return `${lines.join('\n')}\n`
}

function notesOf(adoption: Adoption | null): readonly string[] {
  if (adoption === null || adoption.notes.length === 0) return []
  return [
    'Not carried over, or different now:',
    ...adoption.notes.map(({ about, text }) => `  ${visible(about)}: ${visible(text)}`),
  ]
}

/** What another generator left behind, and what would publish the site a second time. */
function inTheWay(folder: string, source: SourceTree): readonly string[] {
  const isBuilt = whatIsAt(join(folder, 'public')) === 'folder'
  const isOurs = whatIsAt(join(folder, 'public', LIST_FILE)) === 'file'
  const files = isBuilt && !isOurs ? (folderSize(join(folder, 'public'))?.files ?? 0) : 0
  const workflows = source
    .list(WORKFLOWS)
    .map(({ path }) => path)
    .filter(path => path !== `${WORKFLOWS}/pages.yml` && publishesPages(source.read(path)))
  return [
    ...(files > 0
      ? ['The folder public holds files that digest did not write: delete it, or build with --destination.']
      : []),
    ...workflows.map(path => `${visible(path)} publishes GitHub Pages too: keep one of the two.`),
  ]
}

const WORKFLOWS = '.github/workflows'

const publishesPages = (bytes: Uint8Array | null): boolean =>
  /actions\/deploy-pages|actions-gh-pages|jekyll-build-pages/u.test(
    bytes === null ? '' : new TextDecoder().decode(bytes),
  )

function programLines(
  program: Program,
  { kept, source }: { readonly kept: readonly string[]; readonly source: SourceTree },
): readonly string[] {
  if (program.kind === 'none')
    return [
      `The workflow needs a package.json with digest, and npm could not pack this program (${visible(program.problem)}).`,
      'Run `digest init` again with `--digest <spec>`, where the spec is what npm can install.',
    ]
  const present = source.read(sourcePath('package.json'))
  const namesDigest = /"digest"\s*:/u.test(present === null ? '' : new TextDecoder().decode(present))
  if (kept.includes('package.json') && !namesDigest)
    return [
      `Add digest to your package.json, for the workflow: "devDependencies": { "digest": ${JSON.stringify(program.spec)} }`,
    ]
  return []
}

const textOf = (value: string | boolean | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null

const quoted = (text: string): string => `\`${visible(text)}\``
