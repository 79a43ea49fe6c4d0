/** The oldest browsers that styles and scripts are made for, as `[major, minor]`: those of spring 2023. */
export const BROWSERS = {
  chrome: [111, 0],
  edge: [111, 0],
  firefox: [115, 0],
  safari: [16, 4],
  ios: [16, 4],
} as const satisfies Readonly<Record<string, readonly [number, number]>>
