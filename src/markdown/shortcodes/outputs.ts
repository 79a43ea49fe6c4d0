/** An output of Liquid that stands for a part of an address, and that part. */
export interface AddressOutput {
  readonly address: string
  readonly start: number
  readonly end: number
}

/** `{{ site.baseurl }}`, `{{ "/about/" | relative_url }}` */
const VALUE = String.raw`(?:site\.(?:baseurl|url)|"[^"{}\n]*"|'[^'{}\n]*')`
const FILTER = String.raw`\s*\|\s*(?:relative_url|absolute_url|(?:append|prepend):\s*${VALUE})`
const OUTPUT = new RegExp(String.raw`\{\{-?\s*(${VALUE})((?:${FILTER})*)\s*-?\}\}`, 'y')

/** What opens an address, then only further outputs: anywhere else such braces are text. */
const OPENS_ADDRESS = /(?:\]\(\s*<?|\]:[ \t]*<?|\b(?:href|src)\s*=\s*["']?)(?:\{\{[^{}\n]*\}\})*$/

/** The longest text before an output that is looked at: a few other outputs. */
const LOOK_BACK = 200

/**
 * Reads the output of Liquid that begins at `start` where an address is expected, as Jekyll's authors write links to
 * their own site; `null` for everything else. The address is one of this site, whose base path is added later.
 */
export function readOutput(text: string, start: number): AddressOutput | null {
  OUTPUT.lastIndex = start
  const found = OUTPUT.exec(text)
  if (found === null || !OPENS_ADDRESS.test(text.slice(Math.max(0, start - LOOK_BACK), start))) return null
  const [whole, value = '', filters = ''] = found
  let address = partOf(value)
  for (const [, filter, argument = ''] of filters.matchAll(
    /\|\s*(append|prepend):\s*("[^"]*"|'[^']*'|[\w.]+)/g,
  )) {
    address = filter === 'append' ? address + partOf(argument) : partOf(argument) + address
  }
  const end = start + whole.length
  const isWhole = !/^[/\w{]/.test(text.charAt(end))
  // `{{ "about/" | relative_url }}` counts from the root of the site, and the root itself is `/`.
  const isRelative = !address.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(address)
  const rooted =
    isRelative && (address !== '' || isWhole) && !precededByOutput(text, start) ? `/${address}` : address
  return { address: encodeURI(rooted.toWellFormed()).replace(/[()]/g, encodeBracket), start, end }
}

/** Of `site.url` and `site.baseurl` nothing is left: addresses here begin at the root of the site. */
const partOf = (value: string): string => (/^["']/.test(value) ? value.slice(1, -1) : '')

const precededByOutput = (text: string, start: number): boolean => text.startsWith('}}', start - 2)

const encodeBracket = (bracket: string): string => (bracket === '(' ? '%28' : '%29')
