import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/host/load-config.ts'
import { sourcePath } from '../../src/model/names.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'digest-config-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function load(name: string, text: string) {
  writeFileSync(join(folder, name), text)
  return loadConfig(join(folder, name), sourcePath(name))
}

describe('loadConfig', () => {
  it('runs TypeScript, with its own imports, and with digest where it is not installed', async () => {
    writeFileSync(join(folder, 'base.ts'), 'export const title: string = "旁註"\n')
    const text = [
      "import { defineConfig } from 'digest'",
      "import type { Nowhere } from './nowhere.ts'",
      "import { title } from './base.ts'",
      'export default defineConfig({ title, params: { x: 1 as Nowhere } })',
    ].join('\n')
    expect(await load('digest.config.ts', text)).toEqual({
      value: { kind: 'module', path: 'digest.config.ts', value: { title: '旁註', params: { x: 1 } } },
      diagnostics: [],
    })
  })

  it('sees an edit', async () => {
    await load('a.mjs', 'export default { title: "1" }')
    expect((await load('a.mjs', 'export default { title: "2" }')).value).toMatchObject({
      value: { title: '2' },
    })
  })

  it('waits for a promise, and calls a function', async () => {
    const text = 'export default async () => ({ title: await Promise.resolve("T") })'
    expect((await load('b.mjs', text)).value).toMatchObject({ value: { title: 'T' } })
  })

  it('places what is wrong', async () => {
    expect((await load('c.ts', 'export default {\n  title: "x" 3,\n}\n')).diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "c.ts",
            "start": {
              "column": 14,
              "line": 2,
            },
          },
          "code": "config/not-imported",
          "hint": "Correct the file. It needs nothing but a default export: \`export default { title: "…" }\`.",
          "message": "\`c.ts\` failed when it was loaded: Unexpected token, expected ",".",
          "severity": "error",
        },
      ]
    `)
    expect(
      (await load('d.ts', 'const a = 1\nexport default {\n  title: nope,\n}\n')).diagnostics,
    ).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "d.ts",
            "start": {
              "column": 10,
              "line": 3,
            },
          },
          "code": "config/not-imported",
          "hint": "Correct the file. It needs nothing but a default export: \`export default { title: "…" }\`.",
          "message": "\`d.ts\` failed when it was loaded: ReferenceError: nope is not defined.",
          "severity": "error",
        },
      ]
    `)
    expect((await load('e.mjs', 'export const title = 1\n')).diagnostics).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "path": "e.mjs",
          },
          "code": "config/no-default-export",
          "hint": "Write \`export default { … }\`, or \`export default defineConfig({ … })\`.",
          "message": "\`e.mjs\` has no default export, so there is no configuration in it.",
          "severity": "error",
        },
      ]
    `)
    expect((await load('f.mjs', 'throw "plain"\n')).diagnostics).toMatchObject([
      { code: 'config/not-imported' },
    ])
  })
})
