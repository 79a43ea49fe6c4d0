import type { Diagnostic, Outcome } from '../../src/model/diagnostic.ts'
import type { Body } from '../../src/model/document.ts'
import type { Frame, PageView } from '../../src/model/page.ts'
import type { ThemeFile, ThemeFiles } from '../../src/model/theme.ts'
import { type Library, loadLibrary } from '../../src/templates/library.ts'

/** A theme from texts by path below `templates/`. */
export function theme(files: Readonly<Record<string, string>>): ThemeFiles {
  return {
    files: new Map(Object.entries(files).map(([path, text]) => [path, file(path, text)])),
    libraries: new Map(),
  }
}

export function file(path: string, text: string, base?: ThemeFile): ThemeFile {
  return { origin: `templates/${path}`, bytes: new TextEncoder().encode(text), base }
}

export function load(files: Readonly<Record<string, string>>): Outcome<Library> {
  return loadLibrary(theme(files))
}

export const FRAME: Frame = {
  language: { tag: 'en', label: 'English' },
  site: {
    title: 'Digest',
    description: '',
    home: '/',
    copyright: null,
    author: null,
    params: { colour: 'red' },
  },
  menu: [],
  taxonomies: [],
  feeds: [],
  assets: {
    stylesheet: '/a.css',
    script: '/a.js',
    icons: [{ rel: 'icon' as const, href: '/assets/favicon.svg', type: 'image/svg+xml', sizes: null }],
    manifest: '/m.webmanifest',
  },
  links: { archive: '/archive/', search: '/search/', sources: '/sources/' },
  about: null,
  theme: { accent: null, fonts: { text: null, titles: null }, logo: null, footer: null, beside: [] },
  generator: 'digest 0.0.0',
}

/** A view whose page is whatever a test needs. */
export function viewOf(page: object, language = 'en'): PageView {
  const view = {
    frame: { ...FRAME, language: { tag: language, label: language } },
    head: {},
    switcher: [],
    page,
  }
  return view as unknown as PageView
}

export const noBodies = (hash: string): Body => {
  throw new Error(`no body ${hash}`)
}

/** Renders `layouts/x.hbs` of a theme without mistakes. */
export function renderX(
  files: Readonly<Record<string, string>>,
  page: object,
  language = 'en',
): Outcome<string | null> {
  const library = load(files)
  if (library.diagnostics.length > 0) throw new Error(brief(library.diagnostics).join('\n'))
  return library.value.renderLayout('x', viewOf(page, language), noBodies)
}

/** What one layout prints; with its diagnostics when it prints nothing. */
export function print(layout: string, page: object, language = 'en'): string | readonly string[] {
  const { value, diagnostics } = renderX({ 'layouts/x.hbs': layout }, page, language)
  return value ?? brief(diagnostics)
}

/** `templates/layouts/x.hbs:1:3 template/unknown-field There is … Did you …` */
export function brief(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ at, code, message, hint, related }) => {
    const place = `${at?.path}${at?.start === undefined ? '' : `:${at.start.line}:${at.start.column}`}`
    const second =
      related === undefined
        ? ''
        : ` [${related.at.start?.line}:${related.at.start?.column}] ${related.message}`
    return `${place} ${code}: ${message} ${hint}${second}`
  })
}
