import type { Surroundings } from '../../src/cli/surroundings.ts'
import { NOW } from './site.ts'

/** Of the program, as these tests have it. */
export const VERSION = '1.2.3'

export interface Heard {
  out: string
  err: string
}

/**
 * The world as a command sees it, without a person to answer and without any build; what it says is heard.
 * @param own what a test has different
 */
export function surroundings(
  folder: string,
  own: Partial<Surroundings> & { readonly columns?: number } = {},
): { readonly heard: Heard; readonly world: Surroundings } {
  const heard: Heard = { out: '', err: '' }
  const { columns = null, ...rest } = own
  const screen = (name: 'out' | 'err') => ({
    write: (text: string) => {
      heard[name] += text
    },
    colours: 'plain' as const,
    columns,
  })
  const world: Surroundings = {
    terminal: { out: screen('out'), err: screen('err') },
    workingFolder: folder,
    version: VERSION,
    now: () => NOW,
    clock: () => 0,
    onInterrupt: () => () => {},
    bugs: 'details',
    environment: { pagesUrl: null, editor: null, home: null },
    ask: null,
    startBuild: () => {
      throw new Error('this command builds nothing')
    },
    ...rest,
  }
  return { heard, world }
}
