// Everything here adds to pages that already work without it: colours, embeds on click, copying, search.

const root = document.documentElement
const byAction = (/** @type {string} */ name) => document.querySelectorAll(`[data-action="${name}"]`)

colours()
embeds()
copying()
code()
storyLinks()
contents()
search()

/** The button changes to the other scheme and keeps the choice. */
function colours() {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const current = () => root.dataset.colours ?? (dark.matches ? 'dark' : 'light')
  const metas = document.querySelectorAll('meta[name="theme-color"]')
  const own = [...metas].map(meta => meta.getAttribute('content') ?? '')
  const tint = () => {
    const chosen = root.dataset.colours
    metas.forEach((meta, i) => {
      meta.setAttribute('content', chosen ? own[chosen === 'dark' ? 1 : 0] : own[i])
    })
  }
  tint()
  for (const button of byAction('colours')) {
    button.addEventListener('click', () => {
      const next = current() === 'dark' ? 'light' : 'dark'
      root.dataset.colours = next
      tint()
      try {
        localStorage.setItem('digest-colours', next)
      } catch {
        // A browser that keeps nothing still changes this page.
      }
    })
  }
}

/** A plain click on a card puts the player in its place; any other click follows the link. */
function embeds() {
  document.addEventListener('click', event => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : null
    const card = target?.closest('a[data-embed]')
    if (!(card instanceof HTMLAnchorElement)) return
    event.preventDefault()
    const player = card.dataset.embedAs ? media(card) : frame(card)
    card.parentElement?.querySelector('figcaption')?.remove()
    card.replaceWith(player)
    player.focus()
  })
}

/** The player of another service. @param {HTMLAnchorElement} card */
function frame(card) {
  const made = document.createElement('iframe')
  const address = new URL(card.dataset.embed ?? '')
  if ('embedHost' in card.dataset) address.searchParams.set('parent', location.hostname)
  made.src = address.href
  made.title = card.textContent?.trim() ?? ''
  made.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  made.referrerPolicy = 'strict-origin-when-cross-origin'
  return made
}

/** The browser's own player, for a sound or film of another host. @param {HTMLAnchorElement} card */
function media(card) {
  const made = document.createElement(card.dataset.embedAs === 'video' ? 'video' : 'audio')
  made.src = card.dataset.embed ?? ''
  made.title = card.textContent?.trim() ?? ''
  made.controls = true
  made.autoplay = true
  return made
}

/** Copies the page's address, or hands it to the device's own sharing where a finger asks. */
function copying() {
  for (const button of byAction('copy')) {
    if (!(button instanceof HTMLElement)) continue
    const label = button.firstElementChild ?? button
    const before = label.textContent
    button.addEventListener('click', async () => {
      const address = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? location.href
      try {
        if (matchMedia('(pointer: coarse)').matches && navigator.share) {
          await navigator.share({ title: document.title, url: address })
          return
        }
        await navigator.clipboard.writeText(address)
        label.textContent = button.dataset.done ?? before
        setTimeout(() => {
          label.textContent = before
        }, 2000)
      } catch {
        // The reader closed the sheet, or the browser keeps the clipboard to itself.
      }
    })
  }
}

/** A button on each block of code copies it. */
function code() {
  for (const block of document.querySelectorAll('.code[data-copy]')) {
    if (!(block instanceof HTMLElement)) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'code-copy'
    button.dataset.action = 'copy-code'
    const label = document.createElement('span')
    label.setAttribute('aria-live', 'polite')
    label.textContent = block.dataset.copy ?? ''
    button.append(label)
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(block.querySelector('code')?.textContent ?? '')
        label.textContent = block.dataset.copied ?? ''
        setTimeout(() => {
          label.textContent = block.dataset.copy ?? ''
        }, 2000)
      } catch {
        // The browser keeps the clipboard to itself.
      }
    })
    block.append(button)
  }
}

/** A story's permalink is a link; it also copies its address, and still goes there. */
function storyLinks() {
  for (const link of byAction('copy-link')) {
    if (!(link instanceof HTMLAnchorElement)) continue
    const before = link.title
    link.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(link.href)
        link.dataset.copied = ''
        link.title = link.dataset.done ?? before
        setTimeout(() => {
          delete link.dataset.copied
          link.title = before
        }, 2000)
      } catch {
        // The browser keeps the clipboard to itself; the address is in its own field now.
      }
    })
  }
}

/** Marks the part of the text that is being read in the table of contents. */
function contents() {
  const links = new Map(
    [...document.querySelectorAll('.contents a')].map(link => [
      decodeURIComponent(link.getAttribute('href') ?? '').slice(1),
      link,
    ]),
  )
  if (links.size === 0 || !('IntersectionObserver' in window)) return
  const headings = [...links.keys()]
    .map(id => document.getElementById(id))
    .filter(heading => heading !== null)
  const observer = new IntersectionObserver(
    () => {
      const passed = headings.filter(heading => heading.getBoundingClientRect().top < innerHeight / 3)
      const now = passed.at(-1)?.id
      for (const [id, link] of links) {
        if (id === now) link.setAttribute('aria-current', 'true')
        else link.removeAttribute('aria-current')
      }
    },
    { rootMargin: '0px 0px -66% 0px' },
  )
  for (const heading of headings) observer.observe(heading)
}

