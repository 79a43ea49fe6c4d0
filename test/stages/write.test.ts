import { describe, expect, it } from 'vitest'
import { hostProblem } from '../../src/diagnostics/catalog/output.ts'
import { memoryDestination } from '../../src/host/memory-destination.ts'
import { hashBytes } from '../../src/lib/hash.ts'
import { type OutputPath, outputPath } from '../../src/model/names.ts'
import { type OutputFile, write } from '../../src/stages/write.ts'

const output = (path: string, text: string): OutputFile => ({
  path: outputPath(path),
  hash: hashBytes(text),
  produce: () => text,
})

describe('write', () => {
  it('produces only what is not there yet', async () => {
    const destination = memoryDestination()
    const first = destination.open()
    expect(await write([output('a', '1'), output('b', '1')], first)).toEqual({ value: 2, diagnostics: [] })
    first.commit()
    const second = destination.open()
    expect(await write([output('a', '1'), output('b', '2')], second)).toEqual({ value: 1, diagnostics: [] })
    expect(second.commit()).toEqual({ written: ['b'], unchanged: 1, removed: [] })
  })

  it('reports what stands in the way', async () => {
    const destination = memoryDestination()
    destination.place('CNAME', 'theirs.example')
    const draft = destination.open()
    expect((await write([output('CNAME', 'ours.example')], draft)).diagnostics).toMatchInlineSnapshot(
      `
      [
        {
          "code": "output/foreign-file",
          "hint": "Move it away or delete it, or choose another folder with --destination.",
          "message": "The site needs the path “CNAME” in the destination, but a file or link that no earlier build wrote stands there.",
          "severity": "error",
        },
      ]
    `,
    )
    draft.discard()
  })
})

describe('sizes', () => {
  const said = async (sizes: readonly (readonly [OutputPath, number])[]) => {
    const draft = { ...memoryDestination().open(), sizes: () => sizes }
    const { diagnostics } = await write([], draft)
    return diagnostics.map(({ severity, code, message }) => `${severity} ${code} ${message}`)
  }
  const path = outputPath('video.mp4')

  it('counts what is kept and what is written', async () => {
    const destination = memoryDestination()
    const first = destination.open()
    await write([output('a', '甲')], first)
    first.commit()
    const second = destination.open()
    await write([output('a', '甲'), output('b', '12')], second)
    expect([...second.sizes()]).toEqual([
      ['a', 3],
      ['b', 2],
    ])
  })

  it('warns of what GitHub refuses, and of nothing smaller', async () => {
    expect(await said([[path, 100 * 1024 * 1024 - 1]])).toEqual([])
    expect(await said([[path, 100 * 1024 * 1024]])).toEqual([
      'warning output/file-too-large The file “video.mp4” of the site has 105 MB; GitHub refuses files of 100 MB and more.',
    ])
    const many = Array.from({ length: 20 }, (_, i) => [outputPath(`f${i}`), 50_000_000] as const)
    expect(await said(many)).toEqual([
      'warning output/site-too-large The site has 1000 MB; GitHub Pages publishes at most 1 GB.',
    ])
    expect(await said(many.slice(1))).toEqual([])
  })
})

describe('what the world refused', () => {
  const reasons = [
    'busy',
    'conflict',
    'name-too-long',
    'no-space',
    'not-allowed',
    'not-a-folder',
    'other',
    'read-only',
    'too-many-files',
  ] as const

  it('is a sentence with a hint', () => {
    const said = reasons.map(reason => {
      const { code, message, hint } = hostProblem({ doing: 'write', reason, path: 'public/a', detail: '…' })
      return `${code} ${message} ${hint}`
    })
    expect(said).toMatchInlineSnapshot(`
      [
        "output/destination-busy Another build (process …) is writing to this destination. Wait until it is done; if there is none, delete the folder “public/a”.",
        "output/path-conflict The site needs “public/a” both as a file and as a folder. Rename the file in static/ or change the address of the page that lies below it.",
        "output/cannot-write “public/a” cannot be written: its name is too long for the file system (…). Give the post a shorter file name or slug.",
        "output/cannot-write “public/a” cannot be written: the disk or the quota is full (…). Free some space, and build again.",
        "output/cannot-write “public/a” cannot be written: permission was refused (…). Change the owner or the permissions of the file and its folder, and build again.",
        "output/cannot-write “public/a” cannot be written: a file stands where a folder is needed (…). Move that file away, and build again.",
        "output/cannot-write “public/a” cannot be written: the system refused (…). Look at the words of the system in brackets, and build again.",
        "output/cannot-write “public/a” cannot be written: the file system is read-only (…). Choose another folder with --destination.",
        "output/cannot-write “public/a” cannot be written: too many files are open (…). Raise the limit of open files (ulimit -n), and build again.",
      ]
    `)
    expect(
      hostProblem({ doing: 'read', reason: 'not-allowed', path: 'a.md', detail: 'EACCES' }),
    ).toMatchInlineSnapshot(`
      {
        "code": "output/cannot-read",
        "hint": "Change the owner or the permissions of the file and its folder, and build again.",
        "message": "“a.md” cannot be read: permission was refused (EACCES).",
        "severity": "error",
      }
    `)
  })
})
