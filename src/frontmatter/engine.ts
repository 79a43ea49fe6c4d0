import type { MapNode } from '../lib/data-tree.js'
import type { Outcome, Place } from '../model/diagnostic.js'

/** Reads a block of one format; `place` turns an offset of the block into a place of the file. */
export type Engine = (block: string, place: (offset: number) => Place) => Outcome<MapNode | null>

/** A block that says nothing. */
export const NO_FIELDS: MapNode = { kind: 'map', entries: [], start: 0 }
