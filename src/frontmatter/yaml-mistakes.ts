/** What is wrong with a text that is not YAML, for a person: full sentences. */
export interface Explanation {
  /** Offset into the block. */
  readonly start: number
  readonly problem: string
  readonly fix: string
}

/** A line `key: value`, or `- key: value`, or `- value`. */
interface Line {
  readonly text: string
  /** Offset of the line into the block. */
  readonly start: number
  readonly key: string | null
  readonly value: string
  /** Offset of the value into the block. */
  readonly valueStart: number
}

/**
 * Finds the mistake that language models and people really make near the place where the parser gave up;
 * `null` when it is none that we know. The parser's own words are about its state, not about the text.
 */
export function explainYaml(block: string, offset: number): Explanation | null {
  const lines = readLines(block)
  const index = Math.max(
    0,
    lines.findLastIndex(line => line.start <= offset),
  )
  const line = lines[index]
  if (line === undefined) return null
  const unclosed = lines.slice(0, index + 1).find(opensQuote)
  return (
    tab(line) ??
    fullWidthColon(line) ??
    noBlankAfterColon(line) ??
    (unclosed === undefined ? null : quoteInside(unclosed)) ??
    badEscape(line, block.slice(offset)) ??
    list(line) ??
    reservedStart(line) ??
    colonInside(line) ??
    deeperThanParent(line, lines[index + 1]) ??
    (unclosed === undefined ? null : openQuote(unclosed)) ??
    openList(lines.slice(0, index)) ??
    notAField(line, lines[index - 1])
  )
}

const LINE =
  /^(?<lead>\s*(?:- +)*)(?:(?<key>"[^"]*"|'[^']*'|[^\s:#"'[{](?:[^:#]*[^\s:#])?)\s*:(?:[ \t]+|$))?(?<value>.*)$/u

function readLines(block: string): readonly Line[] {
  let start = 0
  return block.split('\n').map(text => {
    const { key, value = '' } = LINE.exec(text)?.groups ?? {}
    const line = {
      text,
      start,
      key: key ?? null,
      value: value.trimEnd(),
      valueStart: start + text.length - value.length,
    }
    start += text.length + 1
    return line
  })
}

function tab({ text, start }: Line): Explanation | null {
  const at = /^[ \t]*?\t/.exec(text)?.[0].length
  if (at === undefined) return null
  return {
    start: start + at - 1,
    problem: 'The line is indented with a tab, which YAML does not allow.',
    fix: 'Indent it with blanks.',
  }
}

function fullWidthColon({ text, start, key }: Line): Explanation | null {
  const name = /^[\s-]*([^\s:："'[\]{}-][^\s:："'[\]{}]*)\s*：/u.exec(text)
  if (key !== null || name === null) return null
  return {
    start: start + name[0].length - 1,
    problem: `Behind “${name[1]}” stands the full-width colon “：”, so that the line is no field.`,
    fix: `Write an ordinary colon and a blank: “${name[1]}: …”.`,
  }
}

function noBlankAfterColon({ text, start, key }: Line): Explanation | null {
  const name = /^[\s-]*([A-Za-z_][\w-]*):(?=[^\s/])/.exec(text)
  if (key !== null || name === null) return null
  return {
    start: start + name[0].length,
    problem: `There is no blank behind the colon of “${name[1]}:”, so that the line is no field.`,
    fix: `Write “${name[1]}: ” with a blank.`,
  }
}

/** The value begins with a quote that its line does not close. */
function opensQuote({ value }: Line): boolean {
  if (value.startsWith('"')) return !/^"(?:\\.|[^"\\])*"/.test(value) || quotesInside(value)
  if (value.startsWith("'")) return !/^'(?:''|[^'])*'(?!')/.test(value) || quotesInside(value)
  return false
}

/** `"He said "hi""`, `'it's'`: something other than a comment stands behind the quote that closes. */
function quotesInside(value: string): boolean {
  const behind = /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')(.*)$/u.exec(value)?.[1]
  return (
    behind !== undefined && behind.trim() !== '' && !/^\s+#/.test(behind) && !/^\s*:(?:\s|$)/.test(behind)
  )
}

function quoteInside(line: Line): Explanation | null {
  if (!quotesInside(line.value)) return null
  const mark = line.value.startsWith('"') ? '"' : "'"
  const text = line.value.endsWith(mark) ? line.value.slice(1, -1) : line.value
  return {
    start: line.valueStart,
    problem: `The text that begins with the quote ${mark} ends at the next ${mark}, and more follows.`,
    fix: putInQuotes(line, text),
  }
}

function openQuote(line: Line): Explanation {
  const mark = line.value.slice(0, 1)
  return {
    start: line.valueStart,
    problem: `The text that begins with the quote ${mark} has no quote at its end.`,
    fix: `Write ${mark} behind its last character.`,
  }
}

