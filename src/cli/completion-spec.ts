import type { CommandSpec } from './command-line.js'

/** The shells that we can speak to. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

export const COMPLETION: CommandSpec = {
  name: 'completion',
  summary: 'print what your shell needs to complete digest',
  description:
    'Prints a script for your shell, which then completes commands, options, their values and files.',
  operand: {
    name: 'shell',
    description: 'your shell',
    need: 'required',
    form: 'one',
    choices: SHELLS,
  },
  options: [],
  examples: [
    { line: 'source <(digest completion bash)', does: 'now; put it into ~/.bashrc to keep it' },
    { line: 'source <(digest completion zsh)', does: 'the same in ~/.zshrc, after compinit' },
    { line: 'digest completion fish > ~/.config/fish/completions/digest.fish', does: 'for fish, once' },
  ],
}
