import { availableParallelism } from 'node:os'
import type { Tinypool } from 'tinypool'
import type { Workers } from '../model/world.js'

/** More threads than this only wait for the one that hands out the work and takes it back. */
const MOST = 7

/** A thread that has had nothing to do for so long ends, in milliseconds. */
const IDLE = 1000

/** How many threads the machine can run beside the one that asks; 0 where there is one core. */
export const threadsBeside = (): number => Math.min(availableParallelism() - 1, MOST)

/** Threads that run the default export of a module. They end by themselves, and do not keep the program alive. */
export function openWorkers(module: URL, count: number): Workers {
  let pool: Promise<Tinypool> | null = null
  return {
    count,
    async run(task) {
      pool ??= startPool(module, count)
      return (await pool).run(task)
    },
  }
}

/** Loaded when there is work: most builds have too little. */
async function startPool(module: URL, count: number): Promise<Tinypool> {
  const tinypool = await import('tinypool')
  return new tinypool.Tinypool({
    filename: module.href,
    minThreads: 0,
    maxThreads: count,
    idleTimeout: IDLE,
    // The next task lies ready while the answer to the last is on its way.
    concurrentTasksPerWorker: 2,
  })
}
