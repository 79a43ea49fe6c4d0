import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSettler } from '../../src/cli/settle.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A settler whose work takes a while; when the work began, in milliseconds from now. */
function trial(duration = 1) {
  const started = Date.now()
  const began: number[] = []
  const settler = createSettler({
    quiet: 10,
    patience: 100,
    again: 1000,
    work: () => {
      began.push(Date.now() - started)
      return new Promise(resolve => {
        setTimeout(resolve, duration)
      })
    },
  })
  return { settler, began }
}

describe('many notices', () => {
  it('are one piece of work when they stop, and one more later', async () => {
    const { settler, began } = trial()
    for (let n = 0; n < 5; n++) {
      settler.notice()
      await vi.advanceTimersByTimeAsync(5)
    }
    await vi.advanceTimersByTimeAsync(5000)
    expect(began).toEqual([30, 1031])
  })

  it('that never stop do not hold the work up for ever', async () => {
    const { settler, began } = trial()
    for (let n = 0; n < 30; n++) {
      settler.notice()
      await vi.advanceTimersByTimeAsync(5)
    }
    expect(began[0]).toBe(100)
  })

  it('during the work mean once more, never at the same time', async () => {
    const { settler, began } = trial(50)
    settler.notice()
    await vi.advanceTimersByTimeAsync(20)
    settler.notice()
    settler.notice()
    await vi.advanceTimersByTimeAsync(500)
    expect(began).toEqual([10, 70])
  })
})

describe('whoever waits', () => {
  it('goes on when nothing is left to do', async () => {
    const { settler } = trial(50)
    await settler.settled()
    settler.notice()
    let isOver = false
    settler.settled().then(() => {
      isOver = true
    })
    await vi.advanceTimersByTimeAsync(30)
    settler.notice()
    await vi.advanceTimersByTimeAsync(60)
    expect(isOver).toBe(false)
    await vi.advanceTimersByTimeAsync(40)
    expect(isOver).toBe(true)
  })

  it('is let go when it is closed, and nothing happens any more', async () => {
    const { settler, began } = trial()
    settler.notice()
    const waiting = settler.settled()
    settler.close()
    await waiting
    settler.notice()
    await vi.advanceTimersByTimeAsync(5000)
    expect(began).toEqual([])
  })
})
