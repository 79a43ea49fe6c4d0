import { formatJson } from '../diagnostics/format/json.js'
import { inReadingOrder } from '../diagnostics/format/order.js'
import { formatTerminal } from '../diagnostics/format/terminal.js'
import { isError } from '../diagnostics/outcome.js'
import { writeSourceFile } from '../host/write-source.js'
import { type SourcePath, sourcePath } from '../model/names.js'
import { readBuildRequest } from './build-request.js'
import type { OptionValues } from './command-line.js'
import { type DecidedSite, readSite } from './read-site.js'
import { EXIT, type Surroundings, type UsageError } from './surroundings.js'
import { withProposals } from './terms-proposals.js'
import { reportTerms, type TermsReport } from './terms-report.js'
import { formatTerms } from './terms-text.js'

/** Lists the terms of a site, and with `--write` adds what it proposes to the data files. */
export async function termsCommand(values: OptionValues, world: Surroundings): Promise<number | UsageError> {
  const request = readBuildRequest(values, world)
  if ('kind' in request) return request
  const { out, err } = world.terminal
  const opened = await readSite(request, `digest ${world.version}`)
  const errors = opened.diagnostics.filter(isError)
  if (opened.site === null || errors.length > 0) {
    const shown = inReadingOrder(errors)
    err.write(formatTerminal(shown, { colours: err.colours, read: opened.read }))
    return EXIT.failed
  }
  const report = reportTerms(opened.site)
  const written = values.write === true ? writeProposals(request.source, { opened, report }) : []
  if (values.json === true) out.write(`${formatJson({ ...report, written })}\n`)
  else {
    out.write(formatTerms(report))
    if (values.write === true)
      out.write(written.length === 0 ? 'Nothing to add.\n' : written.map(path => `Wrote ${path}\n`).join(''))
  }
  return EXIT.built
}

function writeProposals(
  folder: string,
  { opened, report }: { readonly opened: DecidedSite; readonly report: TermsReport },
): readonly SourcePath[] {
  return report.taxonomies.flatMap(taxonomy => {
    const names = ['yaml', 'yml'].map(ending => sourcePath(`data/taxonomies/${taxonomy.name}.${ending}`))
    const path = names.find(name => opened.read(name) !== null) ?? names[0]
    if (path === undefined) return []
    const text = withProposals(opened.read(path), taxonomy)
    if (text === null) return []
    writeSourceFile(folder, { path, text })
    return [path]
  })
}
