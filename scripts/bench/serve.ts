import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePosts } from './posts.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Saves that are measured, after some that warm the compiler of JavaScript up. */
const SAVES = 15
const WARM_UP = 5

/** Milliseconds between two saves, as a quick author's; longer than the preview's second looks. */
const REST = 1800

/**
 * `npm run bench serve [posts …]`: with a page open, from a save of its post to the moment when the new page has
 * arrived: noticed, built, told, asked for, answered. By default at 1,000 and 10,000 posts.
 */
export async function run(argv: readonly string[]): Promise<void> {
  const counts = argv.filter(argument => /^\d+$/u.test(argument)).map(Number)
  console.log(
    `${'posts'.padEnd(8)}${'ready ms'.padStart(10)}${'median ms'.padStart(11)}${'worst ms'.padStart(10)}`,
  )
  for (const count of counts.length === 0 ? [1000, 10_000] : counts) {
    const { ready, latencies } = await measure(count)
    const sorted = [...latencies].sort((a, b) => a - b)
    const cells = [ready, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0]
    const [first = '', second = '', third = ''] = cells.map(value => String(Math.round(value)))
    console.log(`${String(count).padEnd(8)}${first.padStart(10)}${second.padStart(11)}${third.padStart(10)}`)
  }
}

async function measure(count: number): Promise<{ ready: number; latencies: readonly number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'digest-bench-serve-'))
  writePosts(folder, { count, from: join(ROOT, 'content') })
  const started = performance.now()
  const program = spawn(
    process.execPath,
    [join(ROOT, 'dist/main.js'), 'serve', '--watch', '--port', '0', '--source', folder],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  try {
    const origin = await new Promise<string>(resolve => {
      let said = ''
      program.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /Serving (http:\/\/[^/\s]+)/u.exec(said)?.[1]
        if (found !== undefined) resolve(found)
      })
    })
    const ready = performance.now() - started
    const { address, file } = await findPage(origin, folder)
    const latencies: number[] = []
    // The folders must be watched before the first save.
    await rest()
    for (let n = 0; n < WARM_UP + SAVES; n++) {
      const time = await saveAndSee({ origin, address, file, text: `\nParagraph ${n}.\n` })
      if (n >= WARM_UP) latencies.push(time)
      await rest()
    }
    return { ready, latencies }
  } finally {
    program.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A post in the middle of the archive whose address is its file name. */
async function findPage(origin: string, folder: string): Promise<{ address: string; file: string }> {
  const names = readdirSync(join(folder, 'content/posts')).filter(name =>
    /^\d{8}-\d+-.*(?<!\.en)\.md$/u.test(name),
  )
  const middle = Math.floor(names.length / 2)
  for (const name of [...names.slice(middle), ...names]) {
    const address = `/posts/${encodeURIComponent(name.replace(/\.md$/u, '').toLowerCase())}/`
    const { status } = await get(origin + address)
    if (status === 200) return { address, file: join(folder, 'content/posts', name) }
  }
  throw new Error('no page to look at')
}

interface Save {
  readonly origin: string
  readonly address: string
  readonly file: string
  readonly text: string
}

/** Does what the reload script does: listens, and asks for the page again when it is told to. */
async function saveAndSee({ origin, address, file, text }: Save): Promise<number> {
  const before = (await get(origin + address)).body
  const [, token = ''] = /data-token="([^"]*)"/u.exec(before) ?? []
  const [, hash = ''] = /data-hash="([^"]*)"/u.exec(before) ?? []
  const query = new URLSearchParams({ token, hash, path: address })
  const told = listen(`${origin}/.digest-preview/events?${query}`)
  await told.open
  const started = performance.now()
  appendFileSync(file, text)
  await told.reload
  const { body } = await get(origin + address)
  const time = performance.now() - started
  if (!body.includes(text.trim())) throw new Error('a stale page')
  return time
}

/** Both resolve as what they name happens. */
function listen(address: string): { open: Promise<void>; reload: Promise<void> } {
  const tell = { open: () => {}, reload: () => {} }
  const open = new Promise<void>(resolve => {
    tell.open = resolve
  })
  const reload = new Promise<void>(resolve => {
    tell.reload = resolve
  })
  const sent = request(address, response => {
    response.on('data', (chunk: Buffer) => {
      tell.open()
      if (!chunk.includes('event: reload')) return
      tell.reload()
      sent.destroy()
    })
  })
  sent.on('error', () => {})
  sent.end()
  return { open, reload }
}

function get(address: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent: false }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
      )
    })
    sent.on('error', reject)
    sent.end()
  })
}

const rest = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, REST)
  })
