import type { Drawing, DrawPicture } from '../model/drawing.js'
import { PAPERS } from '../model/theme.js'

/** The icons of a site for what shows no SVG, by name. */
export type Icons = Readonly<Record<IconName, Uint8Array>>
export type IconName = (typeof ICONS)[number]['name']

export type IconProblem = { readonly kind: 'text' } | { readonly kind: 'unreadable'; readonly detail: string }

/**
 * `ground`: `none` leaves what is transparent; else the icon lies on its own colour, or on paper, and takes up that
 * share of the width. Phones cut icons into shapes of their own: a maskable one keeps everything within the middle
 * 80 % (W3C, Web Application Manifest).
 */
const ICONS = [
  { name: 'favicon.ico', size: 32, ground: 'none' },
  { name: 'icon-192.png', size: 192, ground: 'none' },
  { name: 'icon-512.png', size: 512, ground: 'none' },
  { name: 'apple-touch-icon.png', size: 180, ground: { own: 1, paper: 0.8 } },
  { name: 'icon-maskable-512.png', size: 512, ground: { own: 0.8, paper: 0.64 } },
] as const satisfies readonly {
  readonly name: string
  readonly size: number
  readonly ground: 'none' | { readonly own: number; readonly paper: number }
}[]

/** Draws every icon from the one SVG. */
export function icons(svg: string, draw: DrawPicture): Icons | IconProblem {
  if (/<(?:[\w-]+:)?(?:text|foreignObject)\b/u.test(svg.replace(/<!--[\s\S]*?-->/gu, '')))
    return { kind: 'text' }
  // Alone first: within another, an SVG with a mistake is passed over in silence.
  const alone = draw(svg, 64)
  if ('problem' in alone) return { kind: 'unreadable', detail: alone.problem }
  const colour = groundOf(alone)
  const made: [IconName, Uint8Array][] = []
  for (const { name, size, ground } of ICONS) {
    const share = ground === 'none' ? 1 : colour === null ? ground.paper : ground.own
    const drawn = draw(
      onGround(svg, { share, colour: ground === 'none' ? null : (colour ?? PAPERS.light) }),
      size,
    )
    if ('problem' in drawn) return { kind: 'unreadable', detail: drawn.problem }
    made.push([name, name.endsWith('.ico') ? ico(drawn.png, size) : drawn.png])
  }
  return Object.fromEntries(made) as Record<IconName, Uint8Array>
}

/** A square with the icon in its middle. */
function onGround(
  svg: string,
  { share, colour }: { readonly share: number; readonly colour: string | null },
): string {
  const data = Buffer.from(svg).toString('base64')
  const ground = colour === null ? '' : `<rect width="100" height="100" fill="${colour}"/>`
  const [side, edge] = [share * 100, 50 - share * 50]
  const image = `<image href="data:image/svg+xml;base64,${data}" x="${edge}" y="${edge}" width="${side}" height="${side}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${ground}${image}</svg>`
}

/** Where the icon's own ground is looked for: near the middle of each side, as shares of width and height. */
const SIDES = [
  [0.5, 0.07],
  [0.5, 0.93],
  [0.07, 0.5],
  [0.93, 0.5],
] as const

/** The colour that is near all four sides of the icon; `null` when there is no such colour. */
function groundOf({ width, height, pixels }: Drawing): string | null {
  const colours = SIDES.map(([x, y]) => {
    const start = (Math.floor(y * height) * width + Math.floor(x * width)) * 4
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(start, start + 4)
    return opacity < 255 ? null : `rgb(${red},${green},${blue})`
  })
  const [first = null] = colours
  return colours.every(colour => colour === first) ? first : null
}

/** An ICO file with one picture in it: 6 bytes for the file, 16 for the picture, then the PNG. */
function ico(png: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(HEAD + png.length)
  const view = new DataView(bytes.buffer)
  const little = true
  view.setUint16(2, 1, little)
  view.setUint16(4, 1, little)
  bytes.set([size, size], 6)
  view.setUint16(10, 1, little)
  view.setUint16(12, 32, little)
  view.setUint32(14, png.length, little)
  view.setUint32(18, HEAD, little)
  bytes.set(png, HEAD)
  return bytes
}

const HEAD = 22
