import type { Diagnostic } from '../../model/diagnostic.js'
import type { SourcePath } from '../../model/names.js'
import type { LeftOutLink } from '../../model/world.js'

export function noContent(p: { readonly folder: string }): Diagnostic {
  return {
    code: 'source/no-content',
    severity: 'error',
    message: `There is no Markdown file in the folder “${p.folder}”, so there is no site to build.`,
    hint: 'Run the command in the folder of the site, or name it with --source and --content.',
  }
}

export function linkLeftOut(p: LeftOutLink): Diagnostic {
  return {
    code: 'source/link-left-out',
    severity: 'warning',
    message: `This symbolic link is not followed, because it leads ${WHERE[p.why]}.`,
    hint: 'Put a copy of the file or folder in its place, or delete the link.',
    at: { path: p.path },
  }
}

export function nearlyMarkdown(p: { readonly path: SourcePath; readonly ending: string }): Diagnostic {
  return {
    code: 'source/nearly-markdown',
    severity: 'warning',
    message: `This file is copied as it is and not built as a page, because its name ends in “.${p.ending}”.`,
    hint: 'Rename it to end in “.md” if it is a post.',
    at: { path: p.path },
  }
}

const WHERE: Readonly<Record<LeftOutLink['why'], string>> = {
  outside: 'out of the source folder',
  loop: 'back into a folder that holds it',
  broken: 'to nothing',
}
