import type { CommandSpec, OptionSpec } from './command-line.js'

/** What every command that builds can be asked. */
export const BUILD_OPTIONS: readonly OptionSpec[] = [
  { flags: '--source <dir>', description: 'the folder of the site (default: the working folder)' },
  {
    flags: '--content <dir>',
    description:
      'the folder of posts, in the source folder (default: what the configuration says, else content)',
  },
  {
    flags: '--destination <dir>',
    description: 'where the site is written (default: public, in the source folder)',
  },
  {
    flags: '--config <file>',
    description: 'the configuration, in the source folder (default: digest.config.yaml, .json, .ts …)',
  },
  {
    flags: '--base-url <url>',
    description: "where the site will be, instead of the configuration's baseUrl",
  },
  { flags: '--drafts', description: 'build drafts too' },
  { flags: '--future', description: 'build posts dated later than now too' },
  { flags: '--expired', description: 'build posts past their expiry date too' },
  { flags: '--now <instant>', description: 'build as if it were this time, such as 2026-01-05T08:00+08:00' },
  { flags: '--strict', description: 'let warnings fail the build' },
  { flags: '--keep-going', description: 'leave out posts with errors and build the rest' },
  { flags: '--clean', description: 'make everything again, whatever earlier builds remember' },
  { flags: '--no-cache', description: 'remember nothing from build to build' },
  {
    flags: '--cache-dir <dir>',
    description: 'where to remember it (default: .digest/cache, in the source folder)',
  },
]

/** What every command can be asked that looks at a site and makes nothing of it. */
export const LOOK_OPTIONS: readonly OptionSpec[] = BUILD_OPTIONS.filter(({ flags }) =>
  /^--(?:source|content|config) /.test(flags),
)

/** What a person reads of `digest build`; apart from the work, which takes longer to load. */
export const BUILD: CommandSpec = {
  name: 'build',
  summary: 'make the site once',
  description:
    'Makes the site once. Nothing is written when there is an error: the old site stays as it was.\n\n' +
    'Exit codes: 0 built; 1 errors in content, configuration or templates; 2 usage; 130 interrupted.',
  options: [
    ...BUILD_OPTIONS,
    { flags: '--json', description: 'print one JSON object on standard output, and nothing else' },
    { flags: '--quiet', description: 'print problems only' },
    { flags: '--verbose', description: 'print every warning, however many there are' },
  ],
  examples: [
    { line: 'digest build', does: 'content/ becomes public/' },
    { line: 'digest build --drafts --future', does: 'with what is not published yet' },
    { line: 'digest build --base-url https://user.github.io/repo/', does: 'for GitHub Pages' },
    { line: 'digest build --keep-going --quiet', does: 'for a cron job: one bad post stops nothing' },
    {
      line: 'digest build --strict --json > report.json',
      does: 'for CI: warnings fail, a report for machines',
    },
  ],
}
