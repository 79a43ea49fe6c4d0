import { stripForbidden } from './text.js'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Safe as text and in quoted attributes, of XML and of HTML. */
export function escapeXml(text: string): string {
  return stripForbidden(text).replace(/[&<>"']/g, mark => ENTITIES[mark] ?? mark)
}
