import { escapeXml } from '../lib/xml.js'

/** Values of attributes; one that is `null` is left out. */
export type Attributes = Readonly<Record<string, string | null>>

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

/** With the stylesheet that a browser shows the file by. */
export const xmlProlog = (stylesheet: string | null): string =>
  stylesheet === null
    ? XML_DECLARATION
    : `${XML_DECLARATION}<?xml-stylesheet type="text/css" href="${escapeXml(stylesheet)}"?>\n`

/** A line of XML that is complete, escaped and ends with a line break. */
export type XmlLine = string

/**
 * An element that holds text.
 * @example textElement('title', {}, 'A & B') // => '<title>A &amp; B</title>\n'
 */
export function textElement(name: string, attributes: Attributes, text: string): XmlLine {
  return `<${name}${attributesText(attributes)}>${escapeXml(text)}</${name}>\n`
}

/**
 * An element that holds nothing but attributes.
 * @example emptyElement('link', { href: '/' }) // => '<link href="/"/>\n'
 */
export function emptyElement(name: string, attributes: Attributes): XmlLine {
  return `<${name}${attributesText(attributes)}/>\n`
}

/** An element that holds other elements. */
export function element(name: string, attributes: Attributes, children: readonly XmlLine[]): XmlLine {
  return `<${name}${attributesText(attributes)}>\n${children.join('')}</${name}>\n`
}

/** For the root of a feed with what is `forReaders`. */
export const XHTML = { 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' } as const

/**
 * A link of HTML for who opens a feed in a browser, where a feed's own links lead nowhere, and a day that a person
 * reads; nothing without a stylesheet. Foreign elements are allowed in Atom (RFC 4287, section 6) and, in a
 * namespace, in RSS; programs pass them over.
 */
export function forReaders(
  stylesheet: string | null,
  { href, text, day }: { readonly href: string; readonly text: string; readonly day: string },
): readonly XmlLine[] {
  if (stylesheet === null) return []
  return [...(day === '' ? [] : [textElement('xhtml:p', {}, day)]), textElement('xhtml:a', { href }, text)]
}

function attributesText(attributes: Attributes): string {
  let text = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) text += ` ${name}="${escapeXml(value)}"`
  }
  return text
}
