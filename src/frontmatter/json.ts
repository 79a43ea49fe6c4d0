import * as say from '../diagnostics/catalog/front-matter.js'
import { outcome } from '../diagnostics/outcome.js'
import { parseYamlTree } from '../lib/yaml-tree.js'
import type { Engine } from './engine.js'
import { sayProblem } from './yaml.js'

/** JSON as YAML reads it, which is a superset and knows places. A comma too many is forgiven. */
export const readJson: Engine = (block, place) => {
  const { root, problems } = parseYamlTree(block)
  const [first] = problems
  if (first === undefined) return outcome(root?.kind === 'map' ? root : null, [])
  if (first.kind !== 'syntax') return outcome(null, [sayProblem(first, place)])
  const problem = 'The front matter is not JSON here.'
  const fix = 'Check the quotes round every name and text, the commas between fields, and the braces.'
  return outcome(null, [say.syntax({ at: place(first.start), problem, fix })])
}
