import * as say from '../../diagnostics/catalog/lint.js'
import { startOf } from '../../markdown/walk.js'
import { type Finding, positionInBody, type Subject } from '../subject.js'

/** The page's title is its only heading of level 1; the body begins below it. */
const TITLE = 1

/** A heading more than one level below the one before it: whoever listens to the page misses something. */
export function headings(subject: Subject): readonly Finding[] {
  const findings: Finding[] = []
  let before = TITLE
  for (const node of subject.body.tree.children) {
    if (node.type !== 'heading') continue
    if (node.depth > before + 1) {
      const at = { path: subject.path, start: positionInBody(subject, startOf(node)) }
      const diagnostic = say.headingSkipped({ at, level: node.depth, before })
      findings.push({ rule: 'heading-skipped', diagnostic, edits: [] })
    }
    before = node.depth
  }
  return findings
}
