import fs from 'node:fs'
import { join } from 'node:path'
import { ABSENT, orNull } from './fs.js'

/** Files below a folder and their bytes; links are not followed. `null`: there is no such folder. */
export function folderSize(folder: string): { readonly files: number; readonly bytes: number } | null {
  const entries = orNull(ABSENT, () => fs.readdirSync(folder, { recursive: true, withFileTypes: true }))
  if (entries === null) return null
  let [files, bytes] = [0, 0]
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const stats = orNull(ABSENT, () => fs.lstatSync(join(entry.parentPath, entry.name)))
    files += 1
    bytes += stats?.size ?? 0
  }
  return { files, bytes }
}
