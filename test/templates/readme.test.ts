import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { HELPERS } from '../../src/templates/helpers.ts'

/** `templates/README.md` against the code: it names what there is, and nothing else. */

const ROOT = new URL('../../', import.meta.url)
const readme = readFileSync(new URL('templates/README.md', ROOT), 'utf8')

/** The first cells of the tables below a heading, up to the next heading of its level. */
function named(heading: string): readonly string[] {
  const [marks = ''] = /^#+/u.exec(heading) ?? []
  const start = readme.indexOf(`\n${heading}\n`)
  if (start < 0) throw new Error(`templates/README.md has no heading "${heading}"`)
  const rest = readme.slice(start + heading.length + 2)
  const end = rest.search(new RegExp(`^#{1,${marks.length}} `, 'mu'))
  const part = end < 0 ? rest : rest.slice(0, end)
  return [...part.matchAll(/^\| `([^`]+)` \|/gmu)].map(([, name = '']) => name)
}

const files = (folder: string): readonly string[] =>
  readdirSync(new URL(`templates/${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.hbs'))
    .map(path => path.replace(/\.hbs$/u, ''))

/** The fields of each view, read off `src/model/page.ts`; what only machines read is left out. */
function views(): ReadonlyMap<string, readonly string[]> {
  const code = readFileSync(new URL('src/model/page.ts', ROOT), 'utf8')
  const found = [...code.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)\n\}/gmu)]
  return new Map(
    found
      .filter(([, name = '']) => !/^Feed(?:View|Item)$|^Sitemap/u.test(name))
      .map(([, name = '', body = '']) => [
        name,
        [...body.matchAll(/^ {2}readonly (\w+)/gmu)].map(([, field = '']) => field),
      ]),
  )
}

const sorted = (names: Iterable<string>): string[] => [...names].sort()

describe('templates/README.md', () => {
  it('names every layout', () => {
    expect(sorted(named('## Layouts'))).toEqual(sorted(files('layouts')))
  })

  it('names every partial, or its folder', () => {
    const listed = named('## Partials')
    const folders = listed.filter(name => name.endsWith('/'))
    const single = files('partials').filter(name => !folders.some(folder => name.startsWith(folder)))
    expect(sorted(listed.filter(name => !name.endsWith('/')))).toEqual(sorted(single))
  })

  it('names every helper with its use', () => {
    expect(sorted(named('## Helpers'))).toEqual(sorted(HELPERS.map(({ name }) => name)))
    for (const { usage, about } of HELPERS) {
      expect(readme).toContain(usage.replaceAll('|', '\\|'))
      expect(readme).toContain(about)
    }
  })

  it('names every field of every view', () => {
    expect(views().size).toBeGreaterThan(20)
    for (const [name, fields] of views()) expect(named(`### ${name}`), name).toEqual(fields)
  })
})
