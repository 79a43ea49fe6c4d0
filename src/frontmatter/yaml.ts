import * as say from '../diagnostics/catalog/front-matter.js'
import { ok, outcome } from '../diagnostics/outcome.js'
import { parseYamlTree, type YamlProblem } from '../lib/yaml-tree.js'
import type { Diagnostic, Place } from '../model/diagnostic.js'
import { describeNode } from './describe-node.js'
import { type Engine, NO_FIELDS } from './engine.js'
import { explainYaml } from './yaml-mistakes.js'

export const readYaml: Engine = (block, place) => {
  const { root, problems } = parseYamlTree(block)
  if (problems.length > 0) return outcome(null, sayProblems(problems, block, place))
  if (root === null) return ok(NO_FIELDS)
  if (root.kind === 'map') return ok(root)
  const [line = ''] = block.trim().split('\n')
  const explained = root.kind === 'scalar' ? explainYaml(block, root.start) : null
  if (explained !== null && /[:：]/.test(line))
    return outcome(null, [say.syntax({ ...explained, at: place(explained.start) })])
  return outcome(null, [say.notFields({ at: place(root.start), found: describeNode(root) })])
}

/**
 * Every problem of its own kind, but of syntax only the first: the others are mostly its consequences, and
 * what else was found behind it is not to be trusted.
 */
function sayProblems(
  problems: readonly YamlProblem[],
  block: string,
  place: (offset: number) => Place,
): readonly Diagnostic[] {
  const wrong = problems.find(problem => problem.kind === 'syntax')
  if (wrong === undefined) return problems.map(problem => sayProblem(problem, place))
  const explained = explainYaml(block, wrong.start) ?? {
    start: wrong.start,
    problem: `YAML cannot be read here: ${wrong.detail.replace(/[.:]?$/, '.')}`,
    fix: 'Put texts in quotes, and indent the lines of a list or map alike.',
  }
  return [say.syntax({ ...explained, at: place(explained.start) })]
}

export function sayProblem(problem: YamlProblem, place: (offset: number) => Place): Diagnostic {
  const at = place(problem.start)
  switch (problem.kind) {
    case 'duplicate-key':
      return say.duplicateKey({ at, key: problem.detail, first: place(problem.first ?? problem.start) })
    case 'alias':
    case 'anchor':
    case 'merge-key':
    case 'tag':
      return say.refusedYaml({ at, found: problem.detail })
    case 'too-deep':
      return say.tooDeep({ at })
    case 'map-as-key':
      return say.syntax({
        at,
        problem: 'A list or map stands here where the name of a field belongs.',
        fix: 'If the braces or brackets belong to a text, put the text in quotes.',
      })
    case 'syntax':
      return say.syntax({
        at,
        problem: `This cannot be read: ${problem.detail.replace(/[.:]?$/, '.')}`,
        fix: 'Put texts in quotes.',
      })
    default:
      return problem.kind satisfies never
  }
}
