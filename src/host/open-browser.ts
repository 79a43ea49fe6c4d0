import { spawn } from 'node:child_process'

/** What opens an address on each system; everything else has the tool of freedesktop.org. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // The empty text is the window's title, which `start` takes from the first quoted argument.
  win32: ['cmd', '/c', 'start', '""'],
}

/**
 * Opens an address in the person's browser, which goes on when this program ends.
 * @param url of ours: `http://127.0.0.1:4000/`, never text of a file
 * @returns whether there was a program to open it with
 */
export function openBrowser(url: string): Promise<boolean> {
  const [program, ...rest] = OPENERS[process.platform] ?? ['xdg-open']
  return new Promise(resolve => {
    const child = spawn(program, [...rest, url], { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
