/** What a piece of code is to its reader; the stylesheet has a colour for each: `.tok-comment`. */
export type Role =
  | 'comment'
  | 'string'
  | 'constant'
  | 'keyword'
  | 'function'
  | 'type'
  | 'tag'
  | 'name'
  | 'inserted'
  | 'deleted'
  | 'heading'

/** By TextMate's names for scopes (its manual, 12.4), which all grammars share. */
export const ROLES: readonly { readonly role: Role; readonly scopes: readonly string[] }[] = [
  { role: 'comment', scopes: ['comment', 'punctuation.definition.comment', 'string.comment'] },
  { role: 'string', scopes: ['string', 'punctuation.definition.string', 'markup.inline.raw', 'markup.raw'] },
  {
    role: 'constant',
    scopes: [
      'constant',
      'support.constant',
      'variable.language',
      'keyword.other.unit',
      'variable.other.constant',
    ],
  },
  {
    role: 'keyword',
    scopes: [
      ...['keyword', 'storage', 'keyword.operator.expression', 'keyword.operator.logical.python'],
      ...['keyword.operator.new', 'keyword.operator.word', 'punctuation.definition.keyword'],
    ],
  },
  { role: 'function', scopes: ['entity.name.function', 'support.function', 'meta.function-call.generic'] },
  {
    role: 'type',
    scopes: [
      ...['entity.name.type', 'entity.name.class', 'entity.other.inherited-class', 'support.type'],
      ...['support.class', 'entity.name.namespace'],
    ],
  },
  { role: 'tag', scopes: ['entity.name.tag', 'entity.name.selector'] },
  {
    role: 'name',
    scopes: ['entity.other.attribute-name', 'support.type.property-name', 'meta.object-literal.key'],
  },
  { role: 'inserted', scopes: ['markup.inserted', 'punctuation.definition.inserted'] },
  { role: 'deleted', scopes: ['markup.deleted', 'punctuation.definition.deleted'] },
  { role: 'heading', scopes: ['markup.heading', 'markup.bold', 'entity.name.section'] },
]
