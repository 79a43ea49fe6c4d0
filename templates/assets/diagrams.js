// Draws the diagrams of a page when they come near. The library is the site's own copy; without it, or where a
// description has a mistake, the page keeps showing the description.

const root = document.documentElement
const library = document.currentScript?.dataset.library ?? ''
const dark = matchMedia('(prefers-color-scheme: dark)')
const figures = [...document.querySelectorAll('.diagram')]
/** @type {Map<Element, string>} */
const sources = new Map(figures.map(figure => [figure, figure.textContent ?? '']))
/** @type {Set<Element>} */
const shown = new Set()
/** @type {Promise<void> | null} */
let loading = null
let count = 0

const observer = new IntersectionObserver(
  entries => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue
      observer.unobserve(target)
      shown.add(target)
      void draw(target)
    }
  },
  { rootMargin: '600px' },
)
for (const figure of figures) observer.observe(figure)

new MutationObserver(redraw).observe(root, { attributeFilter: ['data-colours'] })
dark.addEventListener('change', redraw)

function redraw() {
  for (const figure of shown) void draw(figure)
}

function load() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = library
    script.addEventListener('load', () => resolve())
    script.addEventListener('error', () => reject(new Error(library)))
    document.head.append(script)
  })
  return loading
}

/** @param {Element} figure */
async function draw(figure) {
  const source = sources.get(figure) ?? ''
  const id = `diagram-${++count}`
  try {
    await load()
    const isDark = root.dataset.colours ? root.dataset.colours === 'dark' : dark.matches
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      suppressErrorRendering: true,
      theme: isDark ? 'dark' : 'neutral',
      fontFamily: getComputedStyle(figure).fontFamily,
    })
    const { svg } = await mermaid.render(id, source)
    const drawing = document.createElement('div')
    drawing.className = 'diagram-drawing'
    drawing.innerHTML = svg
    figure.replaceChildren(drawing)
  } catch {
    document.getElementById(`d${id}`)?.remove()
  }
}
