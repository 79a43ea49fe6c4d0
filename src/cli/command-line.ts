import { Argument, Command, CommanderError, Option } from 'commander'
import { columns, padColumns, visible } from '../diagnostics/format/visible.js'

/** A command as a person sees it. */
export interface CommandSpec {
  readonly name: string
  readonly summary: string
  readonly description: string
  /** What stands after the name without an option; at most one. */
  readonly operand?: OperandSpec
  readonly options: readonly OptionSpec[]
  readonly examples: readonly { readonly line: string; readonly does: string }[]
}

export interface OptionSpec {
  /** `--source <dir>`, or `--strict` for one without a value. */
  readonly flags: string
  readonly description: string
  /** The only values that make sense. */
  readonly choices?: readonly string[]
  /** What a shell completes; nothing when left out and there are no choices. */
  readonly completes?: 'file' | 'folder'
}

/** What a command is about: its value stands among those of the options, under its name. */
export interface OperandSpec {
  /** `title` */
  readonly name: string
  readonly description: string
  readonly need: 'required' | 'optional'
  /** `words`: all that follow, joined by blanks, so that a title needs no quotes. */
  readonly form: 'one' | 'words'
  readonly choices?: readonly string[]
  readonly completes?: 'file' | 'folder'
}

/** By name without dashes, in camel case: `{ baseUrl: 'https://…', strict: true }`. Absent: not given. */
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>

export type CommandLine =
  | { readonly kind: 'command'; readonly name: string; readonly values: OptionValues }
  /** Help, or the version: an answer by itself. */
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'usage-error'; readonly message: string }

interface Program {
  readonly version: string
  readonly commands: readonly CommandSpec[]
  /** Columns of the terminal, for help; `null`: no terminal. */
  readonly columns: number | null
}

/** Columns beyond which help is tiring to read. */
const MAX_HELP_COLUMNS = 100
const USUAL_HELP_COLUMNS = 80

/** Commander's own words are for programmers: "Expected 0 arguments but got 1". */
const EXCESS = 'A folder goes after an option, such as `--source <dir>`: there are no arguments without one.'

/** Reads the arguments after `node main.js`; prints nothing and ends nothing. */
export function readCommandLine(argv: readonly string[], program: Program): CommandLine {
  const texts = { out: '', err: '' }
  const chosen: { line: CommandLine | null } = { line: null }
  const width = Math.min(program.columns ?? USUAL_HELP_COLUMNS, MAX_HELP_COLUMNS)
  const root = new Command('digest')
    .description('Makes a bilingual site of a folder of Markdown digests.')
    .version(program.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: text => {
        texts.out += text
      },
      writeErr: text => {
        texts.err += text
      },
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  for (const spec of program.commands)
    addCommand(root, spec).action((...parts: readonly unknown[]) => {
      chosen.line = { kind: 'command', name: spec.name, values: valuesOf(spec, parts) }
    })
  root.addHelpText(
    'after',
    `\n${examplesText(program.commands.flatMap(({ examples }) => examples.slice(0, 1)))}`,
  )
  if (argv.length === 0) {
    root.outputHelp()
    return { kind: 'usage-error', message: texts.out.trimEnd() }
  }
  try {
    root.parse([...understood(argv, program)], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { kind: 'answer', text: texts.out }
    const command = commandOf(argv, program)
    const hasOperand = program.commands.some(spec => spec.name === command && spec.operand !== undefined)
    const said = error.code === 'commander.excessArguments' && !hasOperand ? EXCESS : texts.err
    return { kind: 'usage-error', message: complaint(said, command) }
  }
  return chosen.line ?? { kind: 'answer', text: root.helpInformation() }
}

/** `help nwe` is the mistake that `nwe` is; Commander would print the help of the program. */
function understood(argv: readonly string[], { commands }: Program): readonly string[] {
  const [first, name] = argv
  const isKnown = commands.some(command => command.name === name)
  return first === 'help' && name !== undefined && !isKnown ? argv.slice(1) : argv
}

function addCommand(root: Command, spec: CommandSpec): Command {
  const command = root.command(spec.name).summary(spec.summary).description(spec.description)
  for (const { flags, description, choices } of spec.options) {
    const option = new Option(flags, description)
    command.addOption(choices === undefined ? option : option.choices(choices))
  }
  if (spec.operand !== undefined) command.addArgument(argumentOf(spec.operand))
  return command
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', `\n${examplesText(spec.examples)}`)
}

function argumentOf({ name, description, need, form, choices }: OperandSpec): Argument {
  const inner = form === 'words' ? `${name}...` : name
  const argument = new Argument(need === 'required' ? `<${inner}>` : `[${inner}]`, description)
  return choices === undefined ? argument : argument.choices(choices)
}

/** Commander hands over the operand, if the command has one, then the options. */
function valuesOf({ operand }: CommandSpec, parts: readonly unknown[]): OptionValues {
  const options = parts[operand === undefined ? 0 : 1] as OptionValues
  if (operand === undefined) return options
  const words = [parts[0]].flat().filter(word => typeof word === 'string')
  return words.length === 0 ? options : { ...options, [operand.name]: words.join(' ') }
}

function examplesText(examples: CommandSpec['examples']): string {
  const width = Math.max(0, ...examples.map(({ line }) => columns(line)))
  const lines = examples.map(({ line, does }) => `  ${padColumns(line, width)}  ${does}`)
  return ['Examples:', ...lines].join('\n')
}

/** One sentence, the suggestion if there is one, and where to read more. */
function complaint(text: string, command: string | null): string {
  const [first = '', ...rest] = text.trim().split('\n')
  const sentence = first
    .replace(/^error: /, '')
    .replace(/^option '(.+)' argument missing$/, 'the option `$1` wants a value')
    .replace(/^missing required argument '(.+)'$/, 'the $1 is missing')
    .replace(
      /^(?:option|command-argument value) '([^']+)'(?: argument '(.*)')? is invalid(?: for argument .*)?\. Allowed choices are (.+)\.$/,
      (_, name: string, value: string | undefined, choices: string) =>
        `\`${value ?? name}\` is none of the choices: ${choices}`,
    )
    .replace(/'(.+)'/, '`$1`')
    .replace(/[^.]$/, '$&.')
  const more = `Run \`digest ${command === null ? '' : `${command} `}--help\` to see what there is.`
  return [sentence.slice(0, 1).toUpperCase() + sentence.slice(1), ...rest, more]
    .map(line => visible(line))
    .join('\n')
}

function commandOf(argv: readonly string[], program: Program): string | null {
  return program.commands.find(command => command.name === argv[0])?.name ?? null
}
