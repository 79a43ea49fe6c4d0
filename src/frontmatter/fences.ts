import * as say from '../diagnostics/catalog/front-matter.js'
import type { Diagnostic, Place } from '../model/diagnostic.js'
import type { SourcePath } from '../model/names.js'

export type Format = 'yaml' | 'toml' | 'json'

/** A file in its two parts; line ends are `\n`. */
export interface Parts {
  readonly format: Format
  /** Between the fences; of JSON with its braces. */
  readonly block: string
  /** The line of the file, from 1, on which the block begins. */
  readonly blockLine: number
  /** The column of the file, from 1, at which the block begins. */
  readonly blockColumn: number
  readonly body: string
  readonly bodyLine: number
}

/** A post's front matter has a few hundred bytes; parsers of YAML and TOML are not made for much more. */
const MAX_BLOCK_BYTES = 64 * 1024

/** Marks of byte order, which editors leave (sometimes two), blanks and empty lines before the first fence. */
const BEFORE_FENCE = /^[\uFEFF\u200B\s]*/

/** Three or more hyphens, or dashes that an editor made of them; and two, since `—-` was three. */
const ALMOST_YAML_FENCE = /^[ \t]*(?:-{4,}|[-–—―]{2,})[ \t]*$/

/**
 * Finds the fences. Everything that gray-matter would take for something else (text after a fence, four
 * hyphens, a block without end) is a diagnostic here, so that it never sees it.
 */
export function splitFile(file: { readonly path: SourcePath; readonly text: string }): Parts | Diagnostic {
  const text = file.text.replace(/\r\n?/g, '\n')
  const before = BEFORE_FENCE.exec(text)?.[0] ?? ''
  const place = (line: number, column = 1): Place => ({ path: file.path, start: { line, column } })
  const openingLine = before.split('\n').length
  const column = before.length - before.lastIndexOf('\n')
  const content = text.slice(before.length)
  const first = content.split('\n', 1)[0]?.trimEnd() ?? ''

  if (/^\{\s*["}]/.test(content)) return splitJson(content, { openingLine, column, place })
  if (first === '---' || first === '+++') return splitFenced(content, { fence: first, openingLine, place })
  return whyNoFence(first, place(openingLine))
}

function whyNoFence(first: string, at: Place): Diagnostic {
  if (ALMOST_YAML_FENCE.test(first)) return say.badFence({ at, line: first })
  const afterFence = /^(?:---|\+\+\+)[ \t]*(\S.*)$/.exec(first)?.[1]
  if (afterFence !== undefined) return say.fenceText({ at, text: afterFence })
  if (/^(?:`{3,}|~{3,})\s*(?:ya?ml|toml|json|markdown|md|front-?matter)?$/i.test(first))
    return say.inCodeBlock({ at })
  if (/^(?:title|date|layout|tags|description)\s*[:：=]/i.test(first))
    return say.noOpeningFence({ at, first })
  return say.missing({ at })
}

function splitFenced(
  content: string,
  {
    fence,
    openingLine,
    place,
  }: { readonly fence: '---' | '+++'; readonly openingLine: number; readonly place: (line: number) => Place },
): Parts | Diagnostic {
  const lines = content.split('\n')
  const closes = (line: string): boolean => {
    const bare = line.trimEnd()
    return bare === fence || (bare === '...' && fence === '---')
  }
  const end = lines.findIndex((line, index) => index > 0 && closes(line))
  const inside = lines.slice(1, end === -1 ? lines.length : end)
  const almost = inside.findIndex(line => ALMOST_YAML_FENCE.test(line))
  const lineOf = (index: number): number => openingLine + 1 + index

  if (end === -1) {
    const at = place(openingLine)
    return almost === -1 || fence === '+++'
      ? say.unclosed({ at, fence })
      : say.unclosed({ at, fence, almost: place(lineOf(almost)) })
  }
  const stray = inside.findIndex(line => line.startsWith(fence))
  if (stray !== -1) return whyNoFence(inside[stray]?.trimEnd() ?? '', place(lineOf(stray)))
  const block = inside.join('\n')
  if (Buffer.byteLength(block) > MAX_BLOCK_BYTES)
    return say.tooLong({ at: place(openingLine), limit: MAX_BLOCK_BYTES })
  return {
    format: fence === '---' ? 'yaml' : 'toml',
    block,
    blockLine: openingLine + 1,
    blockColumn: 1,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: openingLine + end + 1,
  }
}

function splitJson(
  content: string,
  {
    openingLine,
    column,
    place,
  }: {
    readonly openingLine: number
    readonly column: number
    readonly place: (line: number, column?: number) => Place
  },
): Parts | Diagnostic {
  const end = endOfBraces(content)
  if (end === null) return say.unclosed({ at: place(openingLine, column), fence: '{' })
  const block = content.slice(0, end)
  if (Buffer.byteLength(block) > MAX_BLOCK_BYTES)
    return say.tooLong({ at: place(openingLine), limit: MAX_BLOCK_BYTES })
  const lastLine = openingLine + block.split('\n').length - 1
  const [sameLine = '', ...rest] = content.slice(end).split('\n')
  if (sameLine.trim() !== '') return say.fenceText({ at: place(lastLine), text: sameLine.trim() })
  const stray = block.split('\n').findIndex(line => line.startsWith('---'))
  if (stray !== -1) return say.badFence({ at: place(openingLine + stray), line: '---' })
  return {
    format: 'json',
    block,
    blockLine: openingLine,
    blockColumn: column,
    body: rest.join('\n'),
    bodyLine: lastLine + 1,
  }
}

/** The offset behind the brace that closes the first one; braces within strings do not count. */
function endOfBraces(content: string): number | null {
  let open = 0
  for (const token of content.matchAll(/"(?:\\.|[^"\\])*"|[{}]/gsu)) {
    if (token[0] === '{') open += 1
    if (token[0] === '}') open -= 1
    if (open === 0) return token.index + 1
  }
  return null
}
