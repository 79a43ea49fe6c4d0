import { spawn } from 'node:child_process'

/**
 * Opens a file in the person's editor and waits until it is closed. The command may have arguments (`code --wait`),
 * which a shell splits as usual; the file is handed over apart, so that no character in its name means anything.
 * `null`: done; else what went wrong.
 */
export function openEditor(command: string, file: string): Promise<string | null> {
  const isWindows = process.platform === 'win32'
  const child = isWindows
    ? spawn(`${command} "${file}"`, { stdio: 'inherit', shell: true })
    : spawn('/bin/sh', ['-c', `${command} "$1"`, 'sh', file], { stdio: 'inherit' })
  return new Promise(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('close', code => resolve(code === 0 ? null : `it ended with the code ${code ?? 'of a signal'}`))
  })
}
