/**
 * What a post's HTML may hold, after GitHub's own list. Everything that is not named here is removed; see
 * hast-util-sanitize for the form. Ids and classes of raw HTML are dealt with before (finish.ts).
 */

/**
 * Classes that an author may set: those of Chirpy's prompts, alignment, and languages of code. No others, so that
 * a text cannot dress up as a part of the page's frame (a menu, a notice that a person has reviewed it).
 */
export const AUTHOR_CLASS =
  /^(?:prompt-(?:tip|info|warning|danger)|left|right|center|normal|text-(?:left|center|right)|lead|shadow|rounded|small|language-[\w+#.-]{1,40})$/

/** Classes of our own passes and of remark's trees. */
const OWN_CLASS =
  /^(?:story|story-heading|story-headline|item-headline|key-points|source-list|ai-notice|footnotes|table-scroll|task-list-item|contains-task-list|alert|alert-(?:title|note|tip|important|warning|caution))$/

const MEDIA = ['width', 'height', 'controls', 'loop', 'muted', 'poster', 'preload']

export const SCHEMA = {
  tagNames: [
    ...['a', 'abbr', 'article', 'aside', 'audio', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'center'],
    ...[
      'cite',
      'code',
      'col',
      'colgroup',
      'dd',
      'del',
      'details',
      'dfn',
      'div',
      'dl',
      'dt',
      'em',
      'figcaption',
    ],
    ...['figure', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'input', 'ins', 'kbd', 'li', 'mark'],
    ...[
      'ol',
      'p',
      'picture',
      'pre',
      'q',
      'rp',
      'rt',
      'ruby',
      's',
      'samp',
      'section',
      'small',
      'source',
      'span',
    ],
    ...[
      'strike',
      'strong',
      'sub',
      'summary',
      'sup',
      'table',
      'tbody',
      'td',
      'tfoot',
      'th',
      'thead',
      'time',
      'tr',
    ],
    ...['tt', 'u', 'ul', 'var', 'video', 'wbr'],
  ],
  attributes: {
    '*': [
      ...['align', 'ariaLabel', 'dir', 'id', 'lang', 'title', 'translate', 'vAlign'],
      ['className', AUTHOR_CLASS, OWN_CLASS],
    ],
    a: ['href', 'hrefLang', 'rel', ['role', 'doc-noteref', 'doc-backlink']],
    audio: ['src', ...MEDIA],
    blockquote: ['cite'],
    col: ['span', 'width'],
    colgroup: ['span', 'width'],
    del: ['cite', 'dateTime'],
    details: ['open'],
    div: [
      ['role', 'group'],
      ['tabIndex', /^0$/],
    ],
    img: ['alt', 'decoding', 'height', 'loading', 'src', 'width'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    ins: ['cite', 'dateTime'],
    li: ['value'],
    ol: ['reversed', 'start', 'type'],
    q: ['cite'],
    section: [['role', 'doc-endnotes']],
    source: ['src', 'srcSet', 'media', 'sizes', 'type', 'width', 'height'],
    td: ['colSpan', 'rowSpan', 'headers', 'width', 'noWrap'],
    th: ['abbr', 'colSpan', 'rowSpan', 'headers', 'scope', 'width', 'noWrap'],
    time: ['dateTime'],
    video: ['src', 'playsInline', ...MEDIA],
  },
  ancestors: {
    source: ['audio', 'picture', 'video'],
    tbody: ['table'],
    td: ['table'],
    tfoot: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto', 'tel'],
    poster: ['http', 'https'],
    src: ['http', 'https', 'data'],
  },
  required: { input: { disabled: true, type: 'checkbox' } },
  /** Elements whose text goes with them: it is code, or a substitute for what is gone. */
  strip: [
    ...['applet', 'embed', 'frameset', 'iframe', 'math', 'noembed', 'noframes', 'noscript', 'object'],
    ...['plaintext', 'script', 'style', 'svg', 'template', 'title', 'xmp'],
  ],
  /** One owner of the prefix: finish.ts. */
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
} as const

/** What a line of text may hold: a field of front matter is shown in several places, so it has no ids. */
export const INLINE_SCHEMA = {
  ...SCHEMA,
  tagNames: [
    ...[
      'a',
      'abbr',
      'b',
      'bdi',
      'br',
      'cite',
      'code',
      'del',
      'em',
      'i',
      'ins',
      'kbd',
      'mark',
      'q',
      'rp',
      'rt',
    ],
    ...['ruby', 's', 'samp', 'small', 'strong', 'sub', 'sup', 'u', 'var', 'wbr'],
  ],
  attributes: { '*': ['dir', 'lang', 'title'], a: ['href', 'hrefLang', 'rel'] },
} as const

/** Elements that run code, load a foreign page or send something; their loss is worth a warning. */
export const EXECUTABLE_ELEMENTS: ReadonlySet<string> = new Set([
  ...['applet', 'base', 'embed', 'form', 'frame', 'frameset', 'iframe', 'link', 'math', 'meta', 'object'],
  ...['portal', 'script', 'style', 'svg'],
])

/** @see SCHEMA.strip */
export const STRIPPED_ELEMENTS: ReadonlySet<string> = new Set(SCHEMA.strip)
