import type { Reading } from './reading.js'
import type { Nodes, Root } from './tree.js'
import { walk } from './walk.js'

/**
 * Characters between which a line's end means nothing: Han, kana, bopomofo, and their punctuation in full width.
 * Hangul is not among them: Korean is written with blanks.
 */
const SOLID =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30FB\u30FC\uFE10-\uFE19\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u2014\u2018\u2019\u201C\u201D\u2026]/u

/** One of the two must be one of these: quotes and dashes are Latin's as well. */
const ONLY_CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\uFF01-\uFF60]/u

/** Takes out the line ends between two CJK characters, which would be shown as blanks. */
export function softBreaks(root: Root, _reading: Reading): void {
  walk(root, node => {
    if (node.type !== 'paragraph') return
    const leaves = leavesOf(node)
    for (const [i, leaf] of leaves.entries()) {
      if (leaf.type !== 'text' || !leaf.value.includes('\n')) continue
      leaf.value = joined(leaf.value, lastOf(leaves, i), firstOf(leaves, i))
    }
  })
}

function joined(value: string, before: string, after: string): string {
  const lines = value.split(/[ \t]*\n[ \t]*/)
  let text = ''
  // Kept by itself: to look at the end of a text that grows is to copy it.
  let left = before
  for (const [i, line] of lines.entries()) {
    const rest = line === '' ? after : line
    const added = (i === 0 || isSolid(left, rest) ? '' : '\n') + line
    text += added
    left = (left + added).slice(-2)
  }
  return text
}

function isSolid(left: string, right: string): boolean {
  const last = [...left.slice(-2)].at(-1) ?? ''
  const first = String.fromCodePoint(right.codePointAt(0) ?? 0)
  return SOLID.test(last) && SOLID.test(first) && (ONLY_CJK.test(last) || ONLY_CJK.test(first))
}

function leavesOf(node: Nodes): Nodes[] {
  const leaves: Nodes[] = []
  if ('children' in node) {
    walk(node, child => {
      if (!('children' in child)) leaves.push(child)
    })
  }
  return leaves
}

const textOf = (node: Nodes | undefined): string =>
  node?.type === 'text' || node?.type === 'inlineCode' ? node.value : ''

const lastOf = (leaves: readonly Nodes[], i: number): string => textOf(leaves[i - 1]).slice(-2)
const firstOf = (leaves: readonly Nodes[], i: number): string => textOf(leaves[i + 1]).slice(0, 2)
