import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { attempt } from './fs.js'

/**
 * Puts new bytes in the place of an author's file, wholly or not at all: a copy beside it takes its name. A link
 * stays a link, and the file keeps its mode.
 * @throws HostError where the system refused; the file is then as it was.
 */
export function editFile(path: string, bytes: Uint8Array | string): void {
  attempt('write', path, () => {
    const real = fs.realpathSync.native(path)
    const copy = join(dirname(real), `.digest-${process.pid}.tmp`)
    try {
      fs.writeFileSync(copy, bytes, { mode: fs.statSync(real).mode })
      fs.chmodSync(copy, fs.statSync(real).mode)
      fs.renameSync(copy, real)
    } catch (error) {
      fs.rmSync(copy, { force: true })
      throw error
    }
  })
}
