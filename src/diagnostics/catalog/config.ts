import { truncate } from '../../lib/text.js'
import type { YamlError } from '../../lib/yaml.js'
import type { Diagnostic, Place } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'

/** Graphemes of an author's value that a message repeats. */
const MAX_SHOWN = 60

type At = { readonly at: Place }

const error = (
  code: string,
  { at, message, hint }: { at: Place; message: string; hint?: string },
): Diagnostic => ({
  code: `config/${code}`,
  severity: 'error',
  message,
  ...(hint === undefined ? {} : { hint }),
  at,
})

/** `--config` names a file that is not there. */
export function configNotFound(p: At): Diagnostic {
  return error('not-found', {
    at: p.at,
    message: `There is no configuration file \`${p.at.path}\`.`,
    hint: 'Check the name after `--config`, or leave it out to build with `digest.config.yaml` or without a configuration.',
  })
}

/** `--config` names a file of a kind that we cannot read. */
export function unknownConfigType(p: At): Diagnostic {
  return error('unknown-type', {
    at: p.at,
    message: `A configuration file cannot be of the kind of \`${p.at.path}\`.`,
    hint: 'Use a name that ends in `.yaml`, `.yml`, `.json`, `.ts` or `.mjs`.',
  })
}

/** More than one of the usual names exists; the first counts. */
export function severalConfigFiles(p: { used: SourcePath; ignored: readonly SourcePath[] }): Diagnostic {
  const ignored = p.ignored.map(path => `\`${path}\``).join(' and ')
  return {
    code: 'config/several-files',
    severity: 'warning',
    message: `\`${p.used}\` is used, and ${ignored} ${p.ignored.length === 1 ? 'is' : 'are'} ignored: a site has one configuration.`,
    hint: 'Delete the one that you do not need, or choose one with `--config`.',
    at: { path: p.used },
  }
}

/** The bytes are not UTF-8. */
export function configNotUtf8(p: At): Diagnostic {
  return error('not-utf-8', {
    at: p.at,
    message: `\`${p.at.path}\` is not UTF-8 text.`,
    hint: 'Save the file in your editor with the encoding UTF-8.',
  })
}

/** The YAML or JSON does not parse; `detail` is the parser's sentence. */
export function configSyntax(p: At & { detail: string; kind: YamlError['kind'] }): Diagnostic {
  const detail = p.detail.replace(/[.\s]+$/, '')
  return error('bad-syntax', {
    at: p.at,
    message: `The configuration cannot be read: ${detail}.`,
    hint: SYNTAX_HINTS[p.kind],
  })
}

const SYNTAX_HINTS: Readonly<Record<YamlError['kind'], string>> = {
  'colon-in-value': 'Put the value in quotes: `title: "AI: this week"`.',
  'duplicate-key': 'Keep one of the two.',
  tab: 'Indent with blanks.',
  other: 'Check indentation, brackets and quotes here and in the line above.',
}

/** A `.ts` or `.mjs` file failed while it ran; `detail` is the error's name and message. */
export function configNotImported(p: At & { detail: string }): Diagnostic {
  return error('not-imported', {
    at: p.at,
    message: `\`${p.at.path}\` failed when it was loaded: ${p.detail.replace(/[.\s]+$/, '')}.`,
    hint: 'Correct the file. It needs nothing but a default export: `export default { title: "…" }`.',
  })
}

/** A `.ts` or `.mjs` file exports nothing as its default. */
export function noDefaultExport(p: At): Diagnostic {
  return error('no-default-export', {
    at: p.at,
    message: `\`${p.at.path}\` has no default export, so there is no configuration in it.`,
    hint: 'Write `export default { … }`, or `export default defineConfig({ … })`.',
  })
}

/** The whole file is a list or a text. */
export function configNotMap(p: At & { actual: unknown }): Diagnostic {
  return error('not-a-map', {
    at: p.at,
    message: `The configuration must be a map from keys to values, but it is ${show(p.actual)}.`,
    hint: 'Write one key on each line, such as `title: My digest`.',
  })
}

/** A key that we do not know. */
export function unknownKey(
  p: At & { key: string; within: string; known: readonly string[]; meant: string | null },
): Diagnostic {
  const where = p.within === '' ? 'the configuration' : `\`${p.within}\``
  const known = p.known.map(key => `\`${key}\``).join(', ')
  return error('unknown-key', {
    at: p.at,
    message: `There is no key \`${shorten(p.key)}\` in ${where}.`,
    hint:
      p.meant === null
        ? `Remove it, or use one of ${known}.${p.within === '' ? ' Values of your own go under `params`.' : ''}`
        : `Did you mean \`${p.meant}\`?`,
  })
}

/** A value of the wrong type, or out of range; `expected` goes after "must be". */
export function badConfigValue(p: At & { key: string; expected: string; actual: unknown }): Diagnostic {
  const isMissing = p.actual === undefined
  return error('bad-value', {
    at: p.at,
    message: isMissing
      ? `\`${p.key}\` is missing; it must be ${p.expected}.`
      : `\`${p.key}\` must be ${p.expected}, but it is ${show(p.actual)}.`,
    ...(p.expected === 'text' && typeof p.actual === 'boolean'
      ? { hint: `Put it in quotes: \`"${p.actual}"\`.` }
      : {}),
  })
}

