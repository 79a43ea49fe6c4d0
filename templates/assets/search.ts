// The search page: loaded when a reader turns to it. The index is Pagefind's, in which every Chinese character is a word.

/** What is used of Pagefind. */
export interface Engine {
  search(query: string): Promise<{ readonly results: readonly Hit[] }>
  mergeIndex(folder: string): Promise<void>
}

interface Hit {
  readonly id: string
  readonly score: number
  data(): Promise<Found>
}

interface Found {
  readonly url: string
  readonly meta: { readonly title: string; readonly date: string }
  readonly content: string
  readonly anchors: readonly Anchor[]
}

/** A heading; `location` counts the words before it. */
interface Anchor {
  readonly id: string
  readonly text: string
  readonly location: number
}

/** The script of an index, as far as it is used. */
interface Pagefind {
  createInstance(options: { readonly basePath: string; readonly baseUrl: string }): Engine
}

/** A part of a post; `id` is empty for what stands before the first heading. */
interface Part {
  readonly id: string
  readonly title: string
  readonly text: string
}

/** By name of a field of the form. */
type Filters = Record<string, string>

/** A language that can be searched in, as the page says it. */
interface Language {
  readonly tag: string
  readonly label: string
  readonly bundles: readonly { readonly year: string; readonly href: string }[]
}

/** Makes the search page answer: the index is fetched when something is asked. */
export function openSearch(place: HTMLElement): void {
  const form = place.querySelector('form')
  const input = place.querySelector('input')
  const status = place.querySelector('[data-search-status]')
  const exactList = place.querySelector('[data-search-exact]')
  const loosePart = place.querySelector('[data-search-loose]')
  const looseList = loosePart?.querySelector('ol')
  if (!form || !input || !(status instanceof HTMLElement)) return
  if (!exactList || !(loosePart instanceof HTMLElement) || !looseList) return
  const languages: readonly Language[] = JSON.parse(place.dataset.search ?? '[]')
  const says = status.dataset
  const hint = status.textContent ?? ''
  const fields = [...place.querySelectorAll('select')]
  const engine = createEngine(languages)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const run = async (): Promise<void> => {
    const mine = ++turn
    const query = input.value.trim()
    if (!query) {
      show([], [])
      status.textContent = hint
      return
    }
    const filters: Filters = Object.fromEntries(
      fields.filter(each => each.value).map(each => [each.name, each.value]),
    )
    filters.language ??= languages[0]?.tag ?? ''
    try {
      if (!engine.isReady(filters.language)) status.textContent = says.loading ?? ''
      const searcher = await engine.load(filters.language)
      const { exact, loose } = await find(searcher, query, filters)
      const words = query.split(/\s+/).map(word => fold(word.replaceAll('"', '')))
      const rows = await Promise.all(
        [exact, loose].map(hits => Promise.all(hits.slice(0, 30).map(hit => row(hit, words)))),
      )
      if (mine !== turn) return
      show(rows[0] ?? [], rows[1] ?? [])
      status.textContent =
        exact.length + loose.length > 0
          ? (says.found ?? '').replace('{count}', String(exact.length))
          : (says.none ?? '').replace('{query}', query)
    } catch {
      if (mine === turn) status.textContent = says.failed ?? ''
    }
  }

  const show = (exact: readonly Node[], loose: readonly Node[]): void => {
    exactList.replaceChildren(...exact)
    looseList.replaceChildren(...loose)
    loosePart.hidden = loose.length === 0
  }

  const address = (): string => {
    const asked = new URLSearchParams()
    if (input.value.trim()) asked.set('q', input.value.trim())
    for (const { name, value } of fields) if (value && value !== languages[0]?.tag) asked.set(name, value)
    return asked.size ? `?${asked}` : location.pathname
  }
  const read = async (): Promise<void> => {
    const asked = new URLSearchParams(location.search)
    input.value = asked.get('q') ?? ''
    for (const field of fields) {
      const value = asked.get(field.name)
      field.value = value ?? (field.name === 'language' ? (languages[0]?.tag ?? '') : '')
    }
    await run()
  }

  input.addEventListener('input', event => {
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      history.replaceState(null, '', address())
      void run()
    }, 150)
  })
  input.addEventListener('compositionend', () => input.dispatchEvent(new Event('input')))
  const ask = (): void => {
    clearTimeout(timer)
    history.pushState(null, '', address())
    void run()
  }
  form.addEventListener('submit', event => {
    event.preventDefault()
    ask()
  })
  for (const field of fields) field.addEventListener('change', ask)
  place.addEventListener('keydown', event => {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return
    const links = [...place.querySelectorAll('.row-title a')]
    const at = links.indexOf(document.activeElement ?? place)
    if (event.key === 'Escape') {
      input.value = ''
      input.focus()
      ask()
    } else if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === input))
      focus(links[at + 1])
    else if (event.key === 'ArrowUp' && at >= 0) focus(at === 0 ? input : links[at - 1])
    else return
    event.preventDefault()
  })
  addEventListener('popstate', () => void read())
  // What was typed while this file was on its way is asked now.
  if (input.value.trim() && !location.search) ask()
  else void read()
}

