import * as say from '../diagnostics/catalog/front-matter.js'
import type { AiNotice } from '../model/document.js'
import { describeNode } from './describe-node.js'
import type { Field, FieldReader } from './fields.js'

/**
 * `ai: {generated, model, reviewedBy}`, or `ai: true`. A map that does not say `generated` is there because a
 * model wrote the post.
 */
export function readNotice(field: Field | null, reader: FieldReader): AiNotice | null {
  if (field === null) return null
  if (field.node.kind === 'list') {
    const wanted = 'a map: {generated: true, model: …}'
    reader.report(say.wrongType({ at: field.at, field: field.key, found: describeNode(field.node), wanted }))
    return null
  }
  if (field.node.kind === 'scalar') {
    const generated = reader.truth(field)
    return generated === null ? null : { generated, model: null, reviewedBy: null, sourceCount: null }
  }
  return {
    generated: reader.truth(reader.within(field, ['generated'])) ?? true,
    model: reader.line(reader.within(field, ['model'])),
    reviewedBy: reader.line(reader.within(field, ['reviewedBy', 'reviewed_by'])),
    sourceCount: null,
  }
}
