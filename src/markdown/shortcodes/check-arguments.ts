import { badShortcodeArgument, missingShortcodeArgument } from '../../diagnostics/catalog/markdown.js'
import type { Diagnostic, Position } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'
import type { Tag } from './call.js'
import { FILE_SHORTCODES, readEmbed } from './embeds.js'

/** Says where a call of ours lacks what it cannot do without. */
export function argumentProblems(
  { name, positional, named }: Tag,
  place: { readonly path: SourcePath; readonly at: Position },
): readonly Diagnostic[] {
  const reading = readEmbed(name, { positional, named })
  if (reading?.kind === 'problem') {
    const { written, wanted } = reading
    return written === null
      ? [missingShortcodeArgument({ ...place, name, ...wanted })]
      : [badShortcodeArgument({ ...place, name, written, ...wanted })]
  }
  const lacks = LACKS.find(each => each.names.has(name))
  if (lacks === undefined || lacks.has({ positional, named })) return []
  const { argument, example } = lacks
  return [missingShortcodeArgument({ ...place, name, argument, example: example(name) })]
}

type Arguments = Pick<Tag, 'positional' | 'named'>

const LACKS: readonly {
  readonly names: ReadonlySet<string>
  readonly has: (call: Arguments) => boolean
  readonly argument: string
  readonly example: (name: string) => string
}[] = [
  {
    names: FILE_SHORTCODES,
    has: ({ positional, named }) => (named.src ?? positional[0] ?? '').trim() !== '',
    argument: 'the address of its file',
    example: name => `{{< ${name} src="…" >}}`,
  },
  {
    names: new Set(['ref', 'relref']),
    has: ({ positional, named }) => (named.path ?? positional[0] ?? '').trim() !== '',
    argument: 'the page that it refers to',
    example: name => `{{< ${name} "posts/x.md" >}}`,
  },
  {
    names: new Set(['post_url', 'link']),
    has: ({ positional }) => positional.length > 0,
    argument: 'the page that it refers to',
    example: name => (name === 'link' ? '{% link _posts/2026-01-05-x.md %}' : '{% post_url 2026-01-05-x %}'),
  },
]
