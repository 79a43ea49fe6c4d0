import type { Diagnostic, Place } from '../../model/diagnostic.js'

/** What can be wrong with a theme: templates, shortcodes and strings. */

export function templateSyntax(p: { at: Place; problem: string; unclosed: Place | null }): Diagnostic {
  return {
    code: 'template/syntax',
    severity: 'error',
    message: `This template cannot be read: ${p.problem}.`,
    hint: 'Look at the tags in double braces at this place; each `{{#block}}` needs its `{{/block}}`.',
    at: p.at,
    ...(p.unclosed === null ? {} : { related: { message: 'This block is not closed.', at: p.unclosed } }),
  }
}

export function missingPartial(p: { at: Place; name: string; known: string | null }): Diagnostic {
  return {
    code: 'template/missing-partial',
    severity: 'error',
    message: `There is no partial “${p.name}”.`,
    hint:
      p.known === null
        ? `Add it as \`templates/partials/${p.name}.hbs\`, or remove this tag.`
        : `Did you mean “${p.known}”? A partial is named by its path below \`templates/partials\`.`,
    at: p.at,
  }
}

export function unknownHelper(p: { at: Place; name: string; known: readonly string[] }): Diagnostic {
  return {
    code: 'template/unknown-helper',
    severity: 'error',
    message: `There is no helper “${p.name}”.`,
    hint: `The helpers are ${p.known.join(', ')}.`,
    at: p.at,
  }
}

export function badArguments(p: { at: Place; name: string; problem: string; usage: string }): Diagnostic {
  return {
    code: 'template/bad-arguments',
    severity: 'error',
    message: `The helper “${p.name}” ${p.problem}.`,
    hint: `It is used like this: ${p.usage}`,
    at: p.at,
  }
}

export function unknownString(p: { at: Place; key: string; known: string | null }): Diagnostic {
  return {
    code: 'template/unknown-string',
    severity: 'error',
    message: `No strings file has the text “${p.key}”.`,
    hint:
      p.known === null
        ? 'Add it to `templates/strings/en.yaml`, and to the file of every other language.'
        : `Did you mean “${p.known}”?`,
    at: p.at,
  }
}

export function untranslatedString(p: { at: Place; key: string; language: string }): Diagnostic {
  return {
    code: 'template/untranslated-string',
    severity: 'error',
    message: `The text “${p.key}” is neither in the strings of ${p.language} nor in the English ones.`,
    hint: 'Add it to `templates/strings/en.yaml`, which every other language falls back to.',
    at: p.at,
  }
}

export function missingArgument(p: { at: Place; key: string; argument: string; table: string }): Diagnostic {
  return {
    code: 'template/missing-argument',
    severity: 'error',
    message: `The text “${p.key}” in ${p.table} needs the value “${p.argument}”, which this tag does not give it.`,
    hint: `Write \`{{t "${p.key}" ${p.argument}=…}}\`.`,
    at: p.at,
  }
}

export function partialCycle(p: { at: Place; names: readonly string[] }): Diagnostic {
  const chain = p.names.map(name => `“${name}”`).join(' → ')
  return {
    code: 'template/partial-cycle',
    severity: 'error',
    message:
      p.names.length === 0
        ? 'Rendering this template does not end: one of its partials includes itself again and again.'
        : `Rendering this partial would not end: it includes itself (${chain}).`,
    hint: 'Remove the tag, or put it inside a block such as `{{#if}}` or `{{#each}}` that ends some time.',
    at: p.at,
  }
}

export function unknownField(p: { at: Place; name: string; known: string | null }): Diagnostic {
  return {
    code: 'template/unknown-field',
    severity: 'error',
    message: `There is no field “${p.name}” here.`,
    hint:
      p.known === null
        ? 'See templates/README.md for what each page knows; inside `{{#each}}` and `{{#with}}` a name is looked up in the item.'
        : `Did you mean “${p.known}”?`,
    at: p.at,
  }
}

export function templateFailed(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'template/failed',
    severity: 'error',
    message: `This template could not be rendered: ${p.problem}.`,
    hint: 'The mistake is in this file or in one of its partials.',
    at: p.at,
  }
}

export function stringsSyntax(p: { at: Place; problem: string }): Diagnostic {
  return {
    code: 'template/strings-syntax',
    severity: 'error',
    message: `This strings file cannot be read: ${p.problem.replace(/[.:]$/, '')}.`,
    hint: 'Put a text that holds a colon or begins with a mark in quotes.',
    at: p.at,
  }
}

export function badString(p: { at: Place; key: string }): Diagnostic {
  return {
    code: 'template/bad-string',
    severity: 'error',
    message:
      p.key === '' ? 'A strings file is a map of keys to texts.' : `The value of “${p.key}” is not a text.`,
    hint: 'Write a text (in quotes, if it looks like a number), a map of texts, or plural forms with `other`.',
    at: p.at,
  }
}
