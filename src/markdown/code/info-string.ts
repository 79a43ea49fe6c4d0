/** What the line that opens a block of code says of it. */
export interface InfoString {
  /** In lower case; `null` when none is named. */
  readonly language: string | null
  readonly title: string | null
  /** First and last line of each run to point out, counted from 1, in order. */
  readonly marked: readonly (readonly [number, number])[]
}

/**
 * Reads the language, the lines to point out and the name of the file. Both ways of writing are read: that of
 * JavaScript's documentation tools, and Hugo's; what else they have (line numbers) is passed over.
 * @example readInfoString('ts {1,3-5} title="x.ts"') // => { language: 'ts', title: 'x.ts', marked: [[1, 1], [3, 5]] }
 * @example readInfoString('go {hl_lines=[2,"4-6"]}').marked // => [[2, 2], [4, 6]]
 */
export function readInfoString(info: string): InfoString {
  const text = info.slice(0, MAX_LENGTH)
  const language = LANGUAGE.exec(text)?.[1]?.toLowerCase() ?? null
  const rest = text.slice(language?.length ?? 0)
  const title = TITLE.exec(rest)
  const lines = HUGO_LINES.exec(rest)?.[1] ?? PLAIN_LINES.exec(rest)?.[1] ?? ''
  return { language, title: title?.[1] ?? title?.[2] ?? title?.[3] ?? null, marked: readRuns(lines) }
}

/** Far longer than any that means something. */
const MAX_LENGTH = 1_000

/** Ends at a blank, at braces (`js{1,3}`), and at rustdoc's comma (`rust,ignore`). */
const LANGUAGE = /^([^\s{},=]+)(?=[\s{},]|$)/
const TITLE = /(?:^|[\s{,])(?:title|file|filename)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{},]+))/
const HUGO_LINES = /hl_lines\s*=\s*(\[[^\]]*\]|"[^"]*"|\d+)/
const PLAIN_LINES = /\{([\d\s,-]+)\}/

function readRuns(text: string): InfoString['marked'] {
  return [...text.matchAll(/(\d{1,6})(?:\s*-\s*(\d{1,6}))?/g)]
    .map(([, first = '', last = first]): readonly [number, number] => [Number(first), Number(last)])
    .filter(([first, last]) => first >= 1 && first <= last)
    .toSorted(([a], [b]) => a - b)
}
