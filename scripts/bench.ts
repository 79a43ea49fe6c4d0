import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** `npm run bench [NAME] [ARGUMENTS]`: one measurement of scripts/bench/, by default `build`. */

const FOLDER = fileURLToPath(new URL('bench/', import.meta.url))
const [name = 'build', ...rest] = process.argv.slice(2)

if (!/^[a-z]+$/u.test(name) || !existsSync(`${FOLDER}${name}.ts`)) {
  const known = readdirSync(FOLDER).flatMap(file => /^(.+)\.ts$/u.exec(file)?.[1] ?? [])
  console.error(
    `There is no measurement "${name}". There are: ${known.filter(each => each !== 'posts').join(', ')}.`,
  )
  process.exit(2)
}
const { run } = (await import(`./bench/${name}.ts`)) as {
  run: (argv: readonly string[]) => void | Promise<void>
}
await run(rest)
