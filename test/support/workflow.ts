import { z } from 'zod'
import { parseYaml } from '../../src/lib/yaml.ts'

/**
 * What GitHub takes for a workflow, as far as ours use it (docs.github.com, "Workflow syntax for GitHub Actions"), and
 * our own rules: full versions, the least permissions, a limit to what runs at once.
 */
const ACTION = /^[a-z0-9-]+\/[a-z0-9-]+@v\d+\.\d+\.\d+$/u
const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

const step = z
  .strictObject({
    id: z.string().optional(),
    name: z.string().optional(),
    uses: z.string().regex(ACTION).optional(),
    with: values.optional(),
    run: z.string().min(1).optional(),
    env: values.optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined), { error: 'a step uses or runs' })

const job = z.strictObject({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  'runs-on': z.string().regex(/^ubuntu-\d\d\.\d\d$/u),
  'timeout-minutes': z.number().optional(),
  environment: z.strictObject({ name: z.string(), url: z.string() }).optional(),
  strategy: z
    .strictObject({ 'fail-fast': z.boolean(), matrix: z.record(z.string(), z.array(z.string())) })
    .optional(),
  steps: z.array(step).min(1),
})

const access = z.enum(['read', 'write', 'none'])

const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()).min(1) }).optional(),
    pull_request: z.null().optional(),
    workflow_dispatch: z.null().optional(),
    schedule: z.array(z.strictObject({ cron: z.string().regex(/^\d+ \d+ \* \* \*$/u) })).optional(),
  }),
  permissions: z.strictObject({
    contents: access,
    pages: access.optional(),
    'id-token': access.optional(),
  }),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string().regex(/^[a-z_][a-z0-9_-]*$/iu), job),
})

export type Workflow = z.output<typeof workflow>

/** A workflow file, checked. @throws Error that says what is wrong. */
export function readWorkflow(text: string): Workflow {
  const { value, errors } = parseYaml(text)
  if (errors.length > 0) throw new Error(errors.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  const read = workflow.parse(value)
  for (const { needs } of Object.values(read.jobs))
    for (const name of [needs ?? []].flat())
      if (!(name in read.jobs)) throw new Error(`there is no job ${name}`)
  for (const [, expression = ''] of text.matchAll(/\$\{\{\s*(.*?)\s*\}\}/gu))
    if (!/^(?:runner|github|matrix|steps)\.[\w.-]+$/u.test(expression))
      throw new Error(`unknown: ${expression}`)
  return read
}

/** What publishing on GitHub Pages needs, in its order. */
export function stepsOf(read: Workflow, name: string): readonly string[] {
  return (read.jobs[name]?.steps ?? []).map(({ uses, run }) => uses?.replace(/@.*/u, '') ?? run ?? '')
}
