import { describe, expect, it } from 'vitest'
import { languageFinder } from '../../src/model/languages.ts'
import { languageTag, sourcePath } from '../../src/model/names.ts'
import { locate } from '../../src/stages/assemble/locate.ts'

const find = languageFinder(['zh-TW', 'en'].map(languageTag))

/** Language, section, name, and what else is true of a path. */
function said(path: string): string {
  const { language, section, name, isSectionIndex, isBundle, isDraft, categories } = locate(
    sourcePath(path),
    'content',
    find,
  )
  const facts = { index: isSectionIndex, bundle: isBundle, draft: isDraft }
  const names = Object.entries(facts).flatMap(([fact, holds]) => (holds ? [fact] : []))
  return [
    language ?? '-',
    section === '' ? '.' : section,
    name,
    ...names,
    ...categories.map(each => `[${each}]`),
  ].join(' ')
}

describe('locate', () => {
  it.each([
    ['content/about.md', '- . about'],
    ['content/about.en.md', 'en . about'],
    ['content/index.md', '- . index index'],
    ['content/en/index.md', 'en . index index'],
    ['content/_index.md', '- . _index index'],
    ['content/specimen/index.md', '- . specimen bundle'],
    ['content/specimen/index.en.md', 'en . specimen bundle'],
    ['content/posts/_index.md', '- posts _index index'],
    ['content/posts/x.md', '- posts x'],
    ['content/posts/zh-tw/x.md', 'zh-TW posts x'],
    ['content/posts/x/index.md', '- posts x bundle'],
    ['content/posts/2026/x.md', '- posts/2026 x'],
    ['content/_posts/2026-01-05-x.md', '- posts 2026-01-05-x'],
    ['content/en/_posts/2026-01-05-x.md', 'en posts 2026-01-05-x'],
    ['content/_posts/en/tools/2026-01-05-x.md', 'en posts 2026-01-05-x [tools]'],
    ['content/_posts/2026-01-05-x/index.md', '- posts 2026-01-05-x bundle'],
    ['content/tools/_posts/x.md', '- posts x [tools]'],
    ['content/_drafts/x.md', '- posts x draft'],
    ['content/posts/gpt-4.5-preview.md', '- posts gpt-4.5-preview'],
  ])('reads %s as %s', (path, expected) => {
    expect(said(path)).toBe(expected)
  })
})