/**
 * @typedef {{title: string, url: string, date: string | null, summary: string, terms: string[] | string, text: string}} Entry
 * @typedef {Entry & {folded: {title: string, terms: string, text: string}}} Folded
 */

/** The search page: the index is fetched with the first character. */
function search() {
  const place = document.querySelector('[data-search]')
  const form = place?.querySelector('form')
  const input = place?.querySelector('input')
  const status = place?.querySelector('[data-search-status]')
  const list = place?.querySelector('[data-search-results]')
  if (!(place instanceof HTMLElement) || !form || !input || !status || !list) return
  const hint = status.textContent ?? ''
  /** @type {Promise<Folded[]> | null} */
  let index = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const load = () =>
    fetch(place.dataset.search ?? '')
      .then(response => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
      .then((/** @type {Entry[]} */ entries) => entries.map(prepare))

  const run = async () => {
    const query = input.value.trim()
    const words = fold(query).split(/\s+/).filter(Boolean)
    if (words.length === 0) {
      list.replaceChildren()
      status.textContent = hint
      return
    }
    try {
      if (index === null) {
        status.textContent = place.dataset.loading ?? ''
        index = load()
      }
      const entries = await index
      if (input.value.trim() !== query) return
      const found = entries
        .map(entry => ({ entry, score: score(entry, words) }))
        .filter(hit => hit.score > 0)
        .sort((a, b) => b.score - a.score)
      status.textContent = found.length
        ? (place.dataset.found ?? '').replace('{count}', String(found.length))
        : (place.dataset.none ?? '').replace('{query}', query)
      list.replaceChildren(...found.slice(0, 50).map(hit => row(hit.entry, words)))
    } catch {
      index = null
      status.textContent = place.dataset.failed ?? ''
    }
  }

  const address = () => {
    const query = input.value.trim()
    return query ? `?q=${encodeURIComponent(query)}` : location.pathname
  }
  const read = () => {
    input.value = new URLSearchParams(location.search).get('q') ?? ''
    void run()
  }

  input.addEventListener('input', event => {
    if (event instanceof InputEvent && event.isComposing) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      history.replaceState(null, '', address())
      void run()
    }, 120)
  })
  input.addEventListener('compositionend', () => input.dispatchEvent(new Event('input')))
  form.addEventListener('submit', event => {
    event.preventDefault()
    clearTimeout(timer)
    history.pushState(null, '', address())
    void run()
  })
  addEventListener('popstate', read)
  read()
}

/** @param {Entry} entry @returns {Folded} */
function prepare(entry) {
  const terms = Array.isArray(entry.terms) ? entry.terms.join(' ') : (entry.terms ?? '')
  return {
    ...entry,
    folded: { title: fold(entry.title), terms: fold(terms), text: fold(`${entry.summary} ${entry.text}`) },
  }
}

/** Full-width and half-width, capital and small letters are one. @param {string} text */
function fold(text) {
  return text.normalize('NFKC').toLowerCase()
}

/** Every word must be somewhere; a title counts most. @param {Folded} entry @param {string[]} words */
function score(entry, words) {
  let sum = 0
  for (const word of words) {
    const points =
      (entry.folded.title.includes(word) ? 8 : 0) +
      (entry.folded.terms.includes(word) ? 4 : 0) +
      (entry.folded.text.includes(word) ? 1 : 0)
    if (points === 0) return 0
    sum += points
  }
  return sum
}

/** @param {Folded} entry @param {string[]} words */
function row(entry, words) {
  const item = document.createElement('li')
  item.className = 'row'
  const date = element('p', 'row-date')
  const day = /^\d{4}-\d\d-\d\d/.exec(entry.date ?? '')?.[0]
  if (day) {
    const time = document.createElement('time')
    time.dateTime = day
    time.textContent = new Intl.DateTimeFormat(root.lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00Z`),
    )
    date.append(time)
  } else {
    date.textContent = entry.date ?? ''
  }
  const body = element('div', 'row-body')
  const title = element('p', 'row-title')
  const link = document.createElement('a')
  link.href = entry.url
  link.append(...marked(entry.title, words))
  title.append(link)
  const summary = element('p', 'row-summary is-whole')
  summary.append(...marked(passage(entry, words), words))
  body.append(title, summary)
  item.append(date, body)
  return item
}

/** The summary, or the part of the text that holds the first word. @param {Folded} entry @param {string[]} words */
function passage(entry, words) {
  const [word = ''] = words
  const text = entry.text.replace(/\s+/g, ' ')
  if (fold(entry.summary).includes(word)) return entry.summary
  const at = fold(text).indexOf(word)
  if (at < 0) return entry.summary
  const from = Math.max(0, at - 40)
  return `${from > 0 ? '…' : ''}${text.slice(from, at + 100)}…`
}

/** The text with each word in `<mark>`. @param {string} text @param {string[]} words @returns {(Node | string)[]} */
function marked(text, words) {
  // Folding can change the length of a character, so each folded unit remembers where it came from.
  let folded = ''
  /** @type {number[]} */
  const from = []
  let at = 0
  for (const character of text) {
    const unit = fold(character)
    for (let i = 0; i < unit.length; i++) from.push(at)
    folded += unit
    at += character.length
  }
  from.push(at)
  /** @type {(Node | string)[]} */
  const parts = []
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

/** @param {string} name @param {string} className */
function element(name, className) {
  const made = document.createElement(name)
  made.className = className
  return made
}
