import type { Position } from '../model/diagnostic.js'
import type { TreeNode } from './handlebars.js'

/** What a template uses, found in its syntax tree before anything is rendered. */
export interface Facts {
  readonly partials: readonly PartialUse[]
  /** Names of `{{#*inline "name"}}`. */
  readonly inline: readonly string[]
  readonly calls: readonly Call[]
}

export interface PartialUse {
  /** `null`: chosen when the page is rendered. */
  readonly name: string | null
  readonly at: Position
  /** True when nothing decides whether it is rendered: a cycle of such uses has no end. */
  readonly always: boolean
  /** What it hands over beside its context: `compact=true`. */
  readonly passes: readonly string[]
  readonly contexts: number
}

export interface Call {
  readonly name: string
  readonly form: 'inline' | 'block'
  readonly args: number
  /** The first argument, when it is a text in quotes. */
  readonly literal: string | null
  readonly named: readonly string[]
  readonly at: Position
}

/** @param helpers all names that can be called; any other name without arguments is a field */
export function survey(tree: TreeNode, helpers: ReadonlySet<string>): Facts {
  const partials: PartialUse[] = []
  const inline: string[] = []
  const calls: Call[] = []

  const visitCall = (node: TreeNode, form: Call['form'], scope: Scope): void => {
    const name = String(node.path?.original ?? '')
    const args = node.params ?? []
    const named = namesIn(node)
    const isCall = args.length > 0 || named.length > 0 || (helpers.has(name) && !scope.names.includes(name))
    if (isCall || node.type === 'SubExpression') {
      calls.push({ name, form, args: args.length, literal: textOf(args[0]), named, at: place(node) })
    }
    visitArguments(node, scope)
  }
  const visitArguments = (node: TreeNode, scope: Scope): void => {
    for (const argument of node.params ?? []) visit(argument, scope)
    for (const pair of node.hash?.pairs ?? []) visit(pair.value, scope)
  }
  const visitPartial = (node: TreeNode, scope: Scope): void => {
    const name = node.name?.type === 'SubExpression' ? null : String(node.name?.original ?? '')
    if (node.name?.type === 'SubExpression') visit(node.name, scope)
    if (name !== '@partial-block') {
      partials.push({
        name,
        at: place(node),
        always: !scope.decided,
        passes: namesIn(node),
        contexts: node.params?.length ?? 0,
      })
    }
    visitArguments(node, scope)
  }
  const visit = (node: TreeNode, scope: Scope): void => {
    switch (node.type) {
      case 'Program': {
        const names = [...scope.names, ...(node.blockParams ?? [])]
        for (const child of node.body ?? []) visit(child, { ...scope, names })
        return
      }
      case 'MustacheStatement':
      case 'SubExpression':
        visitCall(node, 'inline', scope)
        return
      case 'BlockStatement':
        visitCall(node, 'block', scope)
        break
      case 'PartialStatement':
      case 'PartialBlockStatement':
        visitPartial(node, scope)
        break
      case 'DecoratorBlock':
        inline.push(textOf(node.params?.[0]) ?? '')
    }
    for (const child of [node.program, node.inverse]) {
      if (child !== undefined && child !== null) visit(child, { ...scope, decided: true })
    }
  }
  visit(tree, { names: [], decided: false })
  return { partials, inline, calls }
}

interface Scope {
  /** Block parameters: `{{#each list as |item|}}`. */
  readonly names: readonly string[]
  readonly decided: boolean
}

const namesIn = (node: TreeNode): string[] => (node.hash?.pairs ?? []).map(pair => pair.key)

const textOf = (node: TreeNode | undefined): string | null =>
  node?.type === 'StringLiteral' ? String(node.value) : null

/** Handlebars counts columns from 0. */
function place(node: TreeNode): Position {
  const start = node.loc?.start ?? { line: 1, column: 0 }
  return { line: start.line, column: start.column + 1 }
}
