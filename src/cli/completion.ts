import type { CommandSpec, OperandSpec, OptionSpec } from './command-line.js'
import type { Shell } from './completion-spec.js'

/** The script of a shell, made of what the commands say of themselves, so that it can never be out of date. */
export function completionScript(shell: Shell, commands: readonly CommandSpec[]): string {
  const all = [...commands, HELP]
  switch (shell) {
    case 'bash':
      return bash(all)
    case 'zsh':
      return zsh(all)
    case 'fish':
      return fish(all)
    default:
      return shell satisfies never
  }
}

/** Commander's own command. */
const HELP: CommandSpec = {
  name: 'help',
  summary: 'print the help of a command',
  description: '',
  options: [],
  examples: [],
}

/** What is asked of the program itself. */
const PROGRAM_FLAGS = [
  { name: '--help', description: 'print this help' },
  { name: '--version', description: 'print the version' },
] as const

interface Flag {
  /** `--source` */
  readonly name: string
  readonly takes: 'nothing' | 'file' | 'folder' | 'text' | readonly string[]
  readonly description: string
}

function flagsOf({ options }: CommandSpec): readonly Flag[] {
  const own = options.map(({ flags, description, choices, completes }: OptionSpec): Flag => {
    const [name = ''] = flags.split(' ')
    const value = /<(\w+)>/u.exec(flags)?.[1]
    const usual = value === 'dir' ? 'folder' : value === 'file' ? 'file' : 'text'
    return { name, takes: value === undefined ? 'nothing' : (choices ?? completes ?? usual), description }
  })
  return [...own, { name: '--help', takes: 'nothing', description: 'print this help' }]
}

const operandOf = ({ operand }: CommandSpec): Flag['takes'] => takesOf(operand)

function takesOf(operand: OperandSpec | undefined): Flag['takes'] {
  if (operand === undefined) return 'nothing'
  return operand.choices ?? operand.completes ?? 'text'
}

function bash(commands: readonly CommandSpec[]): string {
  const names = commands.map(({ name }) => name)
  const cases = commands.map(spec => {
    const flags = flagsOf(spec)
    const words = flags.map(({ name }) => name).join(' ')
    const valued = flags.filter(({ takes }) => takes !== 'nothing')
    const values = valued.map(({ name, takes }) => `        ${name}) ${bashReply(takes)} ;;`)
    const operand = spec.name === 'help' ? names : operandOf(spec)
    return [
      `    ${spec.name})`,
      ...(values.length === 0 ? [] : ['      case "$previous" in', ...values, '      esac']),
      `      if [[ "$current" == -* ]]; then COMPREPLY=($(compgen -W "${words}" -- "$current"))`,
      `      else ${operand === 'nothing' || operand === 'text' ? ':' : bashReply(operand).replace('; return', '')}; fi`,
      '      ;;',
    ].join('\n')
  })
  return `# bash completion for digest
_digest() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${[...names, ...PROGRAM_FLAGS.map(({ name }) => name)].join(' ')}" -- "$current"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
}
complete -F _digest digest
`
}

function bashReply(takes: Flag['takes']): string {
  if (takes === 'folder')
    return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")); return'
  if (takes === 'file')
    return 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return'
  if (typeof takes === 'string') return 'return'
  return `COMPREPLY=($(compgen -W "${takes.join(' ')}" -- "$current")); return`
}

function zsh(commands: readonly CommandSpec[]): string {
  const names = commands.map(({ name, summary }) => `    ${single(`${name}:${summary}`)}`)
  const cases = commands.map(spec => {
    const flags = flagsOf(spec).map(({ name, takes, description }) => {
      const action = takes === 'nothing' ? '' : `:value:${zshAction(takes)}`
      return `        ${single(`${name}[${zshText(description)}]${action}`)}`
    })
    const operand = spec.name === 'help' ? commands.map(({ name }) => name) : operandOf(spec)
    const rest =
      operand === 'nothing'
        ? []
        : [`        ${single(`*:${spec.operand?.name ?? 'command'}:${zshAction(operand)}`)}`]
    return `      ${spec.name})\n        _arguments \\\n${[...flags, ...rest].join(' \\\n')}\n        ;;`
  })
  return `#compdef digest
_digest() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ "$PREFIX" == -* ]]; then
      _arguments ${PROGRAM_FLAGS.map(({ name, description }) => single(`${name}[${description}]`)).join(' ')}
      return
    fi
    _describe -t commands 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _digest digest
`
}

function zshAction(takes: Flag['takes']): string {
  if (takes === 'folder') return '_files -/'
  if (takes === 'file') return '_files'
  if (typeof takes === 'string') return ' '
  return `(${takes.join(' ')})`
}

/** Brackets and colons mean something in the specifications of \`_arguments\`. */
const zshText = (text: string): string => text.replace(/[[\]:\\]/gu, '\\$&')

function fish(commands: readonly CommandSpec[]): string {
  const names = commands.map(({ name }) => name)
  const none = `not __fish_seen_subcommand_from ${names.join(' ')}`
  const lines = commands.flatMap(spec => {
    const seen = `-n '__fish_seen_subcommand_from ${spec.name}'`
    const flags = flagsOf(spec).map(
      ({ name, takes, description }) =>
        `complete -c digest ${seen} -l ${name.slice(2)}${fishValue(takes)} -d ${single(description)}`,
    )
    const operand = spec.name === 'help' ? names : operandOf(spec)
    const rest =
      operand === 'nothing' || operand === 'text' ? [] : [`complete -c digest ${seen}${fishOperand(operand)}`]
    return [`complete -c digest -n '${none}' -a ${spec.name} -d ${single(spec.summary)}`, ...flags, ...rest]
  })
  const own = PROGRAM_FLAGS.map(
    ({ name, description }) =>
      `complete -c digest -n '${none}' -l ${name.slice(2)} -d ${single(description)}`,
  )
  return `# fish completion for digest
complete -c digest -f
${own.join('\n')}
${lines.join('\n')}
`
}

function fishValue(takes: Flag['takes']): string {
  if (takes === 'nothing') return ''
  return fishOperand(takes, ' -x')
}

function fishOperand(takes: Flag['takes'], exclusive = ''): string {
  if (takes === 'folder') return `${exclusive} -a '(__fish_complete_directories)'`
  if (takes === 'file') return exclusive === '' ? ' -F' : ' -r -F'
  if (typeof takes === 'string') return exclusive
  return `${exclusive} -a ${single(takes.join(' '))}`
}

/** In single quotes, for each of the three shells. */
const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
