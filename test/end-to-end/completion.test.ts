import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileProgram, openWorkshop, type Workshop } from '../support/program.ts'

/** What a shell offers while a command line is typed. */

let shop: Workshop
beforeAll(() => {
  compileProgram()
  shop = openWorkshop()
  for (const shell of SHELLS) writeFileSync(join(shop.folder, `${shell}.script`), scriptOf(shell))
  mkdirSync(join(shop.folder, 'content'))
  writeFileSync(join(shop.folder, 'digest.config.yaml'), 'title: X\n')
})
afterAll(() => shop.remove())

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

const scriptOf = (shell: Shell): string => shop.run(['completion', shell]).out

/** Bash's own way: the function that the script registers, called with the words. */
const BASH = `
source bash.script
read -ra COMP_WORDS <<< "$1"
[[ "$1" == *' ' ]] && COMP_WORDS+=('')
COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_digest
printf '%s\\n' "\${COMPREPLY[@]}"
`

/** Zsh completes only for a person at a terminal: a second one plays that, and prints what is offered after Tab. */
const ZSH = `
zmodload zsh/zpty
zpty person "zsh -f -i"
zpty -w person 'PROMPT=; autoload -Uz compinit; compinit -D -u; source zsh.script
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits; builtin compadd -A hits "$@"
  (( $#hits )) && print -r -- "<<"\${^hits}">>"
  builtin compadd "$@"
}
finish() { print -r -- "<"end">"; exit }
comppostfuncs=(finish); bindkey "^I" complete-word; print -r -- "<"ready">"'
zpty -r person heard '*<ready>*'
zpty -w -n person "$1"$'\\t'
zpty -r person heard '*<end>*'
print -r -- $heard
`

const FISH = 'source fish.script; complete -C "$argv[1]"'

/** What is offered when Tab is pressed after a line. */
function complete(shell: Shell, line: string): readonly string[] {
  const how = { bash: ['-c', BASH, 'x'], zsh: ['-f', '-c', ZSH, 'x'], fish: ['-c', FISH] }
  const { stdout, stderr } = spawnSync(shell, [...how[shell], line], {
    cwd: shop.folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: shop.folder, TERM: 'dumb' },
    timeout: 60_000,
  })
  expect(stderr).toBe('')
  const said =
    shell === 'zsh'
      ? [...stdout.matchAll(/<<([^>]*)>>/gu)].map(match => match[1] ?? '')
      : stdout.split('\n').map(text => text.replace(/\t.*$/u, ''))
  return [...new Set(said.filter(Boolean).map(each => each.replace(/\/$/u, '')))].sort()
}

/** Names at the start of the lines below a heading of a help page. */
function listed(help: string, heading: string, name: RegExp): readonly string[] {
  const part = new RegExp(`\\n${heading}:\\n((?: .*\\n)+)`, 'u').exec(help)?.[1] ?? ''
  return [...part.matchAll(name)].map(match => match[1] ?? '')
}

const commands = (): readonly string[] => listed(shop.run(['--help']).out, 'Commands', /^ {2}(\w+)/gmu)
const optionsOf = (command: string): readonly string[] =>
  command === 'help'
    ? ['--help']
    : listed(shop.run([command, '--help']).out, 'Options', /^ {2}(?:-\w, )?(--[\w-]+)/gmu)

/** Where a script speaks of the options of a command. */
const partOf: Readonly<Record<Shell, (script: string, command: string) => string>> = {
  bash: (script, command) => new RegExp(`^ {4}${command}\\)\\n([^]*?)^ {6};;$`, 'mu').exec(script)?.[1] ?? '',
  zsh: (script, command) => new RegExp(`^ {6}${command}\\)\\n([^]*?)^ {8};;$`, 'mu').exec(script)?.[1] ?? '',
  fish: (script, command) =>
    script
      .split('\n')
      .filter(line => line.includes(`-n '__fish_seen_subcommand_from ${command}'`))
      .join('\n')
      .replace(/ -l ([\w-]+)/gu, ' --$1'),
}

describe.each(SHELLS)('the script for %s', shell => {
  it('names every command, and every option of it, that the help pages name', () => {
    const script = scriptOf(shell)
    expect(commands()).toContain('deploy')
    for (const command of commands()) {
      const part = partOf[shell](script, command)
      for (const option of optionsOf(command)) expect(part, `${command} ${option}`).toContain(option)
    }
  })

  const isThere = spawnSync(shell, ['-c', 'exit 0']).status === 0
  it.skipIf(!isThere)(`completes${isThere ? '' : ` (${shell} is not installed here)`}`, () => {
    expect(complete(shell, 'digest ')).toEqual(expect.arrayContaining([...commands()]))
    expect(complete(shell, 'digest dep')).toEqual(['deploy'])
    expect(complete(shell, 'digest --ver')).toEqual(['--version'])
    expect(complete(shell, 'digest build --dr')).toEqual(['--drafts'])
    expect(complete(shell, 'digest new --kind ')).toEqual(['daily', 'page', 'post'])
    expect(complete(shell, 'digest build --source con')).toEqual(['content'])
    expect(complete(shell, 'digest build --config dig')).toEqual(['digest.config.yaml'])
    expect(complete(shell, 'digest completion ')).toEqual(['bash', 'fish', 'zsh'])
    expect(complete(shell, 'digest help in')).toEqual(['init'])
  })
})

describe('digest completion', () => {
  it('names the shells that it knows', () => {
    expect(shop.run(['completion', 'tcsh'])).toMatchObject({ code: 2, out: '' })
    expect(shop.run(['completion']).err).toBe(
      'The shell is missing.\nRun `digest completion --help` to see what there is.\n',
    )
  })
})
