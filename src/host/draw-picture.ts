import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { DrawPicture } from '../model/drawing.js'
import { attempt } from './fs.js'

/** The library can be started once in a process, and two builds may want it at the same time. */
let starting: Promise<void> | null = null

/** Loads resvg, compiled to WebAssembly: the same pixels on every machine. */
export async function loadDrawPicture(): Promise<DrawPicture> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  const program = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
  starting ??= initWasm(attempt('read', program, () => readFileSync(program)))
  await starting
  return (svg, width) => {
    try {
      const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render()
      const { height, pixels } = drawing
      return { width: drawing.width, height, pixels, png: drawing.asPng() }
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) }
    }
  }
}
