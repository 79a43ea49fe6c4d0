/**
 * `robots.txt` (RFC 9309): everything may be read, beside the paths given.
 * @param p.disallow encoded paths with their base: `/repo/search/`
 */
export function robots(p: { readonly sitemap: string | null; readonly disallow: readonly string[] }): string {
  const rules = p.disallow.length === 0 ? ['Allow: /'] : p.disallow.map(path => `Disallow: ${path}`)
  const lines = ['User-agent: *', ...rules, ...(p.sitemap === null ? [] : ['', `Sitemap: ${p.sitemap}`])]
  return `${lines.join('\n')}\n`
}
