import type { Diagnostic, Place } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'

/** What can be said only when every file is known: languages, addresses, terms, links. */

export function unknownLanguage(p: { at: Place; code: string; configured: readonly string[] }): Diagnostic {
  return {
    code: 'language/unknown',
    severity: 'error',
    message: `The language “${p.code}” is not configured.`,
    hint: `Use one of ${p.configured.join(', ')}, or add it under \`languages\` in the configuration.`,
    at: p.at,
  }
}

export function unknownSuffix(p: { at: Place; suffix: string; configured: readonly string[] }): Diagnostic {
  return {
    code: 'language/unknown-suffix',
    severity: 'warning',
    message: `The file name ends in “.${p.suffix}”, which looks like a language, but only ${p.configured.join(', ')} are configured. It is read as a part of the name.`,
    hint: `Add “${p.suffix}” under \`languages\` in the configuration, or rename the file.`,
    at: p.at,
  }
}

export function wrongLanguage(p: { at: Place; language: string; looksLike: string }): Diagnostic {
  return {
    code: 'language/text-differs',
    severity: 'warning',
    message: `This file counts as ${p.language}, but its text looks like ${p.looksLike}.`,
    hint: `Set \`lang\` in its front matter, or move it to the folder of its language.`,
    at: p.at,
  }
}

export function postWithoutDate(p: { at: Place }): Diagnostic {
  return {
    code: 'entry/no-date',
    severity: 'error',
    message: 'This post has no date: neither in its front matter nor in its file name.',
    hint: 'Add `date: 2026-01-05`, or begin the file name with the date: `2026-01-05-name.md`.',
    at: p.at,
  }
}

export function badAddress(p: { at: Place; address: string; field: string }): Diagnostic {
  return {
    code: 'address/not-an-address',
    severity: 'error',
    message: `The ${p.field} “${p.address}” cannot be an address of this site.`,
    hint: 'Write it from the root of the site, without host, query or `..`: `/news/my-post/`.',
    at: p.at,
  }
}

export function addressTaken(p: { at: Place; url: string; first: Place }): Diagnostic {
  return {
    code: 'address/taken',
    severity: 'error',
    message: `Two files want the address ${p.url}; the other is ${p.first.path}.`,
    hint: 'Give one of them another `slug` or `permalink`, or rename it.',
    at: p.at,
    related: { message: 'The address is first used here.', at: p.first },
  }
}

export function addressReserved(p: { at: Place; url: string; by: string }): Diagnostic {
  return {
    code: 'address/reserved',
    severity: 'error',
    message: `The address ${p.url} is that of ${p.by}, which digest makes itself.`,
    hint: 'Give the file another `slug` or `permalink`, or rename it.',
    at: p.at,
  }
}

export function translationTwice(p: { at: Place; key: string; language: string; first: Place }): Diagnostic {
  return {
    code: 'translation/twice',
    severity: 'warning',
    message: `Two files in ${p.language} have the translation key “${p.key}”; the other is ${p.first.path}. Only that one is linked as the translation.`,
    hint: 'Give each post a key of its own; only its translations share it.',
    at: p.at,
    related: { message: 'The key is first used here.', at: p.first },
  }
}

export function unknownLayout(p: { at: Place; layout: string; known: readonly string[] }): Diagnostic {
  return {
    code: 'layout/unknown',
    severity: 'warning',
    message: `There is no layout “${p.layout}”. The post is shown with the layout “post”.`,
    hint: `Write templates/layouts/${p.layout}.hbs, or use one of ${p.known.join(', ')}.`,
    at: p.at,
  }
}

export function termAddressShared(p: {
  at: Place | null
  terms: readonly string[]
  slug: string
}): Diagnostic {
  return {
    code: 'term/address-shared',
    severity: 'warning',
    message: `The terms ${p.terms.map(term => `“${term}”`).join(' and ')} would share the address “${p.slug}”, so all but the first get a short suffix.`,
    hint: 'Name a `slug` for each in data/taxonomies, or, if they are one term, make one an alias of the other.',
    ...(p.at === null ? {} : { at: p.at }),
  }
}

export function termPageTwice(p: { at: Place; term: string; first: Place }): Diagnostic {
  return {
    code: 'term/two-pages',
    severity: 'warning',
    message: `Two files in one language are the page of the term “${p.term}”; the other is ${p.first.path}. Only that one is shown.`,
    hint: 'Put their texts into one file, or give one another title and other `aliases`.',
    at: p.at,
    related: { message: 'The page of the term is here.', at: p.first },
  }
}

export function brokenLink(p: { at: Place; target: string }): Diagnostic {
  return {
    code: 'link/broken',
    severity: 'warning',
    message: `Nothing on this site answers the link “${p.target}”. It is shown as plain text.`,
    hint: /^www\./iu.test(p.target)
      ? `If it leads to another site, write “https://${p.target}”.`
      : 'Correct the address, or write the page; a draft or future post has no address yet.',
    at: p.at,
  }
}

export function brokenAnchor(p: { at: Place; target: string }): Diagnostic {
  return {
    code: 'link/no-such-anchor',
    severity: 'warning',
    message: `The page of the link “${p.target}” has no heading with that anchor.`,
    hint: 'Correct what follows the #, or leave it out.',
    at: p.at,
  }
}

export function otherLanguage(p: { at: Place; target: string; language: string }): Diagnostic {
  return {
    code: 'link/other-language',
    severity: 'warning',
    message: `The page of the link “${p.target}” does not exist in the language “${p.language}”. The link leads to it in another.`,
    hint: 'Translate the page, or leave the language out.',
    at: p.at,
  }
}

export function missingImage(p: { at: Place; target: string }): Diagnostic {
  return {
    code: 'image/missing',
    severity: 'warning',
    message: `There is no image “${p.target}”. The page is built without it.`,
    hint: 'Put the file beside the post or below static/, or correct the address.',
    at: p.at,
  }
}

export function aliasIsPage(p: { at: Place; alias: string; page: SourcePath | null }): Diagnostic {
  return {
    code: 'address/alias-taken',
    severity: 'error',
    message: `The alias ${p.alias} is already the address of ${p.page ?? 'a page that digest makes itself'}.`,
    hint: 'Remove the alias, or change the address of the other page.',
    at: p.at,
  }
}

export function badTermData(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'data/bad-term',
    severity: 'error',
    message: p.problem,
    hint: 'A term is `key: { labels: {zh-TW: …, en: …}, aliases: [...], slug: …, description: …, hidden: … }`, each part optional.',
    at: p.at,
  }
}

export function badSourceData(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'data/bad-source',
    severity: 'error',
    message: p.problem,
    hint: 'A source is `mashable.com: { name: Mashable, index: true, related: true }`, each part optional; `name` may differ by language.',
    at: p.at,
  }
}

export function missingLogo(p: { url: string }): Diagnostic {
  return {
    code: 'config/missing-logo',
    severity: 'warning',
    message: `There is no file for the logo ${p.url}. The pages are built without it.`,
    hint: 'Put the file into `static/`, or correct `logo` under `theme` in the configuration.',
  }
}

export function brokenMenuLink(p: { label: string; url: string }): Diagnostic {
  return {
    code: 'config/broken-menu-link',
    severity: 'warning',
    message: `The menu item “${p.label}” leads to ${p.url}, and this site has no such page. It is left out of the menu.`,
    hint: 'Correct the `url` under `menu` in the configuration, or write the page.',
  }
}
