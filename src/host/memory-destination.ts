import { hashBytes } from '../lib/hash.js'
import { sortedBy } from '../lib/order.js'
import type { OutputPath } from '../model/names.js'
import { type Destination, HostError } from '../model/world.js'
import { foldersAbove } from './standing.js'

/** A destination in memory: for tests, and for the preview, which serves it. */
export interface MemoryDestination extends Destination {
  /** `null` when there is no such file. */
  read(path: string): Uint8Array | null
  /** Everything that is there, in code point order. */
  paths(): readonly string[]
  /** Puts a file there as somebody else would. */
  place(path: string, bytes: string | Uint8Array): void
}

interface MemoryFile {
  readonly bytes: Uint8Array
  readonly hash: string
}

export function memoryDestination(): MemoryDestination {
  let files = new Map<string, MemoryFile>()
  let ours = new Set<string>()
  let isBusy = false

  const open: Destination['open'] = () => {
    if (isBusy) throw new HostError({ doing: 'write', reason: 'busy', path: 'memory', detail: 'this one' })
    isBusy = true
    let isOpen = true
    const close = (): void => {
      if (isOpen) isBusy = false
      isOpen = false
    }
    const outputs = new Map<OutputPath, MemoryFile>()
    const others = (): readonly string[] => [...files.keys()].filter(path => !ours.has(path))

    /** Files of others that are this path, lie above it or below it. */
    const inTheWay = (path: OutputPath): readonly string[] => {
      const above = new Set(foldersAbove(path))
      const isInTheWay = (other: string) =>
        above.has(other) || other.startsWith(`${path}/`) || (other === path && !outputs.has(path))
      return others().filter(isInTheWay)
    }
    const wanted = new Set<OutputPath>()
    const foreign = (): readonly OutputPath[] => {
      const found = new Set([...wanted].flatMap(inTheWay))
      return sortedBy([...found] as OutputPath[], path => path)
    }
    const equal = (path: OutputPath, hash: string): MemoryFile | null => {
      const present = files.get(path)
      return present?.hash === hash ? present : null
    }
    const inTurn = (path: OutputPath): void => {
      if (!isOpen) throw new Error('this draft was committed or discarded')
      if (outputs.has(path)) throw new RangeError(`written twice: ${path}`)
      wanted.add(path)
    }
    return {
      keep(path, hash) {
        inTurn(path)
        const present = equal(path, hash)
        if (present !== null) outputs.set(path, present)
        return present !== null
      },
      write(path, bytes, hash) {
        inTurn(path)
        const isOthers = files.has(path) && !ours.has(path) && equal(path, hash) === null
        if (!isOthers) outputs.set(path, equal(path, hash) ?? { bytes: Buffer.from(bytes), hash })
      },
      foreign,
      *sizes() {
        for (const [path, file] of outputs) yield [path, file.bytes.length]
      },
      commit() {
        if (!isOpen) throw new Error('this draft was committed or discarded')
        for (const path of [...outputs.keys()]) {
          const folder = foldersAbove(path).find(above => outputs.has(above as OutputPath))
          if (folder !== undefined)
            throw new HostError({
              doing: 'write',
              reason: 'conflict',
              path: folder,
              detail: 'a file and a folder',
            })
          if (inTheWay(path).length > 0) outputs.delete(path)
        }
        const written = [...outputs].flatMap(([path, file]) => (files.get(path) === file ? [] : [path]))
        const blocked = new Set<string>(foreign())
        const removed = [...ours].filter(path => files.has(path) && !outputs.has(path as OutputPath))
        const kept = [...files].filter(([path]) => !ours.has(path) || blocked.has(path))
        files = new Map([...kept, ...outputs])
        ours = new Set(outputs.keys())
        close()
        return {
          written: sortedBy(written, path => path),
          unchanged: outputs.size - written.length,
          removed: sortedBy(removed as OutputPath[], path => path),
        }
      },
      discard: close,
    }
  }
  return {
    open,
    read: path => files.get(path)?.bytes ?? null,
    paths: () => sortedBy(files.keys(), path => path),
    place(path, bytes) {
      files.set(path, { bytes: Buffer.from(bytes), hash: hashBytes(bytes) })
    },
  }
}
