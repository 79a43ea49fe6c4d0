import { loadHighlighter } from '../../src/markdown/code/highlighter.ts'
import { loadMathSetter } from '../../src/markdown/math-setter.ts'

/** Short, and typical of what posts on AI show. */
const SAMPLES: Readonly<Record<string, string>> = {
  python:
    'import os\n\ndef ask(prompt: str, *, model: str = "x") -> dict[str, object]:\n    """Ask."""\n    return {"a": f"{prompt:>10}", "b": None}  # done\n',
  typescript:
    "export const ask = async <T>(a: T): Promise<T> => {\n  // wait\n  return (await a) ?? 'x'\n}\n",
  json: '{"a": [1, 2, null, true], "b": {"c": "d"}}\n',
  bash: 'curl -s https://x.example | jq ".a" # c\nexport A="$B"\n',
  html: '<div class="x"><script>let a = 1</script><style>a{b:c}</style></div>\n',
}
const TIMES = 5

/** `npm run bench blocks`: what the first block of code and the first formula of a build cost, and each one more. */
export async function run(): Promise<void> {
  const row = (name: string, ...cells: readonly (number | string)[]) =>
    console.log(name.padEnd(14) + cells.map(cell => String(cell).padStart(12)).join(''))
  const [highlighter, start] = await timed(loadHighlighter)
  row('', 'load ms', 'first ms', 'next ms')
  row('Shiki', start.toFixed(1))
  for (const [language, text] of Object.entries(SAMPLES)) {
    // The first block of a language loads its grammar, and compiles what of it the text needs.
    const [, first] = await timed(() => highlighter.highlight(text.repeat(TIMES), language))
    const [, next] = await timed(async () => {
      for (let i = 0; i < TIMES; i++) await highlighter.highlight(text.repeat(TIMES), language)
    })
    row(`  ${language}`, '', first.toFixed(1), (next / TIMES).toFixed(1))
  }
  const [setter, startOfMath] = await timed(loadMathSetter)
  const formula = { text: '\\frac{a}{b} + \\sum_{i=1}^n x_i', display: 'block' } as const
  const [, first] = await timed(async () => setter.set(formula))
  const [, next] = await timed(async () => {
    for (let i = 0; i < 100; i++) setter.set(formula)
  })
  row('KaTeX', startOfMath.toFixed(1), first.toFixed(1), (next / 100).toFixed(2))
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now()
  const value = await work()
  return [value, performance.now() - started]
}
