import { hostProblem } from '../diagnostics/catalog/output.js'
import { formatTerminal } from '../diagnostics/format/terminal.js'
import { HostError } from '../model/world.js'
import { BUILD } from './build-spec.js'
import { type CommandLine, type CommandSpec, type OptionValues, readCommandLine } from './command-line.js'
import { COMPLETION, SHELLS } from './completion-spec.js'
import { DEPLOY } from './deploy-spec.js'
import { describeBug } from './describe-bug.js'
import { DOCTOR } from './doctor-spec.js'
import { INIT } from './init-spec.js'
import { LINT } from './lint-spec.js'
import { NEW } from './new-spec.js'
import { SERVE } from './serve-spec.js'
import { EXIT, type Surroundings, type UsageError, usageError } from './surroundings.js'
import { TERMS } from './terms-spec.js'
import { TRANSLATIONS } from './translations-spec.js'

interface CommandEntry {
  readonly spec: CommandSpec
  /** Loads what the command needs, which help and version do without. */
  readonly load: () => Promise<(values: OptionValues, world: Surroundings) => Promise<number | UsageError>>
}

/** In the order of an author's day, which is that of the help. */
const COMMANDS: readonly CommandEntry[] = [
  { spec: INIT, load: async () => (await import('./init.js')).initCommand },
  { spec: NEW, load: async () => (await import('./new.js')).newCommand },
  { spec: BUILD, load: async () => (await import('./build.js')).buildCommand },
  { spec: SERVE, load: async () => (await import('./serve.js')).serveCommand },
  { spec: LINT, load: async () => (await import('./lint.js')).lintCommand },
  {
    spec: TRANSLATIONS,
    load: async () => (await import('./translations.js')).translationsCommand,
  },
  { spec: TERMS, load: async () => (await import('./terms.js')).termsCommand },
  { spec: DEPLOY, load: async () => (await import('./deploy.js')).deployCommand },
  { spec: DOCTOR, load: async () => (await import('./doctor.js')).doctorCommand },
  {
    spec: COMPLETION,
    load: async () => {
      const { completionScript } = await import('./completion.js')
      return async ({ shell }, { terminal }) => {
        const wanted = SHELLS.find(name => name === shell)
        if (wanted === undefined) return usageError(`Name one of the shells: ${SHELLS.join(', ')}.`)
        terminal.out.write(
          completionScript(
            wanted,
            COMMANDS.map(({ spec }) => spec),
          ),
        )
        return EXIT.built
      }
    },
  },
]

/** The whole program: arguments in, exit code out. Never throws. */
export async function run(argv: readonly string[], world: Surroundings): Promise<number> {
  const { out, err } = world.terminal
  try {
    const line = readCommandLine(argv, {
      version: world.version,
      commands: COMMANDS.map(command => command.spec),
      columns: out.columns,
    })
    switch (line.kind) {
      case 'answer':
        out.write(line.text)
        return EXIT.built
      case 'usage-error':
        return complain(line, world)
      case 'command': {
        const ended = await runCommand(line, world)
        return typeof ended === 'number' ? ended : complain(ended, world)
      }
    }
    return line satisfies never
  } catch (error) {
    err.write(error instanceof HostError ? describeRefusal(error, world) : describeBug(error, world))
    return EXIT.failed
  }
}

async function runCommand(
  { name, values }: Extract<CommandLine, { readonly kind: 'command' }>,
  world: Surroundings,
): Promise<number | UsageError> {
  const entry = COMMANDS.find(({ spec }) => spec.name === name)
  if (entry === undefined) throw new Error(`no such command: ${name}`)
  const command = await entry.load()
  return command(values, world)
}

function complain({ message }: { readonly message: string }, world: Surroundings): number {
  world.terminal.err.write(`${message}\n`)
  return EXIT.usage
}

/** The world's fault, and so something that a person can mend. */
function describeRefusal(error: HostError, { terminal }: Surroundings): string {
  return formatTerminal([hostProblem(error.problem)], { colours: terminal.err.colours, read: () => null })
}
