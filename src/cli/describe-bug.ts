import { visible } from '../diagnostics/format/visible.js'
import type { Surroundings } from './surroundings.js'

/** Our fault: one line that says so, and how to tell us. */
export function describeBug(error: unknown, world: Surroundings): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  const [first = ''] = text.split('\n')
  const friendly =
    `This is a mistake in digest ${world.version}, not in your site: ${visible(first)}. ` +
    'Please report it with the output of the same command with DIGEST_DEBUG=1 set.\n'
  const stack = error instanceof Error && world.bugs === 'details' ? `${error.stack ?? ''}\n` : ''
  return friendly + stack
}
