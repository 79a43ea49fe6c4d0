import fs from 'node:fs'
import { dirname } from 'node:path'
import { attempt, orNull } from './fs.js'

/**
 * Writes a file that is not there yet, with the folders above it. Nothing is ever overwritten: two programs that ask
 * at once cannot both get the name.
 * @throws HostError when the world refuses.
 */
export function createFile(path: string, text: string): 'created' | 'exists' {
  return attempt('write', path, () => {
    fs.mkdirSync(dirname(path), { recursive: true })
    const done = orNull(['EEXIST'], () => {
      fs.writeFileSync(path, text, { flag: 'wx' })
      return true
    })
    return done === null ? 'exists' : 'created'
  })
}
