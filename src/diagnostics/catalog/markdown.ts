import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'

interface InText {
  readonly path: SourcePath
  readonly at: Position
}

function warning(p: InText, text: { code: string; message: string; hint: string }): Diagnostic {
  return {
    code: text.code,
    severity: 'warning',
    message: text.message,
    hint: text.hint,
    at: { path: p.path, start: p.at },
  }
}

/** @param p.address the beginning of the address, as written */
export function unsafeLink(p: InText & { readonly address: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/unsafe-link',
    message: `The address "${p.address}" was removed, because its scheme is not one that a page may link to.`,
    hint: 'Use an address that starts with https:, http:, mailto: or tel:, or the path of a page of this site.',
  })
}

/** @param p.what names the element or attribute: `<script>`, `onclick` */
export function unsafeHtml(p: InText & { readonly what: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/unsafe-html',
    message: `The HTML ${p.what} was removed, because it can run code or load foreign content in the reader's browser.`,
    hint: 'Remove it from the text, or use a shortcode for what it was meant to show.',
  })
}

export function strayEmphasis(p: InText): Diagnostic {
  return warning(p, {
    code: 'markdown/stray-emphasis',
    message: 'The last line is only "**", which opens or closes nothing; it is not shown.',
    hint: 'Delete the line.',
  })
}

export function unknownShortcode(p: InText & { readonly name: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/unknown-shortcode',
    message: `There is no shortcode "${p.name}"; its call is shown as text.`,
    hint: `Correct the name, or add the template templates/shortcodes/${p.name}.hbs.`,
  })
}

export function unpairedShortcode(p: InText & { readonly name: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/unpaired-shortcode',
    message: `This closes the shortcode "${p.name}", but nothing before it opens one; it is shown as text.`,
    hint: 'Delete it, or add the opening call.',
  })
}

export function escapedShortcode(
  p: InText & { readonly written: string; readonly read: string },
): Diagnostic {
  return warning(p, {
    code: 'markdown/escaped-shortcode',
    message: `"${p.written}" in this shortcode was read as "${p.read}": Markdown escapes mean nothing there.`,
    hint: `Write "${p.read}".`,
  })
}

export function tooDeep(p: InText & { readonly limit: number }): Diagnostic {
  return warning(p, {
    code: 'markdown/too-deep',
    message: `The text is nested more than ${p.limit} levels deep here; what is deeper is shown as plain text.`,
    hint: 'Use fewer levels of quotes, lists or elements.',
  })
}

export function tooManyCells(p: InText & { readonly limit: number }): Diagnostic {
  return warning(p, {
    code: 'markdown/too-many-cells',
    message: `More than ${p.limit} cells are missing from the rows of the tables; the rows from here on are shown as text.`,
    hint: 'Give each row as many cells as the table has columns, or split the table.',
  })
}

export function uncheckedEmphasis(p: InText): Diagnostic {
  return warning(p, {
    code: 'markdown/unchecked-emphasis',
    message:
      'This text is so long that emphasis beside Chinese, Japanese or Korean was read by the rules of Latin script from here on; some "*", "_" or "~" may be shown as they are.',
    hint: 'Break the text into shorter paragraphs, or into several posts.',
  })
}
