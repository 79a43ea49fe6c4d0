/** An SVG as pixels; `problem` says why it cannot be read. Text is not drawn: there are no fonts. */
export type DrawPicture = (svg: string, width: number) => Drawing | { readonly problem: string }

export interface Drawing {
  readonly width: number
  readonly height: number
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly pixels: Uint8Array
  readonly png: Uint8Array
}
