import { findLanguage } from '../model/languages.js'
import { type LanguageTag, languageTag } from '../model/names.js'
import type { ThemeFiles } from '../model/theme.js'
import type { Dialect, EntryKind } from './habits.js'

/** Where archetypes are, below `templates/`. */
const FOLDER = 'archetypes/'

export interface ArchetypeWanted {
  readonly kind: EntryKind
  readonly dialect: Dialect
  readonly language: LanguageTag
}

/**
 * The text that a new file begins as: the site's own `templates/archetypes/`, else the default one. The most particular
 * name wins: `post.jekyll.en.md`, `post.en.md`, `post.jekyll.md`, `post.md`.
 * @throws Error when the package lacks its own: a bug of ours.
 */
export function findArchetype(theme: ThemeFiles, { kind, dialect, language }: ArchetypeWanted): string {
  const names = [`${kind}.${dialect}.${language}`, `${kind}.${language}`, `${kind}.${dialect}`, kind]
  const read = (name: string, whose: 'own' | 'default'): string | null => textOf(theme, `${name}.md`, whose)
  for (const whose of ['own', 'default'] as const) {
    for (const name of names) {
      const text = read(name, whose)
      if (text !== null) return text
    }
  }
  throw new Error(`no archetype: ${kind} ${dialect}`)
}

/** The headings of a digest in a language: `parts.zh-TW.md`; in English where nobody wrote them. */
export function partsOfDigest(theme: ThemeFiles, language: LanguageTag): string {
  const written = [...theme.files.keys()].flatMap(path => {
    const code = /^archetypes\/parts\.([^.]+)\.md$/u.exec(path)?.[1]
    return code === undefined ? [] : [languageTag(code)]
  })
  const name = `parts.${findLanguage(language, written) ?? 'en'}.md`
  return textOf(theme, name, 'own') ?? textOf(theme, name, 'default') ?? ''
}

/** Names are compared without case. */
function textOf(theme: ThemeFiles, name: string, whose: 'own' | 'default'): string | null {
  for (const [path, file] of theme.files) {
    if (path.toLowerCase() !== (FOLDER + name).toLowerCase()) continue
    const isDefault = file.origin.startsWith('digest:')
    const chosen = whose === 'own' ? (isDefault ? null : file) : isDefault ? file : (file.base ?? null)
    if (chosen !== null) return new TextDecoder().decode(chosen.bytes).replace(/\r\n?/gu, '\n')
  }
  return null
}

/**
 * Puts values into an archetype: `{{title}}`. A line with a value that is absent is left out; braces round any other
 * word stay as they are, since shortcodes and Liquid are written in them too.
 */
export function fillArchetype(text: string, values: Readonly<Record<string, string | null>>): string {
  return text
    .split('\n')
    .filter(line => placeholders(line).every(name => values[name] !== null))
    .join('\n')
    .replace(PLACEHOLDER, (written, name: string) => values[name] ?? written)
}

const PLACEHOLDER = /\{\{([a-z]+)\}\}/gu

const placeholders = (line: string): readonly string[] =>
  [...line.matchAll(PLACEHOLDER)].map(match => match[1] ?? '')
