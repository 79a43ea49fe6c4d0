import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '../../src/frontmatter/read-front-matter.ts'
import { stampTranslation } from '../../src/frontmatter/stamp.ts'
import { sourcePath } from '../../src/model/names.ts'

const path = sourcePath('content/posts/x.en.md')
const HASH = '-aB3_xyz0123456789abcd'
const stamp = (text: string) => stampTranslation({ path, text }, HASH)

describe('a stamp', () => {
  it.each([
    [
      '---\ntitle:   "T"   # mine\nsummary: |\n  a\n\n---\nBody.',
      `---\ntitle:   "T"   # mine\nsummary: |\n  a\n\ntranslatedFrom: "${HASH}"\n---\nBody.`,
    ],
    ['\uFEFF---\r\ntitle: T\r\n---\r\nB', `\uFEFF---\r\ntitle: T\r\ntranslatedFrom: "${HASH}"\r\n---\r\nB`],
    [
      '---\n  title: T\n  tags: [a]\n---\nB',
      `---\n  title: T\n  tags: [a]\n  translatedFrom: "${HASH}"\n---\nB`,
    ],
    [
      '---\ntitle: T\ntranslatedFrom: old # why\n---\nB',
      `---\ntitle: T\ntranslatedFrom: "${HASH}" # why\n---\nB`,
    ],
    ["---\ntranslatedFrom: 'old'\ntitle: T\n---\nB", `---\ntranslatedFrom: "${HASH}"\ntitle: T\n---\nB`],
    [
      '+++\ntitle = "T"\n[ai]\ngenerated = true\n+++\nB',
      `+++\ntranslatedFrom = "${HASH}"\ntitle = "T"\n[ai]\ngenerated = true\n+++\nB`,
    ],
    [
      '+++\ntranslatedFrom = "x"\ntitle = "T"\n+++\nB',
      `+++\ntranslatedFrom = "${HASH}"\ntitle = "T"\n+++\nB`,
    ],
    ['{\n  "title": "T"\n}\nB', `{\n  "translatedFrom": "${HASH}",\n  "title": "T"\n}\nB`],
    ['{"title":"T","translatedFrom":"x"}\nB', `{"title":"T","translatedFrom":"${HASH}"}\nB`],
  ])('of %j', (before, after) => {
    expect(stamp(before)).toBe(after)
  })

  it.each(['No front matter.', '---\n{title: T}\n---\nB', '---\ntitle: [\n---\nB'])(
    'is refused where it cannot be put in safely: %j',
    text => {
      expect(stamp(text)).toBeNull()
    },
  )

  it('changes nothing but itself, and stamping again changes nothing', () => {
    const line = fc.constantFrom(
      'title: "T: x"',
      'tags: [a, "b"]',
      '# a comment',
      'translatedFrom: abc',
      'ai: { model: m }',
      'params:\n  deep: 1',
      'summary: >\n  folded\n  text',
      '',
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(line),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.string(),
        (lines, eol, body) => {
          const text = ['---', ...lines, '---', body].join('\n').replaceAll('\n', eol)
          const stamped = stamp(text)
          if (stamped === null) return
          expect(stamp(stamped)).toBe(stamped)
          const read = readFrontMatter({ path, text: stamped }, { timeZone: 'UTC', taxonomies: [] })
          expect(read.value?.frontMatter.translatedFrom).toBe(HASH)
          const added = lines.includes('translatedFrom: abc')
            ? `"${HASH}"`
            : `translatedFrom: "${HASH}"${eol}`
          const gone = lines.includes('translatedFrom: abc') ? 'abc' : ''
          expect(stamped.replace(added, gone)).toBe(text)
        },
      ),
    )
  })
})
