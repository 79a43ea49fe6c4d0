/** The little that tests need to know of a page. */

export interface Page {
  /** Of `<html>`. */
  readonly language: string
  readonly links: readonly string[]
  readonly ids: ReadonlySet<string>
  readonly hreflang: ReadonlyMap<string, string>
  readonly canonical: string | null
}

/** Reads attributes off HTML that we made ourselves, where they are always quoted. */
export function readPage(html: string): Page {
  const markup = html.replace(/<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->/gu, '')
  const all = (pattern: RegExp) => [...markup.matchAll(pattern)].map(match => decodeEntities(match[1] ?? ''))
  const alternates = [...markup.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/gu)]
  return {
    language: all(/<html lang="([^"]*)"/gu)[0] ?? '',
    links: all(/<(?:a|link|img|script|source|video|audio)\b[^>]*?\s(?:href|src)="([^"]*)"/gu),
    ids: new Set(all(/\sid="([^"]*)"/gu)),
    hreflang: new Map(alternates.map(([, tag = '', href = '']) => [tag, decodeEntities(href)])),
    canonical: all(/<link rel="canonical" href="([^"]*)"/gu)[0] ?? null,
  }
}

/** The text that a reader sees in `<main>`. */
export function mainText(html: string): string {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/u.exec(html)?.[1] ?? ''
  return decodeEntities(
    main.replace(/<(?:script|style)\b[\s\S]*?<\/(?:script|style)>/gu, '').replace(/<[^>]*>/gu, ' '),
  )
    .replace(/\s+/gu, ' ')
    .trim()
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
