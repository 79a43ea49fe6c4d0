/** A colour of sRGB: `#b3121d`. */
export type Hex = string

const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/iu

export const isHex = (text: string): boolean => HEX.test(text.trim())

/** What small text needs against its paper: WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5

/** Steps from a colour to black or white; finer ones cannot be seen. */
const STEPS = 50

/**
 * The colour itself where text in it can be read on the paper, else the nearest step towards black or white that can.
 * @example readableOn('#b3121d', '#fafaf8') // => '#b3121d'
 * @example readableOn('#b3121d', '#141517') // => '#d4787e'
 */
export function readableOn(colour: Hex, paper: Hex): Hex {
  const from = parse(colour)
  const end = luminance(parse(paper)) > 0.18 ? 0 : 255
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = from.map(value => Math.round(value + ((end - value) * step) / STEPS))
    if (contrast(mixed, parse(paper)) >= LEAST_CONTRAST) return format(mixed)
  }
  return format([end, end, end])
}

/** From 1 to 21, as WCAG 2.2 defines it. */
export const contrastOf = (a: Hex, b: Hex): number => contrast(parse(a), parse(b))

type Channels = readonly number[]

function parse(colour: Hex): Channels {
  const digits = colour.trim().slice(1)
  const all = digits.length === 3 ? [...digits].map(digit => digit + digit).join('') : digits
  return [0, 2, 4].map(at => Number.parseInt(all.slice(at, at + 2), 16))
}

const format = (channels: Channels): Hex =>
  `#${channels.map(value => value.toString(16).padStart(2, '0')).join('')}`

function contrast(a: Channels, b: Channels): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(channels: Channels): number {
  const [red = 0, green = 0, blue = 0] = channels.map(value => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