/** No such time zone. */
export function badTimeZone(p: At & { timeZone: string; meant: string | null }): Diagnostic {
  return error('bad-time-zone', {
    at: p.at,
    message: `There is no time zone ${show(p.timeZone)}.`,
    hint:
      p.meant === null
        ? 'Use a name of the IANA time zone list, such as `Asia/Taipei`, `America/New_York` or `UTC`.'
        : `Did you mean \`${p.meant}\`?`,
  })
}

/** Not a BCP 47 language tag. */
export function badLanguageTag(p: At & { tag: string }): Diagnostic {
  return error('bad-language-tag', {
    at: p.at,
    message: `${show(p.tag)} is not a language tag.`,
    hint: 'Use a language code of two or three letters, with a script or region where it matters: `en`, `zh-TW`, `pt-BR`.',
  })
}

/** Two keys under `languages` are one language. */
export function duplicateLanguage(p: At & { tag: string; first: Place }): Diagnostic {
  return {
    ...error('duplicate-language', {
      at: p.at,
      message: `The language \`${p.tag}\` is configured twice.`,
      hint: 'Keep one of the two.',
    }),
    related: { message: 'It is configured here first.', at: p.first },
  }
}

/** `defaultLanguage`, or a key of `menu` or `labels`, is not among the languages. */
export function unknownLanguage(p: At & { key: string; tag: string; known: readonly string[] }): Diagnostic {
  const known = p.known.map(tag => `\`${tag}\``).join(', ')
  return error('unknown-language', {
    at: p.at,
    message: `\`${p.key}\` names the language ${show(p.tag)}, which is not configured.`,
    hint: `Use one of ${known}, or add it under \`languages\`.`,
  })
}

/** `baseUrl` is not an address that a site can have. */
export function badBaseUrl(p: { at: Place | null; baseUrl: string; source: string }): Diagnostic {
  const host = p.baseUrl.replace(/^[a-z]*:?\/\/|[?#].*$/gi, '')
  const hint = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:\/\S*)?$/u.test(host)
    ? `Write \`https://${host.replace(/\/*$/, '')}/\`.`
    : 'Write the whole address, such as `https://user.github.io/repo/`.'
  return {
    code: 'config/bad-base-url',
    severity: 'error',
    message: `\`${p.source}\` must be the address of the site, with \`https://\` and without \`?\` or \`#\`, but it is ${show(p.baseUrl)}.`,
    hint,
    ...(p.at === null ? {} : { at: p.at }),
  }
}

/** `cname` is not a host name. */
export function badHostName(p: At & { cname: string }): Diagnostic {
  return error('bad-host-name', {
    at: p.at,
    message: `\`cname\` must be a host name alone, but it is ${show(p.cname)}.`,
    hint: 'Write it without `https://` and without a path, such as `news.example.com`.',
  })
}

/** `cname` and `baseUrl` name two hosts, so that every absolute address would lead away from the site. */
export function cnameDiffers(p: At & { cname: string; host: string }): Diagnostic {
  return {
    code: 'config/cname-differs',
    severity: 'warning',
    message: `\`cname\` is \`${p.cname}\`, but \`baseUrl\` is an address of \`${p.host}\`; feeds and links to this site will use the latter.`,
    hint: 'Give both the same host, or leave `baseUrl` out.',
    at: p.at,
  }
}

/** The address pattern of a section cannot be used; `reason` is a whole sentence. */
export function badPermalink(p: At & { pattern: string; reason: string; hint: string }): Diagnostic {
  return error('bad-permalink', {
    at: p.at,
    message: `The address pattern ${show(p.pattern)} cannot be used: ${p.reason}.`,
    hint: p.hint,
  })
}

/** A taxonomy's name cannot stand in an address as it is. */
export function badTaxonomyName(p: At & { name: string; safe: string }): Diagnostic {
  return error('bad-taxonomy-name', {
    at: p.at,
    message: `The taxonomy ${show(p.name)} cannot be part of an address as it is written.`,
    hint: `Call it \`${p.safe}\`, and give readers its name with \`labels\`.`,
  })
}

/** A taxonomy would have the address of another page. */
export function reservedTaxonomyName(p: At & { name: string }): Diagnostic {
  return error('reserved-taxonomy-name', {
    at: p.at,
    message: `The taxonomy \`${p.name}\` would have the address \`/${p.name}/\`, which another page of the site has.`,
    hint: 'Give it another name; `labels` sets what readers see.',
  })
}

/** Two taxonomies have one name, or read the same front matter key. */
export function sharedTaxonomyField(p: At & { name: string; other: string; field: string }): Diagnostic {
  return error('shared-taxonomy-field', {
    at: p.at,
    message: `The taxonomies \`${p.other}\` and \`${p.name}\` both read the front matter key \`${shorten(p.field)}\`.`,
    hint: 'A key belongs to one taxonomy: change `fields` of one of them, or switch one off with `false`.',
  })
}

/** An author's value as a message shows it. */
function show(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'string') return `“${shorten(value)}”`
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return value instanceof Date ? 'a Date' : 'a map'
  return String(value)
}

const shorten = (text: string): string => truncate(text, MAX_SHOWN)
