import { describe, expect, it } from 'vitest'
import { openTerminal, type Stream } from '../../src/host/terminal.ts'

/** A stream that can be watched, and can lose its reader. */
function stream(isTTY: boolean) {
  const heard: string[] = []
  const listeners: ((error: Error) => void)[] = []
  const fake: Stream = {
    isTTY,
    columns: 72,
    write: text => heard.push(text),
    on: (_, listener) => listeners.push(listener),
  }
  const fail = (code: string): void => {
    for (const listener of listeners) listener(Object.assign(new Error(code), { code }))
  }
  return { fake, heard, fail }
}

const open = (isTTY: boolean, env: Record<string, string> = {}) => {
  const { fake } = stream(isTTY)
  return openTerminal({ out: fake, err: fake, env }).out
}

describe('openTerminal', () => {
  it.each([
    [true, {}, 'colours'],
    [false, {}, 'plain'],
    [true, { NO_COLOR: '1' }, 'plain'],
    [true, { NO_COLOR: '' }, 'colours'],
    [true, { TERM: 'dumb' }, 'plain'],
    [false, { FORCE_COLOR: '1' }, 'colours'],
    [true, { FORCE_COLOR: '0' }, 'plain'],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, 'plain'],
  ])('on a terminal %s with %j is %s', (isTTY, env, colours) => {
    expect(open(isTTY, env).colours).toBe(colours)
  })

  it('knows its width only where somebody watches', () => {
    expect(open(true).columns).toBe(72)
    expect(open(false).columns).toBeNull()
    expect(open(true, { TERM: 'dumb' }).columns).toBeNull()
  })

  it('falls silent when the reader goes away', () => {
    const { fake, heard, fail } = stream(false)
    const { out } = openTerminal({ out: fake, err: fake, env: {} })
    out.write('a')
    fail('EPIPE')
    out.write('b')
    expect(heard).toEqual(['a'])
  })

  it('does not hide other failures', () => {
    const { fake, fail } = stream(false)
    openTerminal({ out: fake, err: fake, env: {} })
    expect(() => fail('ENOSPC')).toThrow('ENOSPC')
  })
})
