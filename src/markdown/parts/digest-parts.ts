import type { Reading } from '../reading.js'
import type { Root } from '../tree.js'
import { keyPoints } from './key-points.js'
import { partsOf } from './sections.js'
import { sources } from './sources.js'
import { setHeadlinesApart, stories } from './stories.js'

/** Finds the parts of a digest, and what each is made of. Nothing is moved, and nothing is taken from the text. */
export function digestParts(root: Root, reading: Reading): void {
  const storyItems = new Set<object>()
  for (const part of partsOf(root, reading.partNames)) {
    part.heading.data = { ...part.heading.data, part: part.kind }
    if (part.kind === 'stories')
      for (const item of stories(part.content, { root, reading })) storyItems.add(item)
    if (part.kind === 'sources') sources(part.content, reading)
    if (part.kind === 'keyPoints') keyPoints(part.content, reading)
  }
  setHeadlinesApart(root, storyItems)
}
