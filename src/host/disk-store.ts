import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { byCodePoint } from '../lib/order.js'
import type { Store } from '../model/world.js'
import { attempt, type FileSystem, orNull, realFs } from './fs.js'

/** Goes up when the layout of the two files changes; another version reads as empty. */
const FORMAT = 1

/** A pack of which less than this is in use is written anew. */
const USED_SHARE = 0.5

/** Where a value lies in the pack. The checksum covers the key too, so that no value answers for another. */
type Slot = readonly [offset: number, length: number, checksum: number]

interface Index {
  readonly format: number
  /** The pack's own name, so that an index never meets the pack of another run. */
  readonly pack: string
  readonly slots: Readonly<Record<string, Slot>>
  /** Of `pack` and `slots` as JSON. */
  readonly checksum: number
}

/**
 * Values in one file that only grows (`<name>.<id>.pack`), and an index that says where each lies
 * (`<name>.index`), replaced in one step. A value is read when it is asked for. Whatever is damaged, cut short or
 * foreign reads as empty: a cache is never trusted.
 */
export function diskStore(options: { folder: string; name: string; fs?: FileSystem }): Store {
  const fs = options.fs ?? realFs
  const indexFile = join(options.folder, `${options.name}.index`)
  const packFile = (pack: string): string => join(options.folder, `${options.name}.${pack}.pack`)

  let index = readIndex(fs, indexFile)
  let slots = new Map(Object.entries(index?.slots ?? {}))
  let file: number | null = null
  const used = new Set<string>()
  const fresh = new Map<string, Uint8Array>()

  const readSlot = (key: string): Uint8Array | null => {
    const slot = slots.get(key)
    if (slot === undefined || index === null) return null
    file ??= orNull(['ENOENT', 'EACCES'], () => fs.openSync(packFile(index?.pack ?? ''), 'r'))
    if (file === null) return null
    const [offset, length, checksum] = slot
    const bytes = Buffer.allocUnsafe(length)
    const count = fs.readSync(file, bytes, 0, length, offset)
    return count === length && checksumOf(key, bytes) === checksum ? bytes : null
  }
  const closeFile = (): void => {
    if (file !== null) fs.closeSync(file)
    file = null
  }

  const save = (): void => {
    const kept = new Map([...slots].filter(([key]) => used.has(key) && !fresh.has(key)))
    if (fresh.size === 0 && kept.size === slots.size) return
    fs.mkdirSync(options.folder, { recursive: true })
    const size = index === null ? null : packSize(fs, packFile(index.pack))
    const inUse = [...kept.values()].reduce((sum, [, length]) => sum + length, 0)
    const isWorthKeeping = index !== null && size !== null && kept.size > 0 && inUse >= size * USED_SHARE
    const values = new Map(fresh)
    if (!isWorthKeeping) {
      for (const key of kept.keys()) {
        const bytes = readSlot(key)
        if (bytes !== null) values.set(key, bytes)
      }
      kept.clear()
    }
    closeFile()
    const before = index?.pack ?? null
    const pack = isWorthKeeping && before !== null ? before : randomUUID()
    for (const [key, slot] of append(fs, packFile(pack), values)) kept.set(key, slot)
    index = writeIndex(fs, { file: indexFile, pack, slots: kept })
    slots = kept
    fresh.clear()
    if (before !== null && before !== pack) fs.rmSync(packFile(before), { force: true })
  }

  return {
    get(key) {
      const bytes = fresh.get(key) ?? readSlot(key)
      if (bytes === null) slots.delete(key)
      else used.add(key)
      return bytes
    },
    set(key, value) {
      used.add(key)
      fresh.set(key, value)
    },
    save: () => attempt('write', indexFile, save),
  }
}

const checksumOf = (key: string, bytes: Uint8Array): number => crc32(bytes, crc32(key))

const indexChecksum = (pack: string, slots: Index['slots']): number => crc32(JSON.stringify([pack, slots]))

function readIndex(fs: FileSystem, file: string): Index | null {
  const text = orNull(['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES'], () => fs.readFileSync(file, 'utf8'))
  if (text === null) return null
  try {
    const { format, pack, slots, checksum } = JSON.parse(text) as Index
    const isSound = format === FORMAT && checksum === indexChecksum(pack, slots) && isPlainName(pack)
    return isSound ? { format, pack, slots, checksum } : null
  } catch {
    return null
  }
}

const isPlainName = (pack: string): boolean => /^[0-9a-f-]{36}$/.test(pack)

const packSize = (fs: FileSystem, file: string): number | null =>
  orNull(['ENOENT'], () => fs.lstatSync(file).size)

/** Values go out in pieces of about this many bytes: one call a value would be slow, one for all large. */
const PIECE = 4 * 1024 * 1024

function append(
  fs: FileSystem,
  path: string,
  values: ReadonlyMap<string, Uint8Array>,
): readonly (readonly [string, Slot])[] {
  const file = fs.openSync(path, 'a')
  try {
    let offset = fs.fstatSync(file).size
    let piece: Uint8Array[] = []
    let waiting = 0
    const flush = (): void => {
      if (waiting > 0) fs.writeFileSync(file, Buffer.concat(piece))
      piece = []
      waiting = 0
    }
    const slots = [...values].map(([key, bytes]): readonly [string, Slot] => {
      const slot: Slot = [offset, bytes.length, checksumOf(key, bytes)]
      offset += bytes.length
      waiting += bytes.length
      piece.push(bytes)
      if (waiting >= PIECE) flush()
      return [key, slot]
    })
    flush()
    return slots
  } finally {
    fs.closeSync(file)
  }
}

function writeIndex(
  fs: FileSystem,
  p: { file: string; pack: string; slots: ReadonlyMap<string, Slot> },
): Index {
  const slots = Object.fromEntries([...p.slots].sort(([a], [b]) => byCodePoint(a, b)))
  const index: Index = { format: FORMAT, pack: p.pack, slots, checksum: indexChecksum(p.pack, slots) }
  const temporary = `${p.file}.${process.pid}`
  fs.writeFileSync(temporary, JSON.stringify(index))
  fs.renameSync(temporary, p.file)
  return index
}
