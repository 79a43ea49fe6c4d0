import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FRONT_MATTER = /^(---|\+\+\+)\n[\s\S]*?\n\1\n/u

/**
 * The bodies of all posts of a folder of content.
 * @param {string} folder
 */
export function readBodies(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .sort()
    .map(path => readFileSync(join(folder, path), 'utf8').replace(FRONT_MATTER, ''))
}
