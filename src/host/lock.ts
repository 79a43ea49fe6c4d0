import os from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { HostError } from '../model/world.js'
import { errorCode, type FileSystem, orNull } from './fs.js'

/** Who holds the lock. A process is known by its number and its start, since numbers are used again. */
interface Holder {
  readonly pid: number
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly started: number
}

/** Another build may remove the folder or a dead process's lock between two of our steps: then once more. */
const ATTEMPTS = 5

/**
 * Takes the lock in `folder`, which is made when it is not there. The lock of a process that is no more is
 * taken over.
 * @throws HostError `busy` while another build holds it.
 */
export function takeLock(fs: FileSystem, folder: string): void {
  const me: Holder = { pid: process.pid, started: performance.timeOrigin }
  const file = join(folder, 'lock')
  for (let attempt = 1; ; attempt++) {
    fs.mkdirSync(folder, { recursive: true })
    try {
      fs.writeFileSync(file, JSON.stringify(me), { flag: 'wx' })
      return
    } catch (error) {
      const again = ['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '') && attempt < ATTEMPTS
      if (!again) throw error
    }
    const text = orNull(['ENOENT'], () => fs.readFileSync(file, 'utf8'))
    if (text !== null) takeOver(fs, { folder, text, me })
  }
}

function takeOver(fs: FileSystem, lock: { folder: string; text: string; me: Holder }): void {
  const holder = readHolder(lock.text)
  if (holder !== null && isAlive(holder, lock.me)) throw busy(lock.folder, holder)
  // Renamed before it is removed, so that of two that find the same stale lock only one goes on with it.
  const aside = join(lock.folder, `lock.${lock.me.pid}`)
  if (orNull(['ENOENT'], () => fs.renameSync(join(lock.folder, 'lock'), aside)) === null) return
  if (fs.readFileSync(aside, 'utf8') === lock.text) fs.unlinkSync(aside)
  else fs.renameSync(aside, join(lock.folder, 'lock'))
}

function readHolder(text: string): Holder | null {
  try {
    const { pid, started } = JSON.parse(text) as Partial<Holder>
    return typeof pid === 'number' && typeof started === 'number' ? { pid, started } : null
  } catch {
    return null
  }
}

function isAlive(holder: Holder, me: Holder): boolean {
  // In a container every run may have the same number.
  if (holder.pid === me.pid) return holder.started === me.started
  const booted = Date.now() - os.uptime() * 1000
  if (holder.started < booted) return false
  try {
    return process.kill(holder.pid, 0)
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

const busy = (path: string, { pid }: Holder): HostError =>
  new HostError({ doing: 'write', reason: 'busy', path, detail: String(pid) })
