import type { SourceCandidate } from '../../model/document.js'

/** A comma ends a candidate only behind a blank: addresses may hold commas (HTML, 4.8.4.2). */
const CANDIDATE = /[\s,]*([^\s,](?:\S*[^\s,])?)(?:[ \t\n\f\r]+([\d.]+[wxh]))?[ \t\n\f\r]*(?:,|$)/gy

/** More than any author lists; the rest is passed over. */
const MAX_CANDIDATES = 32

/**
 * @example readSourceSet('a.png 1x, b.png 2x') // => [{ target: 'a.png', descriptor: '1x' }, …]
 */
export function readSourceSet(text: string): readonly SourceCandidate[] {
  return [...text.slice(0, 10_000).matchAll(CANDIDATE)]
    .slice(0, MAX_CANDIDATES)
    .map(([, target = '', descriptor = '']) => ({ target, descriptor }))
}
