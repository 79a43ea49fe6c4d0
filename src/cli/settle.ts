export interface Settling {
  /** Milliseconds without a notice after which the dust has settled. */
  readonly quiet: number
  /** Milliseconds after which the work is done although notices still come. */
  readonly patience: number
  /** Milliseconds after the last work at which it is done once more, for notices that the system lost. */
  readonly again: number
  /** One at a time. */
  readonly work: () => Promise<void>
}

export interface Settler {
  /** Something happened; what it was is the work's to find out. */
  readonly notice: () => void
  /** Resolves when nothing waits and nothing is being done. */
  readonly settled: () => Promise<void>
  readonly close: () => void
}

/** Many notices, one piece of work when they stop; a notice while it is done means once more after it. */
export function createSettler({ quiet, patience, again, work }: Settling): Settler {
  const waiters = new Set<() => void>()
  let state: 'idle' | 'waiting' | 'working' | 'noticed' | 'closed' = 'idle'
  let timers: NodeJS.Timeout[] = []
  let quietTimer: NodeJS.Timeout | undefined

  const clear = (): void => {
    clearTimeout(quietTimer)
    timers.forEach(clearTimeout)
    timers = []
  }
  const release = (): void => {
    for (const done of waiters) done()
    waiters.clear()
  }
  const start = (next: 'once-more' | 'done'): void => {
    clear()
    state = 'working'
    work().finally(() => {
      if (state === 'closed') return
      const isNoticed = state === 'noticed'
      state = 'idle'
      if (isNoticed) notice()
      else {
        if (next === 'once-more') timers.push(setTimeout(start, again, 'done'))
        release()
      }
    })
  }
  const notice = (): void => {
    switch (state) {
      case 'closed':
      case 'noticed':
        return
      case 'working':
        state = 'noticed'
        return
      case 'idle':
        clear()
        state = 'waiting'
        timers.push(setTimeout(start, patience, 'once-more'))
        break
      case 'waiting':
        clearTimeout(quietTimer)
    }
    quietTimer = setTimeout(start, quiet, 'once-more')
  }
  return {
    notice,
    settled: () =>
      state === 'idle' || state === 'closed' ? Promise.resolve() : new Promise(done => waiters.add(done)),
    close: () => {
      state = 'closed'
      clear()
      release()
    },
  }
}
