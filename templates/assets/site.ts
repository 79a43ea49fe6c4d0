// Everything here adds to pages that already work without it: colours, embeds on click, copying, search.

const root = document.documentElement
const byAction = (name: string): NodeListOf<Element> => document.querySelectorAll(`[data-action="${name}"]`)

colours()
embeds()
copying()
code()
storyLinks()
contents()
shortcut()
search()

/** The button changes to the other scheme and keeps the choice. */
function colours(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const current = () => root.dataset.colours ?? (dark.matches ? 'dark' : 'light')
  const metas = document.querySelectorAll('meta[name="theme-color"]')
  const own = [...metas].map(meta => meta.getAttribute('content') ?? '')
  const tint = () => {
    const chosen = root.dataset.colours
    metas.forEach((meta, i) => {
      meta.setAttribute('content', (chosen ? own[chosen === 'dark' ? 1 : 0] : own[i]) ?? '')
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
function embeds(): void {
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

/** The player of another service. */
function frame(card: HTMLAnchorElement): HTMLIFrameElement {
  const made = document.createElement('iframe')
  const address = new URL(card.dataset.embed ?? '')
  if ('embedHost' in card.dataset) address.searchParams.set('parent', location.hostname)
  made.src = address.href
  made.title = card.textContent?.trim() ?? ''
  made.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  made.referrerPolicy = 'strict-origin-when-cross-origin'
  return made
}

/** The browser's own player, for a sound or film of another host. */
function media(card: HTMLAnchorElement): HTMLMediaElement {
  const made = document.createElement(card.dataset.embedAs === 'video' ? 'video' : 'audio')
  made.src = card.dataset.embed ?? ''
  made.title = card.textContent?.trim() ?? ''
  made.controls = true
  made.autoplay = true
  return made
}

/** Hands the page's address to the device's own sharing where a finger asks, else copies it. */
function copying(): void {
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
function code(): void {
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
function storyLinks(): void {
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
function contents(): void {
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

/** `/` goes to the search field, here or on its own page. */
function shortcut(): void {
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.metaKey || event.ctrlKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : root
    if (target.closest('input, textarea, select, [contenteditable]')) return
    const field = document.querySelector('.search input')
    const [link] = byAction('search')
    if (field instanceof HTMLElement) {
      event.preventDefault()
      field.focus()
    } else if (link instanceof HTMLElement) {
      event.preventDefault()
      link.click()
    }
  })
}

/** The search is fetched when a reader turns to it. */
function search(): void {
  const place = document.querySelector('[data-search]')
  if (!(place instanceof HTMLElement)) return
  let isAsked = false
  const load = () => {
    if (isAsked) return
    isAsked = true
    const address = new URL(place.dataset.script ?? '', location.href).href
    void import(address).then((module: typeof import('./search.ts')) => module.openSearch(place))
  }
  place.addEventListener('focusin', load)
  if (location.search) load()
}
