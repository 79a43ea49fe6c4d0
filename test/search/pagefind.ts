import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { pagefindIndexer } from '../../src/host/search-indexer.ts'
import type { SearchText } from '../../src/model/search.ts'
import type { Engine } from '../../templates/assets/search.ts'

/** Pagefind's own search over an index on disk, outside a browser. */
export async function openIndex(
  texts: readonly SearchText[],
): Promise<{ readonly engine: Engine; readonly close: () => void }> {
  const indexer = pagefindIndexer()
  const files = await indexer.index(texts)
  await indexer.close()
  const folder = mkdtempSync(join(tmpdir(), 'digest-search-'))
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  const before = globalThis.fetch
  globalThis.fetch = async address => new Response(readFileSync(String(address).replace(/\?.*$/u, '')))
  const module = await import(pathToFileURL(join(folder, 'pagefind.js')).href)
  return {
    engine: module.createInstance({ basePath: `${folder}/`, baseUrl: '/' }) as Engine,
    close: () => {
      globalThis.fetch = before
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
