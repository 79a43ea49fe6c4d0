import type { Diagnostic, Place } from '../../model/diagnostic.js'
import type { LintRule } from '../../model/lint-rules.js'

/** What `digest lint` says. Each is a warning: the site is built without it, but not as its author meant. */

type At = { readonly at: Place }

const finding = (
  rule: LintRule,
  { at, message, hint }: { readonly at: Place; readonly message: string; readonly hint: string },
): Diagnostic => ({ code: `lint/${rule}`, severity: 'warning', message, hint, at })

export function imageSlashes(p: At & { written: string; read: string }): Diagnostic {
  return finding('image-slashes', {
    at: p.at,
    message: `The image “${p.written}” begins with two slashes, which name another host.`,
    hint: `Write “${p.read}”; \`--fix\` does.`,
  })
}

export function imageEmpty(p: At & { fixable: 'yes' | 'no' }): Diagnostic {
  return finding('image-empty', {
    at: p.at,
    message: 'The image names no file.',
    hint: `Give the address of a picture, or delete the field${p.fixable === 'yes' ? '; `--fix` deletes it' : ''}.`,
  })
}

export function strayEmphasis(p: At): Diagnostic {
  return finding('stray-emphasis', {
    at: p.at,
    message: 'The last line is only “**”, which opens or closes nothing.',
    hint: 'Delete the line; `--fix` does.',
  })
}

export function shortcodeEscape(p: At): Diagnostic {
  return finding('shortcode-escape', {
    at: p.at,
    message: 'A backslash stands in a value of this shortcode, where Markdown escapes mean nothing.',
    hint: 'Delete the backslash; `--fix` does.',
  })
}

/** @param p.where `notice` or `tagline` */
export function sourceCount(
  p: At & { where: 'notice' | 'tagline'; claimed: number; found: number },
): Diagnostic {
  return finding('source-count', {
    at: p.at,
    message: `The ${p.where} speaks of ${p.claimed}, but the post cites ${p.found} ${p.found === 1 ? 'source' : 'sources'}.`,
    hint: 'Correct the number, or add the sources that are missing.',
  })
}

export function sourceHomePage(p: At & { url: string }): Diagnostic {
  return finding('source-home-page', {
    at: p.at,
    message: `The source “${p.url}” is a home page, which shows something else every day.`,
    hint: 'Cite the page that you read.',
  })
}

/** @param p.what `source` or `post` */
export function cutTitle(p: At & { what: 'source' | 'post'; title: string }): Diagnostic {
  return finding('cut-title', {
    at: p.at,
    message: `The title of this ${p.what}, “${p.title}”, is cut short.`,
    hint: 'Write the whole title.',
  })
}

export function dateDiffers(p: At & { inName: string; written: string }): Diagnostic {
  return finding('date-differs', {
    at: p.at,
    message: `The file name says ${p.inName}, the front matter ${p.written}; the front matter counts.`,
    hint: 'Make them agree: the file name is a part of the address.',
  })
}

/** @param p.field `description` or `summary` */
export function summaryTooLong(p: At & { field: string; length: number; limit: number }): Diagnostic {
  return finding('summary-too-long', {
    at: p.at,
    message: `The ${p.field} has ${p.length} characters; search engines and previews are given the first ${p.limit}.`,
    hint:
      p.field === 'description'
        ? 'Say it in fewer words.'
        : 'Say it in fewer words, or add a short `description`.',
  })
}

export function headingSkipped(p: At & { level: number; before: number }): Diagnostic {
  const above = p.before === 1 ? 'the title of the page' : `a heading of level ${p.before}`
  return finding('heading-skipped', {
    at: p.at,
    message: `A heading of level ${p.level} follows ${above}: a level is skipped.`,
    hint: `Use ${'#'.repeat(p.before + 1)}.`,
  })
}

export function termTwice(p: At & { taxonomy: string; first: string; second: string }): Diagnostic {
  const message =
    p.first === p.second
      ? `“${p.second}” is there twice under ${p.taxonomy}.`
      : `“${p.first}” and “${p.second}” are one term of ${p.taxonomy}.`
  return finding('term-twice', { at: p.at, message, hint: 'Keep one of them.' })
}

export function mixedPunctuation(p: At & { written: string; wanted: string }): Diagnostic {
  return finding('mixed-punctuation', {
    at: p.at,
    message: `“${p.written}” is half-width, in a Chinese sentence with full-width punctuation.`,
    hint: `Write “${p.wanted}”; \`--fix\` does.`,
  })
}