function focus(element: Element | undefined): void {
  if (element instanceof HTMLElement) element.focus()
}

/** Loads the indexes of a language, each once; all of them are searched as one. */
function createEngine(languages: readonly Language[]) {
  let engine: Promise<Engine> | null = null
  const loaded = new Map<string, Promise<unknown>>()
  return {
    isReady: (tag: string): boolean => loaded.has(tag),
    async load(tag: string): Promise<Engine> {
      const bundles = languages.find(language => language.tag === tag)?.bundles ?? []
      const [first] = bundles
      if (!engine && first) {
        engine = import(new URL(`${first.href}pagefind.js`, location.href).href).then(
          (module: Pagefind): Engine => module.createInstance({ basePath: first.href, baseUrl: '/' }),
        )
        engine.catch(() => {
          engine = null
          loaded.clear()
        })
      }
      if (!engine) throw new Error('nothing to search')
      const ready = await engine
      const rest = loaded.size ? bundles : bundles.slice(1)
      const merged = loaded.get(tag) ?? Promise.all(rest.map(({ href }) => ready.mergeIndex(href)))
      loaded.set(tag, merged)
      await merged
      return ready
    },
  }
}

/**
 * First the posts that have every word as it was typed; then those that have it in parts, or as a beginning. A
 * phrase is found without a rank, so the order is that of the characters alone.
 */
export async function find(
  engine: Engine,
  query: string,
  filters: Filters,
): Promise<{ readonly exact: readonly Hit[]; readonly loose: readonly Hit[] }> {
  const words = query.match(/"[^"]+"|[^\s"]+/g) ?? []
  const narrowed = Object.entries(filters).map(([name, value]) => `"${filterWord(name, value)}"`)
  const ask = async (asked: readonly string[]): Promise<Hit[]> => {
    const answers = await Promise.all([...asked, ...narrowed].map(each => engine.search(each)))
    const [first = new Map(), ...others] = answers.map(
      ({ results }) => new Map(results.map(hit => [hit.id, hit])),
    )
    return [...first.values()].filter(hit => others.every(other => other.has(hit.id)))
  }
  const [found, ranked] = await Promise.all([
    ask(words.map(word => `"${spaced(word)}"`)),
    engine.search(spaced(query)),
  ])
  const ranks = new Map(ranked.results.map(({ id, score }) => [id, score]))
  const exact = found.sort((a, b) => (ranks.get(b.id) ?? 0) - (ranks.get(a.id) ?? 0))
  const parts = words.flatMap(word => partsOf(spaced(word)))
  const known = new Set(exact.map(hit => hit.id))
  const loose = parts.length ? (await ask(parts)).filter(hit => !known.has(hit.id)) : []
  return { exact, loose }
}

/** The word that the index has for a filter. */
function filterWord(name: string, value: string): string {
  const bytes = [...new TextEncoder().encode(`${name}:${value}`)]
  return `zz${bytes.map(byte => byte.toString(16).padStart(2, '0')).join('')}`
}

/** Chinese in its words, each as a phrase; words of other scripts as the beginnings of words. */
function partsOf(text: string): string[] {
  const runs = text.split(/(?<=[^\x00-\u02ff]) (?=[\x00-\u02ff])|(?<=[\x00-\u02ff]) (?=[^\x00-\u02ff])/u)
  return runs.flatMap(run =>
    CJK.test(run) ? wordsOf(run.replaceAll(' ', '')).map(word => `"${[...word].join(' ')}"`) : run.split(' '),
  )
}

