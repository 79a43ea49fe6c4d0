import type { Readable, Writable } from 'node:stream'

/** Asks one question and gives the answer, trimmed; `''` for an empty line, `null` when the input has ended. */
export type Ask = (question: string) => Promise<string | null>

/** Asks on a terminal; `null` where nobody can answer. */
export function openAsk(p: {
  readonly input: Readable & { isTTY?: boolean }
  readonly output: Writable
}): Ask | null {
  if (p.input.isTTY !== true) return null
  return async question => {
    const { createInterface } = await import('node:readline')
    const lines = createInterface({ input: p.input, output: p.output })
    try {
      return await new Promise(resolve => {
        lines.once('close', () => resolve(null))
        lines.question(question, answer => resolve(answer.trim()))
      })
    } finally {
      lines.close()
    }
  }
}
