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
    message: `The address “${p.address}” was removed, because its scheme is not one that a page may link to.`,
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

/** @param p.address the beginning of the frame's address */
export function foreignFrame(p: InText & { readonly address: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/foreign-frame',
    message: `The frame of “${p.address}” is shown as a link, because it would load another site with the page.`,
    hint: 'Write a link yourself, or use a shortcode that shows a player only after a click, such as `youtube`.',
  })
}

/** @param p.meant the language whose name is nearly that */
export function unknownLanguage(
  p: InText & { readonly language: string; readonly meant: string | null },
): Diagnostic {
  return warning(p, {
    code: 'markdown/unknown-language',
    message: `There are no colours for code in the language “${p.language}”; it is shown plain.`,
    hint: p.meant === null ? 'Write `text` for code without colours.' : `Did you mean \`${p.meant}\`?`,
  })
}

/** @param p.problem what is wrong with the formula, and where in it */
export function badMath(p: InText & { readonly problem: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/bad-math',
    message: `This formula cannot be set, and is shown as it was written: ${p.problem}.`,
    hint: 'Correct the TeX, or put the text in backticks if it is no formula.',
  })
}

export function diagramNotDrawn(p: InText): Diagnostic {
  return warning(p, {
    code: 'markdown/diagram-not-drawn',
    message: 'This diagram is shown as its source, because it names an address that a browser could load.',
    hint: 'Leave out `//` and pictures; put links in the text beside the diagram.',
  })
}

export function strayEmphasis(p: InText): Diagnostic {
  return warning(p, {
    code: 'markdown/stray-emphasis',
    message: 'The last line is only “**”, which opens or closes nothing; it is not shown.',
    hint: 'Delete the line.',
  })
}

export function unknownShortcode(p: InText & { readonly name: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/unknown-shortcode',
    message: `There is no shortcode “${p.name}”; its call is shown as text.`,
    hint: `Correct the name, or add the template templates/shortcodes/${p.name}.hbs.`,
  })
}

/** @param p.name `if`, `assign`, … */
export function liquidNotRun(p: InText & { readonly name: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/liquid-not-run',
    message: `Liquid's “${p.name}” is not run in a post; it is shown as text.`,
    hint: 'Write what it would print, or put it in code if it is an example.',
  })
}

/** @param p.name a shortcode that says nothing without its closing tag */
export function openShortcode(p: InText & { readonly name: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/open-shortcode',
    message: `This opens “${p.name}”, but nothing behind it closes it; it is shown as text.`,
    hint: 'Add the closing tag.',
  })
}

/**
 * @param p.argument what is lacking: `the id of the video`
 * @param p.example a call that works
 */
export function missingShortcodeArgument(
  p: InText & { readonly name: string; readonly argument: string; readonly example: string },
): Diagnostic {
  return warning(p, {
    code: 'markdown/missing-shortcode-argument',
    message: `The shortcode “${p.name}” lacks ${p.argument}; nothing is shown in its place.`,
    hint: `Write ${p.example}.`,
  })
}

/** @param p.written what stands where an id or address of the service should */
export function badShortcodeArgument(
  p: InText & {
    readonly name: string
    readonly argument: string
    readonly written: string
    readonly example: string
  },
): Diagnostic {
  return warning(p, {
    code: 'markdown/bad-shortcode-argument',
    message: `“${p.written}” cannot be ${p.argument} in the shortcode “${p.name}”; nothing is shown in its place.`,
    hint: `Write ${p.example}.`,
  })
}

/** @param p.address as written */
export function notAnAddress(p: InText & { readonly address: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/not-an-address',
    message: `“${p.address}” is not an address; the link is shown as text.`,
    hint: 'Write the whole address, with `https://` and without blanks.',
  })
}

export function unpairedShortcode(p: InText & { readonly name: string }): Diagnostic {
  return warning(p, {
    code: 'markdown/unpaired-shortcode',
    message: `This closes the shortcode “${p.name}”, but nothing before it opens one; it is shown as text.`,
    hint: 'Delete it, or add the opening call.',
  })
}

export function escapedShortcode(
  p: InText & { readonly written: string; readonly read: string },
): Diagnostic {
  return warning(p, {
    code: 'markdown/escaped-shortcode',
    message: `“${p.written}” in this shortcode was read as “${p.read}”: Markdown escapes mean nothing there.`,
    hint: `Write “${p.read}”.`,
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
      'This text is so long that emphasis beside Chinese, Japanese or Korean was read by the rules of Latin script from here on; some “*”, “_” or “~” may be shown as they are.',
    hint: 'Break the text into shorter paragraphs, or into several posts.',
  })
}
