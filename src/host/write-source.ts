import { dirname, join } from 'node:path'
import type { SourcePath } from '../model/names.js'
import { attempt, type FileSystem, realFs } from './fs.js'

/**
 * Writes a file of the source folder whole or not at all; its folder is made when it is not there.
 * @throws HostError where the system refuses.
 */
export function writeSourceFile(
  folder: string,
  { path, text }: { readonly path: SourcePath; readonly text: string },
  fs: FileSystem = realFs,
): void {
  const file = join(folder, path)
  const draft = `${file}.digest-${process.pid}`
  attempt('write', file, () => {
    fs.mkdirSync(dirname(file), { recursive: true })
    fs.writeFileSync(draft, text)
    fs.renameSync(draft, file)
  })
}
