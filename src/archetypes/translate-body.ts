import { PART_KINDS, type PartKind, USUAL_PART_NAMES } from '../model/parts.js'

/** The skeletons of a digest in the two languages, whose headings correspond one by one. */
export interface Skeletons {
  readonly from: string
  readonly to: string
}

/**
 * The structure of a text, ready to be translated: headings (those of a digest's parts already in the other language),
 * code, pictures, shortcodes and the list of sources stay; what must be translated stands in comments, which no page
 * shows.
 */
export function translateBody(body: string, skeletons: Skeletons): string {
  const headings = headingTable(skeletons)
  const blocks: string[] = []
  let waiting: string[] = []
  let isSources = false
  const flush = (): void => {
    if (waiting.length > 0) blocks.push(`<!--\n${waiting.join('\n\n').replaceAll('-->', '-- >')}\n-->`)
    waiting = []
  }
  for (const block of blocksOf(body)) {
    const heading = /^(#{1,6})[ \t]+(.*?)[ \t#]*$/u.exec(block)
    if (heading !== null) {
      flush()
      const [, level = '', text = ''] = heading
      isSources = kindOf(text) === 'sources'
      blocks.push(`${level} ${headings.get(nameOf(text)) ?? text}`)
    } else if (isSources || STAYS.test(block)) {
      flush()
      blocks.push(block)
    } else waiting.push(block)
    if (isRule(block)) isSources = false
  }
  flush()
  return `${blocks.join('\n\n')}\n`
}

/** Code, rules, and lines that are nothing but a picture, a shortcode or the target of a link. */
const STAYS =
  /^(?:(?:`{3}|~{3})|(?:[-*_][ \t]*){3,}$|(?:!\[[^\]]*\]\([^)]*\)|\{\{[<%].*[>%]\}\}|\{%.*%\}|\[[^\]]+\]:\s.*)$)/u

const isRule = (block: string): boolean => /^(?:[-*_][ \t]*){3,}$/u.test(block)

/** Paragraphs, headings and fenced code, in their order. */
function blocksOf(body: string): readonly string[] {
  const blocks: string[] = []
  let lines: string[] = []
  let fence: string | null = null
  const end = (): void => {
    if (lines.length > 0) blocks.push(lines.join('\n'))
    lines = []
  }
  for (const line of body.replace(/\r\n?/gu, '\n').split('\n')) {
    if (fence !== null) {
      lines.push(line)
      if (line.trim().startsWith(fence) && /^[`~]+$/u.test(line.trim())) {
        fence = null
        end()
      }
      continue
    }
    const opening = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (opening !== undefined) {
      end()
      fence = opening
      lines.push(line)
    } else if (/^#{1,6}[ \t]/u.test(line) || isRule(line.trim())) {
      end()
      blocks.push(line.trimEnd())
    } else if (line.trim() === '') end()
    else lines.push(line)
  }
  end()
  return blocks
}

/** By what a heading says in the one language, what it says in the other. */
function headingTable({ from, to }: Skeletons): ReadonlyMap<string, string> {
  const [left, right] = [headingsOf(from), headingsOf(to)]
  const table = new Map<string, string>()
  for (const kind of PART_KINDS) {
    const target = right.find(text => kindOf(text) === kind)
    if (target !== undefined) for (const name of USUAL_PART_NAMES[kind]) table.set(nameOf(name), target)
  }
  for (const [index, text] of left.entries()) {
    const target = right[index]
    if (target !== undefined && left.length === right.length) table.set(nameOf(text), target)
  }
  return table
}

const headingsOf = (skeleton: string): readonly string[] =>
  [...skeleton.matchAll(/^#{1,6}[ \t]+(.*)$/gmu)].map(match => match[1] ?? '')

function kindOf(heading: string): PartKind | null {
  const name = nameOf(heading)
  return PART_KINDS.find(kind => USUAL_PART_NAMES[kind].some(each => nameOf(each) === name)) ?? null
}

/** Emoji, case and punctuation do not matter. */
const nameOf = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
