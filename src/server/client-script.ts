import { OWN_FOLDER } from './address.js'

/** What the overlay looks like; it lives in a shadow tree, out of reach of the site's own styles. */
const OVERLAY_STYLES = `
:host { all: initial }
* { box-sizing: border-box }
.errors { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 2rem 1rem; background: rgb(20 20 24 / .8);
  font: 15px/1.55 system-ui, sans-serif; color: #eee }
.panel { max-width: 62rem; margin: 0 auto; padding: 1.25rem 1.5rem; background: #1c1c22; border-radius: .5rem;
  border-top: .3rem solid #ff6b6b; box-shadow: 0 1rem 4rem rgb(0 0 0 / .5) }
h2 { margin: 0 0 .5rem; font-size: 1.1rem }
.panel > button { float: right }
button { font: inherit; color: inherit; background: #33333d; border: 0; border-radius: .3rem; padding: .2rem .7rem; cursor: pointer }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid #8ab4ff; outline-offset: 2px }
article { padding: .8rem 0; border-top: 1px solid #3a3a44; overflow-wrap: anywhere }
p { margin: .2rem 0 }
.message { font-weight: 600 }
.where, .related { color: #b8b8c4 }
a { color: #8ab4ff }
code, pre { font-family: ui-monospace, monospace; font-size: .92em }
.error code { color: #ff8f8f } .warning code { color: #ffd27a }
pre { margin: .5rem 0; padding: .6rem .8rem; overflow: auto; background: #121216; border-radius: .3rem }
.carets { color: #ff8f8f }
.hint::before { content: 'Hint: '; color: #b8b8c4 }
.badge { position: fixed; right: .75rem; bottom: .75rem; z-index: 2147483646; max-width: min(62rem, calc(100vw - 1.5rem));
  font: 13px/1.5 system-ui, sans-serif; color: #eee; background: #1c1c22; border-radius: .4rem; border-left: .25rem solid #ffd27a;
  box-shadow: 0 .2rem 1rem rgb(0 0 0 / .4) }
.badge summary { padding: .3rem .7rem; cursor: pointer }
.badge .list { max-height: 60vh; overflow: auto; padding: 0 .9rem .5rem }
@media print { .errors, .badge { display: none } }
`

/**
 * The script of the preview, for any browser with EventSource. It tells the server which page it is on and which
 * version, and does as it is told: reload, swap stylesheets, show problems. While the page is hidden it lets go of
 * its connection, as browsers open only six to one host.
 */
export const CLIENT_SCRIPT = `(() => {
  'use strict'
  const { base, token, hash } = document.currentScript.dataset
  const KEY = 'digest-preview-scroll'
  let shown = hash
  let source = null
  let timer = 0
  let host = null
  let closed = ''

  const restore = () => {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    if (kept === null || kept.path !== location.pathname) return
    scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' })
  }
  try {
    restore()
    addEventListener('load', () => {
      restore()
      sessionStorage.removeItem(KEY)
    })
  } catch {}

  const reload = () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }))
    } catch {}
    disconnect()
    location.reload()
  }

  const plain = address => (address ?? '').replace(/\\?v=[^?]*$/, '')
  const swap = ([from, to]) => {
    for (const old of document.querySelectorAll('link[rel~="stylesheet"]')) {
      if (plain(old.getAttribute('href')) !== plain(from)) continue
      const fresh = old.cloneNode()
      fresh.setAttribute('href', to)
      // The old one goes when the new one is there: no moment without style.
      fresh.addEventListener('load', () => old.remove())
      fresh.addEventListener('error', () => old.remove())
      old.after(fresh)
    }
  }

  const plural = (count, word) => count + ' ' + word + (count === 1 ? '' : 's')
  const show = text => {
    const { html, errors, warnings, more } = JSON.parse(text)
    const isOpen = host?.shadowRoot.querySelector('details')?.open ?? false
    host?.remove()
    host = null
    if (html === '' || (errors > 0 && closed === text)) return
    host = document.createElement('digest-preview')
    const root = host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(${JSON.stringify(OVERLAY_STYLES)})
    root.adoptedStyleSheets = [sheet]
    const rest = more === 0 ? '' : '<p>… and ' + more + ' more, in the terminal.</p>'
    if (errors > 0) {
      root.innerHTML = '<div class="errors" role="dialog" aria-modal="true" aria-labelledby="title"><div class="panel">' +
        '<button type="button">Close</button><h2 id="title">' + plural(errors, 'error') +
        (warnings === 0 ? '' : ', ' + plural(warnings, 'warning')) + '</h2>' + html + rest + '</div></div>'
      const close = () => {
        closed = text
        host?.remove()
        host = null
      }
      root.querySelector('button').addEventListener('click', close)
      root.addEventListener('keydown', event => event.key === 'Escape' && close())
    } else {
      root.innerHTML = '<details class="badge"><summary>' + plural(warnings, 'warning') +
        '</summary><div class="list">' + html + rest + '</div></details>'
      root.querySelector('details').open = isOpen
    }
    document.documentElement.append(host)
    root.querySelector('button')?.focus({ preventScroll: true })
  }

  const disconnect = () => {
    clearTimeout(timer)
    source?.close()
    source = null
  }
  const connect = () => {
    disconnect()
    if (document.hidden) return
    const query = new URLSearchParams({ token, path: location.pathname, hash: shown, shows: host === null ? 'page' : 'problems' })
    const address = base + '${OWN_FOLDER}/events?' + query
    source = new EventSource(address)
    source.addEventListener('reload', reload)
    source.addEventListener('styles', event => {
      const { swaps, hash: now } = JSON.parse(event.data)
      shown = now
      swaps.forEach(swap)
    })
    source.addEventListener('problems', event => show(event.data))
    source.addEventListener('error', () => {
      disconnect()
      timer = setTimeout(async () => {
        try {
          // Another run of the preview knows nothing of this page: 403.
          const { status } = await fetch(address, { method: 'HEAD', cache: 'no-store' })
          if (status === 403) reload()
          else connect()
        } catch {
          timer = setTimeout(connect, 1000)
        }
      }, 300)
    })
  }
  addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()))
  addEventListener('pagehide', disconnect)
  addEventListener('pageshow', event => event.persisted && connect())
  connect()
})()
`
