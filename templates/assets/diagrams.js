// Draws the diagrams of a page when they come near. The library is the site's own copy; without it, or where a
// description has a mistake, the page keeps showing the description.

/**
 * @typedef {{
 *   initialize(options: object): void,
 *   render(id: string, source: string): Promise<{svg: string}>,
 * }} Mermaid
 */

// In a block: the page's other script is no module either, and its names are its own.
{
  const root = document.documentElement
  const own = document.currentScript
  const library = own instanceof HTMLScriptElement ? (own.dataset.library ?? '') : ''
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const figures = [...document.querySelectorAll('.diagram:not(.is-source)')]
  /** @type {Map<Element, string>} */
  const sources = new Map(figures.map(figure => [figure, figure.textContent ?? '']))
  /** @type {Set<Element>} */
  const shown = new Set()
  /** @type {Promise<void> | null} */
  let loading = null
  let count = 0

  /**
   * Without what could make a browser load something, or change the rules below: settings, styles and links. A
   * diagram has the page's own colours, in light and in dark.
   * @param {string} source
   */
  const withoutSettings = source =>
    source
      .replace(/^\s*---\n[\s\S]*?\n\s*---[ \t]*\n/, '')
      .replace(/%%\{[\s\S]*?\}%%/g, '')
      .split('\n')
      .flatMap(line => line.split(';'))
      .filter(line => !/^\s*(?:style|classDef|linkStyle|cssClass|click|links?|callback|href)\b/i.test(line))
      .join('\n')

  const load = () => {
    loading ??= new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
      const script = document.createElement('script')
      script.src = library
      script.addEventListener('load', () => resolve())
      script.addEventListener('error', () => reject(new Error(library)))
      document.head.append(script)
    })
    return loading
  }

  const draw = async (/** @type {Element} */ figure) => {
    const source = withoutSettings(sources.get(figure) ?? '')
    const id = `diagram-${++count}`
    try {
      await load()
      const isDark = root.dataset.colours ? root.dataset.colours === 'dark' : dark.matches
      const mermaid = /** @type {{mermaid: Mermaid}} */ (/** @type {unknown} */ (globalThis)).mermaid
      mermaid.initialize({
        startOnLoad: false,
        securityLevel: 'strict',
        secure: [
          'secure',
          'securityLevel',
          'startOnLoad',
          'htmlLabels',
          'flowchart',
          'themeCSS',
          'dompurifyConfig',
        ],
        htmlLabels: false,
        flowchart: { htmlLabels: false },
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

  const redraw = () => {
    for (const figure of shown) void draw(figure)
  }
  new MutationObserver(redraw).observe(root, { attributeFilter: ['data-colours'] })
  dark.addEventListener('change', redraw)
}
