import { imageSize } from 'image-size'

/** Width and height in pixels as a browser shows the picture; `null` for what is no picture that can be measured. */
export function pictureSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  try {
    const { width, height, orientation = 1 } = imageSize(alone(bytes))
    if (!(width > 0 && height > 0)) return null
    // EXIF 5 to 8 are turned by a quarter.
    const turned = orientation >= 5 && orientation <= 8
    return turned
      ? { width: Math.round(height), height: Math.round(width) }
      : { width: Math.round(width), height: Math.round(height) }
  } catch {
    return null
  }
}

/** The library reads past the end of a file that is cut short, into whatever shares its memory. */
const alone = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)