/** A browser that cannot tell words apart looks for the characters. */
function wordsOf(text: string): string[] {
  if (!('Segmenter' in Intl)) return [...text]
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u

/** As the index has it: a blank before and after every Chinese character. */
function spaced(text: string): string {
  return fold(text.replaceAll('"', '')).replace(new RegExp(CJK, 'gu'), ' $& ').replace(/\s+/g, ' ').trim()
}

/** Full-width and half-width, capital and small letters are one. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

async function row(hit: Hit, words: readonly string[]): Promise<Node> {
  const data = await hit.data()
  const best = bestPart(data, words)
  const item = document.createElement('li')
  item.className = 'row'
  const body = element('div', 'row-body')
  body.append(titled({ className: 'row-title', href: data.url }, data.meta.title, words))
  if (best.id)
    body.append(titled({ className: 'row-story', href: `${data.url}#${best.id}` }, best.title, words))
  const text = element('p', 'row-summary is-whole')
  text.append(...marked(passage(best.text, words), words))
  body.append(text)
  const date = element('p', 'row-date')
  date.textContent = data.meta.date
  item.append(date, body)
  return item
}

/**
 * The story or part of a post that has the most of the words; what stands before them all only when it has more.
 */
function bestPart({ content, anchors }: Found, words: readonly string[]): Part {
  const all = content.split(/\s+/)
  const starts = [...anchors].sort((a, b) => a.location - b.location)
  const parts = starts.map(({ id, text, location }, index) => ({
    id,
    title: joined(text),
    text: joined(all.slice(location + text.split(/\s+/).length, starts[index + 1]?.location).join(' ')),
  }))
  const before = { id: '', title: '', text: joined(all.slice(0, starts[0]?.location).join(' ')) }
  const weight = (part: Part): number => {
    const text = fold(`${part.title}\n${part.text}`)
    const counts = words.map(word => text.split(word).length - 1)
    return (
      counts.filter(Boolean).length * 100 +
      Math.min(
        99,
        counts.reduce((sum, count) => sum + count, 0),
      )
    )
  }
  const shown = parts.filter(part => part.id !== 'zzfilters')
  const best = shown.reduce((a, b) => (weight(b) > weight(a) ? b : a), shown[0] ?? before)
  return weight(before) >= weight(best) + 50 ? before : best
}

/** The text round the first of the words. */
function passage(text: string, words: readonly string[]): string {
  const folded = fold(text)
  const places = words.map(word => folded.indexOf(word)).filter(place => place >= 0)
  const from = Math.max(0, Math.min(...places, text.length) - 40)
  const start = places.length && from > 0 ? from : 0
  const end = start + 140
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`
}

function titled(
  { className, href }: { readonly className: string; readonly href: string },
  title: string,
  words: readonly string[],
): Node {
  const line = element('p', className)
  const link = document.createElement('a')
  link.href = href
  link.append(...marked(title, words))
  line.append(link)
  return line
}

/** The index's text as it was written. */
function joined(text: string): string {
  return text.replace(
    /(?<=[\u3000-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]) | (?=[\u3000-\u9fff\uac00-\ud7ff\uf900-\ufaff])/g,
    '',
  )
}

/** The text with each word in `<mark>`. */
function marked(text: string, words: readonly string[]): (Node | string)[] {
  // Folding can change the length of a character, so each folded unit remembers where it came from.
  let folded = ''
  const from: number[] = []
  let at = 0
  for (const character of text) {
    const unit = fold(character)
    for (let i = 0; i < unit.length; i++) from.push(at)
    folded += unit
    at += character.length
  }
  from.push(at)
  const parts: (Node | string)[] = []
  let done = 0
  for (let i = 0; i < folded.length; ) {
    const word = words.find(each => folded.startsWith(each, i))
    if (!word) {
      i++
      continue
    }
    const start = from[i] ?? 0
    const end = from[i + word.length] ?? text.length
    const mark = document.createElement('mark')
    mark.textContent = text.slice(start, end)
    parts.push(text.slice(done, start), mark)
    done = end
    i += word.length
  }
  parts.push(text.slice(done))
  return parts
}

function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  return made
}