function badEscape({ value, valueStart }: Line, rest: string): Explanation | null {
  const written = /^\\?(?:[^\n]{0,8})/.exec(rest)?.[0] ?? ''
  if (!value.startsWith('"') || !written.startsWith('\\')) return null
  return {
    start: valueStart,
    problem: `“${written.slice(0, 2)}” means nothing between double quotes, where a backslash begins a special character.`,
    fix: 'Write two backslashes, or put the text in single quotes.',
  }
}

function list(line: Line): Explanation | null {
  const open = line.value[0]
  if (open !== '[' && open !== '{') return null
  const close = open === '[' ? ']' : '}'
  const end = line.value.lastIndexOf(close)
  const inside = line.value.slice(0, end)
  const last = inside.slice(Math.max(inside.lastIndexOf(']'), inside.lastIndexOf('}')) + 1)
  if (end === -1 || /\s#/.test(last)) {
    const comment = /[\s,]#/.test(line.value)
    return {
      start: line.valueStart,
      problem: comment
        ? `A “#” behind a blank begins a comment, so that the list has no “${close}”.`
        : `The list that begins with “${open}” has no “${close}” in its line.`,
      fix: comment ? 'Put the item with the “#” in quotes.' : `Close it with “${close}”.`,
    }
  }
  if (line.value.slice(end + 1).trim() === '') return null
  return {
    start: line.valueStart,
    problem: `A value that begins with “${open}” is a list or map, and text follows behind it.`,
    fix: putInQuotes(line, line.value),
  }
}

/** A list or map of an earlier line that no line up to here has closed. */
function openList(before: readonly Line[]): Explanation | null {
  const index = before.findLastIndex(({ value }) => /^[[{]/.test(value))
  const line = before[index]
  if (line === undefined || /[\]}]/.test(before.slice(index).map(uncommented).join('\n'))) return null
  return list(line)
}

const uncommented = ({ text }: Line): string => text.replace(/\s#.*$/, '')

const RESERVED = /^(?:[`@%*&!,\]}|>]|[-?](?=\s))/

function reservedStart(line: Line): Explanation | null {
  const first = /^\s*([`@%])/.exec(line.text)
  if (first !== null)
    return {
      start: line.start + first[0].length - 1,
      problem: `A line of front matter cannot begin with “${first[1]}”.`,
      fix: 'Put the name of the field in quotes, or indent the line if it belongs to the text above.',
    }
  const mark = RESERVED.exec(line.value)?.[0]
  if (mark === undefined || line.key === null) return null
  return {
    start: line.valueStart,
    problem: `A value cannot begin with “${mark}” unless it is in quotes.`,
    fix: putInQuotes(line, line.value),
  }
}

function colonInside(line: Line): Explanation | null {
  const { key, value } = line
  if (key === null || /^["'[{|>]/.test(value) || !/:(?:\s|$)/.test(value)) return null
  return {
    start: line.valueStart,
    problem: `The value of “${key}” contains a colon with a blank behind it, which begins a new field.`,
    fix: putInQuotes(line, value),
  }
}

const indentOf = (line: Line): number => /^\s*/.exec(line.text)?.[0].length ?? 0

function deeperThanParent(line: Line, next: Line | undefined): Explanation | null {
  if (next === undefined || line.key === null || line.value === '' || next.key === null) return null
  if (indentOf(next) <= indentOf(line)) return null
  return {
    start: next.start + indentOf(next),
    problem: `“${next.key}:” is indented below “${line.key}:”, which has a value of its own.`,
    fix: `Remove the blanks before “${next.key}:”; or, if the line belongs to the text above, put the whole text in quotes.`,
  }
}

function notAField({ text, start, key }: Line, before: Line | undefined): Explanation | null {
  if (key !== null || text.trim() === '') return null
  const short = text.trim().slice(0, 40).toWellFormed()
  const afterText = before === undefined || before.text.trim() === '' || /^#{1,6} /.test(before.text)
  return {
    start,
    problem: `“${short}” is not a field like “title: …”.`,
    fix:
      afterText && before !== undefined
        ? 'If the text of the post begins here, the line “---” that ends front matter is missing above it.'
        : 'Write it as a field, or indent it if it belongs to the line above.',
  }
}

/** Names the field and shows the whole line as it should be; for a title in the words of traps.md. */
function putInQuotes({ key, value }: Line, text: string): string {
  const what = key === null ? 'item' : key.toLowerCase() === 'title' ? 'title' : `value of “${key}”`
  if (value.length > 80) return `Put the ${what} in quotes.`
  return `Put the ${what} in quotes: ${key === null ? '- ' : `${key}: `}${quoted(text)}`
}

/** A text as YAML's quotes hold it, in the kind of quotes that needs fewer escapes. */
export function quoted(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
}
