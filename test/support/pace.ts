import { parsed } from '../markdown/support.ts'

/** 170 KB of what authors write. */
const ORDINARY = '一段普通的文字，帶著 **粗體**、[連結](https://a.example/) 與 `code`。\n\n'.repeat(2000)

let ordinary: number | null = null

/**
 * Does something, and says how much longer it takes than to read 170 KB of ordinary text, in CPU time of this
 * process and run: a slow or busy machine is no failure.
 */
export function paced<T>(work: () => T): { readonly value: T; readonly pace: number } {
  if (ordinary === null) {
    parsed(ORDINARY)
    ordinary = timed(() => parsed(ORDINARY)).time
  }
  const { value, time } = timed(work)
  return { value, pace: time / ordinary }
}

/** In microseconds. */
function timed<T>(work: () => T): { readonly value: T; readonly time: number } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, time: user + system }
}
